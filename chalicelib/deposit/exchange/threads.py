"""The thread of messages as its depositor reads it: both sides', by instant, each with when the other read it."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.deposit.exchange.model import MessageKind
from chalicelib.deposit.exchange.parcels import Parcels
from chalicelib.deposit.exchange.ports import Office, OfficeFacts, OfficeMessage, facts_of
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import FileFacts, MessageStore


@dataclass(frozen=True)
class Entry:
    """One message. ``own`` if the depositor wrote it; ``kind`` as the side that wrote it says; ``place`` is its number,
    or the office's act; ``read_at`` is when the other side said to have read it."""

    own: bool
    kind: str
    place: int
    at: datetime
    text: str
    pieces: tuple[str, ...]
    files: tuple[FileFacts, ...]
    read_at: datetime | None


@dataclass(frozen=True)
class Thread:
    """All that was written, the oldest first; ``seen`` is the last act of the office in it."""

    entries: tuple[Entry, ...]
    seen: int

    @property
    def request(self) -> Entry | None:
        """The office's request to complete the letter."""
        return next((it for it in self.entries if not it.own and it.kind == MessageKind.COMPLETION), None)


@dataclass(frozen=True)
class Threads:
    """Reads threads."""

    messages: MessageStore
    office: Office
    parcels: Parcels

    def of(self, deposit: Deposit) -> Thread:
        """The thread of a submitted deposit, as it is now."""
        facts = facts_of(self.office, deposit)
        entries = [*self._own(deposit, facts), *(self._of_office(deposit, message) for message in facts.messages)]
        seen = max((message.seq for message in facts.messages), default=0)
        return Thread(tuple(sorted(entries, key=lambda it: it.at)), seen)

    def _own(self, deposit: Deposit, facts: OfficeFacts) -> list[Entry]:
        return [
            Entry(
                own=True,
                kind=message.kind.value,
                place=message.number,
                at=message.at,
                text=message.text,
                pieces=(),
                files=tuple(self.parcels.of(message.files)),
                read_at=min((at for up_to, at in facts.readings if up_to >= message.number), default=None),
            )
            for message in self.messages.of(deposit.id)
        ]

    def _of_office(self, deposit: Deposit, message: OfficeMessage) -> Entry:
        readings = deposit.exchange.readings
        return Entry(
            own=False,
            kind=message.kind,
            place=message.seq,
            at=message.at,
            text=message.text,
            pieces=message.pieces,
            files=tuple(self.parcels.of(message.files)),
            read_at=min((reading.at for reading in readings if reading.up_to >= message.seq), default=None),
        )
