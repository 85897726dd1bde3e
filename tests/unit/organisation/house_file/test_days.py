"""Days that an administration decides itself, in the file of its house."""

from datetime import date

import pytest

from chalicelib.kernel.holidays import Lunar
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.days.decided import DayDecision, DecisionGiven, DecisionKind, OwnDays
from chalicelib.organisation.days.hours import read_day
from chalicelib.organisation.house_file.cells import OF_SOME_ROWS
from tests.house_files import Row, day, entity, file
from tests.unit.organisation.house import RABAT, YESTERDAY, House
from tests.unit.organisation.house_file.rehearsals import changed, done, exported, rehearsed, wrong

LAST_OF_MONTH, EID = date(2026, 11, 30), date(2027, 3, 11)
HOURS = {"hours": "9h00-12h00"}


_NAME = Bilingual("قرار", "Décision")


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def decided(house: House) -> House:
    """With an inventory and a feast to come, hours of a season that runs, and a closure that is over."""
    inventory = _closure("inventory", date(2027, 4, 1))
    season = DayDecision(
        "season", DecisionKind.HOURS, YESTERDAY, LAST_OF_MONTH, _NAME, "2", hours=read_day("09:00-13:00", "")
    )
    feast = DecisionGiven(DecisionKind.FEAST, EID, EID, Bilingual("", ""), "3", Lunar.FITR)
    house.decided = OwnDays(
        RABAT, (_closure("over", date(2026, 1, 5)), season, DayDecision.of("eid", feast), inventory)
    )
    return house


def test_decisions_that_are_not_over_are_written_and_read_back_change_nothing(decided: House) -> None:
    rows = exported(decided)
    assert [row["key"] for row in rows if row["row"] == "day"] == ["season", "eid", "inventory"]
    again = rehearsed(decided, file(*rows))
    assert (done(again), wrong(again)) == ([], [])


def test_decisions_are_added_by_keys_of_the_files_own_with_days_as_spreadsheets_write_them(house: House) -> None:
    rehearsal = rehearsed(
        house,
        file(
            day("inventory", "closure", "01/04/2027", until="2027-04-02"),
            day("market", "Opening", "2027-04-10", **HOURS),
            day("aïd", "feast", "2027-03-11", feast="FITR", name_ar="", name_fr=""),
            day("summer", "hours", "2027-07-15", until="2027-08-31", **HOURS),
        ),
    )
    assert wrong(rehearsal) == []
    assert done(rehearsal) == [("day", "added", it) for it in ("inventory", "market", "fitr", "summer")]


def test_one_that_is_to_come_is_changed_or_taken_back_and_what_is_left_of_one_that_runs_ends(decided: House) -> None:
    rows = changed(exported(decided), "inventory", name_fr="Récolement", until="2027-04-02")
    rows = changed(changed(rows, "season", state="closed"), "eid", state="closed")
    assert set(done(rehearsed(decided, file(*rows)))) == {
        ("day", "changed", "Récolement"),
        ("day", "closed", "Décision"),
        ("day", "closed", "fitr"),
    }


def test_a_day_that_one_decision_gives_up_another_takes_in_the_same_file(decided: House) -> None:
    rows = [day("market", "opening", "2027-04-01"), day("inventory", "closure", "", state="closed")]
    (first, *_) = done(rehearsed(decided, file(*rows)))
    assert first == ("day", "closed", "Décision")
    moved = changed(exported(decided), "inventory", since="2027-04-08", until="2027-04-08")
    rehearsal = rehearsed(decided, file(day("other", "closure", "2027-04-01"), *moved))
    assert wrong(rehearsal) == []
    assert done(rehearsal) == [("day", "changed", "Décision"), ("day", "added", "other")]


def test_what_is_closed_already_is_asked_for_nothing_more(decided: House) -> None:
    rows = [{"row": "day", "key": key, "state": "closed"} for key in ("over", "never")]
    rehearsal = rehearsed(decided, file(*rows))
    assert (done(rehearsal), wrong(rehearsal)) == ([], [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (day("x", "closure", ""), [("since", "day_form")]),
        (day("x", "closure", "2027-04-05", until="soon"), [("until", "day_form")]),
        (day("x", "closure", "2027-04-05", until="2027-04-01"), [("until", "ends_before_it_begins")]),
        (day("x", "closure", "2027-04-01"), [("since", "overlaps")]),
        (day("x", "closure", f"{YESTERDAY}"), [("since", "past")]),
        (day("x", "closure", "2027-04-05", name_ar=""), [("name_ar", "name_missing")]),
        (day("x", "closure", "2027-04-05", reference=""), [("reference", "reference_unfit")]),
        (day("x", "hours", "2027-07-01", hours="morning"), [("hours", "hours_form")]),
        (day("x", "feast", "2027-03-11", feast="easter"), [("feast", "unknown_choice")]),
        (day("x", "lunch", "2027-03-11"), [("kind", "unknown_choice")]),
        (day("", "closure", "2027-03-11"), [("key", "file_key_missing")]),
        (day("x", "closure", "2027-04-05", state="gone"), [("state", "unknown_choice")]),
        (day("season", "hours", f"{YESTERDAY}", **HOURS), [("key", "changed_too_late")]),
    ],
)  # fmt: skip
def test_every_error_of_a_day_stands_at_its_line_and_column(
    decided: House, row: Row, told: list[tuple[str, str]]
) -> None:
    rehearsal = rehearsed(decided, file(entity("archive", "root"), row))
    assert wrong(rehearsal) == [(3, column, code) for column, code in told]


def test_the_same_day_twice_is_told_at_the_second_line(house: House) -> None:
    twice = [day("x", "closure", "2027-04-01"), day("x", "closure", "2027-04-02")]
    assert wrong(rehearsed(house, file(*twice))) == [(3, "key", "file_key_twice")]


def test_a_file_from_before_there_were_such_rows_is_read_as_ever_and_told_what_a_day_would_need(house: House) -> None:
    def older(*rows: Row) -> bytes:
        heads = [head for head in file().decode("utf-8-sig").strip().split(";") if head not in OF_SOME_ROWS]
        lines = [";".join(row.get(head, "") for head in heads) for row in rows]
        return "\n".join([";".join(heads), *lines]).encode()

    assert wrong(rehearsed(house, older(entity("archive", "root")))) == []
    told = wrong(rehearsed(house, older(day("x", "closure", "2027-04-01"))))
    assert told == [(2, "feast", "file_column_lacking"), (2, "reference", "file_column_lacking")]


def _closure(key: str, on: date) -> DayDecision:
    return DayDecision(key, DecisionKind.CLOSURE, on, on, _NAME, "1")
