"""Lists that are read a page at a time."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some items, and the opaque cursor of the next page; None at the end."""

    items: tuple[T, ...]
    next_cursor: str | None = None
