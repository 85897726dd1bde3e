"""People come by invitation and leave by handing everything over."""

from dataclasses import replace

import pytest

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.organisation.mandates import LegalAct, Mandate
from chalicelib.organisation.people import People, PersonGiven
from chalicelib.organisation.policy import may
from tests.unit.organisation.house import RABAT, TODAY, TOMORROW, House, name

SALMA = PersonGiven(name("salma"), "salma@rabat.example")


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def people(house: House) -> People:
    return People(house.store, house.acts, house, house, house, may, house.clock)


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


def test_a_leaver_hands_everything_over_in_one_act_with_a_list(house: House, people: People) -> None:
    house.waiting["roads-desk"] = 7
    handed = people.leave(house.caller("nadia"), None, "tazi", "idrissi")
    assert [(it.desk.id, it.waiting) for it in handed] == [("roads-desk", 7)]
    assert house.people["idrissi"].sits_at("roads-desk", TODAY)
    assert house.events() == ["AgentLeft"]
    assert house.disabled == ["tazi@rabat.example"]


def test_a_leaver_is_gone_from_this_instant(house: House, people: People) -> None:
    people.leave(house.caller("nadia"), None, "tazi", "idrissi")
    gone = house.people["tazi"]
    assert not gone.active
    assert gone.signed_out_at == house.clock.now()
    assert gone.desks_on(TODAY) == ()


def test_work_needs_a_successor(house: House, people: People) -> None:
    house.waiting["roads-desk"] = 1
    with pytest.raises(ConflictError, match="holds_work"):
        people.leave(house.caller("nadia"), None, "tazi", "")
    assert house.people["tazi"].active


def test_nobody_succeeds_themselves(house: House, people: People) -> None:
    with pytest.raises(InvalidError):
        people.leave(house.caller("nadia"), None, "tazi", "tazi")


def test_the_last_administrator_cannot_leave(house: House, people: People) -> None:
    people.leave(house.caller("nadia"), None, "karim", "nadia")
    with pytest.raises(ConflictError, match="last_administrator"):
        people.leave(house.caller("nadia"), None, "nadia", "")


def test_the_last_administrator_may_leave_to_a_successor(house: House, people: People) -> None:
    people.leave(house.caller("nadia"), None, "karim", "nadia")
    people.leave(house.caller("nadia"), None, "nadia", "idrissi")
    assert "general" in house.caller("idrissi").desk_ids


def test_a_leavers_mandates_end(house: House, people: People) -> None:
    house.kept = [
        Mandate(
            mandate_id, RABAT, MandateKind.DEPUTY, "president", holder, deputy, frozenset(ActKind), frozenset(),
            TODAY, TOMORROW, LegalAct("1/2026", "f"), holder, house.clock.now(),
        )
        for mandate_id, holder, deputy in (("m1", "idrissi", "tazi"), ("m2", "tazi", "karim"), ("m3", "nadia", "karim"))
    ]  # fmt: skip
    people.leave(house.caller("nadia"), None, "tazi", "idrissi")
    assert {mandate.id for mandate in house.kept if mandate.revoked_at} == {"m1", "m2"}


def test_somebody_elses_agent_is_not_found(house: House, people: People) -> None:
    house.people["stranger"] = replace(house.people["tazi"], id="stranger", administration_id="fes")
    with pytest.raises(NotFoundError):
        people.leave(house.caller("nadia"), None, "stranger", "nadia")
