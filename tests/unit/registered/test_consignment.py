"""A registered letter's way: each piece of evidence once, a period by civil days, honest words about its level."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain, LogRecord
from chalicelib.kernel.work import StaleError, Work
from chalicelib.registered.consignment import Consignments
from chalicelib.registered.model import Document, Evidence, Moment, Recipient, Sending, SendingState
from chalicelib.registered.records import Records
from chalicelib.registered.sending import SendingGiven, _recipient

NOW = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
DOCUMENT = Document("replies/x.pdf", "1" * 64, "RBT-D-2026-0000001", "V" * 20)
FATIMA = Recipient("Fatima", "Fatima@citizen.example", Language.ARABIC)
DAYS = 15


@dataclass
class Kept:
    """Sendings in memory, the log, a clock set by hand, links to nowhere."""

    at: datetime = NOW
    sendings: dict[str, Sending] = field(default_factory=dict)
    log: list[LogRecord] = field(default_factory=list)
    stale: int = 0
    """So many commits meet somebody who was first."""

    def now(self) -> datetime:
        return self.at

    def get(self, sending_id: str) -> Sending | None:
        return self.sendings.get(sending_id)

    def of_mail(self, mail_id: str) -> Sequence[Sending]:
        return [it for it in self.sendings.values() if it.mail_id == mail_id]

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        return [it.id for it in self.sendings.values() if it.due_at is not None and it.due_at <= now][:limit]

    def save(self, work: Work, sending: Sending) -> None:
        known = self.sendings.get(sending.id)
        if (known.version if known else 0) != sending.version:
            raise StaleError
        _later(work, lambda: self.sendings.__setitem__(sending.id, replace(sending, version=sending.version + 1)))

    def append(self, work: Work, record: LogRecord) -> None:
        _later(work, lambda: self.log.append(record))

    def read_url(self, key: str, file_name: str, inline: bool) -> str:
        return f"https://storage/{key}"

    @contextmanager
    def transactions(self) -> Iterator[Work]:
        if self.stale:
            self.stale -= 1
            raise StaleError
        work: Any = []
        yield work
        for step in work:
            step()

    def said(self) -> list[str]:
        """The events, in order."""
        return [str(record.body["event"]) for record in self.log]


def _later(work: Any, step: Callable[[], Any]) -> None:
    work.append(step)


class World:
    """One letter, just sent."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.consignments = Consignments(Records(self.kept, self.kept, self.kept.transactions, self.kept), self.kept)
        sent = Moment(Evidence.SUBMISSION_ACCEPTANCE, NOW)
        self.kept.sendings["S"] = Sending(
            *("S", "ADM", "DESK", "MAIL"), DOCUMENT, FATIMA, DAYS, NOW, Chain.start("registered/S"),
            moments=(sent,), version=1,
        )  # fmt: skip

    def told(self, name: str, at: datetime = NOW, kind: str = "registered_letter", seq: int = 1) -> None:
        """What became of the mail to its recipient: ``seq`` is its place in the mail's chain."""
        detail = {"recipient": "registered/S", "kind": kind, "reason": "bounced_permanent", "notice_id": "0" * 32}
        event = Event(name, f"notice/N#{seq:010d}", "notice/N", "ADM", at, "", detail)
        hear = {"NoticeSent": self.consignments.on_notice_sent, "NoticeFailed": self.consignments.on_notice_failed}
        hear[name](event)

    @property
    def sending(self) -> Sending:
        """As it is stored."""
        return self.kept.sendings["S"]


@pytest.fixture
def world() -> World:
    """One letter, just sent."""
    return World()


def test_the_period_runs_from_the_day_of_the_mail_not_counted_to_the_end_of_its_last_civil_day(world: World) -> None:
    world.told("NoticeSent", NOW + timedelta(hours=2))
    assert world.sending.state is SendingState.NOTIFIED
    assert world.sending.last_day == date(2026, 12, 11)
    assert world.sending.due_at == datetime(2026, 12, 12, 0, 0, tzinfo=UTC), "Morocco's time is UTC since September"


def test_told_twice_the_period_runs_once(world: World) -> None:
    world.told("NoticeSent")
    due = world.sending.due_at
    world.told("NoticeSent", NOW + timedelta(days=3))
    assert world.sending.due_at == due and world.kept.said() == ["RegisteredLetterNotified"]


