"""Who calls: decided at the moment of the request."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest

from chalicelib.kernel.access import ActKind, Caller, MandateKind, Role
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation import ports
from chalicelib.organisation.callers import Callers
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from chalicelib.organisation.model import Agent, Desk, Holding
from chalicelib.organisation.structure.model import Standing, Structure
from chalicelib.organisation.structure.ports import Structures
from tests.unit.web.memory import HandClock

NAME = Bilingual("اسم", "Nom")
TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ROADS = Desk("roads", "rabat", "works", NAME, frozenset({Role.HANDLER}))
PRESIDENT = Desk("president", "rabat", "root", NAME, frozenset({Role.SIGNATORY, Role.ADMINISTRATOR}))
IDRISSI = Agent("idrissi", "rabat", "i@rabat.example", NAME, (Holding("president", YESTERDAY),))
TAZI = Agent("tazi", "rabat", "t@rabat.example", NAME, (Holding("roads", YESTERDAY),))
MANDATE = Mandate(
    "m1", "rabat", MandateKind.DELEGATION, "president", "idrissi", "tazi", frozenset({ActKind.SIGNATURE}),
    frozenset({"reply"}), TODAY, TODAY, LegalAct("12/2026", "file"), "idrissi", datetime(2026, 11, 1, tzinfo=UTC),
)  # fmt: skip


class House:
    """Two desks, two people, one mandate, a structure; each may be replaced."""

    def __init__(self, **changes: Any) -> None:
        self.people = {"idrissi": IDRISSI, "tazi": TAZI}
        self.desks, self.mandates = [ROADS, PRESIDENT], [MANDATE]
        self.standing = Standing.ACTIVE
        vars(self).update(changes)

    def agent(self, agent_id: str) -> Agent | None:
        return self.people.get(agent_id)

    def desks_by_id(self, administration_id: str, desk_ids: list[str]) -> list[Desk]:
        return [desk for desk in self.desks if desk.id in desk_ids]

    def mandates_of(self, agent_id: str, day: date) -> list[Mandate]:
        return [mandate for mandate in self.mandates if mandate.deputy_id == agent_id]

    def glance(self, administration_id: str) -> Structure:
        parents = {"root": "", "works": "root"}
        return replace(Structure.new(administration_id), parents=parents, standing=self.standing)


def caller(agent_id: str = "tazi", **changes: Any) -> Caller:
    house = House(**changes)
    callers = Callers(cast(ports.Store, house), cast(Structures, house), HandClock())
    return callers.of(house.people[agent_id])


def test_a_desk_is_held_from_the_first_day_to_the_last() -> None:
    for since, until, held in ((TODAY, TODAY, True), (TOMORROW, None, False), (YESTERDAY, YESTERDAY, False)):
        tazi = replace(TAZI, holdings=(Holding("roads", since, until),))
        assert bool(caller(people={"tazi": tazi}).seats) is held


def test_a_closed_desk_seats_nobody() -> None:
    assert caller("idrissi", desks=[replace(PRESIDENT, closed_at=datetime(2026, 11, 1, tzinfo=UTC))]).seats == ()


def test_somebody_who_left_calls_no_more() -> None:
    with pytest.raises(NotFoundError):
        caller("idrissi", people={"idrissi": replace(IDRISSI, active=False)})


def test_a_deputy_sits_at_the_desk_under_the_mandate_and_within_it() -> None:
    own, deputised = caller().seats
    assert (own.desk_id, own.mandate) == ("roads", None)
    assert deputised.desk_id == "president"
    assert deputised.mandate is not None
    assert deputised.mandate.on_behalf_of == "idrissi"
    assert deputised.mandate.kinds == {ActKind.SIGNATURE}
    assert deputised.mandate.natures == {"reply"}


def test_a_mandate_is_worth_nothing_before_and_after_its_days() -> None:
    for days in ((TOMORROW, TOMORROW), (YESTERDAY, YESTERDAY)):
        past_or_future = replace(MANDATE, since=days[0], until=days[1])
        assert len(caller(mandates=[past_or_future]).seats) == 1


def test_a_mandate_lapses_when_its_giver_leaves_the_desk() -> None:
    gone = replace(IDRISSI, holdings=(Holding("president", YESTERDAY, YESTERDAY),))
    assert len(caller(people={"idrissi": gone, "tazi": TAZI}).seats) == 1


def test_out_of_service_a_caller_only_reads() -> None:
    assert not caller().is_frozen
    for standing in (Standing.SUSPENDED, Standing.CLOSED):
        assert caller(standing=standing).is_frozen


def test_a_caller_knows_what_lies_below_an_entity() -> None:
    assert caller().is_within("works", "root")
    assert not caller().is_within("root", "works")
