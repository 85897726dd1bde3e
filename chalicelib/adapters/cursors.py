"""Cursors: where a page of a list ends, for the next call to begin. Clients keep them as they are; nobody has to."""

import base64
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from chalicelib.kernel.paging import unreadable_cursor

LONGEST_KEY = 2048  # characters; DynamoDB's own limit is 2048 bytes for a partition key, 1024 for a sort key
_NUMBER = re.compile(r"\d{1,38}", re.ASCII)


def write_cursor(key: dict[str, Any] | None) -> str | None:
    """An opaque, URL-safe cursor of DynamoDB's last evaluated key; None at the end of a list."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode() if key else None


class Keyed(Protocol):
    """An item of a table."""

    pk: Any
    sk: Any


def cursor_after(found: Sequence[Keyed], limit: int) -> str | None:
    """The cursor of the page after ``limit`` items of a partition, of which one more was asked for: without that one,
    DynamoDB would lead from the last item on to an empty page."""
    if len(found) <= limit:
        return None
    last = found[limit - 1]
    return write_cursor({"pk": {"S": last.pk}, "sk": {"S": last.sk}})


def read_cursor(cursor: str | None, within: Mapping[str, str], **sorts: str) -> dict[str, Any] | None:
    """The key of a cursor that :func:`write_cursor` made of a place in the same list.

    ``within`` is the list's partition (attribute and value), ``sorts`` the key's other attributes with their DynamoDB
    types (``S`` or ``N``). :class:`InvalidError` for anything else: DynamoDB would answer that with a fault.
    """
    if not cursor:
        return None
    key = opened_cursor(cursor)
    if not isinstance(key, dict) or key.keys() != within.keys() | sorts.keys():
        raise unreadable_cursor()
    if not all(key[name] == {"S": value} for name, value in within.items()):
        raise unreadable_cursor()
    if not all(_is(sort, key[name]) for name, sort in sorts.items()):
        raise unreadable_cursor()
    return key


def opened_cursor(cursor: str) -> Any:
    """What :func:`write_cursor` was given, not judged yet; :class:`InvalidError` where nothing can be read."""
    try:
        return json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (ValueError, RecursionError) as error:
        raise unreadable_cursor() from error


def _is(sort: str, value: Any) -> bool:
    """Whether a value is DynamoDB JSON of that type."""
    if not isinstance(value, dict) or list(value) != [sort] or not isinstance(value[sort], str):
        return False
    text: str = value[sort]
    return _NUMBER.fullmatch(text) is not None if sort == "N" else 0 < len(text) <= LONGEST_KEY
