"""A register is opened once, by whoever has its code first."""

from datetime import UTC, datetime
from threading import Thread

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.ids import new_id
from chalicelib.registry.model import Register
from chalicelib.registry.store.registers import RegisterItem
from tests.faults import Call, injected

pytestmark = pytest.mark.usefixtures("cloud")


def of_an_administration(code: str) -> Register:
    """A register of that code, of an administration of its own."""
    return Register(code, new_id(), new_id(), datetime.now(UTC))


def test_of_two_administrations_that_open_one_code_at_once_the_later_is_refused_and_gets_nothing() -> None:
    registers, code = bootstrap.registry_stores().registers, f"{new_id()[:8]}-A"
    first, later = of_an_administration(code), of_an_administration(code)
    written: list[Call] = []

    def first_is_faster(call: Call) -> None:
        if call.operation == "PutItem" and not written:
            written.append(call)
            faster = Thread(target=registers.open, args=(first,))
            faster.start()
            faster.join()

    with injected(first_is_faster), pytest.raises(ConflictError, match="code_taken"):
        registers.open(later)
    assert registers.get(code).administration_id == first.administration_id
    assert registers.of_administration(later.administration_id) == []


def test_a_register_that_is_held_stays_so_though_it_is_opened_again() -> None:
    registers, register = bootstrap.registry_stores().registers, of_an_administration(f"{new_id()[:8]}-A")
    registers.open(register)
    registers.hold(registers.get(register.id))
    registers.open(register)
    assert not registers.get(register.id).epoch


def test_an_opening_that_broke_off_is_completed_by_the_next() -> None:
    registers, register = bootstrap.registry_stores().registers, of_an_administration(f"{new_id()[:8]}-A")
    registers.open(register)
    for listing in (f"registers/{register.administration_id}", "registers/all"):
        RegisterItem.get(listing, register.id).delete()
    registers.open(register)
    assert [it.id for it in registers.of_administration(register.administration_id)] == [register.id]
    assert register.id in {it.id for it in registers.all()}