def test_an_accepted_letter_is_opened_and_each_is_recorded_once(world: World) -> None:
    world.told("NoticeSent")
    for _ in range(2):
        world.consignments.accept("S")
    for _ in range(2):
        world.consignments.open("S")
    assert world.kept.said()[1:] == ["RegisteredLetterAccepted", "RegisteredLetterDelivered"]
    assert [record.body["actor"]["kind"] for record in world.kept.log] == ["system", "recipient", "recipient"]
    assert world.consignments.letter_url(world.sending, inline=True).endswith(DOCUMENT.key)


def test_what_is_refused_stays_refused_and_what_is_accepted_accepted(world: World) -> None:
    world.told("NoticeSent")
    world.consignments.refuse("S")
    with pytest.raises(ConflictError, match="already_refused"):
        world.consignments.accept("S")
    with pytest.raises(ConflictError, match="not_accepted"):
        world.consignments.open("S")
    other = World()
    other.consignments.accept("S")
    with pytest.raises(ConflictError, match="already_accepted"):
        other.consignments.refuse("S")


def test_nothing_is_opened_before_it_is_accepted_nor_read_before_it_is_opened(world: World) -> None:
    with pytest.raises(ConflictError, match="not_accepted"):
        world.consignments.open("S")
    world.consignments.accept("S")
    with pytest.raises(ConflictError, match="not_opened"):
        world.consignments.letter_url(world.sending, inline=True)


def test_the_end_of_the_period_is_recorded_at_that_instant_however_late_the_sweep(world: World) -> None:
    world.told("NoticeSent")
    due = world.sending.due_at
    assert due is not None
    world.kept.at = due - timedelta(seconds=1)
    assert world.consignments.expire_due() == 0 and world.sending.state is SendingState.NOTIFIED
    world.kept.at = due + timedelta(hours=7)
    assert world.consignments.state(world.sending) is SendingState.EXPIRED, "also before the sweep"
    assert [world.consignments.expire_due() for _ in range(2)] == [1, 0]
    assert (world.sending.state, world.sending.at(Evidence.EXPIRY)) == (SendingState.EXPIRED, due)


def test_who_comes_after_the_period_and_before_the_sweep_is_too_late(world: World) -> None:
    world.told("NoticeSent")
    world.kept.at = NOW + timedelta(days=DAYS + 1)
    for act in (world.consignments.accept, world.consignments.refuse):
        with pytest.raises(ConflictError, match="expired"):
            act("S")
    assert world.kept.said() == ["RegisteredLetterNotified", "RegisteredLetterExpired"]


def test_a_mail_that_came_back_stops_the_period_and_one_sent_again_begins_another(world: World) -> None:
    world.told("NoticeSent")
    world.told("NoticeFailed", NOW + timedelta(hours=1), seq=2)
    world.told("NoticeFailed", NOW + timedelta(hours=1), seq=2)
    assert (world.sending.state, world.sending.due_at) == (SendingState.UNREACHABLE, None)
    assert world.kept.log[-1].body["detail"]["reasons"] == ["bounced_permanent"]
    world.kept.at = NOW + timedelta(days=60)
    assert world.consignments.expire_due() == 0, "who was told nothing lets nothing expire"
    world.told("NoticeSent", NOW + timedelta(days=61), seq=3)
    assert world.sending.state is SendingState.NOTIFIED
    assert world.kept.said().count("RegisteredLetterUnreachable") == 1


TOLD = [("NoticeSent", 0), ("NoticeFailed", 1), ("NoticeSent", 5), ("NoticeFailed", 6), ("NoticeSent", 9)]
"""In the mail's order, and so many days after it was sent."""


@pytest.mark.parametrize("last", range(1, len(TOLD) + 1))
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_whatever_order_the_fates_of_its_mail_are_heard_in_the_last_of_them_stands(
    last: int, data: st.DataObject
) -> None:
    world, places = World(), list(range(last))
    again = st.lists(st.sampled_from(places), max_size=4)
    for place in data.draw(st.permutations([*places, *data.draw(again)])):
        name, days = TOLD[place]
        world.told(name, NOW + timedelta(days=days), seq=place + 1)
    name, days = TOLD[last - 1]
    if name == "NoticeFailed":
        assert (world.sending.state, world.sending.due_at) == (SendingState.UNREACHABLE, None)
    else:
        assert world.sending.state is SendingState.NOTIFIED
        assert world.sending.last_day == date(2026, 11, 26) + timedelta(days=days + DAYS)


