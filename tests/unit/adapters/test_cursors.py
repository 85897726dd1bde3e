"""A cursor leads back into its own list, or nowhere."""

import base64
import json
from typing import Any

import pytest

from chalicelib.adapters.cursors import read_cursor, write_cursor
from chalicelib.kernel.errors import InvalidError

KEY = {"pk": {"S": "mail/1"}, "basket": {"S": "desk/ours"}, "serial": {"N": "12"}}


def read(cursor: str | None) -> dict[str, Any] | None:
    return read_cursor(cursor, {"basket": "desk/ours"}, pk="S", serial="N")


def test_a_cursor_leads_back_to_its_place() -> None:
    assert read(write_cursor(KEY)) == KEY
    assert read(write_cursor(None)) is None


@pytest.mark.parametrize(
    "key",
    [
        {**KEY, "basket": {"S": "desk/theirs"}},
        {**KEY, "more": {"S": "x"}},
        {"pk": {"S": "x"}},
        {**KEY, "pk": {"S": ""}},
        {**KEY, "pk": {"S": 1}},
        {**KEY, "pk": "mail/1"},
        {**KEY, "serial": {"N": "1e5"}},
        {**KEY, "serial": {"S": "12"}},
        [],
        None,
    ],
)
def test_any_other_place_is_refused(key: Any) -> None:
    with pytest.raises(InvalidError):
        read(base64.urlsafe_b64encode(json.dumps(key).encode()).decode())


@pytest.mark.parametrize("cursor", ["!", "é", "AAAA", base64.urlsafe_b64encode(b"[" * 100_000).decode()])
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidError):
        read(cursor)
