"""Reading: baskets with their counts, a mail with its history, the register."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from chalicelib.kernel.access import Caller, Confidentiality, Decision, Policy, Seat, Thing
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.registry.desk import awaits_seal, thing_of
from chalicelib.registry.model import OFFICE_ROLES, WORKING_ROLES, HistoryEntry, Mail, Register
from chalicelib.registry.ports import Directory, Folders, Mails, Registers

COUNTED_AT_MOST = 100


@dataclass(frozen=True)
class Basket:
    """A basket that the caller looks after. ``kind`` is ``qualify`` or ``desk``; ``count`` stops at 100."""

    id: str
    kind: str
    name: Bilingual
    count: int


@dataclass(frozen=True)
class ReadingService:
    """Everything that agents look at; nothing here changes anything."""

    mails: Mails
    registers: Registers
    directory: Directory
    folders: Folders
    may: Policy

    def baskets(self, caller: Caller) -> list[Basket]:
        """To qualify for every entity the caller registers for or heads, and the desks they hold."""
        names = {entity.id: entity.name for entity in self.directory.entities(caller.administration_id)}
        found: dict[str, Basket] = {}
        for seat in caller.seats:
            for basket_id in _baskets_of(seat):
                kind, _, owner = basket_id.partition("/")
                name = names.get(owner, seat.name) if kind == "qualify" else seat.name
                found[basket_id] = Basket(basket_id, kind, name, self._count(caller, basket_id))
        return list(found.values())

    def basket(self, caller: Caller, basket_id: str, cursor: str | None, limit: int = 25) -> Page[Mail]:
        """The mails of a basket the caller looks after; ``NotFoundError`` for any other."""
        if not any(basket_id in _baskets_of(seat) for seat in caller.seats):
            raise NotFoundError("not_found")
        return self._readable(caller, partial(self.mails.basket, basket_id), cursor, limit)

    def _count(self, caller: Caller, basket_id: str) -> int:
        return len(self._readable(caller, partial(self.mails.basket, basket_id), None, COUNTED_AT_MOST).items)

    def _readable(
        self, caller: Caller, read: Callable[[str | None, int], Page[Mail]], cursor: str | None, limit: int
    ) -> Page[Mail]:
        """A page of what the caller may read; the list is read on in the place of what they may not know of."""
        found: list[Mail] = []
        while len(found) < limit:
            page = read(cursor, limit - len(found))
            found += [mail for mail in page.items if self.allows(caller, "mail.read", mail)]
            cursor = page.next_cursor
            if cursor is None:
                break
        return Page(tuple(found), cursor)

    def mail(self, caller: Caller, mail_id: str) -> Mail:
        """The mail, if the caller may read it: as its own desks do, or as those of a folder that answers it."""
        mail = self.mails.get(mail_id)
        self.may(caller, "mail.read", self._read_as(caller, mail)).demand()
        return mail

    def reader(self, caller: Caller, mail: Mail) -> Actor:
        """As the log names who reads the mail: at the desk from which they may."""
        return caller.actor(self.may(caller, "mail.read", self._read_as(caller, mail)).seat)

    def _read_as(self, caller: Caller, mail: Mail) -> Thing:
        """Folders are looked up only for whom the mail's own place does not let in; acts never look at them."""
        thing = thing_of(mail)
        ours = mail.administration_id == caller.administration_id
        if not ours or self.may(caller, "mail.read", thing).allowed:
            return thing
        return replace(thing, desk_ids=thing.desk_ids | self.folders.desks_of(mail.id))

    def allows(self, caller: Caller, act: str, mail: Mail) -> bool:
        """Whether the caller may do this to the mail, for showing what can be done."""
        return self.may(caller, act, thing_of(mail)).allowed

    def awaits_seal(self, mail: Mail) -> bool:
        """Whether the mail is a reply that has its number and not yet its seal."""
        return awaits_seal(mail, self.mails, self.folders)

    def history(self, mail: Mail) -> list[HistoryEntry]:
        """What was done to the mail, from its registration on."""
        registered = HistoryEntry(1, "MailRegistered", mail.registered_at, entity_id=mail.sheet.entity_id)
        return [registered, *self.mails.history(mail.id)]

    def registers_of(self, caller: Caller) -> list[Register]:
        """The registers that the caller may read."""
        registers = self.registers.of_administration(caller.administration_id)
        return [register for register in registers if self.may(caller, "register.read", _thing(register)).allowed]

    def register(self, caller: Caller, register_id: str) -> Register:
        """A register that the caller may read."""
        register = self.registers.get(register_id)
        self.may(caller, "register.read", _thing(register)).demand()
        return register

    def entries(
        self,
        caller: Caller,
        register_id: str,
        year: int,
        cursor: str | None,
        limit: int = 50,
        newest_first: bool = True,
    ) -> Page[Mail]:
        """A register's year by number."""
        self.register(caller, register_id)

        def read(at: str | None, size: int) -> Page[Mail]:
            return self.mails.entries(register_id, year, at, size, newest_first)

        return self._readable(caller, read, cursor, limit)

    def checkable_register(self, caller: Caller, register_id: str) -> Register:
        """A register whose numbers the caller may count: they count the most confidential mails too."""
        register = self.register(caller, register_id)
        self._may_check(caller, register).demand()
        return register

    def may_check(self, caller: Caller, register: Register) -> bool:
        """Whether the caller may count a register's numbers, for showing what can be done."""
        return self._may_check(caller, register).allowed

    def _may_check(self, caller: Caller, register: Register) -> Decision:
        return self.may(caller, "register.read", replace(_thing(register), confidentiality=Confidentiality.SECRET))


def _baskets_of(seat: Seat) -> list[str]:
    offices = (seat.entity_id, *seat.predecessors) if seat.roles & OFFICE_ROLES else ()
    qualifies = [f"qualify/{entity_id}" for entity_id in offices]
    works = [f"desk/{seat.desk_id}"] if seat.roles & WORKING_ROLES else []
    return qualifies + works


def _thing(register: Register) -> Thing:
    return Thing(register.administration_id, register.entity_id)
