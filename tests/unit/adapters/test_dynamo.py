"""How models are given their tables."""

import os

import pytest
from pynamodb.attributes import UnicodeAttribute
from pynamodb.connection import Connection

from chalicelib.adapters import dynamo


class SomeItem(dynamo.KeyedModel):
    """Bound to nothing yet."""

    name = UnicodeAttribute()


class OtherItem(SomeItem):
    """Has one attribute more."""

    nickname = UnicodeAttribute()


@pytest.fixture(autouse=True)
def _connections_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was kept for the process would speak to AWS for whoever comes later."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, os.environ.get(name, "test"))
    monkeypatch.setattr(dynamo, "_connection", lambda region: Connection(region=region))


def test_a_model_that_is_bound_again_to_its_table_is_left_as_it_is() -> None:
    dynamo.bind(SomeItem, "Some", "eu-west-1")
    before = SomeItem.Meta
    dynamo.bind(SomeItem, "Some", "eu-west-1")
    assert SomeItem.Meta is before


def test_a_model_is_bound_to_another_table_where_that_is_asked() -> None:
    dynamo.bind(SomeItem, "Some", "eu-west-1")
    dynamo.bind(SomeItem, "Another", "eu-west-1")
    assert SomeItem.Meta.table_name == "Another"


def test_a_model_is_bound_for_itself_though_what_it_inherits_is_bound_already() -> None:
    dynamo.bind(SomeItem, "Same", "eu-west-1")
    dynamo.bind(OtherItem, "Same", "eu-west-1")
    assert OtherItem._get_connection() is not SomeItem._get_connection()