def test_what_the_mail_service_tells_after_the_answer_changes_no_answer(world: World) -> None:
    world.consignments.accept("S")
    world.told("NoticeSent")
    world.told("NoticeFailed", seq=2)
    assert (world.sending.state, world.sending.due_at) == (SendingState.ACCEPTED, None)


def test_a_code_that_came_back_is_no_letter_that_came_back(world: World) -> None:
    world.told("NoticeFailed", kind="registered_code")
    assert world.sending.state is SendingState.SENT and world.kept.said() == []


def test_who_meets_another_transaction_decides_again(world: World) -> None:
    world.kept.stale = 2
    assert world.consignments.accept("S").state is SendingState.ACCEPTED


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["sent", "failed", "accept", "refuse", "open", "late", "sweep"]), max_size=14))
def test_in_whatever_order_things_come_one_end_is_reached_and_stays(steps: list[str]) -> None:
    world, ends, seq = World(), [], count(1)
    acts: dict[str, Callable[[], object]] = {
        "sent": lambda: world.told("NoticeSent", world.kept.at, seq=next(seq)),
        "failed": lambda: world.told("NoticeFailed", world.kept.at, seq=next(seq)),
        "accept": lambda: world.consignments.accept("S"),
        "refuse": lambda: world.consignments.refuse("S"),
        "open": lambda: world.consignments.open("S"),
        "late": lambda: setattr(world.kept, "at", world.kept.at + timedelta(days=DAYS + 1)),
        "sweep": world.consignments.expire_due,
    }
    for step in steps:
        with suppress(ConflictError):
            acts[step]()
        if world.sending.state not in (SendingState.SENT, SendingState.NOTIFIED, SendingState.UNREACHABLE):
            ends.append(SendingState.ACCEPTED if world.sending.is_accepted else world.sending.state)
    assert len(set(ends)) <= 1
    once = {"RegisteredLetterAccepted", "RegisteredLetterRefused", "RegisteredLetterExpired"}
    assert sum(world.kept.said().count(name) for name in once) <= 1
    assert world.kept.said().count("RegisteredLetterDelivered") <= 1
    assert (world.sending.due_at is not None) <= (world.sending.state is SendingState.NOTIFIED)


def test_what_is_recorded_names_its_evidence_and_its_reason_and_nobody(world: World) -> None:
    world.told("NoticeSent")
    world.consignments.refuse("S")
    said = [(record.body["detail"]["evidence"], record.body["detail"].get("reasons")) for record in world.kept.log]
    assert said == [("NotificationForAcceptance", None), ("ConsignmentRejection", ["refused_by_recipient"])]
    assert "citizen.example" not in str([record.body for record in world.kept.log])


@pytest.mark.parametrize(
    ("name", "email", "days", "wrong"),
    [
        pytest.param("", "", 15, ["name", "email"], id="nobody"),
        pytest.param("Ali", "ali", 15, ["email"], id="no address"),
        pytest.param("Ali", "ali@x.example", 0, ["period_days"], id="no days"),
        pytest.param("Ali", "ali@x.example", 61, ["period_days"], id="too many days"),
        pytest.param("A" * 151, "ali@x.example", -1, ["name", "period_days"], id="two things"),
    ],
)
def test_every_problem_of_a_sending_is_told_at_once(name: str, email: str, days: int, wrong: list[str]) -> None:
    with pytest.raises(InvalidError) as refused:
        _recipient(SendingGiven(name, email, Language.FRENCH, days), None)
    assert [problem.field for problem in refused.value.problems] == wrong


def test_without_an_address_it_goes_to_the_depositor_in_their_language() -> None:
    assert _recipient(SendingGiven("", "", Language.FRENCH, 15), FATIMA) == FATIMA
    other = _recipient(SendingGiven("Ali", "ali@x.example", Language.FRENCH, 15), FATIMA)
    assert other == Recipient("Ali", "ali@x.example", Language.FRENCH)
