"""The thread of messages as the office reads it: both sides', by instant, each with when the other read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.registry.file_ports import FileFacts, Files
from chalicelib.registry.messages.ports import DepositorFacts, DepositorMessage, Depositors
from chalicelib.registry.model import WRITTEN, HistoryEntry, Mail
from chalicelib.registry.ports import Mails


@dataclass(frozen=True)
class Entry:
    """One message. ``own`` if the office wrote it: ``agent_id`` says who; ``kind`` as the side that wrote it says;
    ``place`` is the act's, or the depositor's number; ``read_at`` is when the other side said to have read it."""

    own: bool
    kind: str
    place: int
    at: datetime
    text: str
    pieces: tuple[str, ...]
    files: tuple[FileFacts, ...]
    read_at: datetime | None
    agent_id: str = ""


@dataclass(frozen=True)
class Thread:
    """All that was written, the oldest first; ``heard`` is the depositor's last number, ``unread`` whether nobody of
    the office read it yet; ``score`` and ``comment`` are how they were served, 0 before they said; ``reached`` is
    whether the depositor is told of what is written to them."""

    entries: tuple[Entry, ...]
    heard: int
    unread: bool
    score: int
    comment: str
    reached: bool


def known_of(mail: Mail, history: Sequence[HistoryEntry], depositors: Depositors) -> DepositorFacts:
    """What its office may know of the depositor: everything, or what there was when it sent the letter on. What is said
    afterwards is said to another administration."""
    sent_at = next((entry.at for entry in history if entry.event == "MailRelayed"), None)
    return depositors.facts(mail.source, mail.relay.leg, sent_at)


@dataclass(frozen=True)
class Threads:
    """Reads threads, for whoever may read the mail."""

    mails: Mails
    depositors: Depositors
    files: Files

    def of(self, mail: Mail) -> Thread:
        """The thread of a mail, as it is now."""
        history = self.mails.history(mail.id)
        facts = known_of(mail, history, self.depositors)
        readings = [(entry.up_to, entry.at) for entry in history if entry.up_to]
        own = [self._own(entry, facts) for entry in history if entry.event in WRITTEN]
        entries = [*own, *(self._of_depositor(message, readings) for message in facts.messages)]
        heard = max((message.number for message in facts.messages), default=0)
        ordered = tuple(sorted(entries, key=lambda it: it.at))
        return Thread(ordered, heard, heard > mail.course.read, facts.score, facts.comment, facts.reached)

    def _own(self, entry: HistoryEntry, facts: DepositorFacts) -> Entry:
        return Entry(
            own=True,
            kind="completion" if entry.event == "CompletionRequested" else "message",
            place=entry.seq,
            at=entry.at,
            text=entry.note,
            pieces=entry.pieces,
            files=self._files(entry.files),
            read_at=min((at for up_to, at in facts.readings if up_to >= entry.seq), default=None),
            agent_id=entry.agent_id,
        )

    def _of_depositor(self, message: DepositorMessage, readings: list[tuple[int, datetime]]) -> Entry:
        return Entry(
            own=False,
            kind=message.kind,
            place=message.number,
            at=message.at,
            text=message.text,
            pieces=(),
            files=self._files(message.files),
            read_at=min((at for up_to, at in readings if up_to >= message.number), default=None),
        )

    def _files(self, file_ids: tuple[str, ...]) -> tuple[FileFacts, ...]:
        return tuple(self.files.get(file_id) for file_id in file_ids)
