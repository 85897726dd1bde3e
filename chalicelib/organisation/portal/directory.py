"""The directory of administrations: every look reads as much of a thousand administrations as it does of ten.

Lists and words stand as items of their own, written with each administration. A search looks at the first entries of
each of its words: one that few administrations have leads to all the answers. Where every word is common, the longest
is followed, a bounded stretch at a time, and the cursor goes on from there. Regions and sectors have lists of their
own; beside words they are looked for among what the words lead to, in the same bounds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import folded
from chalicelib.organisation.portal.listing import EVERYWHERE, Facets, Listed, words_of
from chalicelib.organisation.portal.ports import DirectoryEntries

PAGE_SIZE = 10
"""What one read unit of four kilobytes holds."""
MOST_LOOKS = 4
STRETCH, MOST_STRETCHES = 100, 5


@dataclass(frozen=True)
class Wanted:
    """What is looked for: beginnings of words, in a region, a sector."""

    words: tuple[str, ...]
    facets: Facets

    def among(self, page: Page[Listed]) -> Page[Listed]:
        """Those of a page that are wanted."""
        found = (it for it in page.items if self.facets.admits(it) and it.holds(self.words))
        return Page(tuple(found), page.next_cursor)


@dataclass(frozen=True)
class Directory:
    """Reads lists and words."""

    entries: DirectoryEntries

    def find(self, words: str, language: Language, cursor: str = "", facets: Facets = EVERYWHERE) -> Page[Listed]:
        """Those of which every word begins a word of the name or the code; for no word, all, by name.

        ``InvalidError`` for a cursor of another list.
        """
        wanted = words_of(words)
        if not wanted:
            return self.entries.by_name(language.value, cursor, PAGE_SIZE, facets)
        found = self._search(Wanted(wanted, facets), cursor)
        return Page(tuple(_once_each(found.items, language)), found.next_cursor)

    def all(self) -> Iterator[Listed]:
        """Every administration, those that were closed too, by French name: for the operator."""
        cursor = ""
        while True:
            page = self.on_platform(cursor, STRETCH)
            yield from page.items
            if page.next_cursor is None:
                return
            cursor = page.next_cursor

    def on_platform(self, cursor: str = "", limit: int = PAGE_SIZE) -> Page[Listed]:
        """The same, a page at a time."""
        return self.entries.by_name("platform", cursor, limit)

    def _search(self, wanted: Wanted, cursor: str) -> Page[Listed]:
        if len(wanted.words) == 1 and not wanted.facets:
            return self.entries.by_word(wanted.words[0], cursor, PAGE_SIZE)
        return (None if cursor else self._by_rare_word(wanted)) or self._by_longest_word(wanted, cursor)

    def _by_rare_word(self, wanted: Wanted) -> Page[Listed] | None:
        looks = [self.entries.by_word(word, "", PAGE_SIZE) for word in wanted.words[:MOST_LOOKS]]
        return next((wanted.among(look) for look in looks if look.next_cursor is None), None)

    def _by_longest_word(self, wanted: Wanted, cursor: str) -> Page[Listed]:
        longest, page = max(wanted.words, key=len), Page[Listed]((), cursor)
        for _ in range(MOST_STRETCHES):
            page = wanted.among(self.entries.by_word(longest, page.next_cursor or "", STRETCH))
            if page.items or page.next_cursor is None:
                break
        return page


def _once_each(found: Iterable[Listed], language: Language) -> list[Listed]:
    """By name; two words of one administration may have led to it."""
    return sorted({listed.slug: listed for listed in found}.values(), key=lambda it: folded(it.name.in_(language)))
