"""The sender's side: a sealed letter is sent registered, and what became of it is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.identifiers import is_email, with_network_domain
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.text import clean_line
from chalicelib.kernel.work import StaleError
from chalicelib.registered.model import (
    LONGEST_PERIOD,
    SHORTEST_PERIOD,
    Evidence,
    Moment,
    Recipient,
    Sending,
)
from chalicelib.registered.ports import Letter, Letters, Sendings
from chalicelib.registered.records import Records, SendingAct

NAME_LIMIT = 150


@dataclass(frozen=True)
class SendingGiven:
    """What is said of a sending. Without an address it goes to the depositor whom the letter answers, who is told in
    the language of their deposit, whatever ``language`` says."""

    name: str
    email: str
    language: Language
    period_days: int


@dataclass(frozen=True)
class RegisteredSending:
    """What desks do. All raise ``NotFoundError`` and ``ForbiddenError`` for mails that are not theirs."""

    records: Records
    letters: Letters
    store: Sendings

    def letter(self, caller: Caller, mail_id: str) -> Letter:
        """The letter that would be sent; ``ConflictError`` before there is one."""
        return self.letters.to_send(caller, mail_id)

    def send(self, caller: Caller, mail_id: str, sending_id: str, given: SendingGiven) -> Sending:
        """Sends it; again under the same id, it is the one that was sent. ``InvalidError`` with every problem."""
        letter = self.letters.to_send(caller, mail_id)
        known = self.store.get(sending_id)
        if known is not None:
            return self._own(known, mail_id)
        recipient = _recipient(given, letter.depositor)
        sending = self._new(letter, sending_id, recipient, given.period_days)
        content = {"recipient": {**vars(recipient)}, "number": letter.document.number}
        try:
            return self.records.commit(SendingAct("RegisteredLetterSent", sending, letter.actor, content))
        except StaleError:
            return self._own(self.records.find(sending_id), mail_id)

    def of_mail(self, caller: Caller, mail_id: str) -> Sequence[Sending]:
        """Those of a mail that the caller may read, the newest first."""
        self.letters.demand_reading(caller, mail_id)
        return self.store.of_mail(mail_id)

    def sending(self, caller: Caller, mail_id: str, sending_id: str) -> Sending:
        """One of them."""
        self.letters.demand_reading(caller, mail_id)
        return self._own(self.records.find(sending_id), mail_id)

    def _own(self, sending: Sending, mail_id: str) -> Sending:
        if sending.mail_id != mail_id:
            raise NotFoundError("registered.unknown")
        return sending

    def _new(self, letter: Letter, sending_id: str, recipient: Recipient, period_days: int) -> Sending:
        now = self.records.clock.now()
        return Sending(
            id=sending_id,
            administration_id=letter.administration_id,
            desk_id=letter.desk_id,
            mail_id=letter.mail_id,
            document=letter.document,
            recipient=recipient,
            period_days=period_days,
            sent_at=now,
            chain=Chain.start(f"registered/{sending_id}"),
            moments=(Moment(Evidence.SUBMISSION_ACCEPTANCE, now),),
        )


def _recipient(given: SendingGiven, depositor: Recipient | None) -> Recipient:
    email = with_network_domain(clean_line(given.email))
    if not email and depositor is not None:
        name, email, language = clean_line(given.name) or depositor.name, depositor.email, depositor.language
    else:
        name, language = clean_line(given.name), given.language
    problems = [*_of_name(name), *_of_email(email), *_of_period(given.period_days)]
    if problems:
        raise InvalidError(problems)
    return Recipient(name, email, language)


def _of_name(name: str) -> list[Problem]:
    return [] if 2 <= len(name) <= NAME_LIMIT else [Problem("name", "registered.name_missing", limit=NAME_LIMIT)]


def _of_email(email: str) -> list[Problem]:
    if is_email(email):
        return []
    return [Problem("email", "registered.email_invalid" if email else "registered.email_missing")]


def _of_period(days: int) -> list[Problem]:
    if SHORTEST_PERIOD <= days <= LONGEST_PERIOD:
        return []
    return [Problem("period_days", "registered.period_unfit", least=SHORTEST_PERIOD, most=LONGEST_PERIOD)]
