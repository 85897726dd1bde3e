"""Announcing outages: who may, what is refused, what is told and when; each act with its record."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import SYSTEM
from chalicelib.kernel.work import Work
from chalicelib.organisation.outages.announcing import Outages
from chalicelib.organisation.outages.given import FIELDS, outage_given
from chalicelib.organisation.outages.model import FARTHEST, LONGEST, MOST, SHOWN_BEFORE, Announced, OutageGiven
from chalicelib.organisation.platform import PlatformActs
from chalicelib.organisation.policy import may
from chalicelib.organisation.structure.model import Structure
from tests.unit.organisation.house import RABAT, House

HOUR = timedelta(hours=1)
TEXT = Bilingual("صيانة", "Maintenance")


@dataclass
class Board:
    """What is announced, in memory; it begins no chain, the house has one."""

    kept: dict[str, Announced] = field(default_factory=dict)

    def announced(self, owner_id: str, latest: bool = False) -> Announced:
        return self.kept.get(owner_id, Announced(owner_id))

    def put_announced(self, announced: Announced, work: Work) -> None:
        self.kept[announced.owner_id] = announced

    def add(self, structure: Structure) -> bool:
        return True


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def outages(house: House) -> Outages:
    board = Board()
    return Outages(board, PlatformActs(board, house.acts), house.acts, may, house.clock)


def _given(now: datetime, begins: timedelta = -HOUR, ends: timedelta = HOUR, takes: bool = True) -> OutageGiven:
    return OutageGiven(now + begins, now + ends, TEXT, takes)


def test_an_administrator_announces_and_the_portal_tells_it_until_it_is_over(house: House, outages: Outages) -> None:
    outages.announce(house.caller("nadia"), _given(house.clock.now(), takes=False))
    (told,) = outages.told(RABAT)
    assert (told.text, told.present, told.stops_letters) == (TEXT, True, True)
    assert house.events() == ["OutageAnnounced"]
    assert "Maintenance" not in str(house.records[0].body)
    house.clock.instant += 2 * HOUR
    assert outages.told(RABAT) == () and outages.of(RABAT) == ()


def test_what_the_operator_announces_is_told_by_every_portal(house: House, outages: Outages) -> None:
    announced = outages.announce_for_all(SYSTEM, _given(house.clock.now()))
    assert len(outages.told(RABAT)) == len(outages.told("elsewhere")) == 1
    with pytest.raises(NotFoundError):
        outages.withdraw(house.caller("nadia"), announced.id)
    outages.withdraw_for_all(SYSTEM, announced.id)
    assert outages.told(RABAT) == ()
    assert house.events() == ["OutageAnnounced", "OutageWithdrawn"]


def test_one_that_is_far_away_is_not_told_yet(house: House, outages: Outages) -> None:
    begins = SHOWN_BEFORE + HOUR
    outages.announce(house.caller("nadia"), _given(house.clock.now(), begins, begins + HOUR))
    assert outages.told(RABAT) == () and len(outages.of(RABAT)) == 1
    house.clock.instant += 2 * HOUR
    (told,) = outages.told(RABAT)
    assert not told.present


@pytest.mark.parametrize("agent", ["tazi", "water-admin"])
def test_nobody_else_announces_or_withdraws(house: House, outages: Outages, agent: str) -> None:
    caller = house.caller("karim" if agent == "water-admin" else agent)
    with pytest.raises(ForbiddenError):
        outages.announce(caller, _given(house.clock.now()))
    announced = outages.announce(house.caller("nadia"), _given(house.clock.now()))
    with pytest.raises(ForbiddenError):
        outages.withdraw(caller, announced.id)


@pytest.mark.parametrize(
    ("begins", "ends", "code"),
    [
        (-2 * HOUR, -HOUR, "outage.ends_too_early"),
        (HOUR, HOUR, "outage.ends_too_early"),
        (HOUR, 2 * HOUR + LONGEST, "outage.too_long"),
        (FARTHEST + HOUR, FARTHEST + 2 * HOUR, "outage.too_far"),
    ],
    ids=["over", "empty", "long", "far"],
)
def test_dates_that_make_no_sense_are_refused(
    house: House, outages: Outages, begins: timedelta, ends: timedelta, code: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        outages.announce(house.caller("nadia"), _given(house.clock.now(), begins, ends))
    assert [problem.code for problem in refused.value.problems] == [code]
    assert house.events() == []


def test_a_text_is_asked_in_both_languages(house: House, outages: Outages) -> None:
    given = replace(_given(house.clock.now()), text=Bilingual("", "x" * 501))
    with pytest.raises(InvalidError) as refused:
        outages.announce(house.caller("nadia"), given)
    assert [problem.field for problem in refused.value.problems] == ["text_ar", "text_fr"]


def test_there_are_never_too_many_and_those_that_are_over_make_room(house: House, outages: Outages) -> None:
    for _ in range(MOST):
        outages.announce(house.caller("nadia"), _given(house.clock.now()))
    with pytest.raises(ConflictError):
        outages.announce(house.caller("nadia"), _given(house.clock.now()))
    house.clock.instant += 2 * HOUR
    outages.announce(house.caller("nadia"), _given(house.clock.now()))
    assert len(outages.of(RABAT)) == 1


def test_a_form_speaks_of_moroccan_days_and_hours_and_every_slip_is_told_at_once() -> None:
    typed = {"begins_on": "2026-11-22", "begins_hour": "١٤:٠٥", "ends_on": "2026-11-23", "ends_hour": "08:00"}
    given = outage_given({**dict.fromkeys(FIELDS, ""), **typed, "text_ar": " صيانة\u202e ", "takes_letters": "yes"})
    assert given.begins_at.isoformat() == "2026-11-22T14:05:00+00:00"
    assert given.text.ar == "صيانة" and given.takes_letters
    with pytest.raises(InvalidError) as refused:
        outage_given({**dict.fromkeys(FIELDS, ""), "begins_on": "2026-11-22", "ends_hour": "25:00"})
    assert [it.field for it in refused.value.problems] == ["begins_hour", "ends_on", "ends_hour"]
