"""A house as one file: what is written is read back, and each thing wrong is told at its line and column."""

import sys
from collections import Counter
from dataclasses import replace

import pytest

from chalicelib.organisation.house_file.cells import COLUMNS, unescaped
from chalicelib.organisation.house_file.lines import MOST_LINES, read_lines
from chalicelib.organisation.model import Agent, Holding
from tests.house_files import Row, desk, entity, file, holder, person
from tests.unit.organisation.house import TODAY, TOMORROW, YESTERDAY, House, name
from tests.unit.organisation.house_file.rehearsals import changed, done, exported, rehearsed, wrong


@pytest.fixture
def house() -> House:
    return House()


def test_a_file_read_back_as_it_was_written_changes_nothing(house: House) -> None:
    house.tree["roads"] = house.tree["roads"].renamed(name('=routes; \'et "ponts"'), house.clock.now())
    house.tree["water"] = house.tree["water"].renamed(name("'=eau"), house.clock.now())
    again = rehearsed(house, file(*exported(house)))
    assert (done(again), wrong(again), again.lines) == ([], [], len(exported(house)))


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_whatever_parts_cells_and_ends_lines_the_file_is_the_same(house: House, delimiter: str, ends: str) -> None:
    content = file(*exported(house), delimiter=delimiter).removeprefix("\ufeff".encode())
    again = rehearsed(house, content.replace(b"\r\n", ends.encode()))
    assert (done(again), wrong(again)) == ([], [])


def test_columns_may_stand_in_any_order_and_empty_lines_count_as_lines() -> None:
    heads = ",".join(reversed(COLUMNS))
    lines, problems = read_lines(f"{heads}\n\n{',' * (len(COLUMNS) - 2)},entity\n".encode())
    assert [(line.number, line["row"]) for line in lines] == [(3, "entity")]
    assert not problems


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''", "'Aïn", "-1", "Aïn", ""])
def test_what_a_spreadsheet_would_reckon_is_read_back_as_it_was(house: House, text: str) -> None:
    house.people["tazi"] = Agent("tazi", "rabat", "tazi@rabat.example", name(text))
    (row,) = [row for row in exported(house) if row["key"] == "tazi"]
    assert not row["name_fr"].startswith(("=", "-"))
    assert unescaped(row["name_fr"]) == text


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    def problem(content: bytes) -> tuple[int, str, str]:
        _, (first, *_) = read_lines(content)
        return first.line, first.problem.field, first.problem.code.partition(".")[2]

    heads = ";".join(COLUMNS)
    assert problem(f"{heads}\n\n".encode() + b"\xc7\xe1") == (3, "", "file_not_utf8")
    assert problem(f'{heads}\nentity;"a'.encode()) == (2, "", "file_quotes")
    assert problem(heads.replace("email", "mail").encode()) == (1, "email", "file_column_lacking")
    assert problem(f"{heads};code".encode()) == (1, "code", "file_column_twice")
    assert problem(f"{heads}\n{';' * len(COLUMNS)}x".encode()) == (2, "", "file_cells_left_over")
    assert problem(b"") == (1, "row", "file_column_lacking")
    assert problem(heads.encode() + b"\nentity;" * (MOST_LINES + 1))[2] == "file_too_long"


def test_a_house_is_made_in_whatever_order_its_rows_come(house: House) -> None:
    rehearsal = rehearsed(
        house,
        file(
            holder("salma@rabat.example", "permits"),
            person("salma@rabat.example"),
            desk("permits", "unit", roles="handler head", clearance="secret"),
            entity("unit", "town"),
            entity("town", "root", kind="provincial", place="4.421"),
        ),
    )
    assert wrong(rehearsal) == []
    assert done(rehearsal) == [
        ("entity", "added", "town"),
        ("entity", "added", "unit"),
        ("desk", "added", "permits"),
        ("person", "added", "salma"),
        ("holder", "added", "salma@rabat.example · permits"),
    ]


