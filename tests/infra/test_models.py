"""Keys and indexes of the template's tables against the stores' models, which are found by looking, not by a list."""

import importlib
import pkgutil
from typing import Any

import pytest
from pynamodb.indexes import Index

import chalicelib
from chalicelib.adapters.dynamo import KeyedModel
from tests.infra.composed import of_type

TABLES = {
    "organisation": "OrganisationTable",
    "onboarding": "OrganisationTable",
    "files": "FilesTable",
    "deposit": "DepositsTable",
    "registry": "RegistryTable",
    "signing": "SigningTable",
    "evidence": "EvidenceTable",
    "notices": "NoticesTable",
    "web": "SessionsTable",
    "bulk": "BulkTable",
    "registered": "RegisteredTable",
    "transparency": "TreeTable",
    "lasting": "EvidenceTable",
    "bundles": "SessionsTable",
}
OF_THEIR_OWN = {"LogItem": "LogTable"} | dict.fromkeys(
    ("AttemptItem", "BrowserItem", "LinkItem", "PendingSignInItem"), "SessionsTable"
)


def _models() -> list[type[KeyedModel]]:
    """Every model of the product that is stored: those with no model below them."""
    for module in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
        if "store" in module.name:
            importlib.import_module(module.name)
    pending, found = [KeyedModel], []
    while pending:
        model = pending.pop()
        below = model.__subclasses__()
        pending += below
        if not below and model.__module__.startswith("chalicelib."):
            found.append(model)
    return sorted(found, key=lambda model: model.__name__)


def _table(model: type[KeyedModel]) -> dict[str, Any]:
    context = model.__module__.split(".")[1]
    table = OF_THEIR_OWN.get(model.__name__, TABLES[context])
    properties: dict[str, Any] = of_type("AWS::DynamoDB::Table")[table]["Properties"]
    return properties


def _indexes(model: type[KeyedModel]) -> dict[str, Index[Any]]:
    indexes: dict[str, Index[Any]] = model._indexes
    return indexes


def _by_name(key_schema: list[dict[str, str]]) -> dict[str, str]:
    return {it["AttributeName"]: it["KeyType"] for it in key_schema}


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_a_model_is_keyed_as_its_table(model: type[KeyedModel]) -> None:
    keys = {"HASH": model._hash_keyname, "RANGE": model._range_keyname}
    assert {it["KeyType"]: it["AttributeName"] for it in _table(model)["KeySchema"]} == keys


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_a_models_indexes_are_its_tables_by_name_key_type_and_projection(model: type[KeyedModel]) -> None:
    table = _table(model)
    there = {it["IndexName"]: it for it in table.get("GlobalSecondaryIndexes", [])}
    types = {it["AttributeName"]: it["AttributeType"] for it in table["AttributeDefinitions"]}
    for name, index in _indexes(model).items():
        schema = index._get_schema()
        assert _by_name(there[name]["KeySchema"]) == _by_name(schema["key_schema"])
        assert there[name]["Projection"]["ProjectionType"] == index.Meta.projection.projection_type
        for definition in schema["attribute_definitions"]:
            assert types[definition["AttributeName"]] == definition["AttributeType"]


def test_no_index_is_paid_for_that_no_model_reads() -> None:
    read: dict[str, set[str]] = {}
    for model in _models():
        table = OF_THEIR_OWN.get(model.__name__, TABLES[model.__module__.split(".")[1]])
        read.setdefault(table, set()).update(_indexes(model))
    for table, resource in of_type("AWS::DynamoDB::Table").items():
        declared = {it["IndexName"] for it in resource["Properties"].get("GlobalSecondaryIndexes", [])}
        assert declared == read.get(table, set()), table
