"""Rows of what an administration says on its portal: each of one thing, which ``key`` names.

Texts stand in both languages in ``text_ar`` and ``text_fr``, the hours of a day of the week in ``hours``, the rest in
``value``; an empty cell says nothing of it. The logo is an image: its row has its digest alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.opening_hours import Week
from chalicelib.organisation.days.hours import read_day, read_hours, written_day, written_week
from chalicelib.organisation.house_file.reading import LineReader, place_of
from chalicelib.organisation.model import Contacts
from chalicelib.organisation.portal.model import PortalGiven

Cells = Mapping[str, str]

LOGO = "logo"
_TEXTS = ("scope", "notice", "address")
_VALUES = ("telephone", "email", "website", "cndp_number", "sector", "place", "tifinagh")
_WEEKS = ("usual", "ramadan")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_READ: Mapping[str, Callable[[str], str]] = {"sector": str.casefold, "place": place_of}
"""What a spreadsheet, or a person, may have made of them."""
_OF_TEXTS = {"ar": "text_ar", "fr": "text_fr"}

COLUMNS_OF: Mapping[str, Mapping[str, str]] = {
    **{key: {f"{key}_{language}": column for language, column in _OF_TEXTS.items()} for key in _TEXTS},
    **{key: {key: "value"} for key in _VALUES},
    **{f"{week}-{day}": {f"{week}-{place}": "hours"} for week in _WEEKS for place, day in enumerate(_DAYS)},
}
"""By key: the columns of a row, each under the name that forms have for what stands in it."""


@dataclass(frozen=True)
class PortalRow:
    """One thing as it is to be said."""

    line: int
    key: str
    cells: Cells

    def on(self, given: PortalGiven) -> PortalGiven:
        """What is said, with this."""
        return _read({**said(given), self.key: self.cells})


def portal_row(reader: LineReader) -> PortalRow | None:
    """The row of a line; None where its form is wrong."""
    line, key = reader.line, reader.line["key"].casefold()
    columns = ("value",) if key == LOGO else tuple(COLUMNS_OF.get(key, {}).values())
    if not columns:
        reader.tell(Problem("key", "body.unknown_choice" if key else "organisation.file_key_missing"))
    if reader.closed():
        reader.tell(Problem("state", "organisation.portal_row_stays"))
    if not columns or not reader.has(*columns):
        return None
    cells = {column: _READ.get(key, str)(line[column]) for column in columns}
    if "hours" in cells:
        spans = reader.of(lambda: read_day(cells["hours"], "hours"), None)
        return None if spans is None else PortalRow(line.number, key, {"hours": written_day(spans)})
    return PortalRow(line.number, key, cells)


def said(given: PortalGiven) -> dict[str, Cells]:
    """The cells of all that is said, by key."""
    contacts = given.contacts
    texts = {"scope": given.scope, "notice": given.notice, "address": contacts.address}
    reached = contacts.telephone, contacts.email, contacts.website
    values = (*reached, given.cndp_number, given.sector, given.place, given.tifinagh)
    return {
        **{key: {"text_ar": text.ar, "text_fr": text.fr} for key, text in texts.items()},
        **{key: {"value": value} for key, value in zip(_VALUES, values, strict=True)},
        **_of_week("usual", given.hours.usual),
        **_of_week("ramadan", given.hours.ramadan),
    }


def _of_week(name: str, week: Week) -> dict[str, Cells]:
    return {f"{name}-{day}": {"hours": line} for day, line in zip(_DAYS, written_week(week), strict=True)}


def _read(cells: Mapping[str, Cells]) -> PortalGiven:
    """What those cells say."""
    scope, notice, address = (Bilingual(cells[key]["text_ar"], cells[key]["text_fr"]) for key in _TEXTS)
    telephone, email, website, *others = (cells[key]["value"] for key in _VALUES)
    usual, ramadan = ([cells[f"{week}-{day}"]["hours"] for day in _DAYS] for week in _WEEKS)
    contacts = Contacts(address, telephone, email, website)
    return PortalGiven(contacts, scope, notice, read_hours(usual, ramadan), *others)
