"""What stands in the table of notices, on a table as strict as AWS's."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.ids import new_id
from chalicelib.notices.address_store import MailboxStore
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Channel, Need, Notice, State
from chalicelib.notices.sending_store import LONGEST, SHORTEST, BrakeStore, BudgetStore
from chalicelib.notices.store import NoticeStore
from infra.local.cloud import LocalCloud

AT = datetime(2031, 1, 6, 7, tzinfo=UTC)  # of no other test
EARLY = datetime(2001, 1, 1, tzinfo=UTC)
DAY = date(2031, 1, 6)


@dataclass
class Hand:
    """A clock set by hand."""

    at: datetime = AT

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def store(cloud: LocalCloud) -> NoticeStore:
    """The table."""
    return bootstrap.notice_store()


@pytest.fixture
def brake(store: NoticeStore) -> Iterator[tuple[BrakeStore, Hand]]:
    """The brake of short messages, by a clock of its own; released afterwards."""
    hand = Hand()
    yield BrakeStore(hand), hand
    last = BrakeStore(hand)
    last.pull(Channel.SMS)
    for _ in range(5):
        last.release(Channel.SMS)


def failed(administration_id: str, number: int) -> Notice:
    """A notice to a depositor that failed so many seconds after the first."""
    need = Need(Kind.RECEIPT, administration_id, f"deposit/{new_id()}", f"mail/{number}", {"mail_id": str(number)}, "")
    return replace(need.notice(AT), state=State.FAILED, at=AT + timedelta(seconds=number))


def test_a_notice_is_read_as_it_was_kept(store: NoticeStore) -> None:
    kept = replace(
        failed(new_id(), 1),
        channel=Channel.SMS,
        desk_ids=("d1", "d2"),
        fate="sms_unknown",
        instead_of="x",
        insists=True,
        reason="sms_unknown",
    )
    assert store.get(store.put(kept).id) == replace(kept, version=1)


@pytest.mark.parametrize("state", State)
def test_every_state_is_kept(store: NoticeStore, state: State) -> None:
    notice = store.put(replace(failed(new_id(), 1), state=state))
    found = store.get(notice.id)
    assert found is not None and found.state is state


def test_the_unreached_are_listed_page_by_page_the_last_first(store: NoticeStore) -> None:
    administration_id = new_id()
    for number in range(5):
        store.put(failed(administration_id, number))
    found, cursor = [], None
    while True:
        page = store.unreached(administration_id, cursor, 2)
        found += [notice.mail_id for notice in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert found == ["4", "3", "2", "1", "0"]
    first = store.unreached(administration_id, None, 2).next_cursor
    with pytest.raises(InvalidError):
        store.unreached(new_id(), first, 2)


def test_what_waits_stands_by_its_channel_and_what_is_held_by_its_agent(store: NoticeStore) -> None:
    agent, other = new_id(), new_id()
    waiting = replace(failed(new_id(), 1), state=State.WAITING, channel=Channel.SMS, at=EARLY)
    held = Need(Kind.MAIL_ASSIGNED, "adm", f"agent/{agent}", "mail/1", {"mail_id": "1"}, "", desk_ids=("d",))
    store.put(waiting)
    store.put(replace(held.notice(AT), state=State.HELD))
    assert waiting.id in {notice.id for notice in store.due(Channel.SMS, waiting.at, 50)}
    assert waiting.id not in {notice.id for notice in store.due(Channel.MAIL, AT, 50)}
    assert [notice.id for notice in store.held_for(agent)] == [held.id]
    assert list(store.held_for(other)) == []
    assert held.id in {notice.id for notice in store.held()}


def test_a_deposit_s_notices_are_found_as_they_are_now(store: NoticeStore) -> None:
    first = failed("adm", 1)
    second = replace(failed("adm", 2), recipient=first.recipient, made_at=AT + timedelta(seconds=2))
    kept = store.put(first)
    store.put(second)
    store.put(replace(kept, state=State.DELIVERED))
    found = store.of_deposit(first.recipient_id)
    assert [(notice.id, notice.state) for notice in found] == [
        (first.id, State.DELIVERED),
        (second.id, State.FAILED),
    ]


def test_a_day_s_share_is_taken_to_the_last_part_and_begins_anew_the_next_day(store: NoticeStore) -> None:
    budget, whose = BudgetStore(), f"administration/{new_id()}"
    assert [budget.take(whose, DAY, 2, 5) for _ in range(4)] == [True, True, False, False]
    assert budget.take(whose, DAY, 1, 5)
    assert not budget.take(whose, DAY, 1, 5)
    assert budget.take(whose, DAY + timedelta(days=1), 5, 5)
    assert not budget.take(whose, DAY, 1, 5), "no day comes back"
    assert not budget.take(f"administration/{new_id()}", DAY, 6, 5)


def test_a_hold_is_longer_each_time_for_who_meets_trouble_and_others_try_on(brake: tuple[BrakeStore, Hand]) -> None:
    store, hand = brake
    assert store.held_until(Channel.SMS) is None and not store.is_pulled(Channel.SMS)
    lengths = []
    for _ in range(9):
        other, until = BrakeStore(hand), store.pull(Channel.SMS)
        assert other.held_until(Channel.SMS) is None, "who has met no trouble tries"
        assert other.pull(Channel.SMS) == until, "and meets the same end"
        assert other.is_pulled(Channel.SMS) and store.held_until(Channel.SMS) == until
        lengths.append(until - hand.at)
        hand.at = until
        assert store.held_until(Channel.SMS) is None
    assert lengths == [min(SHORTEST * 2**n, LONGEST) for n in range(9)]


@pytest.mark.parametrize(("taken", "times"), [(0, 9), (1, 4), (2, 2), (3, 1), (4, 0), (5, 0)])
def test_what_is_taken_shortens_the_next_hold_by_halves(brake: tuple[BrakeStore, Hand], taken: int, times: int) -> None:
    """A service that takes one and refuses the next is held from longer than at first."""
    store, hand = brake
    for _ in range(9):
        hand.at = store.pull(Channel.SMS)
    for _ in range(taken):
        store.release(Channel.SMS)
    assert store.pull(Channel.SMS) - hand.at == min(SHORTEST * 2**times, LONGEST)


def test_whoever_was_taken_from_leaves_a_hold_alone_that_others_made_since(brake: tuple[BrakeStore, Hand]) -> None:
    store, hand = brake
    hand.at = store.pull(Channel.SMS)
    until = BrakeStore(hand).pull(Channel.SMS)
    store.release(Channel.SMS)
    assert BrakeStore(hand).is_pulled(Channel.SMS) and BrakeStore(hand).pull(Channel.SMS) == until


def test_trouble_of_long_ago_does_not_lengthen_what_comes(brake: tuple[BrakeStore, Hand]) -> None:
    store, hand = brake
    for _ in range(4):
        hand.at = store.pull(Channel.SMS)
    hand.at += timedelta(hours=2)
    assert store.pull(Channel.SMS) - hand.at == SHORTEST


def test_a_hold_made_by_a_clock_that_was_wrong_holds_nothing(brake: tuple[BrakeStore, Hand]) -> None:
    store, hand = brake
    hand.at += timedelta(days=1)
    store.pull(Channel.SMS)
    hand.at -= timedelta(days=1)
    assert store.held_until(Channel.SMS) is None and not store.is_pulled(Channel.SMS)
    assert store.pull(Channel.SMS) <= hand.at + LONGEST


def test_an_address_is_known_by_a_digest_alone(store: NoticeStore) -> None:
    boxes, address = MailboxStore(), f"{new_id()}@citizen.example"
    known = boxes.look("agent/a", Channel.MAIL, address)
    assert (known.address, known.closed, known.mark) == (address, "", known.digest)
    assert boxes.at(address.upper().replace("CITIZEN", "citizen")).digest == known.digest
    assert [boxes.strike(known.digest, tag, AT) for tag in ("n-1", "n-1", "m-1")] == [1, 1, 2]
    assert boxes.at(address).mark == f"{known.digest}.struck"
    with bootstrap.transactions()() as work:
        boxes.close_with(work, known.digest, "complaint", AT)
    assert boxes.at(address).closed == "complaint"
    boxes.forgive(known.digest)
    assert boxes.at(address) == known


def test_a_corrected_address_is_of_one_deposit_and_one_channel(store: NoticeStore) -> None:
    boxes, one, other = MailboxStore(), f"deposit/{new_id()}", f"deposit/{new_id()}"
    with bootstrap.transactions()() as work:
        boxes.correct_with(work, one, Channel.MAIL, "new@citizen.example")
    with bootstrap.transactions()() as work:
        boxes.correct_with(work, one, Channel.SMS, "+212612345678")
    assert boxes.look(one, Channel.MAIL, "old@citizen.example").address == "new@citizen.example"
    assert boxes.look(one, Channel.SMS, "").address == "+212612345678"
    assert boxes.look(other, Channel.MAIL, "old@citizen.example").address == "old@citizen.example"
    assert boxes.look(other, Channel.SMS, "").address == ""
