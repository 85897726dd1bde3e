"""Calendars and delays as tests draw them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from chalicelib.kernel.delays import Delay, Unit
from chalicelib.kernel.holidays import Holiday, holidays_of
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.working_days import WEEKEND, Calendar, Overrides

PLAIN = Calendar()
OWN = Bilingual("عطلة محلية", "Fermeture locale")
DAYS = st.dates(date(2025, 1, 1), date(2034, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """A calendar with some days of its own, closed or opened, in one season, so that they meet what is drawn beside."""
    season = draw(DAYS)
    near = st.integers(0, 60).map(lambda n: season + timedelta(days=n))
    closed = draw(st.frozensets(near, max_size=12))
    opened = draw(st.frozensets(near, max_size=12)) - closed
    return Calendar(Overrides(tuple(Holiday(day, OWN) for day in sorted(closed)), opened))


def delays(*units: Unit, roll_over: bool | None = None) -> st.SearchStrategy[Delay]:
    """Delays of up to 120 units; of any unit where none is given."""
    rolled = st.booleans() if roll_over is None else st.just(roll_over)
    return st.builds(Delay, st.integers(0, 120), st.sampled_from(units or tuple(Unit)), st.booleans(), rolled)


def with_feasts_moved(days: int, year: int) -> Calendar:
    """The nation's calendar with each expected date so many days later, from the year before to the one after."""
    holidays = [holiday for near in (year - 1, year, year + 1) for holiday in holidays_of(near)]
    expected = {holiday.on for holiday in holidays if holiday.expected}
    fixed = {holiday.on for holiday in holidays if not holiday.expected}
    came = {day + timedelta(days=days) for day in expected}
    worked = {day for day in expected - came - fixed if day.weekday() not in WEEKEND}
    return Calendar(Overrides(tuple(Holiday(day, OWN) for day in sorted(came)), frozenset(worked)))
