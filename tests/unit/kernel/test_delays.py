"""Delays as the law counts them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.kernel.delays import Delay, Excluded, Unit, due_on, months_after, reckon, working_hours_later
from chalicelib.kernel.holidays import Holiday
from chalicelib.kernel.working_days import Calendar, Overrides, Reason
from tests.unit.kernel.calendars import DAYS, OWN, PLAIN, calendars, delays, with_feasts_moved

ACCESS_TO_INFORMATION = Delay(20, Unit.WORKING_DAYS)  # law 31-13, article 16
URGENT_ACCESS = Delay(3, Unit.WORKING_DAYS)
ADMINISTRATIVE_FILE = Delay(60)  # law 55-19, at most
INVESTMENT_FILE = Delay(30)
COMPLAINT_ACKNOWLEDGED = Delay(15)  # decree 2-17-265
COMPLAINT_ANSWERED = Delay(2, Unit.MONTHS)


def _reasons(start: date, delay: Delay, calendar: Calendar = PLAIN) -> list[tuple[str, Reason]]:
    return [(str(excluded.on), excluded.reason) for excluded in reckon(start, delay, calendar).excluded]


@pytest.mark.parametrize(
    ("start", "delay", "due"),
    [
        # 20 working days from Monday 2 November 2026: four weekends, the Green March, the Day of Independence.
        (date(2026, 11, 2), ACCESS_TO_INFORMATION, date(2026, 12, 2)),
        # Over the turn of the year: the 1st, 11th and 14th of January are free.
        (date(2026, 12, 21), ACCESS_TO_INFORMATION, date(2027, 1, 21)),
        (date(2026, 11, 5), URGENT_ACCESS, date(2026, 11, 11)),
        # Sixty days end on Saturday 2 January 2027, and go on to Monday.
        (date(2026, 11, 3), ADMINISTRATIVE_FILE, date(2027, 1, 4)),
        (date(2026, 11, 4), INVESTMENT_FILE, date(2026, 12, 4)),
        # The fifteenth day is the Day of Independence.
        (date(2026, 11, 3), COMPLAINT_ACKNOWLEDGED, date(2026, 11, 19)),
        (date(2026, 11, 9), COMPLAINT_ANSWERED, date(2027, 1, 12)),  # the 9th a Saturday, the 11th free
        (date(2026, 12, 31), COMPLAINT_ANSWERED, date(2027, 3, 1)),  # 28 February is a Sunday
    ],
)
def test_the_delays_of_the_law(start: date, delay: Delay, due: date) -> None:
    assert due_on(start, delay, PLAIN) == due


def test_an_appeal_of_1962_was_in_time_on_the_last_of_sixty_full_days() -> None:
    """Supreme Court, 27 October 1964, C33: judgment of 9 March, appeal of 9 May."""
    assert due_on(date(1962, 3, 9), Delay(60, full_days=True), PLAIN) == date(1962, 5, 9)


def test_an_appeal_of_1963_was_in_time_after_two_full_months_that_ended_on_a_sunday() -> None:
    """Supreme Court, 19 February 1964, C136: notified on 19 November 1962, appeal of 21 January 1963."""
    assert due_on(date(1962, 11, 19), Delay(2, Unit.MONTHS, full_days=True), PLAIN) == date(1963, 1, 21)


def test_neither_the_first_nor_the_last_of_full_days_counts() -> None:
    full = Delay(3, full_days=True)
    assert due_on(date(2026, 11, 9), full, PLAIN) == date(2026, 11, 13)
    assert _reasons(date(2026, 11, 9), full) == [("2026-11-09", Reason.FIRST_DAY), ("2026-11-13", Reason.LAST_DAY)]


def test_three_full_working_days_lie_between_the_act_and_the_last_day() -> None:
    full = Delay(3, Unit.WORKING_DAYS, full_days=True)
    assert due_on(date(2026, 11, 16), full, PLAIN) == date(2026, 11, 23)
    assert _reasons(date(2026, 11, 16), full) == [
        ("2026-11-16", Reason.FIRST_DAY),
        ("2026-11-18", Reason.HOLIDAY),
        ("2026-11-21", Reason.WEEKEND),
        ("2026-11-22", Reason.WEEKEND),
        ("2026-11-23", Reason.LAST_DAY),
    ]


def test_what_is_not_rolled_over_ends_where_it_ends() -> None:
    assert due_on(date(2026, 11, 3), Delay(15, roll_over=False), PLAIN) == date(2026, 11, 18)


def test_a_rolled_delay_names_the_days_it_went_over() -> None:
    assert _reasons(date(2026, 11, 16), Delay(5)) == [
        ("2026-11-16", Reason.FIRST_DAY),
        ("2026-11-21", Reason.WEEKEND),
        ("2026-11-22", Reason.WEEKEND),
    ]


def test_a_holiday_is_named_and_an_expected_one_says_so() -> None:
    found = [excluded for excluded in reckon(date(2027, 5, 14), Delay(3), PLAIN).excluded if excluded.name]
    assert [(str(excluded.on), excluded.expected) for excluded in found] == [("2027-05-17", True), ("2027-05-18", True)]


def test_an_administration_that_opens_a_holiday_is_due_on_it() -> None:
    opens = Calendar(Overrides(opened=frozenset({date(2026, 11, 18)})))
    assert due_on(date(2026, 11, 3), COMPLAINT_ACKNOWLEDGED, opens) == date(2026, 11, 18)


def test_an_administration_that_closes_a_day_is_not_due_on_it() -> None:
    closes = Calendar(Overrides((Holiday(date(2026, 11, 19), OWN),)))
    assert due_on(date(2026, 11, 3), COMPLAINT_ACKNOWLEDGED, closes) == date(2026, 11, 20)
    assert (
        Excluded(date(2026, 11, 19), Reason.ADMINISTRATION, OWN)
        in reckon(date(2026, 11, 3), COMPLAINT_ACKNOWLEDGED, closes).excluded
    )


@pytest.mark.parametrize(
    ("instant", "due"),
    [
        (datetime(2025, 11, 30, 22, 59, 59, tzinfo=UTC), date(2025, 12, 1)),  # 23:59 in Morocco, an hour ahead
        (datetime(2025, 11, 30, 23, 0, 0, tzinfo=UTC), date(2025, 12, 2)),  # midnight there
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), date(2026, 12, 1)),  # clocks at UTC
        (datetime(2026, 12, 1, 0, 0, 0, tzinfo=UTC), date(2026, 12, 2)),
    ],
)
def test_an_instant_counts_by_the_civil_day_in_morocco(instant: datetime, due: date) -> None:
    assert due_on(instant, Delay(1), PLAIN) == due


def test_an_instant_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        due_on(datetime(2026, 11, 30, 12), Delay(1), PLAIN)


def test_a_delay_of_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        Delay(-1)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 11, 19), 2, date(2027, 1, 19)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 10, 31), 12, date(2027, 10, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_go_from_a_date_to_the_same_date(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


@given(calendars(), DAYS, delays(roll_over=True))
def test_what_is_rolled_over_never_ends_on_a_closed_day(calendar: Calendar, day: date, delay: Delay) -> None:
    assert calendar.is_working(due_on(day, delay, calendar))


@given(calendars(), DAYS, DAYS, delays(Unit.CALENDAR_DAYS, Unit.MONTHS))
def test_who_begins_later_is_never_due_earlier(calendar: Calendar, one: date, other: date, delay: Delay) -> None:
    earlier, later = sorted((one, other))
    assert due_on(earlier, delay, calendar) <= due_on(later, delay, calendar)


@given(calendars(), DAYS, delays(), st.integers(0, 30))
def test_a_longer_delay_never_ends_earlier(calendar: Calendar, day: date, delay: Delay, more: int) -> None:
    longer = Delay(delay.length + more, delay.unit, delay.full_days, delay.roll_over)
    assert due_on(day, delay, calendar) <= due_on(day, longer, calendar)


@given(calendars(), DAYS, delays())
def test_full_days_and_rolling_over_only_ever_give_more_time(calendar: Calendar, day: date, delay: Delay) -> None:
    strict = Delay(delay.length, delay.unit, full_days=False, roll_over=False)
    assert due_on(day, strict, calendar) <= due_on(day, delay, calendar)


@given(calendars(), DAYS, st.sampled_from(Unit))
def test_no_delay_is_due_on_the_day_itself(calendar: Calendar, day: date, unit: Unit) -> None:
    assert due_on(day, Delay(0, unit, roll_over=False), calendar) == day


@given(calendars(), DAYS, st.integers(1, 90))
def test_working_days_are_those_that_are_left_when_the_excluded_are_taken_out(
    calendar: Calendar, day: date, length: int
) -> None:
    found = reckon(day, Delay(length, Unit.WORKING_DAYS), calendar)
    assert (found.due_on - day).days + 1 - len(found.excluded) == length


@given(calendars(), DAYS, delays())
def test_excluded_days_come_in_order_once_each_between_the_act_and_the_end(
    calendar: Calendar, day: date, delay: Delay
) -> None:
    found = reckon(day, delay, calendar)
    days = [excluded.on for excluded in found.excluded]
    assert days == sorted(set(days))
    assert all(day <= excluded <= found.due_on for excluded in days)


@pytest.mark.parametrize(
    ("start", "delay", "expected"),
    [
        (date(2027, 5, 3), Delay(20, Unit.WORKING_DAYS), True),  # the Adha is on the way
        (date(2027, 5, 3), Delay(40), False),  # beside it
        (date(2027, 5, 3), Delay(40, roll_over=False), False),
        (date(2027, 5, 3), Delay(13), True),  # on the Sunday before
        (date(2027, 5, 3), Delay(16), True),  # on the Wednesday after, which it may still take
        (date(2026, 3, 2), Delay(20, Unit.WORKING_DAYS), False),  # the Fitr was announced
    ],
)
def test_an_end_that_a_feast_may_still_move_is_only_expected(start: date, delay: Delay, expected: bool) -> None:
    assert reckon(start, delay, PLAIN).expected is expected


# Ends beside 14 January 2032: the Amazigh new year, and a feast that may still come a day earlier.
@example(date(2026, 1, 12), Delay(72, Unit.MONTHS, full_days=True), -1)
@given(DAYS, delays(), st.sampled_from((-1, 1)))
def test_an_end_that_is_not_only_expected_stays_where_feasts_move_by_a_day(day: date, delay: Delay, move: int) -> None:
    found = reckon(day, delay, PLAIN)
    assert found.expected or due_on(day, delay, with_feasts_moved(move, found.due_on.year)) == found.due_on


@given(DAYS, st.integers(0, 200))
def test_calendar_days_are_days(day: date, length: int) -> None:
    assert due_on(day, Delay(length, roll_over=False), PLAIN) == day + timedelta(days=length)


@pytest.mark.parametrize(
    ("start", "hours", "ends"),
    [
        # 48 hours from a Monday noon; from Friday over a weekend; from Saturday; over a holiday, Wednesday the 18th.
        (datetime(2026, 11, 23, 12, tzinfo=UTC), 48, datetime(2026, 11, 25, 12, tzinfo=UTC)),
        (datetime(2026, 11, 27, 12, tzinfo=UTC), 48, datetime(2026, 12, 1, 12, tzinfo=UTC)),
        (datetime(2026, 11, 28, 12, tzinfo=UTC), 1, datetime(2026, 11, 30, 1, tzinfo=UTC)),
        (datetime(2026, 11, 17, 18, tzinfo=UTC), 24, datetime(2026, 11, 19, 18, tzinfo=UTC)),
        (datetime(2026, 11, 28, 12, tzinfo=UTC), 0, datetime(2026, 11, 28, 12, tzinfo=UTC)),
        # A day begins at midnight of Morocco, which in 2025 was 23:00 UTC.
        (datetime(2025, 12, 12, 22, tzinfo=UTC), 2, datetime(2025, 12, 15, 0, tzinfo=UTC)),
    ],
)
def test_hours_of_working_days_leave_out_closed_days(start: datetime, hours: int, ends: datetime) -> None:
    assert working_hours_later(start, timedelta(hours=hours), PLAIN) == ends
