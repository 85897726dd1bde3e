"""Closings as people ask for them and read them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy, Seat, Thing
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.registry.closing.freezing import Freezing
from chalicelib.registry.closing.model import FILES, REGISTER, STATEMENT, Closing, Period
from chalicelib.registry.closing.ports import Closings, FileLinks
from chalicelib.registry.model import Register
from chalicelib.registry.ports import Registers

CLOSE, READ, READ_ENTRIES = "register.close", "closing.read", "closing.entries.read"
"""To have a period closed; to see closings and their statements; to read the entries in them."""


@dataclass(frozen=True)
class ClosingService:
    """All raise ``NotFoundError`` for another administration's register, ``ForbiddenError`` for who may not. ``latest``
    says where the version of a sealed file lies that lasts longest."""

    registers: Registers
    closings: Closings
    freezing: Freezing
    links: FileLinks
    latest: Callable[[str], str]
    may: Policy

    def registers_of(self, caller: Caller) -> list[Register]:
        """The registers whose closings the caller may see."""
        found = self.registers.of_administration(caller.administration_id)
        return [register for register in found if self._allows(caller, READ, register)]

    def register(self, caller: Caller, register_id: str) -> Register:
        """One of them."""
        return self._demanded(caller, READ, register_id)

    def of_register(self, caller: Caller, register_id: str, cursor: str | None, limit: int = 25) -> Page[Closing]:
        """Its closings, the latest period first."""
        return self.closings.of_register(self.register(caller, register_id).id, cursor, limit)

    def get(self, caller: Caller, register_id: str, closing_id: str) -> Closing:
        """One closing."""
        found = self.closings.get(self.register(caller, register_id).id, closing_id)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def ask(self, caller: Caller, register_id: str, period: Period) -> Closing:
        """Has a period closed; one that is closed, or being closed, is answered as it stands.

        ``InvalidError`` for a period that cannot be closed.
        """
        register = self.registers.get(register_id)
        seat = self.may(caller, CLOSE, _thing(register)).demand()
        return self.freezing.freeze(register, period, caller.actor(seat))

    def link(self, caller: Caller, register_id: str, closing_id: str, name: str) -> str:
        """A link to one of the files of a closing that is done; the statement for all who see it, entries and register
        for who reads entries, all of them."""
        closing = self.get(caller, register_id, closing_id)
        if name not in FILES or not closing.is_done:
            raise NotFoundError("not_found")
        if name != STATEMENT:
            self._demand_entries(caller, closing)
        key = closing.key(name)
        return self.links.read_url(self.latest(key) if name == REGISTER else key, f"{register_id}_{closing_id}_{name}")

    def provable(self, caller: Caller, register_id: str, closing_id: str) -> Closing:
        """A closing whose bundle the caller may have: who reads the entries in it, once it is done."""
        self._demanded(caller, READ_ENTRIES, register_id)
        closing = self.get(caller, register_id, closing_id)
        self._demand_entries(caller, closing)
        if not closing.is_done:
            raise NotFoundError("not_found")
        return closing

    def reader(self, caller: Caller, closing: Closing) -> Actor:
        """As the log names who reads its entries: at the desk from which they may."""
        return caller.actor(self._demand_entries(caller, closing))

    def may_close(self, caller: Caller, register: Register) -> bool:
        """Whether the caller may have it closed, for showing what can be done."""
        return self._allows(caller, CLOSE, register)

    def may_read_entries(self, caller: Caller, register: Register, closing: Closing) -> bool:
        """Whether the caller may read the entries of a closing of this register, for showing what can be done."""
        return self.may(caller, READ_ENTRIES, _entries(register, closing)).allowed

    def _demand_entries(self, caller: Caller, closing: Closing) -> Seat | None:
        """Entries that tell of a confidential mail do not exist for who is not cleared for it."""
        register = self.registers.get(closing.register_id)
        return self.may(caller, READ_ENTRIES, _entries(register, closing)).demand()

    def _demanded(self, caller: Caller, act: str, register_id: str) -> Register:
        register = self.registers.get(register_id)
        self.may(caller, act, _thing(register)).demand()
        return register

    def _allows(self, caller: Caller, act: str, register: Register) -> bool:
        return self.may(caller, act, _thing(register)).allowed


def _entries(register: Register, closing: Closing) -> Thing:
    return replace(_thing(register), confidentiality=closing.confidentiality)


def _thing(register: Register) -> Thing:
    return Thing(register.administration_id, register.entity_id)
