"""When somebody finds the door open."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.holidays import Holiday
from chalicelib.kernel.opening_hours import Office, OpeningHours, Span, same_hours
from chalicelib.kernel.working_days import Calendar, Overrides
from tests.unit.kernel.calendars import OWN, calendars

OFFICE = Office()
SPLIT = Office(OpeningHours(((Span(time(8, 30), time(12)), Span(time(14), time(18))),) * 4 + ((),) * 3))
NEVER = Office(OpeningHours(((),) * 7, ((),) * 7))
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC))


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        (_utc(2026, 11, 23, 8, 29), False),
        (_utc(2026, 11, 23, 8, 30), True),
        (_utc(2026, 11, 23, 16, 29), True),
        (_utc(2026, 11, 23, 16, 30), False),
        (_utc(2026, 11, 21, 10, 0), False),  # a Saturday
        (_utc(2026, 11, 18, 10, 0), False),  # a holiday
        (_utc(2025, 11, 24, 7, 29), False),  # clocks an hour ahead of UTC
        (_utc(2025, 11, 24, 7, 30), True),
        (_utc(2026, 3, 2, 8, 59), False),  # Ramadan, clocks at UTC
        (_utc(2026, 3, 2, 9, 0), True),
        (_utc(2026, 3, 2, 15, 0), False),
        (_utc(2026, 2, 16, 15, 30), True),  # clocks at UTC, Ramadan not begun
        (_utc(2027, 3, 1, 15, 30), False),  # Ramadan, clocks at UTC as always
        (_utc(2027, 3, 12, 15, 30), True),  # the day after the feast
    ],
)
def test_an_office_is_open_by_its_hours_on_working_days(instant: datetime, is_open: bool) -> None:
    assert OFFICE.is_open(instant) is is_open


@pytest.mark.parametrize(
    ("instant", "opens"),
    [
        (_utc(2026, 11, 23, 6, 0), _utc(2026, 11, 23, 8, 30)),
        (_utc(2026, 11, 23, 8, 30), _utc(2026, 11, 24, 8, 30)),
        (_utc(2026, 11, 20, 17, 0), _utc(2026, 11, 23, 8, 30)),  # over the weekend
        (_utc(2026, 12, 31, 18, 0), _utc(2027, 1, 4, 8, 30)),  # over New Year
        (_utc(2027, 2, 5, 18, 0), _utc(2027, 2, 8, 9, 0)),  # into Ramadan
        (_utc(2027, 3, 9, 18, 0), _utc(2027, 3, 12, 8, 30)),  # out of it, over the feast
        (_utc(2026, 9, 18, 18, 0), _utc(2026, 9, 21, 8, 30)),  # over the last change of clocks
    ],
)
def test_an_office_opens_again_on_its_next_working_day(instant: datetime, opens: datetime) -> None:
    assert OFFICE.next_opening(instant) == opens


def test_an_office_may_close_at_noon() -> None:
    assert SPLIT.closes_at(_utc(2026, 11, 23, 11, 0)) == _utc(2026, 11, 23, 12, 0)
    assert SPLIT.next_opening(_utc(2026, 11, 23, 11, 0)) == _utc(2026, 11, 23, 14, 0)
    assert SPLIT.closes_at(_utc(2026, 11, 23, 13, 0)) is None


def test_a_day_of_its_own_closes_an_office() -> None:
    closes = Office(calendar=Calendar(Overrides((Holiday(date(2026, 11, 23), OWN),))))
    assert closes.next_opening(_utc(2026, 11, 20, 17, 0)) == _utc(2026, 11, 24, 8, 30)


def test_an_office_without_hours_never_opens() -> None:
    assert NEVER.next_opening(_utc(2026, 11, 23, 6, 0)) is None


@pytest.mark.parametrize("closes", [time(8, 30), time(8)])
def test_an_office_closes_after_it_opens(closes: time) -> None:
    with pytest.raises(ValueError, match="08:30"):
        Span(time(8, 30), closes)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="seven"):
        OpeningHours(same_hours(time(8), time(12))[:6])


@given(calendars(), INSTANTS)
def test_at_its_next_opening_an_office_is_open_and_was_not_before(calendar: Calendar, instant: datetime) -> None:
    office = Office(calendar=calendar)
    opens = office.next_opening(instant)
    assert opens is not None and opens > instant
    assert office.is_open(opens) and not office.is_open(opens - timedelta(microseconds=1))


@given(calendars(), INSTANTS)
def test_an_office_stays_open_until_it_closes_and_no_longer(calendar: Calendar, instant: datetime) -> None:
    office = Office(calendar=calendar)
    closes = office.closes_at(instant)
    assert office.is_open(instant) is (closes is not None)
    if closes is not None:
        assert office.is_open(closes - timedelta(microseconds=1)) and not office.is_open(closes)
