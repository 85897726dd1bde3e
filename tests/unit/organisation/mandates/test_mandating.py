"""Mandates are given by who holds the desk, rest on a written act, and are taken back at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.organisation.mandates.mandating import MandateGiven, Mandating
from chalicelib.organisation.mandates.model import LegalAct
from chalicelib.organisation.policy import may
from tests.unit.organisation.house import TODAY, TOMORROW, YESTERDAY, House

GIVEN = MandateGiven(
    id="m1",
    kind=MandateKind.DELEGATION,
    desk_id="president",
    holder_id="idrissi",
    deputy_id="tazi",
    kinds=frozenset({ActKind.SIGNATURE}),
    natures=frozenset(),
    since=TODAY,
    until=TOMORROW,
    legal_act=LegalAct("قرار 12/2026", "file of m1"),
)


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def mandating(house: House) -> Mandating:
    return Mandating(house.store, house.acts, house.papers, frozenset({"complaint"}), may, house.clock)


def test_a_holder_delegates_and_the_deputy_sits_there(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    seat = next(seat for seat in house.caller("tazi").seats if seat.desk_id == "president")
    assert seat.mandate is not None
    assert seat.mandate.on_behalf_of == "idrissi"
    assert house.events() == ["MandateGranted"]
    assert house.records[0].body["actor"]["desk_id"] == "president"


def test_an_administrator_gives_a_mandate_for_an_absent_holder(house: House, mandating: Mandating) -> None:
    deputy = replace(GIVEN, kind=MandateKind.DEPUTY)
    assert mandating.grant(house.caller("nadia"), deputy).granted_by == "nadia"


def test_nobody_else_gives_it(house: House, mandating: Mandating) -> None:
    for agent_id in ("tazi", "karim"):
        with pytest.raises(ForbiddenError):
            mandating.grant(house.caller(agent_id), GIVEN)


def test_whom_a_mandate_does_not_concern_learns_nothing_by_giving_it_again_or_taking_it_back(
    house: House, mandating: Mandating
) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    with pytest.raises(NotFoundError):
        mandating.grant(house.caller("karim"), GIVEN)
    with pytest.raises(NotFoundError):
        mandating.revoke(house.caller("karim"), "m1")
    assert house.events() == ["MandateGranted"]


def test_a_deputy_cannot_hand_the_desk_on(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    onward = replace(GIVEN, id="m2", holder_id="tazi", deputy_id="karim", legal_act=LegalAct("1", "file of m2"))
    with pytest.raises(ForbiddenError):
        mandating.grant(house.caller("tazi"), onward)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"deputy_id": "nobody"}, "deputy_id"),
        ({"deputy_id": "karim"}, "deputy_id"),
        ({"kinds": frozenset()}, "kinds"),
        ({"kinds": frozenset({ActKind.REGISTER})}, "kinds"),
        ({"since": YESTERDAY - timedelta(days=9), "until": YESTERDAY}, "until"),
        ({"since": TOMORROW, "until": TODAY}, "until"),
        ({"until": TODAY + timedelta(days=400)}, "until"),
        ({"legal_act": LegalAct("", "file of m1")}, "reference"),
        ({"legal_act": LegalAct("12/2026", "file of another")}, "file_id"),
    ],
    ids=[
        "unknown-deputy", "no-key", "no-act", "not-the-desks-act", "past", "backwards", "too-long", "no-reference",
        "foreign-file",
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(house: House, mandating: Mandating, change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        mandating.grant(house.caller("idrissi"), replace(GIVEN, **change))  # type: ignore[arg-type]  # fields by name
    assert field in {problem.field for problem in refused.value.problems}


def test_given_again_it_is_the_one_that_was_given(house: House, mandating: Mandating) -> None:
    first = mandating.grant(house.caller("idrissi"), GIVEN)
    assert mandating.grant(house.caller("idrissi"), GIVEN) == first
    assert house.events() == ["MandateGranted"]


def test_overlapping_mandates_are_refused(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    with pytest.raises(ConflictError, match="mandate_overlaps"):
        mandating.grant(house.caller("idrissi"), replace(GIVEN, id="m2", legal_act=LegalAct("1", "file of m2")))


def test_a_mandate_is_taken_back_at_once(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    mandating.revoke(house.caller("idrissi"), "m1")
    assert "president" not in house.caller("tazi").desk_ids
    mandating.revoke(house.caller("idrissi"), "m1")
    assert house.events() == ["MandateGranted", "MandateRevoked"]


def test_a_deputy_does_not_take_it_back(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    with pytest.raises(ForbiddenError):
        mandating.revoke(house.caller("tazi"), "m1")


def test_one_sees_the_mandates_that_concern_one(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    agents = ("idrissi", "tazi", "nadia", "karim")
    seen = {agent_id: len(mandating.of(house.caller(agent_id), None).items) for agent_id in agents}
    assert seen == {"idrissi": 1, "tazi": 1, "nadia": 1, "karim": 0}


def test_ones_own_are_those_that_one_gave_or_received(house: House, mandating: Mandating) -> None:
    mandating.grant(house.caller("idrissi"), GIVEN)
    seen = {agent_id: len(mandating.mine(house.caller(agent_id))) for agent_id in ("idrissi", "tazi", "nadia")}
    assert seen == {"idrissi": 1, "tazi": 1, "nadia": 0}


def test_a_page_of_mandates_leads_to_the_next_though_all_begin_on_one_day(house: House, mandating: Mandating) -> None:
    caller = house.caller("idrissi")
    for name in ("m1", "m2", "m3"):
        mandating.grant(caller, replace(GIVEN, id=name, legal_act=LegalAct("1", f"file of {name}")))
        mandating.revoke(caller, name)
    first = mandating.of(caller, None, limit=2)
    second = mandating.of(caller, first.next_cursor, limit=2)
    assert [it.id for it in (*first.items, *second.items)] == ["m3", "m2", "m1"]
    assert second.next_cursor is None


def test_a_mandate_that_is_not_there_is_not_found(house: House, mandating: Mandating) -> None:
    with pytest.raises(NotFoundError):
        mandating.revoke(house.caller("nadia"), "none")
