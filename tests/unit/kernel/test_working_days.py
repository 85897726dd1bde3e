"""Working days: the week, the holidays, and what an administration decides for itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.holidays import Holiday
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.working_days import Calendar, Closure, Overrides, Reason
from tests.unit.kernel.calendars import DAYS, OWN, PLAIN, calendars


def _closed(*days: date) -> Calendar:
    return Calendar(Overrides(closed=tuple(Holiday(day, OWN) for day in days)))


def _opened(*days: date) -> Calendar:
    return Calendar(Overrides(opened=frozenset(days)))


def _working_days_between(calendar: Calendar, after: date, until: date) -> int:
    """Those after one day, up to another."""
    return sum(calendar.is_working(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 16), True),  # a Monday
        (date(2026, 11, 18), False),  # the Day of Independence
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
        (date(2025, 6, 9), False),  # added by the government
    ],
)
def test_a_day_is_worked_unless_it_is_a_holiday_or_at_a_weekend(day: date, working: bool) -> None:
    assert PLAIN.is_working(day) is working


def test_a_holiday_at_a_weekend_takes_no_other_day() -> None:
    assert PLAIN.closure(date(2026, 10, 31)) == Closure(Reason.HOLIDAY, _name_on(date(2026, 10, 31)))  # a Saturday
    assert PLAIN.is_working(date(2026, 11, 2))


def _name_on(day: date) -> Bilingual:
    return next(holiday.name for holiday in PLAIN.holidays(day.year) if holiday.on == day)


def test_new_years_day_is_stepped_over() -> None:
    assert PLAIN.next_working(date(2027, 1, 1)) == date(2027, 1, 4)
    assert PLAIN.add(date(2026, 12, 31), 1) == date(2027, 1, 4)


def test_a_feast_of_two_days_may_straddle_two_months() -> None:
    assert PLAIN.add(date(2025, 3, 28), 1) == date(2025, 4, 2)


def test_an_expected_feast_is_closed_and_says_that_it_is_expected() -> None:
    closure = PLAIN.closure(date(2027, 5, 17))
    assert closure is not None and closure.reason is Reason.HOLIDAY and closure.expected


def test_an_administration_may_close_a_day() -> None:
    assert _closed(date(2026, 11, 17)).closure(date(2026, 11, 17)) == Closure(Reason.ADMINISTRATION, OWN)


def test_an_administration_may_open_a_holiday_or_a_saturday() -> None:
    calendar = _opened(date(2026, 11, 18), date(2026, 11, 21))
    assert calendar.is_working(date(2026, 11, 18)) and calendar.is_working(date(2026, 11, 21))
    assert date(2026, 11, 18) not in {holiday.on for holiday in calendar.holidays(2026)}


def test_a_feast_that_is_announced_a_day_later_is_moved() -> None:
    moved = Calendar(Overrides((Holiday(date(2027, 3, 12), OWN),), frozenset({date(2027, 3, 10)})))
    assert [str(h.on) for h in moved.holidays(2027) if h.on.month == 3] == ["2027-03-11", "2027-03-12"]


def test_an_expected_day_that_is_confirmed_is_expected_no_more() -> None:
    confirmed = _closed(date(2027, 3, 10))
    assert [h.expected for h in confirmed.holidays(2027) if h.on.month == 3] == [False, True]


def test_a_day_cannot_be_both_closed_and_opened() -> None:
    with pytest.raises(ValueError, match="2027-03-10"):
        Overrides((Holiday(date(2027, 3, 10), OWN),), frozenset({date(2027, 3, 10)}))


def test_nothing_is_counted_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        PLAIN.add(date(2026, 11, 17), -1)


@given(calendars(), DAYS)
def test_the_next_working_day_is_the_first_one_that_is_worked(calendar: Calendar, day: date) -> None:
    found = calendar.next_working(day)
    assert calendar.is_working(found) and found >= day
    assert not any(calendar.is_working(day + timedelta(days=n)) for n in range((found - day).days))


@given(calendars(), DAYS)
def test_adding_no_day_changes_nothing(calendar: Calendar, day: date) -> None:
    assert calendar.add(day, 0) == day


@given(calendars(), DAYS, st.integers(0, 60), st.integers(0, 60))
def test_days_are_added_one_after_another(calendar: Calendar, day: date, one: int, other: int) -> None:
    assert calendar.add(calendar.add(day, one), other) == calendar.add(day, one + other)


@given(calendars(), DAYS, st.integers(0, 60))
def test_what_was_added_can_be_counted_again(calendar: Calendar, day: date, count: int) -> None:
    assert _working_days_between(calendar, day, calendar.add(day, count)) == count


@given(calendars(), DAYS, DAYS, st.integers(1, 60))
def test_who_begins_later_never_ends_earlier(calendar: Calendar, one: date, other: date, count: int) -> None:
    earlier, later = sorted((one, other))
    assert calendar.add(earlier, count) <= calendar.add(later, count)


@given(calendars(), DAYS)
def test_a_year_lists_the_days_that_are_closed_for_more_than_the_weekend(calendar: Calendar, day: date) -> None:
    closure = calendar.closure(day)
    listed = day in {holiday.on for holiday in calendar.holidays(day.year)}
    assert listed is (closure is not None and closure.reason is not Reason.WEEKEND)
