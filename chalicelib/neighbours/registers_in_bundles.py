"""What bundles of registers hold: a closing's files, and the register's chain as far as it may be shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from chalicelib.bundles.log_members import LogRecord
from chalicelib.bundles.model import Role
from chalicelib.bundles.register_ports import Closed, Paper
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import LogRecord as Recorded
from chalicelib.neighbours.material_in_bundles import Held, Reading, Versions, material
from chalicelib.neighbours.of_bundles import Opened
from chalicelib.registry.closing.model import ENTRIES, REGISTER, STATEMENT, Closing
from chalicelib.registry.model import Mail

_ROLES = {ENTRIES: Role.ENTRIES, REGISTER: Role.REGISTER, STATEMENT: Role.CLOSING}


class Closings(Protocol):
    """Closings as stored."""

    def get(self, register_id: str, closing_id: str) -> Closing | None:
        """One, or None."""


class Mails(Protocol):
    """Mails as stored."""

    def get_many(self, mail_ids: Iterable[str]) -> list[Mail]:
        """Those that exist, in any order."""


class RegistersInLog(Protocol):
    """The log by registers."""

    def of_register(self, register_id: str, first: int, last: int) -> list[Recorded]:
        """The records of these places of a register's chain, in order, as far as the index has them."""

    def instant_in_register(self, register_id: str, seq: int) -> datetime | None:
        """When what stands in this place was done."""


@dataclass(frozen=True)
class ClosingsInBundles:
    """The port ``Closings``."""

    closings: Closings
    opened: Opened
    versions: Versions
    held: Reading

    def closed(self, subject: str) -> Closed:
        """A closing that is done."""
        _, register_id, closing_id = subject.split("/")
        closing = self.closings.get(register_id, closing_id)
        if closing is None or not closing.is_done:
            raise NotFoundError("not_found")
        return Closed(
            register_id,
            closing.period.first_day,
            closing.frozen.seq,
            [self._paper(closing, name) for name in _ROLES],
            list(material([self._held_by_register(closing)])),
        )

    def _held_by_register(self, closing: Closing) -> Held:
        """By the version that lasts longest: the one that the statement names has no revocation data."""
        return self.held(b"".join(self.opened(self.versions.latest(closing.key(REGISTER)))))

    def _paper(self, closing: Closing, name: str) -> Paper:
        opened = partial(self.opened, closing.key(name))
        return Paper(f"register/{name}", _ROLES[name], closing.sha256[name], opened)


@dataclass(frozen=True)
class ChainsInBundles:
    """The port ``RegisterChains``. As in a closing's entries, of mail that is not ordinary nothing is told but that it
    is there; so it is with mail that is there no more."""

    log: RegistersInLog
    mails: Mails

    def instant(self, register_id: str, seq: int) -> datetime | None:
        """When what stands in this place was done."""
        return self.log.instant_in_register(register_id, seq)

    def stretch(self, register_id: str, first: int, last: int) -> Sequence[LogRecord]:
        """The records of these places, those about other than ordinary mail by their hash alone."""
        records = self.log.of_register(register_id, first, last)
        mails = {mail_id for record in records if (mail_id := _mail_of(record))}
        found = self.mails.get_many(mails) if mails else []
        ordinary = {"", *(it.id for it in found if it.sheet.confidentiality is Confidentiality.ORDINARY)}
        return [LogRecord(it.body, it.hash, _mail_of(it) in ordinary) for it in records]


def _mail_of(record: Recorded) -> str:
    """The mail that a record is about; empty for one that is about the register itself."""
    kind, _, item_id = record.object_id.partition("/")
    return item_id if kind == "mail" else ""
