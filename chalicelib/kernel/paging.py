"""Lists that are read a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from chalicelib.kernel.errors import InvalidError, Problem

T = TypeVar("T")


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """Nothing else of its list has it."""


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some items, and the opaque cursor of the next page; None at the end."""

    items: tuple[T, ...]
    next_cursor: str | None = None


def page_of(listed: Sequence[N], cursor: str | None, limit: int) -> Page[N]:
    """A page of a list that is read whole and that nothing leaves. The cursor is the id of the page's last item, so
    that what comes in before it moves nothing. ``InvalidError`` for one that names nothing in the list."""
    ids = [item.id for item in listed]
    if cursor and cursor not in ids:
        raise unreadable_cursor()
    first = ids.index(cursor) + 1 if cursor else 0
    items = tuple(listed[first : first + limit])
    return Page(items, items[-1].id if first + limit < len(listed) else None)


def unreadable_cursor() -> InvalidError:
    """Says that a cursor is not one of the list that it came with."""
    return InvalidError([Problem("cursor", "paging.cursor_unreadable")])
