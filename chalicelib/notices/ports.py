"""What notices need from outside."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.notices.letter import (
    BatchFacts,
    DepositFacts,
    Letter,
    MailFacts,
    ProgramFacts,
    Recipient,
    RegisteredFacts,
    RequestFacts,
)
from chalicelib.notices.model import Channel, Notice, Preferences, State, Turn


class UndeliverableError(Exception):
    """The message will never be taken as it is. ``args[0]`` is a short code for the operator, no address in it."""


class TryLaterError(Exception):
    """The message was not taken now; the same one may be taken later. ``args[0]`` is a short code."""


class BusyError(TryLaterError):
    """The service takes nothing from us for now: it did not look at the message, and any other will fare the same."""


class Facts(Protocol):
    """What the other contexts know of people and letters; ``NotFoundError`` for what does not exist."""

    def deposit(self, deposit_id: str) -> DepositFacts:
        """A deposit, its depositor's address and language."""

    def colleague(self, source: str, address_digest: str) -> Recipient:
        """Whom a deposit (``deposit/ID``) is shared with, by the address's digest; ``NotFoundError`` if it is not."""

    def mail(self, mail_id: str) -> MailFacts:
        """A registered mail."""

    def request(self, request_id: str) -> RequestFacts:
        """A request to join, its contact's address and language."""

    def batch(self, batch_id: str) -> BatchFacts:
        """A batch of letters, and where its sender is reached."""

    def sender(self, account_id: str) -> Recipient:
        """Who has a sender's account."""

    def registered(self, sending_id: str) -> RegisteredFacts:
        """A registered letter, its recipient's address and language."""

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        """The agents who hold the desk."""

    def agent(self, agent_id: str) -> Recipient:
        """One agent."""

    def program(self, client_id: str) -> ProgramFacts:
        """A program of an administration."""

    def administration(self, administration_id: str) -> Bilingual:
        """An administration's name; the platform's, for its operator's place."""


class Words(Protocol):
    """Sentences by key."""

    def say(self, language: Language, key: str, variables: Mapping[str, Any]) -> str:
        """The sentence in that language."""

    def refusal(self, language: Language, reason: str) -> str:
        """Why inspection refused a file, in words, from its code."""

    def rejection(self, language: Language, reason: str) -> str:
        """Why the registry office rejected a mail, in words, from its code."""


class Attachments(Protocol):
    """Sealed files to send along."""

    def pdf(self, key: str) -> bytes:
        """The file's bytes."""


@dataclass(frozen=True)
class Mailbox:
    """An address, or a telephone's number, as it is written to now. ``digest`` stands for it; ``closed`` is why it is
    not written to any more, empty while it is; ``struck`` tells that messages came back from it lately."""

    address: str
    digest: str
    closed: str = ""
    struck: bool = False

    @property
    def mark(self) -> str:
        """What a message to it bears: the digest, and whether others had come back."""
        return f"{self.digest}.struck" if self.struck else self.digest


class Post(Protocol):
    """Sends mail."""

    def send(self, mailbox: Mailbox, letter: Letter, notice: Notice) -> None:
        """Sends the letter, bearing the notice's tag and the address's mark.

        Raises :class:`UndeliverableError`, :class:`TryLaterError` or :class:`BusyError` when it is not taken.
        """


class Texting(Protocol):
    """Sends short messages."""

    def send(self, mailbox: Mailbox, text: str, notice: Notice) -> None:
        """Sends the text to an E.164 number; bears and raises what :class:`Post` does."""


class Wake(Protocol):
    """The mailer's queue."""

    def deliver(self, notice_id: str) -> None:
        """Asks the mailer to send this notice soon."""

    def deliver_all(self, notice_ids: Sequence[str]) -> None:
        """The same for many."""

    def gather(self, turns: Sequence[Turn]) -> None:
        """Asks the mailer to make these digests soon."""

    def flush(self, agent_id: str) -> None:
        """Asks the mailer to send soon what waits for an agent and should not wait any more."""

    def backlog(self) -> int:
        """How many messages wait, about."""


class Mailboxes(Protocol):
    """What is known of addresses: those that are not written to any more, and those given in the place of others."""

    def look(self, recipient: str, channel: Channel, given: str) -> Mailbox:
        """Where the recipient is reached by that channel, who gave this address; ``address`` is empty without any."""

    def at(self, address: str) -> Mailbox:
        """What is known of this very address."""

    def close_with(self, work: Work, digest: str, reason: str, at: datetime) -> None:
        """Within a unit of work: nobody writes there any more."""

    def strike(self, digest: str, tag: str, at: datetime) -> int:
        """Notes that this sending came back for now; returns how many did since the last that was delivered."""

    def forgive(self, digest: str) -> None:
        """Something was delivered there, or an operator has it tried again: what was noted is forgotten."""

    def correct_with(self, work: Work, recipient: str, channel: Channel, address: str) -> None:
        """Within a unit of work: from now on the recipient is reached at this address by that channel."""


class Budget(Protocol):
    """What may still be spent on a day."""

    def take(self, whose: str, day: date, parts: int, most: int) -> bool:
        """Takes so many parts of the day's ``most``; False, and nothing taken, where fewer are left."""


class Pace(Protocol):
    """Keeps to the account's rate."""

    def turn(self) -> AbstractContextManager[None]:
        """The time that one message may take, or has to."""


class Brake(Protocol):
    """Remembers that a service takes nothing from us for now."""

    def held_until(self, channel: Channel) -> datetime | None:
        """Until when this sender tries nothing by this channel; None while it knows of no trouble."""

    def is_pulled(self, channel: Channel) -> bool:
        """Whether any sender met trouble, and waits."""

    def pull(self, channel: Channel) -> datetime:
        """Nothing is tried for a while, longer each time, ten minutes at most; returns until when."""

    def release(self, channel: Channel) -> None:
        """Something was taken again: the next hold is shorter by half, and after some more the shortest."""


class Notices(Protocol):
    """Notices as stored."""

    def get(self, notice_id: str) -> Notice | None:
        """The notice, read consistently."""

    def put(self, notice: Notice) -> Notice:
        """Stores it with the next version, if its version is the one read; else ``StaleError``."""

    def put_with(self, work: Work, notice: Notice, chain: Chain) -> None:
        """The same within a unit of work, with the head of its chain."""

    def in_state(self, state: State, before: datetime, limit: int) -> Sequence[Notice]:
        """Notices in a state since before that instant, the oldest first; none of those that wait."""

    def due(self, channel: Channel, now: datetime, limit: int) -> Sequence[Notice]:
        """Notices that wait to go by that channel and may be tried by now, the longest due first."""

    def of_deposit(self, deposit_id: str) -> Sequence[Notice]:
        """What was sent about a deposit, the oldest first; a new one may lag a moment behind."""

    def unreached(self, administration_id: str, cursor: str | None, limit: int) -> Page[Notice]:
        """The failed ones that a registry office should send otherwise, the newest first; may lag."""

    def held(self) -> Iterable[Notice]:
        """All that waits for digests; may lag."""

    def held_for(self, agent_id: str) -> Iterable[Notice]:
        """What waits for an agent's digest; may lag."""


class PreferenceStore(Protocol):
    """What agents want."""

    def of(self, agent_id: str) -> Preferences:
        """An agent's; everything immediate where nothing was chosen."""

    def put_with(self, work: Work, preferences: Preferences, chain: Chain) -> None:
        """Stores them, if their version is the one read."""


def code_of(error: Exception) -> str:
    """The short code of what went wrong."""
    return error.code if isinstance(error, DomainError) else str(error)
