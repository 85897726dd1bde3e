"""The twelve regions of Morocco, and its seventy-five provinces and prefectures: reference data for entity trees.

``places.tsv`` holds them by their statistical codes, region first. Arabic names are those of decree 2-15-40 of 20
February 2015 and of the provinces' own offices; a Tifinagh name is there where a published one was found.
"""

from collections.abc import Sequence
from csv import DictReader
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import folded

_FILE = Path(__file__).with_name("places.tsv")


class PlaceKind(StrEnum):
    """A region, or what a region consists of."""

    REGION = "region"
    PREFECTURE = "prefecture"
    PROVINCE = "province"


@dataclass(frozen=True)
class Place:
    """A region (``01``), a prefecture or a province (``01.511``). ``tifinagh`` may be empty."""

    code: str
    kind: PlaceKind
    region_code: str
    name: Bilingual
    tifinagh: str


@cache
def places() -> tuple[Place, ...]:
    """All of them: each region, then its provinces and prefectures by code."""
    with _FILE.open(encoding="utf-8", newline="") as table:
        return tuple(
            Place(row["code"], PlaceKind(row["kind"]), row["region"], Bilingual(row["ar"], row["fr"]), row["zgh"])
            for row in DictReader(table, delimiter="\t")
        )


def place(code: str) -> Place | None:
    """The place of a code; None if there is none."""
    return _by_code().get(code)


def is_region(code: str) -> bool:
    """Whether it is a region's code."""
    found = place(code)
    return found is not None and found.kind is PlaceKind.REGION


def region_of(code: str) -> str:
    """The code of the region of a place, a region being its own; empty for no place."""
    found = place(code)
    return found.region_code if found else ""


def is_province(code: str) -> bool:
    """Whether it is a province's or a prefecture's code."""
    found = place(code)
    return found is not None and found.kind is not PlaceKind.REGION


def regions() -> Sequence[Place]:
    """The twelve regions, by code."""
    return [found for found in places() if found.kind is PlaceKind.REGION]


def provinces_of(region_code: str) -> Sequence[Place]:
    """The provinces and prefectures of a region, by code; none for a code that is no region's."""
    return [found for found in places() if found.region_code == region_code and found.kind is not PlaceKind.REGION]


def find_places(words: str) -> Sequence[Place]:
    """The places whose names, in any of the three scripts, hold every word: no case, no accents, one form of alif."""
    wanted = folded(words).split()
    return [found for found in places() if all(word in _searched()[found.code] for word in wanted)]


@cache
def _by_code() -> dict[str, Place]:
    return {found.code: found for found in places()}


@cache
def _searched() -> dict[str, str]:
    return {p.code: folded(f"{p.name.ar} {p.name.fr} {p.tifinagh}") for p in places()}