def test_what_is_renamed_moved_changed_and_closed_is_told_apart(house: House) -> None:
    rows = exported(house)
    rows = changed(rows, "roads", name_fr="Voirie")
    rows = changed(rows, "bridges", parent="water", code="PON")
    rows = changed(rows, "roads-desk", parent="bridges")
    rows = changed(rows, "president", clearance="secret")
    rows = changed(rows, "water-admin", state="closed")
    rows = changed(rows, "karim", state="closed")
    assert set(done(rehearsed(house, file(*rows)))) == {
        ("entity", "renamed", "Voirie"),
        ("entity", "changed", "bridges"),
        ("entity", "moved", "bridges"),
        ("desk", "moved", "roads-desk"),
        ("desk", "changed", "president"),
        ("person", "closed", "karim"),
        ("desk", "closed", "water-admin"),
    }


def test_seats_end_earlier_or_at_once_and_begin_at_a_day(house: House) -> None:
    rows = [row for row in exported(house) if row["row"] == "holder"]
    by_email = {row["email"].partition("@")[0]: row for row in rows}
    day = f"{TOMORROW:%d/%m/%Y}"
    rehearsal = rehearsed(
        house,
        file(
            {**by_email["tazi"], "until": day},
            {**by_email["karim"], "state": "closed"},
            holder("tazi@rabat.example", "general", TOMORROW.isoformat()),
            holder("nadia@rabat.example", "general", since=""),
        ),
    )
    assert wrong(rehearsal) == []
    assert [(kind, change) for kind, change, _ in done(rehearsal)] == [
        ("holder", "added"),
        ("holder", "changed"),
        ("holder", "closed"),
    ]


def test_every_error_of_a_file_is_told_at_once_with_its_line_column_and_code(house: House) -> None:
    rehearsal = rehearsed(
        house,
        file(
            entity("a", "nowhere"),
            entity("b", "root", code="ROA"),
            entity("c", "root", code="C", kind="ministry"),
            entity("d", "root", name_ar="", place="04"),
            entity("e", "f"),
            entity("f", "e"),
            entity("e", "root"),
            desk("g", "root", roles="clerk", clearance="top"),
            desk("h", "b", roles="operator"),
            desk("", "root"),
            person("nobody"),
            person("tazi@rabat.example", key="karim"),
            holder("ghost@rabat.example", "general"),
            holder("tazi@rabat.example", "nowhere"),
            holder("tazi@rabat.example", "general", YESTERDAY.isoformat()),
            holder("tazi@rabat.example", "president", TOMORROW.isoformat(), until=TODAY.isoformat()),
            holder("tazi@rabat.example", "president", "soon"),
            {"row": "ministry"},
            entity("root", "", code="ROO", kind="administration", state="shut"),
        ),
    )
    assert wrong(rehearsal) == [
        (2, "parent", "entity_unknown"),
        (3, "code", "code_taken"),
        (4, "kind", "unknown_choice"),
        (5, "place", "place_unfit"),
        (5, "name_ar", "name_missing"),
        (6, "parent", "cycle"),
        (7, "parent", "cycle"),
        (8, "key", "file_key_twice"),
        (9, "roles", "unknown_choice"),
        (9, "clearance", "unknown_choice"),
        (10, "roles", "roles_missing"),
        (11, "key", "file_key_missing"),
        (12, "email", "email_form"),
        (13, "email", "address_stays"),
        (14, "email", "row_of_nobody"),
        (15, "desk", "row_of_no_desk"),
        (16, "since", "day_past"),
        (17, "until", "ends_before_it_begins"),
        (18, "since", "day_form"),
        (19, "row", "unknown_choice"),
        (20, "state", "unknown_choice"),
    ]


def test_rules_about_the_whole_are_those_of_the_pages(house: House) -> None:
    rows = exported(house)
    rows = changed(rows, "roads", parent="bridges")
    rows = changed(rows, "water", state="closed")
    rows = changed(rows, "water-admin", roles="handler")
    rows = changed(rows, "nadia", state="closed")
    rows = changed(rows, "roads-desk", state="closed")
    house.waiting["roads-desk"] = 3
    lines = {row["key"]: number for number, row in enumerate(rows, 2)}
    assert set(wrong(rehearsed(house, file(*rows)))) == {
        (lines["roads"], "parent", "cycle"),
        (lines["water"], "state", "has_desks"),
        (lines["nadia"], "state", "last_administrator"),
        (lines["roads-desk"], "state", "holds_work"),
    }


