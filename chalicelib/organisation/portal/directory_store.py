"""The directory's lists and words, as items written with each administration.

Some two scores of small items an administration buy that no page and no search reads more, however many have joined.
"""

from collections.abc import Iterator
from itertools import product

from pynamodb.attributes import UnicodeAttribute

from chalicelib.adapters.cursors import cursor_after, read_cursor
from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page, unreadable_cursor
from chalicelib.kernel.text import folded
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import NamedItem, names
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.listing import EVERYWHERE, Facets, Listed, facets_of, words_to_find
from chalicelib.organisation.structure.model import Standing
from chalicelib.organisation.structure.places import region_of

PLATFORM = "platform"
_LONGEST_SORT = 20  # letters of a name that the lists are sorted by; the slug goes on from there


class DirectoryItem(NamedItem):
    """pk ``directory/{ar|fr|platform}``, sk ``{folded name}#{slug}``; pk ``words/{letter}``, sk ``{word}#{slug}``.

    Lists of one region, of one sector, and of both have a pk of their own: ``directory/{ar|fr}/{region}/{sector}``.
    """

    id = UnicodeAttribute()
    code = UnicodeAttribute()
    standing = UnicodeAttribute(null=True)
    region = UnicodeAttribute(null=True)
    sector = UnicodeAttribute(null=True)

    def listed(self) -> Listed:
        """The entry as stored."""
        slug = self.sk.rpartition("#")[2]
        standing = Standing(self.standing or Standing.ACTIVE)
        return Listed(self.id, slug, self.code, self.name(), standing, self.region or "", self.sector or "")


class DirectoryStore:
    """Lists by name, and words."""

    def by_name(self, list_: str, cursor: str, limit: int, facets: Facets = EVERYWHERE) -> Page[Listed]:
        """A page of the list ``ar``, ``fr`` (the public's, perhaps narrowed) or ``platform`` (with those closed)."""
        return _page(_list(list_, facets), "", cursor, limit)

    def by_word(self, beginning: str, cursor: str, limit: int) -> Page[Listed]:
        """A page of those with a word that begins so; one with two such words comes twice."""
        return _page(f"words/{beginning[0]}", beginning, cursor, limit)


def write_entries(work: Work, before: Administration | None, after: Administration) -> None:
    """The lists and words of an administration, as it now is; those that no longer lead to it are taken away."""
    was = {(item.pk, item.sk): item for item in _entries(before)} if before else {}
    now = {(item.pk, item.sk): item for item in _entries(after)}
    for key in was.keys() - now.keys():
        dynamo(work).delete(was[key])
    for key, item in now.items():
        if key not in was or was[key].attribute_values != item.attribute_values:
            dynamo(work).save(item)


def _entries(it: Administration) -> Iterator[DirectoryItem]:
    yield _entry(f"directory/{PLATFORM}", it.name.fr, it)
    if it.standing is Standing.CLOSED:
        return
    for language, facets in product(Language, facets_of(it)):
        yield _entry(_list(language.value, facets), it.name.in_(language), it)
    for word in words_to_find(it):
        yield _item(f"words/{word[0]}", word, it)


def _list(name: str, facets: Facets) -> str:
    return f"directory/{name}/{facets.region}/{facets.sector}" if facets else f"directory/{name}"


def _entry(pk: str, name: str, it: Administration) -> DirectoryItem:
    return _item(pk, folded(name)[:_LONGEST_SORT], it)


def _item(pk: str, key: str, it: Administration) -> DirectoryItem:
    """As small as it can be: a page of them is to fit one read unit. No standing means in service."""
    standing = None if it.standing is Standing.ACTIVE else it.standing.value
    return DirectoryItem(
        pk, f"{key}#{it.slug}", id=it.id, code=it.code, standing=standing,
        region=region_of(it.place) or None, sector=it.sector or None, **names(it.name),
    )  # fmt: skip


def _page(pk: str, beginning: str, cursor: str, limit: int) -> Page[Listed]:
    """Those of a partition whose key begins so."""
    place = read_cursor(cursor, {"pk": pk}, sk="S")
    if place and not place["sk"]["S"].startswith(beginning):
        raise unreadable_cursor()
    within = DirectoryItem.sk.startswith(beginning) if beginning else None
    found = list(DirectoryItem.query(pk, within, limit=limit + 1, last_evaluated_key=place))
    return Page(tuple(item.listed() for item in found[:limit]), cursor_after(found, limit))
