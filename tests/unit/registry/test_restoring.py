"""A backup that is restored takes counters back: no number is given twice, and what may be lost is said."""

from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.evidence import chains
from chalicelib.kernel.log import Actor
from chalicelib.registry.registers.continuity import BLOCK, HeldError
from tests.unit.registry.memory import Crash, Memory, _Marks

OPERATOR = Actor("operator", "agent-1")
TABLES = ("counters", "rows", "mails", "records", "gaps", "epoch")


def backup(memory: Memory) -> dict[str, object]:
    return {name: deepcopy(vars(memory)[name]) for name in TABLES}


def restore(memory: Memory, backed_up: dict[str, object], table: str = "table-2") -> None:
    """As DynamoDB does: everything that stood in the table goes back, into another one. Evidence stays."""
    vars(memory).update(deepcopy(backed_up), table=table)


def numbered(memory: Memory, count: int, batch: int = 30) -> list[str]:
    for _ in range(count):
        memory.submit(f"mail-{len(memory.rows) + len(memory.mails)}-{len(memory.records)}")
    return [str(mail.number) for mail in memory.numbering(batch).number_pending("RBT-A").mails]


def test_a_register_of_a_restored_table_numbers_nothing_and_loses_nothing() -> None:
    memory = Memory()
    numbered(memory, 3)
    restore(memory, backup(memory))
    memory.submit("waiting")
    with pytest.raises(HeldError):
        memory.numbering().number_pending("RBT-A")
    assert "waiting" in memory.rows


def test_once_reconciled_it_goes_on_above_every_number_that_was_given_and_says_which_it_never_used() -> None:
    memory = Memory()
    numbered(memory, 3)
    before = backup(memory)
    given_since = numbered(memory, 80)
    restore(memory, before)
    (gap,) = memory.restoring().reconcile("RBT-A", OPERATOR)
    assert (gap.first, gap.last, gap.reason) == (4, 100, "restored")
    assert numbered(memory, 1) == ["RBT-A-2026-0000101"]
    assert "RBT-A-2026-0000083" in given_since
    said = next(record for record in memory.records if record.body["event"] == "RegisterRestored")
    assert said.body["detail"]["last_number"] == "RBT-A-2026-0000100"
    assert said.body["actor"]["kind"] == "operator"
    assert chains.verify(memory.records) is None


def test_a_year_that_began_after_the_backup_gives_none_of_its_numbers_again() -> None:
    memory = Memory(now=datetime(2026, 12, 31, 20, tzinfo=UTC))
    numbered(memory, 3)
    before = backup(memory)
    memory.now += timedelta(hours=6)
    numbered(memory, 2)
    restore(memory, before)
    gaps = memory.restoring().reconcile("RBT-A", OPERATOR)
    assert [(gap.year, gap.first, gap.last) for gap in gaps] == [(2026, 4, 50), (2027, 1, 50)]
    assert numbered(memory, 1) == ["RBT-A-2027-0000051"]
    assert memory.counters["RBT-A", 2026].closed
    assert chains.verify(memory.records) is None


def test_a_year_that_was_closed_before_the_backup_has_no_gap() -> None:
    memory = Memory(now=datetime(2026, 12, 31, 20, tzinfo=UTC))
    numbered(memory, 3)
    memory.now += timedelta(hours=6)
    numbered(memory, 1)
    restore(memory, backup(memory))
    assert [gap.year for gap in memory.restoring().reconcile("RBT-A", OPERATOR)] == [2027]


def test_a_register_that_gave_its_first_number_after_the_backup_does_not_give_it_again() -> None:
    memory = Memory()
    before = backup(memory)
    numbered(memory, 1)
    restore(memory, before)
    memory.restoring().reconcile("RBT-A", OPERATOR)
    assert numbered(memory, 1) == ["RBT-A-2026-0000051"]


def test_reconciling_again_raises_nothing_more() -> None:
    memory = Memory()
    numbered(memory, 3)
    restore(memory, backup(memory))
    memory.restoring().reconcile("RBT-A", OPERATOR)
    assert memory.restoring().reconcile("RBT-A", OPERATOR) == []
    assert len(memory.gaps) == 1


