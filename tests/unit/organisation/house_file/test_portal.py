"""What an administration says on its portal, in the file of its house."""

from dataclasses import replace

import pytest

from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file.portal_rows import COLUMNS_OF
from chalicelib.organisation.model import Contacts
from tests.house_files import Row, entity, file, portal
from tests.unit.organisation.house import House
from tests.unit.organisation.house_file.rehearsals import changed, done, exported, rehearsed, wrong

SCOPE = 'Urbanisme :\n- permis\n\n=autres; "actes"'


@pytest.fixture
def house() -> House:
    """Whose portal says something."""
    house = House()
    house.portal_of = replace(house.portal_of, scope=Bilingual("- تعمير\n- رخص", SCOPE), cndp_number="D-1/2026")
    contacts = Contacts(Bilingual("شارع", "Avenue"), "+212537000000", "contact@rabat.example", "https://rabat.example")
    house.itself = replace(house.itself, contacts=contacts, place="04.421", tifinagh="ⵔⴱⴰⵟ")
    return house


def test_all_that_is_said_or_could_be_is_written_and_read_back_changes_nothing(house: House) -> None:
    rows = exported(house)
    assert [row["key"] for row in rows if row["row"] == "portal"] == list(COLUMNS_OF)
    again = rehearsed(house, file(*rows))
    assert (done(again), wrong(again)) == ([], [])


def test_nothing_said_yet_is_read_back_the_same() -> None:
    house = House()
    again = rehearsed(house, file(*exported(house)))
    assert (done(again), wrong(again)) == ([], [])


def test_each_thing_that_is_said_otherwise_is_one_act_and_the_rest_stays(house: House) -> None:
    rows = changed(exported(house), "scope", text_fr="Urbanisme")
    rows = changed(changed(rows, "telephone", value=""), "ramadan-friday", hours="9h00-12h00")
    rehearsal = rehearsed(house, file(*rows))
    assert done(rehearsal) == [("portal", "changed", key) for key in ("scope", "telephone", "ramadan-friday")]
    alone = rehearsed(house, file(portal("Sector", "MINISTRY")))
    assert done(alone) == [("portal", "changed", "sector")]


def test_what_is_written_in_another_way_than_it_is_kept_changes_nothing(house: House) -> None:
    rows = [portal("telephone", "05 37 00 00 00"), portal("place", "4,421"), portal("usual-monday", hours="8h30–16h30")]
    rehearsal = rehearsed(house, file(*rows))
    assert (done(rehearsal), wrong(rehearsal)) == ([], [])


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (portal("telephone", "12"), "value", "telephone_form"),
        (portal("email", "nobody"), "value", "email_form"),
        (portal("website", "http://rabat.example"), "value", "website_form"),
        (portal("cndp_number", "x" * 61), "value", "text_too_long"),
        (portal("sector", "circus"), "value", "sector_unknown"),
        (portal("place", "99"), "value", "place_unknown"),
        (portal("tifinagh", "Rabat"), "value", "tifinagh_form"),
        (portal("notice", text_ar="x" * 4001), "text_ar", "text_too_long"),
        (portal("address", text_fr="x" * 301), "text_fr", "text_too_long"),
        (portal("usual-sunday", hours="always"), "hours", "hours_form"),
        (portal("logo", "x"), "value", "logo_not_in_file"),
        (portal("motto", "x"), "key", "unknown_choice"),
        (portal("", "x"), "key", "file_key_missing"),
        (portal("tifinagh", state="closed"), "state", "portal_row_stays"),
    ],
)
def test_every_error_of_the_portal_stands_at_its_line_and_column(
    house: House, row: Row, column: str, code: str
) -> None:
    house.itself = replace(house.itself, tifinagh="")
    assert wrong(rehearsed(house, file(entity("archive", "root"), row))) == [(3, column, code)]


def test_what_stood_wrong_before_hinders_no_other_row(house: House) -> None:
    house.itself = replace(house.itself, contacts=replace(house.itself.contacts, telephone="0537"))
    assert wrong(rehearsed(house, file(*changed(exported(house), "sector", value="ministry")))) == []
    assert wrong(rehearsed(house, file(portal("telephone", "0538")))) == [(2, "value", "telephone_form")]


def test_the_same_thing_said_twice_is_told_at_the_second_line(house: House) -> None:
    twice = [portal("sector", "ministry"), portal("sector", "")]
    assert wrong(rehearsed(house, file(*twice))) == [(3, "key", "file_key_twice")]


def test_who_administers_a_part_does_not_speak_for_the_whole(house: House) -> None:
    rehearsal = rehearsed(house, file(*changed(exported(house), "telephone", value="")), "karim")
    assert [code for *_, code in wrong(rehearsal)] == ["elsewhere"]
