"""What a depositor does towards the office: writes, completes the letter, withdraws it, appeals, says how it went.

Each is one transaction: the deposit as it is now, the words beside it, their record. The office hears the event.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.deposit.exchange.model import AskedState, Exchange, Message, MessageKind, Rating
from chalicelib.deposit.exchange.parcels import Parcels
from chalicelib.deposit.exchange.ports import facts_of
from chalicelib.deposit.exchange.possible import DepositorAct, demand
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import MessageStore
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import Work, decide_again

MAX_TEXT, MAX_TEXT_BYTES = 2000, 8000
MAX_COMMENT = 500
SCORES = range(1, 6)


@dataclass(frozen=True)
class Words:
    """What is sent: the text, and the files that were shown with it.

    ``number`` is the one that the message was to have when the form was shown, so that a form sent twice writes once;
    None where the caller has another way to repeat itself. ``seen`` is the last of the office's acts that was shown.
    ``bare`` says that missing pieces are meant to be answered without a file: it can be done once.
    """

    text: str
    files: tuple[str, ...] = ()
    number: int | None = None
    seen: int = 0
    bare: bool = True


@dataclass(frozen=True)
class _Sort:
    """One sort of message: what it needs, what it is called, what it changes besides."""

    act: DepositorAct
    event: str
    change: Callable[[Exchange, datetime], Exchange] = lambda exchange, _: exchange
    needs_text: bool = True


_SORTS: Mapping[MessageKind, _Sort] = {
    MessageKind.MESSAGE: _Sort(DepositorAct.WRITE, "DepositorWrote"),
    MessageKind.COMPLETION: _Sort(DepositorAct.COMPLETE, "CompletionAnswered", lambda it, at: _answered(it)),
    MessageKind.WITHDRAWAL: _Sort(
        DepositorAct.WITHDRAW,
        "WithdrawalAsked",
        lambda it, at: replace(it, withdrawal_asked_at=at),
        needs_text=False,
    ),
    MessageKind.APPEAL: _Sort(DepositorAct.APPEAL, "AppealLodged", lambda it, at: replace(it, appealed_at=at)),
}


@dataclass(frozen=True)
class Messages:
    """The depositor's acts. ``ConflictError`` where the letter's state does not admit one (:mod:`possible`)."""

    records: Records
    store: MessageStore
    parcels: Parcels

    def send(self, deposit_id: str, kind: MessageKind, words: Words) -> Deposit:
        """One more message; the deposit after it. ``InvalidError`` for what cannot be sent, ``ConflictError``
        ``deposit.written_meanwhile`` if another took the number that this one was to have."""
        sending = _Sending(self, deposit_id, kind, _checked(kind, words))
        return decide_again(sending.attempt)

    def mark_read(self, deposit_id: str, up_to: int) -> Deposit:
        """Says that the depositor read what the office wrote, up to that act; again, it changes nothing."""

        def act() -> Deposit:
            deposit, now = self.records.find(deposit_id), self.records.now()
            exchange = deposit.exchange.read(self.reached(deposit, up_to), now)
            if exchange == deposit.exchange:
                return deposit
            said = Said("DepositorRead", {"mail_id": deposit.mail_id, "up_to": exchange.read_up_to})
            return self.records.commit(deposit.dealt_with(exchange), said, at=now, actor=DEPOSITOR)

        return decide_again(act)

    def reached(self, deposit: Deposit, up_to: int) -> int:
        """How far one can have read: what the office has not written cannot be read beforehand."""
        if up_to <= deposit.exchange.read_up_to:
            return up_to
        written = facts_of(self.parcels.office, deposit).messages
        return min(up_to, max((message.seq for message in written), default=0))

    def rate(self, deposit_id: str, score: int, comment: str) -> Deposit:
        """Says how the depositor was served, from 1 to 5, once, after an end."""
        words = _checked_rating(score, comment)
        given: list[Rating] = []

        def act() -> Deposit:
            deposit, now = self.records.find(deposit_id), self.records.now()
            if given and deposit.exchange.rating == given[-1]:
                return deposit  # it had taken effect, and the answer was lost
            demand(DepositorAct.RATE, deposit, civil_date(now))
            given.append(Rating(score, words, now))
            after = deposit.dealt_with(replace(deposit.exchange, rating=given[-1]))
            detail = {"mail_id": deposit.mail_id, "score": score}
            said = Said("ServiceRated", detail, {"comment": words})
            return self.records.commit(after, said, at=now, actor=DEPOSITOR)

        return decide_again(act)


@dataclass
class _Sending:
    """One message on its way; ``tried`` is what the last attempt wrote, perhaps without our hearing of it."""

    messages: Messages
    deposit_id: str
    kind: MessageKind
    words: Words
    tried: list[Message] = field(default_factory=list)

    def attempt(self) -> Deposit:
        """Reads, decides and commits."""
        records, sort = self.messages.records, _SORTS[self.kind]
        deposit, now = records.find(self.deposit_id), records.now()
        if self._is_done(deposit):
            return deposit
        demand(sort.act, deposit, civil_date(now))
        exchange = deposit.exchange
        if self.words.number not in (None, exchange.sent + 1):
            raise ConflictError("deposit.written_meanwhile")
        self.messages.parcels.demand(deposit, self.words.files)
        message = Message(exchange.sent + 1, self.kind, now, self.words.text, self.words.files)
        self.tried.append(message)
        seen = self.messages.reached(deposit, self.words.seen)
        after = replace(sort.change(exchange, now), sent=message.number).read(seen, now)
        return records.commit(
            deposit.dealt_with(after),
            Said(sort.event, self._detail(deposit, message), {"text": message.text, "files": list(message.files)}),
            at=now,
            actor=DEPOSITOR,
            also=lambda work: self._add(work, deposit, message),
        )

    def _is_done(self, deposit: Deposit) -> bool:
        """Whether this very message stands: our answer was lost, or the form came twice."""
        numbers = {message.number for message in self.tried} | {self.words.number} - {None}
        if not any(number is not None and number <= deposit.exchange.sent for number in numbers):
            return False
        stored = {message.number: message for message in self.messages.store.of(deposit.id)}
        if any(stored.get(message.number) == message for message in self.tried):
            return True
        same = stored.get(self.words.number or 0)
        ours = (self.kind, self.words.text, self.words.files)
        return same is not None and (same.kind, same.text, same.files) == ours

    def _add(self, work: Work, deposit: Deposit, message: Message) -> None:
        self.messages.store.add(work, deposit, message)

    def _detail(self, deposit: Deposit, message: Message) -> dict[str, object]:
        return {"mail_id": deposit.mail_id, "number": message.number}


def _answered(exchange: Exchange) -> Exchange:
    asked = exchange.asked
    return replace(exchange, asked=replace(asked, state=AskedState.ANSWERED) if asked else None)


def _checked(kind: MessageKind, words: Words) -> Words:
    text, problems = clean_text(words.text), []
    if kind is MessageKind.COMPLETION and not words.files and not words.bare:
        problems.append(Problem("bare", "deposit.pieces_missing"))
    if not text and _SORTS[kind].needs_text:
        problems.append(Problem("text", "deposit.text_missing"))
    if len(text) > MAX_TEXT or len(text.encode()) > MAX_TEXT_BYTES:
        problems.append(Problem("text", "deposit.too_long", limit=MAX_TEXT, length=len(text)))
    if problems:
        raise InvalidError(problems)
    return replace(words, text=text, files=tuple(dict.fromkeys(words.files)))


def _checked_rating(score: int, comment: str) -> str:
    words, problems = clean_text(comment), []
    if score not in SCORES:
        problems.append(Problem("score", "deposit.score_missing"))
    if len(words) > MAX_COMMENT:
        problems.append(Problem("comment", "deposit.too_long", limit=MAX_COMMENT, length=len(words)))
    if problems:
        raise InvalidError(problems)
    return words
