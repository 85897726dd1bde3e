"""Everything that notices meet outside, in memory: a table, two services, a queue, a clock that is set by hand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from chalicelib.kernel.log import Chain, LogRecord
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import StaleError, Work
from chalicelib.notices.care import Care
from chalicelib.notices.carriers import MailCarrier, SmsCarrier
from chalicelib.notices.digests import Digests
from chalicelib.notices.further_letters import WRITERS
from chalicelib.notices.letter import Letter
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import Channel, Frequency, Notice, Preferences, State, Turn
from chalicelib.notices.ports import Mailbox
from chalicelib.notices.records import Records
from chalicelib.notices.service import NoticesService
from chalicelib.notices.short_letters import ShortLetters
from chalicelib.notices.telling import Telling
from tests.unit.notices.people import AT, KeysAsWords, NoPapers, People


@dataclass
class Table:
    """Notices, and what is known of addresses."""

    outside: "Outside"
    kept: dict[str, Notice] = field(default_factory=dict)
    closed: dict[str, str] = field(default_factory=dict)
    strikes: dict[str, set[str]] = field(default_factory=dict)
    corrected: dict[tuple[str, Channel], str] = field(default_factory=dict)
    spent: dict[tuple[str, date], int] = field(default_factory=dict)

    def get(self, notice_id: str) -> Notice | None:
        return self.kept.get(notice_id)

    def put(self, notice: Notice) -> Notice:
        known = self.kept.get(notice.id)
        if (known.version if known else 0) != notice.version:
            raise StaleError(notice.id)
        self.kept[notice.id] = replace(notice, version=notice.version + 1)
        return self.kept[notice.id]

    def put_with(self, work: Work, notice: Notice, chain: Chain) -> None:
        self.outside.transaction(lambda: self.put(replace(notice, chain=chain)))

    def in_state(self, state: State, before: datetime, limit: int) -> Sequence[Notice]:
        return self._found(lambda notice: notice.state is state and notice.at <= before)[:limit]

    def due(self, channel: Channel, now: datetime, limit: int) -> Sequence[Notice]:
        waiting = self._found(lambda it: it.state is State.WAITING and it.channel is channel and it.at <= now)
        return waiting[:limit]

    def of_deposit(self, deposit_id: str) -> Sequence[Notice]:
        return self._found(lambda notice: notice.recipient == f"deposit/{deposit_id}")

    def unreached(self, administration_id: str, cursor: str | None, limit: int) -> Page[Notice]:
        return Page(tuple(self._found(lambda notice: notice.is_unreached)))

    def held(self) -> Iterable[Notice]:
        return self._found(lambda notice: notice.state is State.HELD)

    def held_for(self, agent_id: str) -> Iterable[Notice]:
        return [notice for notice in self.held() if notice.recipient == f"agent/{agent_id}"]

    def _found(self, wanted: Callable[[Notice], bool]) -> list[Notice]:
        return sorted((it for it in self.kept.values() if wanted(it)), key=lambda notice: notice.at)

    def look(self, recipient: str, channel: Channel, given: str) -> Mailbox:
        return self.at(self.corrected.get((recipient, channel), given))

    def at(self, address: str) -> Mailbox:
        return Mailbox(address, f"#{address}", self.closed.get(f"#{address}", ""), f"#{address}" in self.strikes)

    def close_with(self, work: Work, digest: str, reason: str, at: datetime) -> None:
        self.closed[digest] = reason

    def strike(self, digest: str, tag: str, at: datetime) -> int:
        self.strikes.setdefault(digest, set()).add(tag)
        return len(self.strikes[digest])

    def forgive(self, digest: str) -> None:
        self.closed.pop(digest, None)
        self.strikes.pop(digest, None)

    def correct_with(self, work: Work, recipient: str, channel: Channel, address: str) -> None:
        self.corrected[recipient, channel] = address

    def take(self, whose: str, day: date, parts: int, most: int) -> bool:
        if self.spent.get((whose, day), 0) + parts > most:
            return False
        self.spent[whose, day] = self.spent.get((whose, day), 0) + parts
        return True


@dataclass
class Chosen:
    """What agents chose."""

    kept: dict[str, Preferences] = field(default_factory=dict)

    def of(self, agent_id: str) -> Preferences:
        return self.kept.get(agent_id) or Preferences(agent_id, Chain.start(f"preference/{agent_id}"))

    def put_with(self, work: Work, preferences: Preferences, chain: Chain) -> None:
        raise NotImplementedError

    def choose(self, agent_id: str, **by_desk: Frequency) -> None:
        """As if the agent had."""
        known = self.of(agent_id)
        self.kept[agent_id] = replace(known, by_desk={**known.by_desk, **by_desk})


@dataclass
class Services:
    """SES and End User Messaging: what they took, and what they answer instead."""

    sent: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    trouble: BaseException | None = None
    meanwhile: Callable[[], None] = lambda: None

    def send(self, mailbox: Mailbox, what: Letter | str, notice: Notice) -> None:
        if self.trouble:
            raise self.trouble
        self.sent.append(mailbox.address)
        self.tags.append(notice.tag)
        (self.texts if isinstance(what, str) else self.letters).append(what)  # type: ignore[arg-type]  # one of each
        self.meanwhile()


@dataclass
class Brakes:
    """As the table has it: four seconds, twice as long each time, up to ten minutes; what is taken halves the times."""

    outside: "Outside"
    held: dict[Channel, tuple[datetime, int]] = field(default_factory=dict)

    def held_until(self, channel: Channel) -> datetime | None:
        until, _ = self.held.get(channel, (AT, 0))
        return until if until > self.outside.now() else None

    def is_pulled(self, channel: Channel) -> bool:
        return self.held_until(channel) is not None

    def pull(self, channel: Channel) -> datetime:
        until, times = self.held.get(channel, (AT, 0))
        if until <= self.outside.now():
            until = self.outside.now() + min(timedelta(seconds=4) * 2**times, timedelta(minutes=10))
            self.held[channel] = (until, times + 1)
        return until

    def release(self, channel: Channel) -> None:
        until, times = self.held.get(channel, (AT, 0))
        self.held[channel] = (until, times // 2)


@dataclass
class Queue:
    """The mailer's queue."""

    woken: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    flushed: list[str] = field(default_factory=list)
    waiting: int = 0

    def deliver(self, notice_id: str) -> None:
        self.woken.append(notice_id)

    def deliver_all(self, notice_ids: Sequence[str]) -> None:
        self.woken += notice_ids

    def gather(self, turns: Sequence[Turn]) -> None:
        self.turns += turns

    def flush(self, agent_id: str) -> None:
        self.flushed.append(agent_id)

    def backlog(self) -> int:
        return self.waiting


