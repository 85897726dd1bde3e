"""What moto answers, written faster: nothing else may change."""

from types import SimpleNamespace
from typing import Any

import pytest
from moto.core.serialize import AttributePicker, AttributePickerContext, XFormedAttributePicker
from moto.core.utils import get_service_model

from infra.local import answers
from infra.local.patching import original

STORED: list[Any] = [
    {"DBInstanceIdentifier": "id", "Engine": "e"},
    {"db_instance_identifier": "id", "engine": "e"},
    {"Identifier": "id", "Engine": None},
    {"identifier": "id"},
    {},
    SimpleNamespace(identifier="id", engine="e"),
]


@pytest.mark.parametrize("picker_class", [AttributePicker, XFormedAttributePicker])
@pytest.mark.parametrize("stored", STORED)
def test_each_member_is_found_where_it_was_found_before(picker_class: type[Any], stored: Any) -> None:
    answers.install()
    unmended = original(AttributePicker, "__call__")
    for context in _members(stored):
        expected = unmended(picker_class(), context)
        assert [picker_class()(context), picker_class()(context)] == [expected, expected]


def _members(stored: Any) -> list[AttributePickerContext]:
    shape: Any = get_service_model("rds").shape_for("DBInstance")
    for member in shape.members.values():
        member.parent = shape
    model: Any = None  # no alias asks for it
    return [AttributePickerContext(stored, name, it, model, model, name) for name, it in shape.members.items()]
