"""An administration's days for programs: its calendar, and delays counted on it."""

from typing import Any

import pytest

from chalicelib.kernel.clock import SystemClock, civil_year
from tests.journeys import Journey


@pytest.fixture
def path(journey: Journey) -> str:
    return f"/administrations/{journey.seeded.administration.slug}"


def _deadline(journey: Journey, path: str, query: str) -> Any:
    return journey.call("GET", f"{path}/deadline?{query}")


def test_a_year_has_its_holidays_in_both_languages_and_says_which_are_expected(journey: Journey, path: str) -> None:
    told = journey.call("GET", f"{path}/calendar?year=2027")
    assert (told["year"], told["weekend"], told["opened"]) == (2027, ["saturday", "sunday"], [])
    by_day = {day["on"]: day for day in told["holidays"]}
    throne = {"ar": "عيد العرش", "fr": "Fête du Trône"}
    assert by_day["2027-07-30"] == {
        "on": "2027-07-30",
        "name": throne,
        "expected": False,
        "own": False,
        "origin": "fixed",
    }
    assert by_day["2027-05-17"]["expected"]


def test_a_calendar_has_the_hours_and_those_of_ramadan(journey: Journey, path: str) -> None:
    told = journey.call("GET", f"{path}/calendar?year=2026")
    usual, ramadan = told["hours"]["usual"], told["hours"]["ramadan"]
    assert usual[0] == {"weekday": "monday", "opens": "08:30:00", "closes": "16:30:00"}
    assert ramadan[-1] == {"weekday": "friday", "opens": "09:00:00", "closes": "15:00:00"}
    assert told["ramadan"] == [{"first_on": "2026-02-19", "last_on": "2026-03-19", "expected": False}]


def test_no_year_is_this_one(journey: Journey, path: str) -> None:
    assert journey.call("GET", f"{path}/calendar")["year"] == civil_year(SystemClock().now())


@pytest.mark.parametrize(
    ("query", "due_on", "expected"),
    [
        ("from=2026-11-02&days=20&kind=working", "2026-12-02", False),
        ("from=2026-11-03&days=60", "2027-01-04", False),
        ("from=2026-11-03&days=60&roll_over=false", "2027-01-02", False),
        ("from=2026-11-09&days=3&full_days=true", "2026-11-13", False),
        ("from=2026-12-31&months=2", "2027-03-01", False),
        ("from=2027-05-14&days=3", "2027-05-19", True),
    ],
)
def test_a_delay_is_counted(journey: Journey, path: str, query: str, due_on: str, expected: bool) -> None:
    told = _deadline(journey, path, query)
    assert (told["start_on"], told["due_on"], told["expected"]) == (query[5:15], due_on, expected)


def test_the_longest_delay_from_the_last_day_is_counted(journey: Journey, path: str) -> None:
    assert _deadline(journey, path, "from=2099-12-31&days=1000&kind=working")["due_on"].startswith("2103")
    assert _deadline(journey, path, "from=2099-12-31&months=60")["due_on"] == "2104-12-31"


def test_days_that_did_not_count_are_named_with_the_reason(journey: Journey, path: str) -> None:
    told = _deadline(journey, path, "from=2026-11-16&days=3&kind=working&full_days=true")
    assert [(day["on"], day["reason"]) for day in told["excluded"]] == [
        ("2026-11-16", "first_day"),
        ("2026-11-18", "holiday"),
        ("2026-11-21", "weekend"),
        ("2026-11-22", "weekend"),
        ("2026-11-23", "last_day"),
    ]
    assert told["excluded"][1]["name"] == {"ar": "عيد الاستقلال", "fr": "Fête de l’Indépendance"}


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("days=3", "from", "query.missing"),
        ("from=2026-11-16", "days", "query.missing"),
        ("from=2026-11-16&days=3&months=1", "months", "calendar.days_or_months"),
        ("from=2026-11-16&months=1&kind=working", "months", "calendar.days_or_months"),
        ("from=2026-11-16&days=-1", "days", "query.unfit"),
        ("from=2026-11-16&days=1001", "days", "query.unfit"),
        (f"from=2026-11-16&days={'9' * 5000}", "days", "query.unfit"),
        ("from=2026-11-16&months=61", "months", "query.unfit"),
        ("from=2026-11-16&days=3&kind=lunar", "kind", "query.unknown_choice"),
        ("from=2026-11-16&days=3&full_days=perhaps", "full_days", "query.unfit"),
        ("from=2026-11-16&days=3&start_on=2026-11-16", "start_on", "query.unknown"),
        *(
            (f"from={day}&days=3", "from", "query.unfit")
            for day in ("2026-02-30", "20261116", "1790000000", "2026-W47-1", "2026-11-16T10:00", "2024-12-31", "x")
        ),
    ],
)
def test_a_delay_that_cannot_be_counted_names_its_field(
    journey: Journey, path: str, query: str, field: str, code: str
) -> None:
    told = journey.call("GET", f"{path}/deadline?{query}", expect=422)
    assert [(error["field"], error["code"]) for error in told["errors"]] == [(field, code)]


@pytest.mark.parametrize("year", ["2024", "2100", "two", "-2027"])
def test_a_year_that_is_not_known_is_refused(journey: Journey, path: str, year: str) -> None:
    told = journey.call("GET", f"{path}/calendar?year={year}", expect=422)
    assert [(error["field"], error["code"]) for error in told["errors"]] == [("year", "query.unfit")]


@pytest.mark.parametrize("what", ["calendar", "deadline?from=2026-11-16&days=3"])
def test_an_unknown_administration_has_no_days(journey: Journey, what: str) -> None:
    journey.call("GET", f"/administrations/nowhere/{what}", expect=404)
