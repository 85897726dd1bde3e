"""What a form or a program says of a decision about days, read into what the use case takes."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.holidays import Lunar
from chalicelib.kernel.opening_hours import Span
from chalicelib.kernel.text import clean_line
from chalicelib.organisation.days.decided import DecisionGiven, DecisionKind
from chalicelib.organisation.days.hours import read_day
from chalicelib.organisation.given import Reading, chosen, day_given, name_given

FIELDS = ("first_on", "last_on", "name_ar", "name_fr", "reference", "feast", "hours")
FEASTS = {feast.name.lower(): feast for feast in Lunar}
"""Movable dates by the name that forms and programs give them."""
_NO_HOURS: tuple[Span, ...] = ()
_WITH_HOURS = {DecisionKind.OPENING, DecisionKind.HOURS}


def decision_given(kind_typed: str, typed: Mapping[str, str]) -> DecisionGiven:
    """``typed`` has :data:`FIELDS`; what the kind has no use for is left aside. ``last_on`` may be empty: one day.

    ``InvalidError`` with everything that cannot be read.
    """
    kind = chosen(DecisionKind, "kind", kind_typed)
    reading = Reading()
    first_on = reading.of(partial(day_given, "first_on", typed["first_on"]), date.min)
    last_on = reading.of(partial(_last_on, kind, first_on, typed["last_on"]), first_on)
    feast = reading.of(partial(_feast, kind, typed["feast"]), None)
    hours = reading.of(partial(_hours, kind, typed["hours"]), _NO_HOURS)
    reading.demand()
    name, reference = name_given(typed["name_ar"], typed["name_fr"]), clean_line(typed["reference"])
    return DecisionGiven(kind, first_on, last_on, name, reference, feast, hours)


def _last_on(kind: DecisionKind, first_on: date, typed: str) -> date:
    return day_given("last_on", typed) if typed and kind is not DecisionKind.FEAST else first_on


def _hours(kind: DecisionKind, typed: str) -> tuple[Span, ...]:
    return read_day(typed, "hours") if kind in _WITH_HOURS else _NO_HOURS


def _feast(kind: DecisionKind, typed: str) -> Lunar | None:
    if kind is not DecisionKind.FEAST:
        return None
    if typed not in FEASTS:
        raise InvalidError([Problem("feast", "body.unknown_choice")])
    return FEASTS[typed]
