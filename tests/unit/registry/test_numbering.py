"""Numbers are given in order, once each, in Morocco's civil year, whoever else numbers meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.evidence import chains
from chalicelib.registry.model import Status
from tests.unit.registry.memory import Crash, Memory


def serials(memory: Memory) -> list[int]:
    return sorted(mail.number.serial for mail in memory.mails.values())


def test_rows_are_numbered_in_the_order_of_their_submission() -> None:
    memory = Memory()
    for name, minute in (("late", 9), ("early", 1), ("middle", 5)):
        memory.submit(name, memory.now + timedelta(minutes=minute))
    done = memory.numbering().number_pending("RBT-A")
    assert [mail.id for mail in done.mails] == ["early", "middle", "late"]
    assert str(done.mails[0].number) == "RBT-A-2026-0000001"
    assert done.mails[0].status is Status.TO_QUALIFY
    assert memory.rows == {}


def test_a_batch_takes_one_transaction() -> None:
    memory = Memory()
    for index in range(65):
        memory.submit(f"mail-{index:02d}")
    done = memory.numbering().number_pending("RBT-A")
    assert serials(memory) == list(range(1, 66))
    assert done.attempts == 3


def test_the_instant_of_registration_never_goes_back() -> None:
    memory = Memory(now=datetime(2026, 5, 1, 12, tzinfo=UTC))
    memory.submit("first")
    memory.numbering().number_pending("RBT-A")
    memory.now -= timedelta(minutes=3)
    memory.submit("second")
    memory.numbering().number_pending("RBT-A")
    assert memory.mails["second"].registered_at == memory.mails["first"].registered_at


@pytest.mark.parametrize(
    ("instant", "year"),
    [
        (datetime(2025, 12, 31, 22, 59, 59, tzinfo=UTC), 2025),
        (datetime(2025, 12, 31, 23, 0, 0, tzinfo=UTC), 2026),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), 2026),
        (datetime(2027, 1, 1, 0, 0, 0, tzinfo=UTC), 2027),
    ],
)
def test_the_year_of_a_number_is_the_civil_year_of_morocco(instant: datetime, year: int) -> None:
    memory = Memory(now=instant)
    memory.submit("mail")
    memory.numbering().number_pending("RBT-A")
    assert memory.mails["mail"].number.year == year


def test_serials_begin_again_with_the_year_and_the_chain_goes_on() -> None:
    memory = Memory(now=datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    memory.submit("old")
    memory.numbering().number_pending("RBT-A")
    memory.now += timedelta(minutes=2)
    memory.submit("new")
    memory.numbering().number_pending("RBT-A")
    assert memory.mails["new"].number.short == "1/2027"
    assert memory.counters["RBT-A", 2026].closed
    assert memory.counters["RBT-A", 2027].chain.seq == 2
    assert chains.verify(memory.records) is None


def test_a_registrar_whose_clock_lags_goes_on_in_the_new_year() -> None:
    memory = Memory(now=datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    for name, minutes in (("old", 0), ("new", 2), ("lagging", -2)):
        memory.submit(name)
        memory.now += timedelta(minutes=minutes)
        memory.numbering().number_pending("RBT-A")
    assert memory.mails["lagging"].number.short == "2/2027"
    assert memory.mails["lagging"].registered_at == memory.mails["new"].registered_at


def test_a_second_registrar_at_the_same_time_is_harmless() -> None:
    memory = Memory()
    for index in range(7):
        memory.submit(f"mail-{index}")

    def rival() -> None:
        memory.before_commit = lambda: None
        memory.numbering().number_pending("RBT-A")

    memory.before_commit = rival
    memory.numbering().number_pending("RBT-A")
    assert serials(memory) == list(range(1, 8))
    assert chains.verify(memory.records) is None


@pytest.mark.parametrize("moment", ["before_commit", "after_commit"])
def test_a_crash_loses_no_number_and_gives_none_twice(moment: str) -> None:
    memory = Memory()
    memory.submit("first")
    memory.numbering().number_pending("RBT-A")
    memory.submit("second")

    def crash() -> None:
        raise Crash

    setattr(memory, moment, crash)
    with pytest.raises(Crash):
        memory.numbering().number_pending("RBT-A")
    setattr(memory, moment, lambda: None)
    memory.numbering().number_pending("RBT-A")
    assert serials(memory) == [1, 2]


def test_a_row_without_its_sheet_is_named_and_keeps_nobody_waiting() -> None:
    memory = Memory()
    memory.submit("lost")
    memory.submit("present")
    done = memory.numbering().number_pending("RBT-A")
    assert done.without_sheet == {"deposit/lost"}
    assert serials(memory) == [1]