@pytest.mark.parametrize("moment", ["before_commit", "after_commit"])
def test_a_crash_of_reconciliation_is_made_good_by_running_it_again(moment: str) -> None:
    memory = Memory()
    numbered(memory, 3)
    restore(memory, backup(memory))

    def crash() -> None:
        raise Crash

    setattr(memory, moment, crash)
    with pytest.raises(Crash):
        memory.restoring().reconcile("RBT-A", OPERATOR)
    setattr(memory, moment, lambda: None)
    with pytest.raises(HeldError):
        memory.numbering().number_pending("RBT-A")
    memory.restoring().reconcile("RBT-A", OPERATOR)
    assert [(gap.first, gap.last) for gap in memory.gaps] == [(4, 50)]
    assert numbered(memory, 1) == ["RBT-A-2026-0000051"]


def test_a_counter_that_was_put_back_by_hand_closes_its_register() -> None:
    memory = Memory()
    numbered(memory, 3)
    before = backup(memory)
    numbered(memory, 2 * BLOCK)
    restore(memory, before, table="table-1")
    memory.submit("waiting")
    with pytest.raises(HeldError):
        memory.numbering().number_pending("RBT-A")
    assert memory.restoring().reconcile("RBT-A", OPERATOR)[0].last == 3 * BLOCK
    assert numbered(memory, 0) == ["RBT-A-2026-0000151"]


def test_a_register_that_was_opened_anew_because_the_backup_knew_nothing_of_it_closes_itself() -> None:
    memory = Memory()
    before = backup(memory)
    numbered(memory, 1)
    restore(memory, before, table="table-1")
    memory.submit("waiting")
    with pytest.raises(HeldError):
        memory.numbering().number_pending("RBT-A")
    memory.restoring().reconcile("RBT-A", OPERATOR)
    assert numbered(memory, 0) == ["RBT-A-2026-0000051"]


@pytest.mark.parametrize("given_before", [0, 1])
@pytest.mark.parametrize("given_meanwhile", [1, 2 * BLOCK])
def test_numbers_that_another_gives_between_counter_and_marks_close_nothing(
    monkeypatch: pytest.MonkeyPatch, given_before: int, given_meanwhile: int
) -> None:
    memory = Memory()
    numbered(memory, given_before)
    for looked in ("highest", "beyond"):
        whole, others = getattr(_Marks, looked), [given_meanwhile]

        def meanwhile(
            marks: _Marks, *asked: Any, whole: Any = whole, others: list[int] = others
        ) -> Any:  # the first look waits until others have given theirs
            if others:
                numbered(memory, others.pop())
            return whole(marks, *asked)

        monkeypatch.setattr(_Marks, looked, meanwhile)
    memory.submit("late")
    memory.numbering().number_pending("RBT-A")
    serials = sorted(mail.number.serial for mail in memory.mails.values())
    assert serials == list(range(1, len(serials) + 1)) and not memory.rows


def test_a_crash_between_a_mark_and_its_numbers_closes_nothing() -> None:
    memory = Memory()
    numbered(memory, BLOCK - 1)

    def crash() -> None:
        raise Crash

    memory.before_commit = crash
    with pytest.raises(Crash):
        numbered(memory, 2)
    memory.before_commit = lambda: None
    assert numbered(memory, 0) == ["RBT-A-2026-0000050", "RBT-A-2026-0000051"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    steps=st.lists(st.tuples(st.sampled_from(["number", "crash", "backup", "restore", "year"]), st.integers(1, 70))),
    batch=st.integers(1, 30),
)
def test_whatever_is_restored_and_whenever_no_number_is_given_twice(steps: list[tuple[str, int]], batch: int) -> None:
    memory, ever, tables = Memory(), list[str](), 1
    kept = backup(memory)
    for step, many in steps:
        if step == "backup":
            kept = backup(memory)
        elif step == "year":
            memory.now += timedelta(days=many)
        elif step == "restore":
            tables += 1
            restore(memory, kept, f"table-{tables}")
            memory.restoring().reconcile("RBT-A", OPERATOR)
        elif step == "crash":
            memory.before_commit = _crash
            with suppress(Crash):
                numbered(memory, many, batch)
            memory.before_commit = lambda: None
        else:
            ever += numbered(memory, many, batch)
        assert chains.verify(memory.records) is None
    assert len(ever) == len(set(ever))


def _crash() -> None:
    raise Crash