@dataclass
class Outside:
    """All of it, and the use cases over it."""

    now_: datetime = AT
    a_minute: int = 840
    parts_a_day: int = 100
    people: People = field(default_factory=People)
    services: Services = field(default_factory=Services)
    queue: Queue = field(default_factory=Queue)
    chosen: Chosen = field(default_factory=Chosen)
    records: list[LogRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.table, self.brakes = Table(self), Brakes(self)
        self._gathered: list[Callable[[], object]] | None = None
        kept = Records(self.table, self, self.work, self)
        letters = Letters(self.people, KeysAsWords(), NoPapers(), "https://courrier.test", WRITERS)
        short = ShortLetters(self.people, KeysAsWords(), "https://courrier.test")
        by_mail = MailCarrier(letters, self.services, self.table)
        by_sms = SmsCarrier(short, self.services, self.table, self.table, self.parts_a_day, self)
        carriers = {Channel.MAIL: by_mail, Channel.SMS: by_sms}
        self.kept = kept
        self.service = NoticesService(self.table, carriers, self.chosen, self, self.brakes, kept, self)  # type: ignore[arg-type]  # either carrier
        self.telling = Telling(self.table, self.table, kept, self)
        self.care = Care(self.table, self.brakes, self.queue, self, self.a_minute)
        self.digests = Digests(self.table, self.chosen, self.people, self.queue, self.work, self)

    def now(self) -> datetime:
        return self.now_

    def turn(self) -> AbstractContextManager[None]:
        return nullcontext()

    def append(self, work: Work, record: LogRecord) -> None:
        self.transaction(lambda: self.records.append(record))

    def transaction(self, write: Callable[[], object]) -> None:
        """Within a transaction: takes effect at its end, with all others or not at all."""
        assert self._gathered is not None
        self._gathered.append(write)

    @contextmanager
    def work(self) -> Iterator[Work]:
        self._gathered = []
        yield self
        before = dict(self.table.kept)
        try:
            for write in self._gathered:
                write()
        except StaleError:
            self.table.kept = before
            raise
        finally:
            self._gathered = None

    def deliver_woken(self) -> None:
        """The mailer does what it was woken for."""
        woken, self.queue.woken = self.queue.woken, []
        for notice_id in woken:
            self.service.deliver(notice_id)

    def mails_to(self, address: str) -> int:
        """How many went there."""
        return self.services.sent.count(address)
