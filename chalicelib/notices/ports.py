"""What notices need from outside."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import Work
from chalicelib.notices.model import (
    BatchFacts,
    DepositFacts,
    Letter,
    MailFacts,
    Notice,
    ProgramFacts,
    Recipient,
    RegisteredFacts,
    RequestFacts,
    State,
)


class UndeliverableError(Exception):
    """The mail will never be taken as it is. ``args[0]`` is a short code for the operator, no address in it."""


class TryLaterError(Exception):
    """The mail was not taken now; the same one may be taken later. ``args[0]`` is a short code."""


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


class Post(Protocol):
    """Sends mail."""

    def send(self, address: str, letter: Letter, notice: Notice) -> None:
        """Sends the letter, marked with the notice's tag.

        Raises :class:`UndeliverableError` or :class:`TryLaterError` when it is not taken.
        """


class Wake(Protocol):
    """The mailer's queue."""

    def deliver(self, notice_id: str) -> None:
        """Asks the mailer to send this notice soon."""


class Notices(Protocol):
    """Notices as stored."""

    def get(self, notice_id: str) -> Notice | None:
        """The notice, read consistently."""

    def put(self, notice: Notice) -> Notice:
        """Stores it with the next version, if its version is the one read; else ``StaleError``."""

    def put_with(self, work: Work, notice: Notice, chain: Chain) -> None:
        """The same within a unit of work, with the head of its chain."""

    def in_state(self, state: State, before: datetime, limit: int) -> Sequence[Notice]:
        """Notices in a state since before that instant, the oldest first."""
