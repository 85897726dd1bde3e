"""What an administration decides of its own days, and what it cannot decide any more."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from itertools import count

import pytest

from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.holidays import Origin
from chalicelib.kernel.opening_hours import OpeningHours
from chalicelib.organisation.days import decided
from chalicelib.organisation.days.decided import DecisionGiven, OwnDays
from chalicelib.organisation.days.given import FIELDS, decision_given
from chalicelib.organisation.days.hours import written_day

TODAY = date(2027, 3, 1)
WRITTEN = {"name_ar": "قرار", "name_fr": "Décision", "reference": "12/2027"}
IDS = map(str, count())


def _decided(kind: str, first_on: str, days: OwnDays | None = None, today: date = TODAY, **typed: str) -> OwnDays:
    return _adding(days or OwnDays("a"), kind, first_on, typed, today)


def _adding(days: OwnDays, kind: str, first_on: str, typed: Mapping[str, str], today: date = TODAY) -> OwnDays:
    return days.adding(next(IDS), _given(kind, first_on, **typed), today)


def _given(kind: str, first_on: str, **typed: str) -> DecisionGiven:
    return decision_given(kind, {**dict.fromkeys(FIELDS, ""), **WRITTEN, "first_on": first_on, **typed})


def _origins(days: OwnDays, month: int) -> list[tuple[int, str]]:
    holidays = days.office(OpeningHours()).calendar.holidays(2027)
    return [(it.on.day, it.origin.value) for it in holidays if it.on.month == month]


def test_days_off_are_closed_and_say_whose_they_are() -> None:
    days = _decided("closure", "2027-04-01", last_on="2027-04-02")
    calendar = days.office(OpeningHours()).calendar
    assert not calendar.is_working(date(2027, 4, 2)) and calendar.is_working(date(2027, 4, 5))
    assert _origins(days, 4) == [(1, "own"), (2, "own")]


def test_a_holiday_may_be_worked_at_its_usual_hours_and_a_saturday_at_its_own() -> None:
    days = _decided("opening", "2027-07-30", _decided("opening", "2027-07-24", hours="09:00-12:00"))
    office = days.office(OpeningHours())
    assert written_day(office.hours_on(date(2027, 7, 30))) == "08:30-16:30"
    assert written_day(office.hours_on(date(2027, 7, 24))) == "09:00-12:00"


def test_a_feast_that_was_announced_a_day_later_takes_the_place_of_the_expected_one() -> None:
    expected, moved = OwnDays("a"), _decided("feast", "2027-03-11", feast="fitr")
    assert _origins(expected, 3) == [(10, "expected"), (11, "expected")]
    assert _origins(moved, 3) == [(11, "confirmed"), (12, "confirmed")]
    calendar = moved.office(OpeningHours()).calendar
    assert calendar.is_ramadan(date(2027, 3, 10)) and not calendar.is_ramadan(date(2027, 3, 11))
    assert not calendar.awaits_a_feast(date(2027, 3, 10))


def test_ramadan_begins_when_it_was_announced_and_its_hours_with_it() -> None:
    days = _decided("feast", "2027-02-09", feast="ramadan", today=date(2027, 2, 7))
    office = days.office(OpeningHours())
    assert written_day(office.hours_on(date(2027, 2, 8))) == "08:30-16:30"
    assert written_day(office.hours_on(date(2027, 2, 9))) == "09:00-15:00"


def test_a_half_day_stays_a_working_day_with_hours_of_its_own() -> None:
    days = _decided("hours", "2027-04-30", hours="08:30-12:00")
    office = days.office(OpeningHours())
    assert office.calendar.is_working(date(2027, 4, 30))
    assert office.closes_at(datetime(2027, 4, 30, 10, tzinfo=UTC)) == datetime(2027, 4, 30, 12, tzinfo=UTC)
    assert not office.is_open(datetime(2027, 4, 30, 14, tzinfo=UTC))


@pytest.mark.parametrize(
    ("kind", "first_on", "typed", "field", "code"),
    [
        ("closure", "2027-02-26", {}, "first_on", "calendar.past"),
        ("closure", "2027-04-01", {"last_on": "2027-03-31"}, "last_on", "organisation.ends_before_it_begins"),
        ("closure", "2027-04-01", {"last_on": "2027-05-02"}, "last_on", "calendar.too_long"),
        ("closure", "2027-04-01", {"name_ar": " "}, "name_ar", "organisation.name_missing"),
        ("closure", "2027-04-01", {"name_fr": "x" * 121}, "name_fr", "organisation.name_too_long"),
        ("closure", "2027-04-01", {"reference": ""}, "reference", "calendar.reference_unfit"),
        ("closure", "2027-04-03", {}, "first_on", "calendar.already_closed"),
        ("closure", "2100-01-05", {}, "first_on", "calendar.year_unknown"),
        ("closure", "9999-12-31", {}, "first_on", "calendar.year_unknown"),
        ("closure", "0001-01-01", {}, "first_on", "calendar.year_unknown"),
        ("closure", "", {}, "first_on", "organisation.day_form"),
        ("opening", "2027-04-01", {}, "first_on", "calendar.already_worked"),
        ("opening", "2027-04-03", {}, "hours", "calendar.hours_missing"),
        ("hours", "2027-04-01", {}, "hours", "calendar.hours_missing"),
        ("hours", "2027-04-01", {"hours": "8-12"}, "hours", "organisation.hours_form"),
        ("feast", "2027-03-14", {"feast": "fitr"}, "first_on", "calendar.too_far_from_expected"),
        ("feast", "9999-12-31", {"feast": "fitr"}, "first_on", "calendar.year_unknown"),
        ("feast", "2027-03-10", {"feast": "easter"}, "feast", "body.unknown_choice"),
        ("lunch", "2027-04-01", {}, "kind", "body.unknown_choice"),
    ],
)
def test_what_cannot_be_decided_is_refused_at_its_field(
    kind: str, first_on: str, typed: dict[str, str], field: str, code: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        _adding(OwnDays("a"), kind, first_on, typed)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]


@pytest.mark.parametrize(
    ("stands", "kind", "first_on", "typed", "code"),
    [
        (("closure", "2027-04-01", {}), "opening", "2027-04-01", {}, "overlaps"),
        (("closure", "2027-04-01", {"last_on": "2027-04-06"}), "closure", "2027-04-06", {}, "overlaps"),
        (("hours", "2027-04-01", {"hours": "9:00-12:00"}), "hours", "2027-04-01", {"hours": "9:00-11:00"}, "overlaps"),
        (("feast", "2027-03-11", {"feast": "fitr"}), "feast", "2027-03-10", {"feast": "fitr"}, "already_confirmed"),
    ],
)
def test_a_day_is_decided_once(
    stands: tuple[str, str, dict[str, str]], kind: str, first_on: str, typed: dict[str, str], code: str
) -> None:
    days = _adding(OwnDays("a"), *stands)
    with pytest.raises(InvalidError) as refused:
        _adding(days, kind, first_on, typed)
    assert [problem.code for problem in refused.value.problems] == [f"calendar.{code}"]


def test_a_feast_whose_expected_day_is_over_is_not_moved_behind_it() -> None:
    with pytest.raises(InvalidError) as refused:
        _decided("feast", "2027-03-11", feast="fitr", today=date(2027, 3, 11))
    assert [problem.code for problem in refused.value.problems] == ["calendar.feast_past"]


def test_a_decision_is_taken_back_while_it_is_to_come_cut_while_it_runs_and_kept_once_it_is_past() -> None:
    days = _decided("hours", "2027-03-01", last_on="2027-03-31", hours="09:00-12:00")
    kept = days.decisions[0].id
    assert days.removing(kept, TODAY).decisions == ()
    cut = days.removing(kept, date(2027, 3, 10)).decisions
    assert [it.last_on for it in cut] == [date(2027, 3, 9)]
    with pytest.raises(ConflictError, match=r"calendar\.begun"):
        days.removing(kept, date(2027, 4, 1))


def test_a_decision_is_changed_while_it_is_to_come_by_the_rules_of_a_new_one() -> None:
    days = _decided("closure", "2027-04-01", _decided("closure", "2027-04-05"))
    kept = days.decisions[0].id
    again = _given("closure", "2027-04-01")
    assert days.changing(kept, again, TODAY) is days
    moved = days.changing(kept, _given("closure", "2027-04-02"), TODAY)
    assert [(it.id == kept, it.first_on.day) for it in moved.decisions] == [(True, 2), (False, 5)]
    with pytest.raises(InvalidError):
        days.changing(kept, _given("closure", "2027-04-05"), TODAY)
    with pytest.raises(ConflictError, match=r"calendar\.changed_too_late"):
        days.changing(kept, _given("closure", "2027-04-02"), date(2027, 4, 2))


def test_a_feast_that_has_begun_is_not_taken_back() -> None:
    days = _decided("feast", "2027-03-11", feast="fitr")
    with pytest.raises(ConflictError, match=r"calendar\.begun"):
        days.removing(days.decisions[0].id, date(2027, 3, 12))
    assert days.decisions[0].last_on == date(2027, 3, 12)
    assert Origin.CONFIRMED.value not in dict(_origins(days.removing(days.decisions[0].id, TODAY), 3)).values()


def test_there_is_an_end_to_decisions(monkeypatch: pytest.MonkeyPatch) -> None:
    days = _decided("closure", "2027-04-01")
    monkeypatch.setattr(decided, "MOST_DECISIONS", 1)
    with pytest.raises(ConflictError, match=r"calendar\.too_many"):
        _decided("closure", "2027-04-02", days)
