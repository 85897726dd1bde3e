"""People come by invitation, may change name and address, and be kept out and let in again."""

from dataclasses import replace

import pytest

from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.organisation.model import Holding
from chalicelib.organisation.people.people import People, PersonGiven
from tests.unit.organisation.house import TODAY, TOMORROW, YESTERDAY, House, name

SALMA = PersonGiven(name("salma"), "salma@rabat.example")


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def people(house: House) -> People:
    return People(house.store, house.acts, house.persons, house, house, house.clock)


def test_a_person_is_invited_to_a_desk(house: House, people: People) -> None:
    salma = people.invite(house.caller("nadia"), None, SALMA, ["roads-desk"])
    assert salma.sits_at("roads-desk", TODAY)
    assert house.invited == ["salma@rabat.example"]
    assert house.events() == ["AgentInvited"]


def test_invited_again_a_person_gets_another_mail_and_no_second_seat(house: House, people: People) -> None:
    for _ in range(2):
        people.invite(house.caller("nadia"), None, SALMA, ["roads-desk"])
    assert len(house.people["salma"].holdings) == 1
    assert len(house.invited) == 2


def test_an_address_at_work_elsewhere_is_refused(house: House, people: People) -> None:
    house.people["salma"] = replace(house.people["tazi"], id="salma", administration_id="fes")
    with pytest.raises(ConflictError, match="address_taken"):
        people.invite(house.caller("nadia"), None, SALMA, [])
    assert house.people["salma"].administration_id == "fes"


def test_an_administrator_of_a_part_invites_to_desks_of_that_part(house: House, people: People) -> None:
    people.invite(house.caller("karim"), None, SALMA, ["water-admin"])
    with pytest.raises(ForbiddenError):
        people.invite(house.caller("karim"), None, SALMA, ["roads-desk"])


@pytest.mark.parametrize("email", ["", "salma", "salma@rabat", "sal ma@rabat.example", f"{'s' * 250}@rabat.example"])
def test_an_address_must_look_like_one(house: House, people: People, email: str) -> None:
    with pytest.raises(InvalidError):
        people.invite(house.caller("nadia"), None, replace(SALMA, email=email), [])


def test_under_another_address_a_person_begins_anew(house: House, people: People) -> None:
    people.change(house.caller("nadia"), None, "tazi", PersonGiven(name("tazi"), "tazi.b@rabat.example"))
    tazi = house.people["tazi"]
    assert (tazi.email, tazi.former_email) == ("tazi.b@rabat.example", "tazi@rabat.example")
    assert house.given == {"tazi.b@rabat.example": "tazi"}
    assert house.invited == ["tazi.b@rabat.example"]
    assert tazi.signed_out_at == house.clock.now()


def test_another_name_ends_nothing_and_the_same_says_nothing(house: House, people: People) -> None:
    for _ in range(2):
        people.change(house.caller("nadia"), None, "tazi", PersonGiven(name("Tazi B."), "tazi@rabat.example"))
    assert house.events() == ["AgentChanged"]
    assert (house.people["tazi"].signed_out_at, house.invited) == (None, [])


def test_who_is_switched_off_is_kept_out_and_keeps_the_desk(house: House, people: People) -> None:
    for _ in range(2):
        people.switch_off(house.caller("nadia"), None, "tazi")
    tazi = house.people["tazi"]
    assert not tazi.works_on(TODAY)
    assert tazi.signed_out_at == house.clock.now()
    assert tazi.desks_on(TODAY) == ("roads-desk",)
    people.switch_on(house.caller("nadia"), None, "tazi")
    assert house.people["tazi"].sits_at("roads-desk", TODAY)
    assert house.let_in == ["tazi@rabat.example"]
    assert house.events() == ["AgentSwitchedOff", "AgentSwitchedOn"]


def test_a_departure_that_was_announced_is_called_off(house: House, people: People) -> None:
    house.people["tazi"] = replace(house.people["tazi"], leaves_on=TOMORROW)
    assert not house.people["tazi"].works_on(TOMORROW)
    people.switch_on(house.caller("nadia"), None, "tazi")
    assert house.people["tazi"].works_on(TOMORROW)
    assert house.people["tazi"].signed_out_at is None


def test_whoever_left_is_invited_back(house: House, people: People) -> None:
    house.people["salma"] = replace(
        house.people["tazi"], id="salma", email=SALMA.email, leaves_on=YESTERDAY, holdings=()
    )
    people.invite(house.caller("nadia"), None, SALMA, ["roads-desk"])
    assert house.people["salma"].sits_at("roads-desk", TODAY)
    assert house.people["salma"].signed_out_at == house.clock.now()


def test_the_last_administrator_is_not_switched_off(house: House, people: People) -> None:
    people.switch_off(house.caller("nadia"), None, "karim")
    with pytest.raises(ConflictError, match="last_administrator"):
        people.switch_off(house.caller("nadia"), None, "nadia")


def test_an_administrator_of_a_part_acts_on_nobody_of_the_whole(house: House, people: People) -> None:
    takeover = PersonGiven(name("nadia"), "karim.b@rabat.example")
    with pytest.raises(ForbiddenError):
        people.change(house.caller("karim"), None, "nadia", takeover)
    with pytest.raises(ForbiddenError):
        people.switch_off(house.caller("karim"), None, "idrissi")
    house.people["tazi"] = replace(house.people["tazi"], holdings=(Holding("roads-desk", TOMORROW),))
    with pytest.raises(ForbiddenError):
        people.switch_off(house.caller("karim"), None, "tazi")


def test_somebody_elses_agent_is_not_found(house: House, people: People) -> None:
    house.people["stranger"] = replace(house.people["tazi"], id="stranger", administration_id="fes")
    with pytest.raises(NotFoundError):
        people.switch_off(house.caller("nadia"), None, "stranger")


@pytest.mark.parametrize("letters", ["", "احمد", "AHMÉD", "med b", "b.ahmed@"])
def test_a_few_letters_of_either_script_or_of_the_address_find_a_person(house: House, letters: str) -> None:
    ahmed = replace(
        house.people["tazi"], email="b.ahmed@x.example", name=replace(name("Ahmed Bennani"), ar="أحمد بناني")
    )
    assert ahmed.is_found_by(letters)
    assert not ahmed.is_found_by(f"{letters} zineb")
