"""What moto answers, written faster: nothing else may change."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from moto.core.parse import BaseJSONParser, JSONParser
from moto.core.serialize import AttributePicker, JSONSerializer, ResponseSerializer, XFormedAttributePicker
from moto.core.utils import get_service_model

from infra.local.http import answers
from infra.local.patching import original

ITEM = {
    "pk": {"S": "a"},
    "count": {"N": "3"},
    "digest": {"B": "AAE="},
    "open": {"BOOL": False},
    "nothing": {"NULL": True},
    "names": {"SS": ["b", "c"]},
    "list": {"L": [{"S": ""}, {"L": []}]},
    "map": {"M": {"a": {"M": {}}, "n": {"N": "0"}}},
}
CASES: list[tuple[str, str, Any]] = [
    ("dynamodb", "GetItem", {"Item": ITEM, "ConsumedCapacity": {"TableName": "t", "CapacityUnits": 0.5}}),
    ("dynamodb", "Query", {"Items": [ITEM, {}], "Count": 2, "ScannedCount": 2, "LastEvaluatedKey": {}}),
    ("dynamodb", "TransactWriteItems", {}),
    ("sqs", "ReceiveMessage", {"messages": [{"message_id": "m", "Body": "b", "attributes": {"a": "1"}}]}),
    ("cognito-idp", "AdminGetUser", SimpleNamespace(username="u", enabled=True)),
    ("cognito-idp", "AdminGetUser", {"Username": "u", "Enabled": None, "user_attributes": [{"name": "email"}]}),
]


@pytest.mark.parametrize("picker_class", [AttributePicker, XFormedAttributePicker])
@pytest.mark.parametrize(("service", "operation", "result"), CASES)
def test_what_is_written_is_what_was_written_before(
    monkeypatch: pytest.MonkeyPatch, service: str, operation: str, result: Any, picker_class: type[AttributePicker]
) -> None:
    answers.install()
    model = get_service_model(service).operation_model(operation)
    mended = JSONSerializer(model, value_picker=picker_class()).serialize(result)
    monkeypatch.setattr(
        ResponseSerializer, "_serialize_type_structure", original(ResponseSerializer, "_serialize_type_structure")
    )
    assert JSONSerializer(model, value_picker=picker_class()).serialize(result) == mended


@pytest.mark.parametrize("kind", ITEM)
def test_what_is_read_is_what_was_read_before(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    answers.install()
    parser = JSONParser(get_service_model("dynamodb").operation_model("PutItem"))
    asked: Any = {"body": json.dumps({"TableName": "t", "Item": {kind: ITEM[kind]}, "ReturnValues": "NONE"})}
    mended = parser.parse(asked)
    monkeypatch.setattr(BaseJSONParser, "_parse_structure", original(BaseJSONParser, "_parse_structure"))
    assert parser.parse(asked) == mended
