"""The API's description: valid, complete, and followed by the API itself (``tests/contract.py`` asks on every call)."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests import contract
from tests.conftest import PortalSession
from tests.journeys import Journey


@pytest.fixture
def described(http: PortalSession) -> Any:
    """The description as it is served."""
    return http.get("/api/v1/openapi.json").json()


def test_the_description_is_valid_openapi(described: Any) -> None:
    validate(described)
    assert described["openapi"].startswith("3.1")
    assert described == contract.description()


def _parameters(described: Any, method: str, path: str) -> dict[str, Any]:
    given = map(contract.resolve, described["paths"][path][method]["parameters"])
    return {parameter["name"]: parameter for parameter in given}


@pytest.mark.usefixtures("journey")
def test_what_a_route_reads_is_named_typed_and_explained(described: Any) -> None:
    mails = _parameters(described, "get", "/mails")
    assert mails["basket"]["required"] and mails["basket"]["schema"]["type"] == "string"
    assert not mails["cursor"]["required"] and "Link" in mails["cursor"]["description"]
    entries = _parameters(described, "get", "/registers/{register_id}/entries")
    assert entries["year"]["schema"]["type"] == "integer" and entries["order"]["schema"]["enum"] == ["asc", "desc"]
    digest = _parameters(described, "get", "/verifications")["sha256"]
    assert digest["required"] and digest["schema"]["pattern"]
    operations = [(path, method, it) for path, methods in described["paths"].items() for method, it in methods.items()]
    for path, method, operation in operations:
        parameters = _parameters(described, method, path)
        assert {"lang", "Accept-Language"} <= parameters.keys(), path
        assert all(it.get("description") for it in parameters.values() if it["in"] != "path"), path
        assert operation["description"] and operation["summary"], path


@pytest.mark.usefixtures("journey")
def test_headers_of_creations_changes_and_lists_are_described(described: Any) -> None:
    assert "Idempotency-Key" in _parameters(described, "post", "/deposits")
    assert _parameters(described, "put", "/deposits/{deposit_id}")["If-Match"]["required"]
    assert "If-None-Match" in _parameters(described, "get", "/mails/{mail_id}")
    created = described["paths"]["/deposits"]["post"]["responses"]
    assert {"ETag", "Location", "X-Correlation-Id"} == created["201"]["headers"].keys()
    assert "Link" in described["paths"]["/mails"]["get"]["responses"]["200"]["headers"]
    throttled = contract.resolve(created["429"])
    assert "Retry-After" in throttled["headers"]
    assert throttled["content"]["application/problem+json"]["schema"]["$ref"].endswith("/Problem")


@pytest.mark.usefixtures("journey")
def test_who_may_call_is_described(described: Any) -> None:
    paths, schemes = described["paths"], described["components"]["securitySchemes"]
    assert paths["/verifications"]["get"]["security"] == []
    assert paths["/administrations"]["get"]["security"] == [{}, {"client": ["directory:read"]}]
    assert {"client": ["mail:read"]} in paths["/mails"]["get"]["security"]
    assert not any("client" in way for way in paths["/operations"]["get"]["security"])
    assert {"agent": []} in paths["/mails"]["get"]["security"]
    assert {"agent": ["operator"]} in paths["/operations"]["get"]["security"]
    assert {"reply": []} in paths["/trackings/{code}/reply"]["get"]["security"]
    named = [name for path in paths.values() for it in path.values() for way in it["security"] for name in way]
    assert set(named) == schemes.keys()
    assert {it for path in paths.values() for operation in path.values() for it in operation["tags"]} == {
        tag["name"] for tag in described["tags"]
    }


def test_every_example_fits_what_it_is_an_example_of(journey: Journey) -> None:
    given = contract.description()
    examples = list(_examples(given["components"]["schemas"]))
    assert len(examples) > 5
    for schema, example in examples:
        within = {**schema, "components": given["components"]}
        assert not list(Draft202012Validator(within).iter_errors(example)), example
    example = next(it for schema, it in examples if schema.get("title") == "NewDraft")
    example["administration"] = journey.seeded.administration.slug
    assert journey.call("POST", "/deposits", json=example, expect=201)["depositor"]["phone"] == "+212612345678"


def _examples(schema: Any) -> Iterator[tuple[Any, Any]]:
    """Every schema that has examples, with each of them."""
    if isinstance(schema, dict):
        for example in schema.get("examples", ()):
            yield schema, example
        for part in schema.values():
            yield from _examples(part)
