"""A notice is sent once, whatever comes twice; what cannot be sent is said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain, LogRecord
from chalicelib.kernel.work import StaleError, Work
from chalicelib.neighbours.of_operations import FailedNotices
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import (
    ATTEMPTS,
    BatchFacts,
    DepositFacts,
    Kind,
    Letter,
    MailFacts,
    Need,
    Notice,
    ProgramFacts,
    Recipient,
    RegisteredFacts,
    RequestFacts,
    State,
)
from chalicelib.notices.ports import TryLaterError, UndeliverableError
from chalicelib.notices.returns import TAG, Return, read_return
from chalicelib.notices.service import NoticesService

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
NEED = Need(Kind.DELAYED_DEPOSIT, "adm", "deposit/d", "deposit/d#0000000002", {"deposit_id": "d"}, "")


@dataclass
class Memory:
    """The whole outside of the notices, in memory."""

    now_: datetime = AT
    kept: dict[str, Notice] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    woken: list[str] = field(default_factory=list)
    records: list[LogRecord] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    trouble: BaseException | None = None
    meanwhile: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        return self.now_

    def get(self, notice_id: str) -> Notice | None:
        return self.kept.get(notice_id)

    def put(self, notice: Notice) -> Notice:
        known = self.kept.get(notice.id)
        if (known.version if known else 0) != notice.version:
            raise StaleError(notice.id)
        self.kept[notice.id] = replace(notice, version=notice.version + 1)
        return self.kept[notice.id]

    def put_with(self, work: Work, notice: Notice, chain: Chain) -> None:
        self.put(replace(notice, chain=chain))

    def in_state(self, state: State, before: datetime, limit: int) -> Sequence[Notice]:
        return [n for n in self.kept.values() if n.state is state and n.at <= before]

    def append(self, work: Work, record: LogRecord) -> None:
        self.records.append(record)

    def deliver(self, notice_id: str) -> None:
        self.woken.append(notice_id)

    def send(self, address: str, letter: Letter, notice: Notice) -> None:
        if self.trouble:
            raise self.trouble
        self.sent.append(address)
        self.tags.append(notice.tag)
        self.meanwhile()

    @contextmanager
    def work(self) -> Iterator[Work]:
        yield self


class People:
    """One depositor."""

    def deposit(self, deposit_id: str) -> DepositFacts:
        recipient = Recipient(f"deposit/{deposit_id}", "fatima@example.test", Language.ARABIC)
        return DepositFacts(recipient, Bilingual("إدارة", "Administration"), "7K3F-9QRT-2M5X", AT, "")

    def colleague(self, source: str, address_digest: str) -> Recipient:
        raise NotImplementedError

    def mail(self, mail_id: str) -> MailFacts:
        raise NotImplementedError

    def request(self, request_id: str) -> RequestFacts:
        raise NotImplementedError

    def batch(self, batch_id: str) -> BatchFacts:
        raise NotImplementedError

    def sender(self, account_id: str) -> Recipient:
        raise NotImplementedError

    def registered(self, sending_id: str) -> RegisteredFacts:
        raise NotImplementedError

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        raise NotImplementedError

    def agent(self, agent_id: str) -> Recipient:
        raise NotImplementedError

    def program(self, client_id: str) -> ProgramFacts:
        raise NotImplementedError

    def administration(self, administration_id: str) -> Bilingual:
        return Bilingual("الإدارة", "L’administration")


class KeysAsWords:
    """Every sentence is its key."""

    def say(self, language: Language, key: str, variables: Mapping[str, Any]) -> str:
        return key

    def refusal(self, language: Language, reason: str) -> str:
        return reason

    def rejection(self, language: Language, reason: str) -> str:
        return reason


class NoPapers:
    """No sealed file."""

    def pdf(self, key: str) -> bytes:
        raise NotImplementedError


Made = tuple[NoticesService, Memory]


@pytest.fixture
def made() -> Made:
    """The service over a fresh memory."""
    memory = Memory()
    letters = Letters(People(), KeysAsWords(), NoPapers(), "https://courrier.test")
    return NoticesService(memory, letters, memory, memory, memory, memory.work, memory), memory


def again(act: Callable[[], None], times: int) -> None:
    """As a queue hands a message over again."""
    for _ in range(times):
        with pytest.raises(TryLaterError):
            act()


def test_an_event_that_comes_twice_is_mailed_once(made: Made) -> None:
    service, memory = made
    service.send(NEED)
    service.send(NEED)
    assert memory.sent == ["fatima@example.test"]
    assert memory.kept[NEED.id].state is State.SENT


def test_a_mail_refused_for_now_comes_again_and_goes(made: Made) -> None:
    service, memory = made
    memory.trouble = TryLaterError("Throttling")
    again(lambda: service.send(NEED), 2)
    memory.trouble = None
    service.send(NEED)
    assert len(memory.sent) == 1
    assert not memory.records


def test_when_retries_end_the_failure_is_recorded_with_its_reason(made: Made) -> None:
    service, memory = made
    memory.trouble = TryLaterError("Throttling")
    again(lambda: service.send(NEED), ATTEMPTS - 1)
    service.send(NEED)
    assert memory.kept[NEED.id].state is State.FAILED
    assert [(r.body["event"], r.body["detail"]["reason"]) for r in memory.records] == [("NoticeFailed", "Throttling")]
    assert "fatima" not in str(memory.records[0].body)


def test_a_mail_that_can_never_go_fails_at_once_and_can_be_retried_by_the_operator(made: Made) -> None:
    service, memory = made
    memory.trouble = UndeliverableError("rejected")
    service.send(NEED)
    assert [notice.id for notice in service.failed()] == [NEED.id]
    memory.trouble = None
    service.retry(NEED.id)
    assert memory.woken == [NEED.id]
    service.deliver(NEED.id)
    assert memory.sent == ["fatima@example.test"]
    with pytest.raises(ConflictError):
        service.retry(NEED.id)


def test_what_a_crash_left_claimed_is_neither_sent_twice_at_once_nor_forgotten(made: Made) -> None:
    service, memory = made
    memory.trouble = KeyboardInterrupt()  # nothing catches it, as nothing catches a crash
    with pytest.raises(KeyboardInterrupt):
        service.send(NEED)
    memory.trouble = None
    again(lambda: service.send(NEED), 1)
    memory.now_ += timedelta(minutes=6)
    assert service.wake_left() == 1
    service.deliver(NEED.id)
    assert len(memory.sent) == 1


def test_a_one_time_code_is_kept_nowhere(made: Made) -> None:
    service, memory = made
    need = Need(Kind.ONE_TIME_CODE, "adm", "deposit/d", "code/1", {}, "")
    service.send(need, code="012345")
    assert len(memory.sent) == 1
    assert "012345" not in str(memory.kept)


@pytest.mark.parametrize("kind", [Kind.ONE_TIME_CODE, Kind.OWN_LETTERS])
def test_a_code_that_failed_is_not_the_operators_to_send_again(made: Made, kind: Kind) -> None:
    service, memory = made
    memory.trouble = UndeliverableError("refused")
    service.send(Need(kind, "adm", "deposit/d", "code/1", {"language": "fr"}, ""), code="012345")
    (stuck,) = FailedNotices(service).stuck()
    assert not stuck.retryable
    with pytest.raises(ConflictError, match="not_retryable"):
        FailedNotices(service).retry(stuck.id)


def bounce(tag: str) -> Return:
    """What the mail service says of the mail that bears this tag."""
    told = {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": "General"}}
    back = read_return({"source": "aws.ses", "detail": {**told, "mail": {"tags": {TAG: [tag]}}}})
    assert back is not None
    return back


def test_a_mail_that_came_back_has_failed_once_and_can_be_sent_again(made: Made) -> None:
    service, memory = made
    service.send(NEED)
    for _ in range(2):
        service.returned(bounce(memory.tags[0]))
    assert [(notice.id, notice.reason) for notice in service.failed()] == [(NEED.id, "bounced_permanent")]
    assert [record.body["detail"]["reason"] for record in memory.records] == ["bounced_permanent"]
    service.retry(NEED.id)
    service.deliver(NEED.id)
    assert len(memory.sent) == 2 and memory.kept[NEED.id].state is State.SENT


def test_a_mail_may_come_back_before_it_is_marked_as_sent(made: Made) -> None:
    service, memory = made
    memory.meanwhile = lambda: service.returned(bounce(memory.tags[0]))
    service.send(NEED)
    assert memory.kept[NEED.id].state is State.FAILED
    service.send(NEED)
    assert len(memory.sent) == 1


def test_what_is_said_late_of_an_earlier_sending_harms_no_later_one(made: Made) -> None:
    service, memory = made
    service.send(NEED)
    service.returned(bounce(memory.tags[0]))
    service.retry(NEED.id)
    service.deliver(NEED.id)
    service.returned(bounce(memory.tags[0]))
    assert memory.kept[NEED.id].state is State.SENT
    service.returned(bounce(memory.tags[1]))
    assert memory.kept[NEED.id].state is State.FAILED


def test_a_return_of_nothing_that_we_know_is_passed_over(made: Made) -> None:
    service, memory = made
    service.returned(bounce(f"{'0' * 32}-1"))
    assert memory.kept == {}
    unknown: list[dict[str, list[str]]] = [{}, {TAG: []}, {TAG: ["someone-elses"]}, {TAG: ["1"]}]
    for tags in unknown:
        assert read_return({"detail": {"eventType": "Reject", "mail": {"tags": tags}}}) is None


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"eventType": "Bounce", "bounce": {"bounceType": "Transient"}}, "bounced_transient"),
        ({"eventType": "Bounce", "bounce": {"bounceType": "Undetermined"}}, "bounced_undetermined"),
        (
            {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bounceSubType": "OnAccountSuppressionList"}},
            "suppressed",
        ),
        ({"eventType": "Complaint", "complaint": {}}, "complaint"),
        ({"eventType": "Reject", "reject": {"reason": "Bad content"}}, "reject"),
    ],
)
def test_a_return_has_a_reason_for_the_operator(told: dict[str, Any], reason: str) -> None:
    back = read_return({"detail": {**told, "mail": {"tags": {TAG: ["0-3"]}}}})
    assert back == Return("0", 3, reason)
