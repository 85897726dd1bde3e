"""Desks keep their work; who sits there is dated, and somebody always administers."""

from datetime import timedelta

import pytest

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.organisation.model import Circuit
from chalicelib.organisation.policy import may
from chalicelib.organisation.structure.desks import DeskGiven, Desks
from tests.unit.organisation.house import RABAT, TODAY, TOMORROW, YESTERDAY, House, name

SURVEYS = DeskGiven(name("surveys"), "roads", frozenset({Role.HANDLER}), Confidentiality.CONFIDENTIAL)


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def desks(house: House) -> Desks:
    return Desks(house.store, house.acts, house, may, house.clock)


def test_a_desk_is_opened_with_its_roles_and_clearance(house: House, desks: Desks) -> None:
    opened = desks.open(house.caller("nadia"), None, SURVEYS)
    assert house.places_of[opened.id].clearance is Confidentiality.CONFIDENTIAL
    assert house.events() == ["DeskOpened"]


@pytest.mark.parametrize("roles", [frozenset(), frozenset({Role.OPERATOR})], ids=["none", "the platform's"])
def test_a_desk_needs_a_role_that_is_the_administrations_to_give(
    house: House, desks: Desks, roles: frozenset[Role]
) -> None:
    with pytest.raises(InvalidError):
        desks.open(house.caller("nadia"), None, DeskGiven(name("x"), "roads", roles))


def test_a_desk_moves_to_an_entity_that_one_manages_too(house: House, desks: Desks) -> None:
    given = DeskGiven(name("water-admin"), "roads", frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(ForbiddenError):
        desks.change(house.caller("karim"), None, "water-admin", given)


def test_the_last_administrators_desk_keeps_its_role(house: House, desks: Desks) -> None:
    desks.close(house.caller("nadia"), None, "water-admin")
    with pytest.raises(ConflictError, match="last_administrator"):
        desks.change(house.caller("nadia"), None, "general", DeskGiven(name("g"), "root", frozenset({Role.AUDITOR})))


def test_the_last_administrator_cannot_leave_the_desk(house: House, desks: Desks) -> None:
    desks.unseat(house.caller("nadia"), None, "water-admin", "karim", YESTERDAY)
    with pytest.raises(ConflictError, match="last_administrator"):
        desks.unseat(house.caller("nadia"), None, "general", "nadia", TOMORROW)


def test_an_administrator_may_leave_once_another_is_seated_for_then(house: House, desks: Desks) -> None:
    desks.close(house.caller("nadia"), None, "water-admin")
    desks.seat(house.caller("nadia"), None, "general", "idrissi", TOMORROW, None)
    desks.unseat(house.caller("nadia"), None, "general", "nadia", TODAY)
    assert not house.people["nadia"].sits_at("general", TOMORROW)
    assert house.people["idrissi"].sits_at("general", TOMORROW)


def test_a_desk_that_holds_work_stays_open_and_the_refusal_counts_nothing(house: House, desks: Desks) -> None:
    house.waiting["roads-desk"], house.secret = 2, {"water-admin"}
    for desk_id in ("roads-desk", "water-admin"):
        with pytest.raises(ConflictError, match="holds_work") as refused:
            desks.close(house.caller("nadia"), None, desk_id)
        assert refused.value.params == {}


def test_a_desk_that_a_circuit_leads_to_stays_open_until_a_version_leads_elsewhere(house: House, desks: Desks) -> None:
    groups = ({"steps": [{"kind": "visa", "desk_id": "roads-desk"}], "deadline_hours": 24},)
    house.plans = [Circuit("visa", RABAT, 1, name("visa"), groups)]
    with pytest.raises(ConflictError, match="in_a_circuit"):
        desks.close(house.caller("nadia"), None, "roads-desk")
    house.plans.append(Circuit("visa", RABAT, 2, name("visa"), ()))
    desks.close(house.caller("nadia"), None, "roads-desk")


def test_a_closed_desk_is_not_there_any_more(house: House, desks: Desks) -> None:
    desks.close(house.caller("nadia"), None, "roads-desk")
    with pytest.raises(NotFoundError):
        desks.seat(house.caller("nadia"), None, "roads-desk", "idrissi", TODAY, None)


def test_a_person_sits_from_a_day_to_another(house: House, desks: Desks) -> None:
    after = desks.seat(house.caller("nadia"), None, "roads-desk", "idrissi", TOMORROW, TOMORROW)
    assert [after.sits_at("roads-desk", TODAY + timedelta(days=n)) for n in range(3)] == [False, True, False]


@pytest.mark.parametrize(
    ("since", "until", "field"), [(YESTERDAY, None, "since"), (TOMORROW, TODAY, "until")], ids=["past", "backwards"]
)
def test_days_that_cannot_be_are_refused(house: House, desks: Desks, since: object, until: object, field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        desks.seat(house.caller("nadia"), None, "roads-desk", "idrissi", since, until)  # type: ignore[arg-type]  # dates
    assert [problem.field for problem in refused.value.problems] == [field]


def test_nobody_sits_twice_at_a_desk(house: House, desks: Desks) -> None:
    with pytest.raises(ConflictError, match="already_seated"):
        desks.seat(house.caller("nadia"), None, "roads-desk", "tazi", TODAY, None)


def test_a_desk_keeps_its_work_when_people_change(house: House, desks: Desks) -> None:
    house.waiting["roads-desk"] = 5
    desks.seat(house.caller("nadia"), None, "roads-desk", "idrissi", TODAY, None)
    desks.unseat(house.caller("nadia"), None, "roads-desk", "tazi", YESTERDAY)
    assert len(house.waiting_at("roads-desk").numbers) == 5
    assert house.caller("tazi").seats == ()
    assert "roads-desk" in house.caller("idrissi").desk_ids


def test_who_does_not_sit_there_cannot_leave(house: House, desks: Desks) -> None:
    with pytest.raises(ConflictError, match="not_seated"):
        desks.unseat(house.caller("nadia"), None, "roads-desk", "idrissi", TODAY)


def test_a_day_long_past_means_at_once_whoever_administered_on_it(house: House, desks: Desks) -> None:
    desks.unseat(house.caller("nadia"), None, "roads-desk", "tazi", TODAY - timedelta(days=300))
    assert not house.people["tazi"].sits_at("roads-desk", TODAY)
