"""What goes both ways, as a deposit keeps it: events in any order end alike; what may be done, and what comes next."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any, cast

import pytest

from chalicelib.deposit.exchange.messages import Messages, Words
from chalicelib.deposit.exchange.model import Asked, AskedState, Exchange, Message, Rating, Reading, Standing
from chalicelib.deposit.exchange.ports import OfficeFacts, OfficeMessage
from chalicelib.deposit.exchange.possible import DepositorAct, demand, open_acts, what_next
from chalicelib.deposit.fates import Refusal, Registration, Reply
from chalicelib.deposit.following.progress import ProgressService
from chalicelib.deposit.following.timeline import timeline
from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.deposit.records import Said
from chalicelib.deposit.serial import fate_of, fate_to
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.events import Event
from chalicelib.kernel.work import StaleError
from tests.unit.deposit.test_fate import AT, REPLY, cleared

TODAY = AT.date()
REGISTRATION = Registration("RBT-A-2026-0000001", AT)


def registered(**exchange: Any) -> Deposit:
    return replace(cleared().registered(REGISTRATION), exchange=Exchange(**exchange))


def event(name: str, seq: int, hours: float, **detail: Any) -> Event:
    at = AT + timedelta(hours=hours)
    return Event(name, f"mail/MAIL#{seq:010d}", "mail/MAIL", "ADM", at, "", {"source": "deposit/D", **detail})


def standing(entity: str, due_on: str | None = None, stopped_on: str | None = None) -> dict[str, Any]:
    return {"entity_id": entity, "due_on": due_on, "stopped_on": stopped_on, "silence": False}


WAY = [
    event("MailRegistered", 1, 0, number="RBT-A-2026-0000001"),
    event("MailQualified", 2, 1, standing=standing("root", "2026-12-20")),
    event("MailAssigned", 3, 2, standing=standing("works", "2026-12-20")),
    event("OfficeWrote", 4, 3),
    event("CompletionRequested", 5, 4, until_on="2026-12-01", standing=standing("works", "2026-12-20", "2026-11-22")),
    event("CompletionLapsed", 6, 5, until_on="2026-12-01", standing=standing("works", "2027-01-04")),
    event("MailRejected", 7, 6, reason_code="other"),
    event("MailReopened", 8, 7, standing=standing("root", "2027-02-01")),
]


class Book:
    """The deposit as ``Records`` keeps it; commits count."""

    def __init__(self, deposit: Deposit) -> None:
        self.deposit, self.commits, self.messages = deposit, 0, cast("list[Message]", [])
        self.lose_answer, self.said = False, cast("list[Said]", [])
        self.office = self.store = self

    def find(self, _: str) -> Deposit:
        return self.deposit

    def now(self) -> datetime:
        return AT

    def deposit_of(self, _: str) -> str:
        return self.deposit.id

    def commit(self, deposit: Deposit, *said: Said, also: Callable[[Any], None] | None = None, **_: Any) -> Deposit:
        self.said += said
        self.deposit, self.commits = replace(deposit, version=deposit.version + 1), self.commits + 1
        if also:
            also(None)
        if self.lose_answer:
            self.lose_answer = False
            raise StaleError("our own transaction had taken effect")
        return self.deposit

    def add(self, _: Any, __: Any, message: Message) -> None:
        self.messages.append(message)

    def of(self, _: str) -> list[Message]:
        return self.messages

    def demand(self, *_: Any) -> None:
        """No file goes with anything here."""

    def facts(self, _: str) -> OfficeFacts:
        return OfficeFacts((OfficeMessage(4, "message", AT, "x"),))

    def hear(self, *events: Event) -> Deposit:
        progress = cast("Any", ProgressService(cast("Any", self), cast("Any", self)))
        for told in events:
            name = {
                "MailRegistered": "on_mail_registered",
                "FolderSealed": "on_folder_sealed",
                "MailRelayed": "on_mail_relayed",
                "ReceiptSealed": "on_receipt_sealed",
                "MailRejected": "on_mail_rejected",
                "MailReopened": "on_mail_reopened",
                "OfficeWrote": "on_office_wrote",
                "CompletionRequested": "on_completion_requested",
                "CompletionLapsed": "on_completion_lapsed",
            }.get(told.name, "on_mail_moved")
            getattr(progress, name)(told)
        return self.deposit


def test_events_in_any_order_and_twice_end_alike(soak: bool) -> None:
    straight = Book(cleared()).hear(*WAY)
    assert straight.state is DepositState.REGISTERED and straight.exchange.standing == Standing(
        8, "root", date(2027, 2, 1)
    )
    orders = list(permutations(WAY)) if soak else [random.Random(n).sample(WAY, len(WAY)) for n in range(200)]
    for order in orders:
        book = Book(cleared())
        book.hear(*order, *order)
        assert replace(book.deposit, version=straight.version) == straight, [it.name for it in order]


def test_what_is_known_already_writes_nothing() -> None:
    book = Book(cleared())
    book.hear(*WAY)
    commits = book.commits
    book.hear(*WAY)
    assert (commits, book.commits) == (len(WAY), len(WAY))


def test_an_answer_in_time_is_no_lapse_whatever_the_office_says_later() -> None:
    book = Book(registered(asked=Asked(AT, TODAY)))
    messages(book).send("D", cast("Any", "completion"), Words("Voici"))
    book.hear(event("CompletionLapsed", 6, 5, until_on=TODAY.isoformat(), standing=standing("works")))
    assert book.deposit.exchange.asked and book.deposit.exchange.asked.state is AskedState.ANSWERED


@pytest.mark.parametrize("order", list(permutations((3, 4, 7))))
def test_pieces_that_were_asked_for_before_a_letter_was_taken_up_again_are_waited_for_no_longer(
    order: tuple[int, ...],
) -> None:
    letter = Book(cleared()).hear(WAY[0], WAY[6], *(WAY[place] for place in order))
    assert what_next(letter, TODAY).name == "handling_until" and DepositorAct.COMPLETE not in open_acts(letter, TODAY)
    assert letter.exchange.asked and letter.exchange.asked.state is AskedState.LAPSED
    assert "completing" not in {step.name for step in timeline(letter)}


def messages(book: Book) -> Messages:
    anything = cast("Any", book)
    return Messages(anything, anything, anything)


@pytest.mark.parametrize("number", [None, 1], ids=["by a program", "by a form"])
def test_a_message_whose_answer_was_lost_is_sent_once(number: int | None) -> None:
    book = Book(registered())
    book.lose_answer = True
    messages(book).send("D", cast("Any", "message"), Words("Bonjour", number=number))
    assert [message.text for message in book.messages] == ["Bonjour"] and book.deposit.exchange.sent == 1


def test_a_form_sent_twice_writes_once_and_another_one_is_told() -> None:
    book = Book(registered())
    for _ in range(2):
        messages(book).send("D", cast("Any", "message"), Words("Bonjour", number=1))
    with pytest.raises(ConflictError, match=r"written_meanwhile"):
        messages(book).send("D", cast("Any", "message"), Words("Autre chose", number=1))
    assert len(book.messages) == 1


def test_reading_goes_no_further_than_what_the_office_wrote() -> None:
    book = Book(registered(written_seq=4))
    for up_to in (1000, 3, 4):
        messages(book).mark_read("D", up_to)
    assert book.deposit.exchange.readings == (Reading(4, AT),) and book.commits == 1


def test_what_goes_both_ways_reads_back_as_it_was_written() -> None:
    full = Exchange(
        standing=Standing(3, "works", TODAY, TODAY, True),
        asked=Asked(AT, TODAY, AskedState.LAPSED),
        written_seq=4,
        written_at=AT,
        sent=2,
        readings=(Reading(2, AT), Reading(4, AT)),
        withdrawal_asked_at=AT,
        withdrawn_at=AT,
        appealed_at=AT,
        reopened_at=AT,
        rating=Rating(4, "جيد", AT),
    )
    older = replace(REPLY, mail_id="OLDER", sealed_at=AT, accessed_at=AT)
    deposit = cleared().answered(REPLY).answered(older).dealt_with(full)
    assert replace(cleared(), state=deposit.state, **fate_of(fate_to(deposit))) == deposit
    assert [reply.mail_id for reply in deposit.replies] == ["OLDER", "REPLY"]


DECLINED = cleared().registered(REGISTRATION).declined(Refusal("other", AT))
WITHDRAWN = registered().dealt_with(Exchange(withdrawn_at=AT))
RATED = DECLINED.dealt_with(Exchange(rating=Rating(5, "", AT), appealed_at=AT + timedelta(hours=1)))


@pytest.mark.parametrize(
    ("deposit", "acts"),
    [
        (cleared(), []),
        (registered(), ["write", "withdraw"]),
        (registered(asked=Asked(AT, TODAY)), ["complete", "write", "withdraw"]),
        (registered(asked=Asked(AT, TODAY - timedelta(days=1))), ["write", "withdraw"]),
        (registered(withdrawal_asked_at=AT), ["write"]),
        (registered(withdrawal_asked_at=AT, reopened_at=AT + timedelta(hours=1)), ["write", "withdraw"]),
        (registered(sent=100), ["withdraw"]),
        (DECLINED, ["write", "appeal", "rate"]),
        (RATED, ["write"]),
        (WITHDRAWN, ["write", "rate"]),
        (DECLINED.voided(AT), []),
    ],
    ids=[
        *("unnumbered", "in hand", "asked", "too late", "withdrawing", "reopened", "full"),
        *("declined", "appealed", "withdrawn", "voided"),
    ],
)
def test_what_may_be_done_follows_from_where_the_letter_stands(deposit: Deposit, acts: list[str]) -> None:
    assert open_acts(deposit, TODAY) == acts
    for act in set(DepositorAct) - {DepositorAct(name) for name in acts}:
        with pytest.raises(ConflictError):
            demand(act, deposit, TODAY)


def due(days: int, **changes: Any) -> Deposit:
    return registered(standing=Standing(2, "works", TODAY + timedelta(days=days), **changes))


@pytest.mark.parametrize(
    ("deposit", "name", "silence"),
    [
        (cleared(), "cleared", ""),
        (registered(), "qualifying", ""),
        (registered(standing=Standing(2, "works")), "handling", ""),
        (due(0), "handling_until", ""),
        (due(-1), "late", ""),
        (due(0, silence=True), "handling_until", "coming"),
        (due(-1, silence=True), "late", "reached"),
        (due(-1, silence=True, stopped_on=TODAY), "resuming", ""),
        (registered(asked=Asked(AT, TODAY)), "complete", ""),
        (registered(withdrawal_asked_at=AT), "withdrawing", ""),
        (WITHDRAWN, "withdrawn", ""),
        (DECLINED, "declined", ""),
        (RATED, "appealed", ""),
        (DECLINED.voided(AT), "voided", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_comes_next_is_told_and_of_silence_no_more_than_the_law_says(
    deposit: Deposit, name: str, silence: str
) -> None:
    told = what_next(deposit, TODAY)
    assert (told.name, told.silence) == (name, silence)


def test_the_timeline_tells_a_letter_that_was_taken_up_again_in_its_order() -> None:
    hour = timedelta(hours=1)
    again = Exchange(
        asked=Asked(AT + hour, TODAY, AskedState.ANSWERED), appealed_at=AT + 3 * hour, reopened_at=AT + 4 * hour
    )
    deposit = cleared().registered(REGISTRATION).declined(Refusal("other", AT + 2 * hour)).dealt_with(again)
    names = [step.name for step in timeline(deposit)][3:]
    assert names == ["asked", "declined", "appealed", "reopened", "handling", "answering"]
    second: Reply = replace(REPLY, sealed_at=AT + 5 * hour)
    assert [step.name for step in timeline(deposit.answered(second))][-2:] == ["reopened", "answered"]
