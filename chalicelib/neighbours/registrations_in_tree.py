"""Whether the record of a registration is under the log's last signed head, as verification says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chalicelib.evidence.model import Logged
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import LogRecord
from chalicelib.transparency.heads import Heads
from chalicelib.transparency.merkle import proves_inclusion
from chalicelib.transparency.proving import Proofs


class LogByPlace(Protocol):
    """The log."""

    def at(self, places: Sequence[tuple[str, int]]) -> list[LogRecord]:
        """The records at these places, without those that are not there."""


@dataclass(frozen=True)
class RegistrationsInTree:
    """The port ``LogTree``. Nothing is believed: the proof is made, and led to the head's root."""

    log: LogByPlace
    heads: Heads
    proofs: Proofs

    def logged(self, mail_id: str) -> Logged | None:
        """Of the mail's first record; None until a head holds it."""
        records = self.log.at([(f"mail/{mail_id}", 1)])
        try:
            head = self.heads.latest()
            proofs = self.proofs.inclusions_of([bytes.fromhex(record.hash) for record in records], head.size)
        except NotFoundError:
            return None
        proven = [proves_inclusion(it.hash, it.leaf, it.size, it.path, head.head.root) for it in proofs]
        return Logged(head.size, head.head.at, all(proven)) if proven else None
