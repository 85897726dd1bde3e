"""Of a token that ends, whoever administers the program is told some days before, once."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from chalicelib.organisation.programs.ending import ProgramsToTell, TokenSweep
from chalicelib.organisation.programs.model import WARNED
from tests.unit.organisation.programs.programs import GIVEN, Programs


@pytest.fixture
def programs() -> Programs:
    return Programs()


class Due:
    """The ports ``Warnings`` and ``Herald``: one program is due; the mailer's queue takes the first ``takes``."""

    def __init__(self, programs: Programs, takes: int = 9) -> None:
        self.programs, self.told, self.takes = programs, list[str](), takes
        self.untold = {GIVEN.id: self._warned_on()}

    def _warned_on(self) -> date:
        present = self.programs.kept[GIVEN.id].present
        assert present is not None and present.warned_on is not None
        return present.warned_on

    def due(self, day: date, limit: int) -> list[tuple[str, date]]:
        return [(client_id, due) for client_id, due in self.untold.items() if due <= day]

    def given(self, client_id: str, warned_on: date) -> None:
        del self.untold[client_id]

    def tell_of_token(self, client_id: str) -> None:
        if not self.takes:
            raise ConnectionError
        self.told.append(client_id)


def told(programs: Programs) -> list[str]:
    found = ProgramsToTell(programs, programs.house.store, cast(Any, programs.house), programs.house.clock)
    return [agent.id for agent in found.of(GIVEN.id).administrators]


@pytest.mark.parametrize(("life", "before"), [(90, 14), (28, 14), (27, 13), (8, 4), (1, 0), (0, 0)])
def test_it_is_due_two_weeks_before_the_last_day_or_at_half_a_shorter_life(
    programs: Programs, life: int, before: int
) -> None:
    programs.token(days=life)
    present = programs.kept[GIVEN.id].present
    assert present is not None and present.warned_on is not None
    assert (present.last_day - present.warned_on).days == before


def test_the_sweep_has_told_what_is_due_and_nothing_before(programs: Programs) -> None:
    programs.token(days=20)
    due = Due(programs)
    sweep = TokenSweep(due, due, programs.house.clock)
    assert (sweep.sweep(), due.told) == (0, [])
    programs.house.clock.pass_(days=10)
    assert (sweep.sweep(), sweep.sweep(), due.told) == (1, 0, [GIVEN.id])


def test_what_the_queue_did_not_take_stays_due(programs: Programs) -> None:
    programs.token(days=0)
    due = Due(programs, takes=0)
    with pytest.raises(ConnectionError):
        TokenSweep(due, due, programs.house.clock).sweep()
    assert list(due.untold) == [GIVEN.id]


def test_those_are_told_who_administer_the_desk_or_what_is_above_it(programs: Programs) -> None:
    programs.token(days=0)
    assert told(programs) == ["nadia"], "karim administers the water and no road"


def test_nobody_is_told_of_a_token_that_was_renewed_or_ended_meanwhile(programs: Programs) -> None:
    programs.token(days=90)
    assert told(programs) == []
    programs.house.clock.pass_(days=90 - WARNED.days)
    assert told(programs) == ["nadia"]
    programs.token(days=90)
    assert told(programs) == []
    programs.acts.revoke(programs.house.caller("nadia"), GIVEN.id)
    programs.house.clock.pass_(days=80)
    assert told(programs) == []


def test_nobody_is_told_of_a_program_whose_desk_has_closed(programs: Programs) -> None:
    programs.token(days=0)
    desk = programs.house.places_of["roads-desk"]
    programs.house.put_desk(replace(desk, closed_at=programs.house.clock.now()))
    assert told(programs) == []
