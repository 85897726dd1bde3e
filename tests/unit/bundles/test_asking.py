"""A bundle is asked for, made once whatever is lost or comes twice, and fetched for half a day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from chalicelib.bundles.asking import BundlesService
from chalicelib.bundles.making import Made
from chalicelib.bundles.wanted import FRESH, LIFETIME, PATIENCE, State, Wanted
from chalicelib.bundles.working import BundleWork
from chalicelib.kernel.errors import NotFoundError, UnavailableError
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import StaleError, Work

SUBJECT = "deposit/D1"
READER = Actor("agent", "a", "chief")
NOT_YET = UnavailableError("bundles.not_in_tree_yet")


class Links:
    """To where files lie that the maker put there."""

    def read_url(self, key: str, file_name: str) -> str:
        return f"https://shelf.example/{key}?{file_name}"


@dataclass
class Office:
    """Everything around requests: their store, the queue, the maker, the clock."""

    at: datetime = datetime(2026, 11, 26, 9, tzinfo=UTC)
    stored: dict[str, Wanted] = field(default_factory=dict)
    queue: list[tuple[str, str, int]] = field(default_factory=list)
    fails: list[Exception] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    recorded: list[tuple[str, Actor]] = field(default_factory=list)
    others: list[Callable[[], None]] = field(default_factory=list)

    def get(self, subject: str) -> Wanted | None:
        return self.stored.get(subject)

    def put(self, wanted: Wanted) -> None:
        self.stored[wanted.subject] = wanted

    @contextmanager
    def transaction(self) -> Iterator[list[Callable[[], None]]]:
        writes: list[Callable[[], None]] = []
        yield writes
        if self.others:
            self.others.pop(0)()
            raise StaleError
        for write in writes:
            write()

    def ask(self, work: Work, wanted: Wanted, before: Wanted | None) -> None:
        assert self.stored.get(wanted.subject) == before
        cast(Any, work).append(lambda: self.put(wanted))

    def record(self, work: Work, wanted: Wanted, by: Actor) -> None:
        cast(Any, work).append(lambda: self.recorded.append((wanted.id, by)))

    def wake(self, subject: str, wanted_id: str, delay_seconds: int = 0) -> None:
        self.queue.append((subject, wanted_id, delay_seconds))

    def make(self, subject: str, key: str) -> Made:
        if self.fails:
            raise self.fails.pop(0)
        self.written.append(key)
        return Made(key, 2048, 5)

    def now(self) -> datetime:
        return self.at

    def turn(self) -> None:
        """The function takes the next message."""
        subject, wanted_id, _ = self.queue.pop(0)
        BundleWork(self, self, self, self, 45).work(subject, wanted_id)


@pytest.fixture
def office() -> Office:
    return Office()


def asked(office: Office) -> BundlesService:
    return BundlesService(office, office, Links(), office, office.transaction, office)


def test_what_was_asked_for_is_made_and_fetched(office: Office) -> None:
    wanted = asked(office).ask(SUBJECT, READER)
    office.turn()
    found = asked(office).find(SUBJECT)
    assert found is not None and found.is_ready and found.size_bytes == 2048
    assert asked(office).link(SUBJECT, "A.zip") == f"https://shelf.example/bundles/{wanted.id}.zip?A.zip"


def test_asked_for_twice_it_is_one(office: Office) -> None:
    first, second = asked(office).ask(SUBJECT, READER), asked(office).ask(SUBJECT, READER)
    office.turn()
    office.turn()
    assert first == second
    assert office.written == [first.key]
    assert asked(office).ask(SUBJECT, READER).id == first.id
    assert office.queue == []


def test_each_one_made_is_recorded_once_with_who_asked(office: Office) -> None:
    first = asked(office).ask(SUBJECT, READER)
    asked(office).ask(SUBJECT, Actor("depositor"))
    office.turn()
    office.turn()
    office.at += FRESH
    second = asked(office).ask(SUBJECT, Actor("depositor"))
    assert office.recorded == [(first.id, READER), (second.id, Actor("depositor"))]


def test_of_two_who_ask_at_once_one_is_recorded_and_both_wait_for_it(office: Office) -> None:
    office.others = [lambda: office.put(Wanted.ask(SUBJECT, office.at))]
    assert asked(office).ask(SUBJECT, READER) == office.stored[SUBJECT]
    assert office.recorded == []


def test_whose_message_was_lost_is_made_once_asked_for_again(office: Office) -> None:
    wanted = asked(office).ask(SUBJECT, READER)
    office.queue.clear()
    asked(office).ask(SUBJECT, READER)
    office.turn()
    assert office.written == [wanted.key]


@pytest.mark.parametrize("crash", [RuntimeError("out of memory"), UnavailableError("evidence.key_unavailable")])
def test_after_a_crash_it_is_made_under_the_same_key(office: Office, crash: Exception) -> None:
    wanted = asked(office).ask(SUBJECT, READER)
    (message,) = office.queue
    office.fails = [crash]
    with pytest.raises(type(crash)):
        office.turn()
    assert office.stored[SUBJECT].state is State.MAKING
    office.queue.append(message)
    office.turn()
    assert office.written == [wanted.key]
    assert office.stored[SUBJECT].is_ready


def test_it_waits_for_the_next_head_by_a_message_of_its_own(office: Office) -> None:
    wanted = asked(office).ask(SUBJECT, READER)
    office.fails = [NOT_YET]
    office.turn()
    assert office.stored[SUBJECT].state is State.WAITING
    assert office.queue == [(SUBJECT, wanted.id, 45)]
    office.turn()
    assert office.stored[SUBJECT].is_ready


def test_no_head_is_waited_for_without_end(office: Office) -> None:
    asked(office).ask(SUBJECT, READER)
    office.at += PATIENCE
    office.fails = [NOT_YET]
    office.turn()
    assert office.stored[SUBJECT].state is State.FAILED
    assert office.queue == []


@pytest.mark.parametrize("error", [NotFoundError("not_found"), UnavailableError("bundles.member_changed", path="x")])
def test_what_no_try_mends_is_told_and_may_be_asked_for_anew(office: Office, error: Exception) -> None:
    first = asked(office).ask(SUBJECT, READER)
    office.fails = [error]
    office.turn()
    assert office.stored[SUBJECT].state is State.FAILED
    assert asked(office).ask(SUBJECT, READER).id != first.id


def test_ready_it_is_renewed_no_sooner_than_after_some_minutes(office: Office) -> None:
    first = asked(office).ask(SUBJECT, READER)
    office.turn()
    office.at += FRESH - timedelta(seconds=1)
    assert asked(office).ask(SUBJECT, READER).id == first.id
    office.at += timedelta(seconds=1)
    assert asked(office).ask(SUBJECT, READER).id != first.id


def test_a_late_message_of_one_that_was_renewed_changes_nothing(office: Office) -> None:
    asked(office).ask(SUBJECT, READER)
    (late,) = office.queue
    office.turn()
    office.at += FRESH
    second = asked(office).ask(SUBJECT, READER)
    office.queue.insert(0, late)
    office.turn()
    assert office.stored[SUBJECT] == second


def test_half_a_day_later_nothing_is_offered(office: Office) -> None:
    asked(office).ask(SUBJECT, READER)
    office.turn()
    office.at += LIFETIME
    assert asked(office).find(SUBJECT) is None
    with pytest.raises(NotFoundError, match=r"bundles\.none"):
        asked(office).link(SUBJECT, "A.zip")


def test_what_is_not_ready_has_no_link(office: Office) -> None:
    asked(office).ask(SUBJECT, READER)
    with pytest.raises(NotFoundError, match=r"bundles\.none"):
        asked(office).link(SUBJECT, "A.zip")
