"""Sectors, regions and places as fields offer them: pairs of a value and its words."""

from chalicelib.kernel.languages import Language
from chalicelib.kernel.sectors import Sector
from chalicelib.organisation.structure.places import PlaceKind, places, regions
from chalicelib.web import texts


def sector_choices(language: Language) -> list[tuple[str, str]]:
    """Every sort of body."""
    return texts.choices(language, "onboarding-sector-", Sector)


def region_choices(language: Language) -> list[tuple[str, str]]:
    """The twelve regions."""
    return [(it.code, it.name.in_(language)) for it in regions()]


def place_choices(language: Language) -> list[tuple[str, str]]:
    """Each region, then what it consists of."""
    return [
        (it.code, it.name.in_(language) if it.kind is PlaceKind.REGION else f"– {it.name.in_(language)}")
        for it in places()
    ]
