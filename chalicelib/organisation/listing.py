"""The directory, a page at a time."""

from collections.abc import Sequence

from chalicelib.kernel.paging import Page
from chalicelib.organisation.model import Administration

PAGE_SIZE = 50


def slice_of(found: Sequence[Administration], cursor: str) -> Page[Administration]:
    """The page after the administration whose slug is ``cursor``; an unknown cursor reads from the start."""
    slugs = [administration.slug for administration in found]
    start = slugs.index(cursor) + 1 if cursor in slugs else 0
    items = tuple(found[start : start + PAGE_SIZE])
    return Page(items, items[-1].slug if start + PAGE_SIZE < len(found) else None)
