"""Regions, provinces and prefectures as reference data."""

import re

import pytest

from chalicelib.organisation.structure.places import Place, PlaceKind, find_places, place, places, provinces_of, regions

PROVINCES = [found for found in places() if found.kind is not PlaceKind.REGION]
PER_REGION = {
    "01": 8,
    "02": 8,
    "03": 9,
    "04": 7,
    "05": 5,
    "06": 9,
    "07": 8,
    "08": 5,
    "09": 6,
    "10": 4,
    "11": 4,
    "12": 2,
}


def test_there_are_twelve_regions_sixty_two_provinces_and_thirteen_prefectures() -> None:
    kinds = [found.kind for found in places()]
    assert {kind: kinds.count(kind) for kind in PlaceKind} == {
        PlaceKind.REGION: 12,
        PlaceKind.PROVINCE: 62,
        PlaceKind.PREFECTURE: 13,
    }


def test_each_region_has_its_provinces() -> None:
    assert {region.code: len(provinces_of(region.code)) for region in regions()} == PER_REGION


def test_codes_are_unique() -> None:
    assert len({found.code for found in places()}) == len(places())


@pytest.mark.parametrize("found", places(), ids=lambda found: found.code)
def test_a_code_is_a_region_or_begins_with_its_region(found: Place) -> None:
    form = r"\d\d" if found.kind is PlaceKind.REGION else r"\d\d\.\d{3}"
    assert re.fullmatch(form, found.code) and found.code.startswith(found.region_code)
    assert place(found.region_code) in regions()


@pytest.mark.parametrize("found", places(), ids=lambda found: found.code)
def test_a_place_is_named_in_each_script_by_letters_of_that_script(found: Place) -> None:
    assert re.fullmatch(r"[\u0621-\u064a]+(?: (?:- )?[\u0621-\u064a]+)*", found.name.ar)
    assert re.fullmatch(r"[A-Za-zÀ-ÿ]+(?:[ ’-][A-Za-zÀ-ÿ]+)*", found.name.fr)
    assert re.fullmatch(r"(?:[\u2d30-\u2d6f]+(?:[ -][\u2d30-\u2d6f]+)*)?", found.tifinagh)


@pytest.mark.parametrize("name", ["ar", "fr"])
def test_no_two_provinces_share_a_name(name: str) -> None:
    names = [getattr(found.name, name) for found in PROVINCES]
    assert len(set(names)) == len(names)


def test_no_two_places_share_a_tifinagh_name() -> None:
    names = [found.tifinagh for found in places() if found.tifinagh]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("oujda", "02.411"),
        ("Kenitra", "04.281"),
        ("fes", "03.231"),
        ("اكادير", "09.001"),
        ("اسفي", "07.431"),
        ("الفقيه صالح", "05.255"),
        ("ⵣⴰⴳⵓⵔⴰ", "08.587"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(words: str, code: str) -> None:
    assert code in {found.code for found in find_places(words)}


def test_a_region_and_its_province_are_both_found_by_what_they_share() -> None:
    assert [found.code for found in find_places("guelmim")] == ["10", "10.261"]


def test_what_does_not_exist_is_not_found() -> None:
    assert place("99.999") is None
    assert provinces_of("99") == []
    assert find_places("atlantide") == []
