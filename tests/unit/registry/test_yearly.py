"""Every year of every register that ended is closed by a daily run, once, whatever the clock says."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.evidence import chains
from chalicelib.kernel.errors import DomainError
from tests.unit.registry.closing_world import Office
from tests.unit.registry.memory import REGISTER

DECEMBER = datetime(2026, 12, 20, 9, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 3, tzinfo=UTC)


def test_the_daily_run_closes_every_year_that_ended_and_was_missed() -> None:
    office = Office()
    office.receive(1)
    office.memory.now = datetime(2029, 1, 5, tzinfo=UTC)
    assert office.memory.yearly().close_ended().begun == 3
    assert [closing.id for closing in office.memory.closings.values()] == [
        f"{year}-01-01_{year}-12-31" for year in (2026, 2027, 2028)
    ]
    assert office.memory.yearly().close_ended().begun == 0
    for closing in list(office.memory.closings.values()):
        office.work(closing)
    assert [said["count"] for said in office.outside.stated] == [1, 0, 0]
    assert chains.verify(office.memory.records) is None


def test_two_daily_runs_at_once_close_a_year_once() -> None:
    office = Office()
    office.receive(1)
    office.memory.now = NEW_YEAR

    def rival() -> None:
        office.memory.before_commit = lambda: None
        office.memory.yearly().close_ended()

    office.memory.before_commit = rival
    office.memory.yearly().close_ended()
    assert [r.body["event"] for r in office.memory.records].count("RegisterClosingAsked") == 1


@pytest.mark.parametrize("clock", [datetime(2026, 12, 31, 23, 0, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)])
def test_a_clock_that_lags_closes_nothing_and_the_next_run_does(clock: datetime) -> None:
    office = Office()
    office.receive(1)
    office.memory.now = clock
    assert office.memory.yearly().close_ended().begun == 0
    office.memory.now = NEW_YEAR
    assert office.memory.yearly().close_ended().begun == 1


def test_a_clock_that_jumps_ahead_and_back_leaves_every_number_in_one_statement() -> None:
    office = Office()
    office.receive(2, DECEMBER)
    office.memory.now = datetime(2027, 1, 2, tzinfo=UTC)  # a day too early: the year is closed
    office.memory.yearly().close_ended()
    office.receive(3, datetime(2026, 12, 31, 12, tzinfo=UTC))
    office.memory.now = datetime(2028, 1, 1, 3, tzinfo=UTC)
    office.memory.yearly().close_ended()
    for closing in list(office.memory.closings.values()):
        office.work(closing)
    assert [(said["first"], said["last"], said["count"]) for said in office.outside.stated] == [(1, 2, 2), (1, 3, 3)]


def test_one_registers_trouble_keeps_no_other_open() -> None:
    office = Office()
    office.memory.registers = [replace(REGISTER, id="BAD-A", opened_at=datetime(2024, 1, 1, tzinfo=UTC)), REGISTER]
    office.memory.now = NEW_YEAR
    failing: Any = DomainError("broken")

    def fail_first() -> None:
        office.memory.before_commit = lambda: None
        raise failing

    office.memory.before_commit = fail_first
    run = office.memory.yearly().close_ended()
    assert [register_id for register_id, _ in run.failed] == ["BAD-A"]
    assert run.begun == 1
