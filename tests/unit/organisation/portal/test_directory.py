"""Finding an administration: by name, by the beginnings of its words in either language, in bounded reads."""

from dataclasses import dataclass, field, replace

import pytest

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import folded
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.directory import MOST_STRETCHES, PAGE_SIZE, STRETCH, Directory
from chalicelib.organisation.portal.listing import EVERYWHERE, Facets, Listed, facets_of, words_of, words_to_find
from chalicelib.organisation.structure.places import region_of


@dataclass
class Entries:
    """The directory's entries in memory; it counts what is read."""

    administrations: list[Administration]
    reads: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listed = [(it, _listed(it)) for it in self.administrations]
        self._words = [(word, listed) for it, listed in self._listed for word in words_to_find(it)]

    def by_name(self, list_: str, cursor: str, limit: int, facets: Facets = EVERYWHERE) -> Page[Listed]:
        rows = [(folded(it.name.fr), listed) for it, listed in self._listed if facets in facets_of(it)]
        return self._page(rows, cursor, limit)

    def by_word(self, beginning: str, cursor: str, limit: int) -> Page[Listed]:
        return self._page([(w, listed) for w, listed in self._words if w.startswith(beginning)], cursor, limit)

    def _page(self, rows: list[tuple[str, Listed]], cursor: str, limit: int) -> Page[Listed]:
        keys = {f"{key}#{listed.slug}": listed for key, listed in rows}
        after = [key for key in sorted(keys) if key > cursor]
        self.reads.append(min(len(after), limit))
        next_cursor = after[limit - 1] if len(after) > limit else None
        return Page(tuple(keys[key] for key in after[:limit]), next_cursor)


def _listed(it: Administration) -> Listed:
    return Listed(it.id, it.slug, it.code, it.name, region=region_of(it.place), sector=it.sector)


def _commune(number: int, fr: str, ar: str = "جماعة") -> Administration:
    code = "".join(chr(65 + int(digit)) for digit in f"{number:05d}")
    return Administration(str(number), f"c-{number}", code, Bilingual(ar, fr))


NAKHIL = _commune(1, "Commune d’Ennakhil", "جماعة النخيل")
MANY = [NAKHIL, *(_commune(number, f"Commune de Sidi Numéro {number}") for number in range(2, 700))]


def _found(words: str, among: list[Administration] | None = None) -> list[str]:
    return [it.slug for it in Directory(Entries(among or MANY)).find(words, Language.FRENCH).items]


@pytest.mark.parametrize(
    "words", ["ennakhil", "ENNA", "commune enn", "النخيل", "نخيل", "جماعة النخ", "AAAAB", "d'ennakhil"]
)
def test_every_beginning_of_its_words_finds_it(words: str) -> None:
    assert _found(words) == ["c-1"]


@pytest.mark.parametrize("words", ["nakhil", "ennakhil sidi", "ennakhill"])
def test_what_begins_none_of_its_words_does_not(words: str) -> None:
    assert _found(words, [NAKHIL]) == []


def test_search_forgives_accents_case_and_arabic_spelling() -> None:
    assert words_of("Éducation") == words_of("education")
    assert words_of("الإدارة") == words_of("الاداره")
    assert words_of("الوِلايـــة") == words_of("الولايه")
    assert words_of("شؤون") == words_of("شوون") and words_of("الشئون") == words_of("الشيون")
    assert words_of("قضاء") == words_of("قضا") and words_of("مستشفى") == words_of("مستشفي")
    assert words_of("الدائرة ٣") == words_of("الدايره 3") and words_of("Œuvre") == words_of("oeuvre")
    assert words_of("دیوان المكتب") == words_of("ديوان المکتب")


FACETED = [
    replace(it, place=["01.511", "04", ""][number % 3], sector=["ministry", "community"][number % 2])
    for number, it in enumerate(MANY)
]


@pytest.mark.parametrize("facets", [Facets("01"), Facets("", "community"), Facets("04", "ministry")], ids=str)
@pytest.mark.parametrize("words", ["", "sidi", "commune sidi"])
def test_a_list_and_a_search_are_narrowed_by_region_and_sector_in_the_same_bounds(words: str, facets: Facets) -> None:
    found, cursor, entries = set[str](), "", Entries(FACETED)
    while True:
        before = sum(entries.reads)
        page = Directory(entries).find(words, Language.FRENCH, cursor, facets)
        assert sum(entries.reads) - before <= 4 * PAGE_SIZE + STRETCH * MOST_STRETCHES
        found |= {it.slug for it in page.items}
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
    wanted = {it.slug for it in FACETED if facets in facets_of(it) and _listed(it).holds(words_of(words))}
    assert found == wanted and len(wanted) > PAGE_SIZE


def test_all_entries_of_the_richest_administration_before_and_after_a_change_fit_one_transaction() -> None:
    rich = replace(MANY[0], name=Bilingual("ا ", " ".join(f"mot{n}" for n in range(99))), place="01", sector="other")
    lists = len(facets_of(rich)) * len(Language) + 1
    assert 2 * (len(words_to_find(rich)) + lists) <= 92


def test_two_words_of_one_administration_lead_to_it_once() -> None:
    assert _found("commun", [_commune(7, "Commune communale")]) == ["c-7"]


def test_a_list_and_a_search_read_no_more_of_many_than_of_few() -> None:
    for words in ("", "ennakhil", "commune", "commune ennakhil", "commune sidi numero de"):
        entries = Entries(MANY)
        Directory(entries).find(words, Language.FRENCH)
        looks = min(len(words_of(words)), 4) * PAGE_SIZE
        assert sum(entries.reads) <= max(looks, PAGE_SIZE) + STRETCH * MOST_STRETCHES


def test_common_words_are_followed_in_stretches_that_a_cursor_continues() -> None:
    directory, cursor, found = Directory(Entries(MANY)), "", []
    while True:
        page = directory.find("commune sidi", Language.FRENCH, cursor)
        found += [it.slug for it in page.items]
        if page.next_cursor is None:
            break
        cursor = page.next_cursor
    assert sorted(found) == sorted(it.slug for it in MANY[1:])


def test_every_administration_is_listed_for_the_operator() -> None:
    assert {it.slug for it in Directory(Entries(MANY)).all()} == {it.slug for it in MANY}