def test_a_seat_is_not_made_longer_nor_cut_before_another_of_the_same_person(house: House) -> None:
    first = holder("tazi@rabat.example", "roads-desk", YESTERDAY.isoformat())
    house.people["tazi"] = Agent("tazi", "rabat", "tazi@rabat.example", name("tazi"), _seats("roads-desk"))
    longer = rehearsed(house, file({**first, "until": "2027-01-01"}))
    shorter = rehearsed(house, file({**first, "until": YESTERDAY.isoformat()}))
    assert wrong(longer) == [(2, "until", "seat_lengthened")]
    assert wrong(shorter) == [(2, "until", "seat_before_another")]


def _seats(desk_id: str) -> tuple[Holding, ...]:
    return Holding(desk_id, YESTERDAY, TODAY), Holding(desk_id, TOMORROW)


def test_who_administers_a_part_changes_that_part(house: House) -> None:
    rows = changed(changed(exported(house), "roads", name_fr="Voirie"), "water", name_fr="Eaux")
    rehearsal = rehearsed(house, file(*rows), "karim")
    assert done(rehearsal) == [("entity", "renamed", "Eaux")]
    assert [code for *_, code in wrong(rehearsal)] == ["elsewhere"]


def test_an_address_of_another_administration_is_told_before_anything_is_done(house: House) -> None:
    class Elsewhere:
        def agent_of(self, email: str) -> Agent | None:
            return Agent("x", "fes", email, name("x")) if email == "x@fes.example" else None

    content = file(person("x@fes.example"), holder("x@fes.example", "general"))
    assert wrong(rehearsed(house, content, addresses=Elsewhere())) == [(2, "email", "address_taken")]


def test_what_was_closed_is_not_opened_again_by_a_row_and_stays_closed_by_one(house: House) -> None:
    rows = exported(house)
    house.tree["water"] = replace(house.tree["water"], closed_at=house.clock.now())
    house.places_of["water-admin"] = replace(house.places_of["water-admin"], closed_at=house.clock.now())
    assert [code for *_, code in wrong(rehearsed(house, file(*rows)))] == ["row_closed", "row_closed"]
    closed = changed(changed(rows, "water", state="closed"), "water-admin", state="closed")
    again = rehearsed(house, file(*closed))
    assert (done(again), wrong(again)) == ([], [])


def test_three_errors_in_ten_thousand_rows_are_the_three_that_are_told(house: House) -> None:
    rows = _a_ministry(entities=500, desks=1500, people=4000)
    rows[10]["code"], rows[600]["roles"], rows[3000]["name_ar"] = "TOO LONG A CODE", "", ""
    assert len(rows) == 10_000
    assert wrong(rehearsed(house, file(*rows))) == [
        (12, "code", "code_form"),
        (602, "roles", "roles_missing"),
        (3002, "name_ar", "name_missing"),
    ]


def test_twice_the_rows_are_twice_the_work(house: House) -> None:
    small, large = (_calls_for(house, file(*_a_ministry(size, 3 * size, 8 * size))) for size in (15, 30))
    assert large < 2.1 * small


def _calls_for(house: House, content: bytes) -> int:
    """Functions called, and steps of loops that search, to judge that file."""
    counted: Counter[str] = Counter()
    sys.setprofile(lambda _frame, event, _given: counted.update([event]))
    try:
        rehearsed(house, content)
    finally:
        sys.setprofile(None)
    return counted["call"]


def _a_ministry(entities: int, desks: int, people: int) -> list[Row]:
    """Rows of a large administration: a division for ten departments, each desk and each person placed."""
    tree = [entity(f"e{n}", f"e{n // 10}" if n >= 10 else "root", code=f"E{n}") for n in range(entities)]
    places = [desk(f"d{n}", f"e{n % entities}") for n in range(desks)]
    staff = [person(f"p{n}@rabat.example") for n in range(people)]
    seats = [holder(f"p{n}@rabat.example", f"d{n % desks}") for n in range(people)]
    return [*tree, *places, *staff, *seats]
