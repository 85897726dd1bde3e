"""Whoever leaves hands everything over in one act, on a day, and a list says what went to whom."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from chalicelib.organisation.model import Circuit, Holding
from chalicelib.organisation.people import leaving as module
from chalicelib.organisation.people.holdings_list import HoldingsList
from chalicelib.organisation.people.leaving import Leaving, LeavingGiven
from chalicelib.organisation.policy import may
from chalicelib.organisation.structure.desks import Desks
from tests.unit.organisation.house import RABAT, TODAY, TOMORROW, YESTERDAY, House, name

MONTH = TODAY + timedelta(days=30)


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def leaving(house: House) -> Leaving:
    return Leaving(house.store, house.acts, house.persons, HoldingsList(house.store, house), house.clock)


def to(successor: str, desk: str = "roads-desk", day: date = TODAY, id: str = "d1") -> LeavingGiven:
    return LeavingGiven(id, day, {desk: successor})


def codes(error: Any) -> list[tuple[str, str]]:
    return [(problem.field, problem.code.partition(".")[2]) for problem in error.value.problems]


def mandate(id: str, holder: str, deputy: str, since: date = TODAY, until: date = MONTH) -> Mandate:
    return Mandate(
        id, RABAT, MandateKind.DEPUTY, "president", holder, deputy, frozenset(ActKind), frozenset(),
        since, until, LegalAct("1/2026", "f"), holder, House().clock.now(),
    )  # fmt: skip


def test_everything_is_handed_over_in_one_act_with_a_list(house: House, leaving: Leaving) -> None:
    house.waiting["roads-desk"], house.folders["roads-desk"] = 7, 2
    departure = leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi"))
    (desk,) = departure.desks
    assert (desk.desk_id, desk.mails, desk.folders, desk.alone, desk.successor.fr) == (
        "roads-desk",
        7,
        2,
        True,
        "idrissi",
    )
    assert (departure.name.fr, departure.by.fr, departure.signs) == ("tazi", "nadia", True)
    assert house.people["idrissi"].sits_at("roads-desk", TODAY)
    assert house.events() == ["AgentLeft"]
    detail = house.records[0].body["detail"]
    assert detail["desks"] == [{"desk_id": "roads-desk", "successor_id": "idrissi"}]
    assert leaving.of(house.caller("nadia"), "tazi", "d1") == departure


def test_a_leaver_is_gone_from_this_instant(house: House, leaving: Leaving) -> None:
    leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi"))
    gone = house.people["tazi"]
    assert not gone.works_on(TODAY)
    assert gone.signed_out_at == house.clock.now()
    assert gone.desks_on(TODAY) == ()
    with pytest.raises(NotFoundError):
        house.caller("tazi")
    with pytest.raises(ConflictError, match="left_already"):
        leaving.leave(house.caller("nadia"), None, "tazi", LeavingGiven("d2", TOMORROW))


def test_a_departure_announced_takes_effect_on_its_day_by_itself(house: House, leaving: Leaving) -> None:
    leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi", day=MONTH))
    tazi, idrissi, last = house.people["tazi"], house.people["idrissi"], MONTH - timedelta(days=1)
    assert tazi.sits_at("roads-desk", last) and not idrissi.sits_at("roads-desk", last)
    assert idrissi.sits_at("roads-desk", MONTH) and not tazi.works_on(MONTH)
    assert house.caller("tazi").desk_ids == ("roads-desk",)
    assert tazi.signed_out_at is None
    house.clock.pass_(days=30)
    with pytest.raises(NotFoundError):
        house.caller("tazi")
    assert "roads-desk" in house.caller("idrissi").desk_ids


def test_a_desk_that_others_hold_keeps_its_work(house: House, leaving: Leaving) -> None:
    house.waiting["roads-desk"] = 7
    house.people["karim"] = replace(
        house.people["karim"], holdings=(*house.people["karim"].holdings, Holding("roads-desk", YESTERDAY))
    )
    departure = leaving.leave(house.caller("nadia"), None, "tazi", LeavingGiven("d1", TODAY))
    assert (departure.desks[0].alone, departure.desks[0].successor_id) == (False, "")


@pytest.mark.parametrize("why", ["mail", "circuit"])
def test_work_that_nobody_else_would_see_needs_a_successor(house: House, leaving: Leaving, why: str) -> None:
    if why == "mail":
        house.waiting["roads-desk"] = 1
    else:
        groups: Any = ({"steps": [{"kind": "visa", "desk_id": "roads-desk"}]},)
        house.plans = [Circuit("c", RABAT, 1, name("c"), groups), Circuit("c", RABAT, 2, name("c"), ())]
    with pytest.raises(InvalidError) as error:
        leaving.leave(house.caller("nadia"), None, "tazi", LeavingGiven("d1", TODAY))
    assert codes(error) == [("successor_roads-desk", "successor_missing")]
    assert house.people["tazi"].works_on(TODAY)


def test_confidential_work_needs_a_successor_and_is_told_by_nothing_that_is_listed(
    house: House, leaving: Leaving
) -> None:
    house.secret = {"roads-desk"}
    (listed,) = leaving.held(house.people["tazi"]).desks
    assert (listed.mails, listed.folders, listed.numbers, listed.plainly_needs_successor) == (0, 0, (), False)
    with pytest.raises(InvalidError) as error:
        leaving.leave(house.caller("nadia"), None, "tazi", LeavingGiven("d1", TODAY))
    assert [(it.code, it.params) for it in error.value.problems] == [("organisation.successor_missing", {})]


def test_a_confidential_folder_that_waits_for_a_signature_goes_to_who_can_sign(house: House, leaving: Leaving) -> None:
    house.secret = {"folder at president"}
    with pytest.raises(InvalidError) as error:
        leaving.leave(house.caller("nadia"), None, "idrissi", to("karim", "president"))
    assert [(it.code, it.params) for it in error.value.problems] == [("organisation.successor_cannot_sign", {})]


def test_a_successor_works_here_on_the_day_and_is_somebody_else(house: House, leaving: Leaving) -> None:
    house.people["stranger"] = replace(house.people["karim"], id="stranger", administration_id="fes")
    house.people["off"] = replace(house.people["karim"], id="off", active=False)
    house.people["going"] = replace(house.people["karim"], id="going", leaves_on=MONTH)
    reasons = {"tazi": "succeeds_oneself", "stranger": "agent_unknown", "nobody": "agent_unknown"}
    for successor, reason in {**reasons, "off": "successor_gone", "going": "successor_gone"}.items():
        with pytest.raises(InvalidError) as error:
            leaving.leave(house.caller("nadia"), None, "tazi", to(successor, day=MONTH))
        assert codes(error) == [("successor_roads-desk", reason)]
    with pytest.raises(InvalidError) as error:
        leaving.leave(house.caller("nadia"), None, "tazi", to("karim", "water-admin"))
    assert codes(error) == [("successor_water-admin", "desk_not_held")]


def test_folders_that_wait_for_a_signature_go_to_who_can_sign(house: House, leaving: Leaving) -> None:
    house.folders["president"] = 3
    with pytest.raises(InvalidError) as error:
        leaving.leave(house.caller("nadia"), None, "idrissi", to("karim", "president"))
    assert codes(error) == [("successor_president", "successor_cannot_sign")]
    leaving.leave(house.caller("nadia"), None, "idrissi", to("tazi", "president"))


@pytest.mark.parametrize(("day", "code"), [(YESTERDAY, "day_past")])
def test_nobody_leaves_on_a_day_that_is_past(house: House, leaving: Leaving, day: date, code: str) -> None:
    with pytest.raises(InvalidError) as error:
        leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi", day=day))
    assert codes(error) == [("day", code)]


def test_the_last_administrator_leaves_to_a_successor_only(house: House, leaving: Leaving) -> None:
    leaving.leave(house.caller("nadia"), None, "karim", LeavingGiven("d1", MONTH))
    with pytest.raises(ConflictError, match="last_administrator"):
        leaving.leave(house.caller("nadia"), None, "nadia", LeavingGiven("d2", MONTH - timedelta(days=5)))
    leaving.leave(house.caller("nadia"), None, "nadia", to("idrissi", "general", MONTH, "d2"))
    house.clock.pass_(days=30)
    assert "general" in house.caller("idrissi").desk_ids


def test_two_administrators_cannot_each_end_after_the_other(house: House) -> None:
    desks = Desks(house.store, house.acts, house, may, house.clock)
    desks.unseat(house.caller("nadia"), None, "water-admin", "karim", MONTH)
    with pytest.raises(ConflictError, match="last_administrator"):
        desks.unseat(house.caller("nadia"), None, "general", "nadia", MONTH - timedelta(days=10))


def test_nobody_is_seated_after_they_leave(house: House, leaving: Leaving) -> None:
    leaving.leave(house.caller("nadia"), None, "tazi", LeavingGiven("d1", MONTH))
    desks = Desks(house.store, house.acts, house, may, house.clock)
    with pytest.raises(ConflictError, match="leaves_before"):
        desks.seat(house.caller("nadia"), None, "water-admin", "tazi", MONTH, None)


def test_mandates_given_and_received_end_with_the_departure(house: House, leaving: Leaving) -> None:
    house.kept = [mandate("m1", "idrissi", "tazi"), mandate("m2", "tazi", "karim"), mandate("m3", "nadia", "karim")]
    departure = leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi"))
    assert {it.id for it in house.kept if it.revoked_at} == {"m1", "m2"}
    assert [(it.id, it.given, it.other) for it in departure.mandates] == [
        ("m1", False, Bilingual("idrissi", "idrissi")), ("m2", True, Bilingual("karim", "karim")),
    ]  # fmt: skip


def test_mandates_of_who_leaves_later_last_until_then(house: House, leaving: Leaving) -> None:
    house.kept = [mandate("m1", "idrissi", "tazi"), mandate("m2", "tazi", "karim", MONTH, MONTH)]
    leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi", day=MONTH))
    kept = {it.id: it for it in house.kept}
    assert (kept["m1"].until, kept["m1"].revoked_at) == (MONTH - timedelta(days=1), None)
    assert kept["m2"].revoked_at == house.clock.now()


def test_said_twice_it_is_done_once(house: House, leaving: Leaving) -> None:
    said = [leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi")) for _ in range(2)]
    assert said[0] == said[1]
    assert house.events() == ["AgentLeft"]


def test_a_departure_on_a_house_that_changed_is_refused(house: House, leaving: Leaving) -> None:
    with pytest.raises(ConflictError, match="changed_meanwhile"):
        leaving.leave(house.caller("nadia"), 99, "tazi", to("idrissi"))


def test_more_than_one_transaction_takes_is_gone_on_with_after_a_crash(house: House, leaving: Leaving) -> None:
    many = module.MOST_AT_ONCE * 2 + 3
    house.kept = [mandate(f"m{n:03d}", "tazi", "karim") for n in range(many)]
    house.crash_after = 1
    with pytest.raises(RuntimeError):
        leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi"))
    half = leaving.unfinished(house.people["tazi"])
    assert half is not None and house.people["tazi"].works_on(TODAY)
    departure = leaving.leave(house.caller("nadia"), None, "tazi", to("idrissi", id=half.id))
    assert house.events() == ["HandoverBegun", "HandoverBegun", "AgentLeft"]
    assert all(it.revoked_at for it in house.kept)
    assert len(departure.mandates) == many
    assert leaving.unfinished(house.people["tazi"]) is None


def test_an_administrator_of_a_part_lets_nobody_of_the_whole_leave(house: House, leaving: Leaving) -> None:
    with pytest.raises(ForbiddenError):
        leaving.leave(house.caller("karim"), None, "idrissi", to("tazi", "president"))
