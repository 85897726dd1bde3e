"""Mandates, and the logo, in the file of a house: of what no table holds, the digest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.kernel.errors import OvertakenError
from chalicelib.kernel.ids import stable_id
from chalicelib.organisation.house_file.model import ImportState
from tests.house_files import Row, desk, file, holder, mandate, person, portal
from tests.unit.organisation.house import RABAT, TODAY, TOMORROW, YESTERDAY, House
from tests.unit.organisation.house_file.importing import Cuts, Importing
from tests.unit.organisation.house_file.rehearsals import changed, done, exported, rehearsed, wrong
from tests.unit.organisation.mandates.test_mandating import GIVEN

PRESIDENT, TAZI = "idrissi@rabat.example", "tazi@rabat.example"
DAYS = {"since": TODAY.isoformat(), "until": TOMORROW.isoformat()}
AUGUST = stable_id(RABAT, "mandate", "august")
"""The id that a new mandate of that key has in this house."""


@pytest.fixture
def house() -> House:
    return House()


def _given(house: House) -> House:
    house.mandating.grant(house.caller("idrissi"), GIVEN)
    return house


def _row(house: House, mandate_id: str = AUGUST, **changes: str) -> Row:
    digest = house.sha256(f"file of {mandate_id}")
    return {**mandate("august", "president", PRESIDENT, TAZI, digest, **DAYS), **changes}


def test_mandates_in_force_and_to_come_are_written_with_the_digest_of_their_act_and_read_back_change_nothing(
    house: House,
) -> None:
    _given(house)
    house.kept.append(replace(house.kept[0], id="over", since=YESTERDAY, until=YESTERDAY))
    house.kept.append(replace(house.kept[0], id="taken back", revoked_at=house.clock.now()))
    rows = exported(house)
    (written,) = [row for row in rows if row["row"] == "mandate"]
    assert (written["key"], written["holder"], written["email"]) == ("m1", PRESIDENT, TAZI)
    assert (written["acts"], written["natures"], written["reference"]) == ("signature", "", "قرار 12/2026")
    assert written["value"] == house.sha256("file of m1")
    again = rehearsed(house, file(*rows))
    assert (done(again), wrong(again)) == ([], [])
    house.kept[0] = replace(house.kept[0], since=YESTERDAY - timedelta(days=1), until=YESTERDAY)
    assert wrong(rehearsed(house, file(*rows))) == [], "what is over by its own days says nothing any more"


def test_a_new_mandate_waits_for_the_pdf_of_that_digest_to_be_sent_for_it_here(house: House) -> None:
    _given(house)
    house.kept.clear()  # the file of another house, in which the mandate was given
    (written,) = [row for row in exported(_given(House())) if row["row"] == "mandate"]
    assert wrong(rehearsed(house, file(written))) == [(2, "value", "mandate_paper_lacking")]
    row = _row(house)
    assert wrong(rehearsed(house, file(row))) == [(2, "value", "mandate_paper_lacking")]
    house.sent_for.add(AUGUST)
    assert done(rehearsed(house, file(row))) == [("mandate", "added", "tazi@rabat.example · president")]
    other = {**row, "value": "0" * 64}
    assert wrong(rehearsed(house, file(other))) == [(2, "value", "mandate_paper_lacking")]


def test_a_mandate_may_be_of_a_desk_and_people_that_the_same_file_brings(house: House) -> None:
    house.sent_for.add(AUGUST)
    rows = [
        _row(house, desk="vault", holder="salma@rabat.example", acts="visa mail", natures="complaint"),
        holder("salma@rabat.example", "vault"),
        desk("vault", "roads", roles="head"),
        person("salma@rabat.example"),
    ]
    rehearsal = rehearsed(house, file(*rows))
    assert wrong(rehearsal) == []
    assert done(rehearsal)[-1] == ("mandate", "added", "tazi@rabat.example · vault")


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"kind": "favour"}, "kind", "unknown_choice"),
        ({"acts": "dance"}, "acts", "unknown_choice"),
        ({"acts": ""}, "acts", "kinds_unfit"),
        ({"acts": "register"}, "acts", "kinds_unfit"),
        ({"natures": "poem"}, "natures", "unknown_choice"),
        ({"since": "soon"}, "since", "day_form"),
        ({"until": YESTERDAY.isoformat()}, "until", "day_past"),
        ({"until": "2031-01-01"}, "until", "mandate_too_long"),
        ({"reference": ""}, "reference", "legal_act_missing"),
        ({"value": "act.pdf"}, "value", "mandate_digest"),
        ({"desk": "nowhere"}, "desk", "row_of_no_desk"),
        ({"holder": TAZI}, "holder", "holder_unknown"),
        ({"holder": "ghost@rabat.example"}, "holder", "row_of_nobody"),
        ({"key": ""}, "key", "file_key_missing"),
    ],
)
def test_every_error_of_a_mandate_stands_at_its_line_and_column(
    house: House, changes: dict[str, str], column: str, code: str
) -> None:
    house.sent_for.add(AUGUST)
    rehearsal = rehearsed(house, file(person(TAZI, name_ar="tazi", name_fr="tazi"), _row(house, **changes)))
    assert wrong(rehearsal) == [(3, column, code)]


def test_a_mandate_is_not_changed_and_one_that_was_taken_back_is_not_given_again(house: House) -> None:
    _given(house)
    rows = changed(exported(house), "m1", acts="visa")
    place = next(line for line, row in enumerate(rows, 2) if row["row"] == "mandate")
    assert wrong(rehearsed(house, file(*rows))) == [(place, "key", "mandate_stays")]
    house.kept[0] = replace(house.kept[0], revoked_at=house.clock.now())
    assert wrong(rehearsed(house, file(*rows))) == [(place, "state", "row_closed")]


def test_a_mandate_is_ended_and_another_given_in_its_place_by_one_file(house: House) -> None:
    _given(house)
    house.sent_for.add(AUGUST)
    rows = [_row(house, acts="signature"), {"row": "mandate", "key": "m1", "state": "closed"}]
    rehearsal = rehearsed(house, file(*rows))
    assert wrong(rehearsal) == []
    assert [it[:2] for it in done(rehearsal)] == [("mandate", "closed"), ("mandate", "added")]


def test_who_does_not_administer_a_desk_gives_no_mandate_of_it_by_a_file(house: House) -> None:
    house.sent_for.add(AUGUST)
    assert [(it[0], it[2]) for it in wrong(rehearsed(house, file(_row(house)), "karim"))] == [(2, "elsewhere")]


def test_a_mandate_given_since_the_check_is_told_by_who_received_it_and_where() -> None:
    importing = Importing()
    importing.checked(file(portal("telephone", "0537000000")))
    importing.house.mandating.grant(importing.house.caller("idrissi"), GIVEN)
    with pytest.raises(OvertakenError) as overtaken:
        importing.begun()
    (told,) = [it.params for it in overtaken.value.problems]
    assert (told["kind"], told["change"], told["name"]["fr"]) == ("mandate", "added", "tazi@rabat.example · president")


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_wherever_a_turn_is_cut_a_mandate_is_given_once_and_ended_once(after: bool) -> None:
    place, calls = 0, 1
    while place < calls:
        place += 1
        importing = Importing()
        house = importing.house
        house.kept.append(house.mandating._granted(house.caller("idrissi"), GIVEN))
        house.sent_for.add(AUGUST)
        importing.checked(file(_row(house), {"row": "mandate", "key": "m1", "state": "closed"}))
        importing.begun()
        house.cuts = Cuts(place, after)
        assert importing.turned().state is ImportState.DONE, place
        calls, events = house.cuts.calls, house.events()
        assert [events.count(it) for it in ("MandateGranted", "MandateRevoked")] == [1, 1], place
    assert place > 3


def test_the_logo_is_written_as_its_digest_and_another_is_told_at_its_line(house: House) -> None:
    assert not [row for row in exported(house) if row["key"] == "logo"]
    house.portal_of = replace(house.portal_of, logo="a" * 64)
    rows = [row for row in exported(house) if row["row"] == "portal"]
    assert rows[-1]["key"] == "logo" and rows[-1]["value"] == "a" * 64
    assert (done(rehearsed(house, file(*rows))), wrong(rehearsed(house, file(*rows)))) == ([], [])
    elsewhere = rehearsed(house, file(portal("logo", "b" * 64), portal("telephone", "0537000000")))
    assert wrong(elsewhere) == [(2, "value", "logo_not_in_file")]
