"""What the deposit needs to know of the offices that have or had the letter: what they wrote, and what they read."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from chalicelib.deposit.following.legs import place_of
from chalicelib.deposit.model import Deposit


@dataclass(frozen=True)
class OfficeMessage:
    """What an office wrote. ``seq`` is the act's place in the mail's chain; ``kind`` is ``message`` or ``completion``,
    which names the missing ``pieces``; ``files`` are ids."""

    seq: int
    kind: str
    at: datetime
    text: str
    pieces: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficeFacts:
    """``readings``: up to which of the depositor's messages somebody of the office read, by number, and when."""

    messages: tuple[OfficeMessage, ...] = ()
    readings: tuple[tuple[int, datetime], ...] = ()


class Office(Protocol):
    """The offices of mails."""

    def facts(self, mail_id: str) -> OfficeFacts:
        """As they are now; nothing for mail that has no number yet."""


def facts_of(office: Office, deposit: Deposit) -> OfficeFacts:
    """Of every office that has or had the letter; ``seq`` then is the act's place in the order of all of its mails."""
    found = [(leg, office.facts(mail_id)) for leg, mail_id in deposit.mails]
    messages = [replace(it, seq=place_of(leg, it.seq)) for leg, facts in found for it in facts.messages]
    return OfficeFacts(tuple(messages), tuple(reading for _, facts in found for reading in facts.readings))
