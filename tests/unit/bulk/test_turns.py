"""A batch's way, turn by turn: crashes, doubled turns, files that come late or never."""

import uuid
from datetime import date, timedelta

import pytest

from chalicelib.bulk.account import Depositor, Reached, SenderAccount, SenderToken
from chalicelib.bulk.batch import FILES_WITHIN, LINES_A_PART, Batch, BatchState, Earlier, LineState
from chalicelib.bulk.callers import SenderCallers
from chalicelib.bulk.manifest import DeclaredFile, Letter
from chalicelib.bulk.results import BatchResults
from chalicelib.bulk.sending import BatchSending, Manifest
from chalicelib.bulk.serial import lines_of, lines_to
from chalicelib.bulk.turns import PARTS_A_TURN, PARTS_LOOKED_AFTER_A_TURN, BatchTurns
from chalicelib.kernel.access import Caller, Scope
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import InvalidError, NotFoundError, SignInRequiredError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.tokens import SENDERS, new_token
from tests.unit.bulk.memory import NOW, Calls, InMemory, Names, Office

ACCOUNT = SenderAccount(
    "0" * 26, "d" * 64, Depositor(name="Atlas", email="a@atlas.example"), Language.FRENCH, NOW, Chain.start("sender/0")
)
SENDER = Caller(ACCOUNT.id, "", Bilingual("Atlas", "Atlas"), "", kind="sender", scopes=frozenset())


class World:
    """Everything that a batch meets."""

    def __init__(self) -> None:
        self.memory, self.office, self.calls = InMemory(), Office(), Calls()
        self.memory.kept.accounts[ACCOUNT.id] = ACCOUNT
        records = self.memory.records()
        self.sending = BatchSending(records, self.office, Names())
        self.turns = BatchTurns(records, self.office, self.calls)
        self.results = BatchResults(records, self.office)

    def send(self, *letters: Letter, key: str = "") -> Batch:
        """A batch of the sender's."""
        manifest = Manifest(key or uuid.uuid4().hex, "0" * 64, Language.FRENCH, Reached(), letters)
        return self.sending.send(SENDER, manifest)

    def prepared(self, *letters: Letter) -> Batch:
        """A batch whose drafts are made."""
        batch = self.send(*letters)
        for _ in range(-(-batch.parts // PARTS_A_TURN)):
            self.turns.turn(batch.id)
        return self.now(batch)

    def now(self, batch: Batch) -> Batch:
        """As it is stored."""
        return self.memory.kept.batches[batch.id]

    def states(self, batch: Batch) -> list[LineState]:
        """Of each line."""
        return [result.state for result in self.results.all(self.now(batch))]


def letters(count: int) -> list[Letter]:
    """So many that nothing is wrong with."""
    return [Letter("x", f"Objet {n}", f"R{n}", (DeclaredFile("a.pdf", 5, f"{n:064x}"),)) for n in range(count)]


@pytest.fixture
def world() -> World:
    """An empty one."""
    return World()


def test_a_large_batch_is_prepared_in_turns_that_wake_the_next(world: World) -> None:
    batch = world.send(*letters(260))
    for _ in range(3):
        world.turns.turn(batch.id)
    assert world.calls.woken == [batch.id] * 2
    assert (world.now(batch).state, len(world.office.drafts)) == (BatchState.OPEN, 260)
    assert set(world.states(batch)) == {LineState.AWAITING_FILES}


def test_a_turn_that_dies_anywhere_and_is_had_again_makes_each_draft_once(world: World) -> None:
    batch = world.send(*letters(60))
    for line in (1, 13, 25, 26, 60):
        world.office.crash_at = line
        with pytest.raises(RuntimeError):
            world.turns.turn(batch.id)
    world.turns.turn(batch.id)
    assert len(world.office.drafts) == 60 and world.now(batch).state is BatchState.OPEN
    assert len(world.office.opened) > 60, "some were asked for twice"
    assert [result.it.used_at for result in world.results.all(world.now(batch))] == [None] * 60


def test_a_turn_that_another_overtakes_decides_again(world: World) -> None:
    batch = world.send(*letters(5))
    kept, stale = world.memory.kept.batches, world.now(batch)
    world.turns.turn(batch.id)
    fresh, kept[batch.id] = kept[batch.id], stale
    world.office.meanwhile = lambda: kept.__setitem__(batch.id, fresh)
    world.turns.turn(batch.id)
    assert world.calls.woken == [batch.id] and world.now(batch) == fresh


def test_the_same_call_again_is_the_same_batch_and_another_body_another(world: World) -> None:
    key = uuid.uuid4().hex
    assert world.send(*letters(2), key=key) == world.send(*letters(2), key=key)
    assert world.memory.said() == ["BatchSent"]


def test_a_line_that_the_office_takes_no_more_is_refused_alone(world: World) -> None:
    world.office.closed.add("gone")
    gone = Letter("gone", "Objet", "G", (DeclaredFile("a.pdf", 5, "f" * 64),))
    batch = world.prepared(*letters(2), gone)
    assert world.states(batch) == [LineState.AWAITING_FILES] * 2 + [LineState.REFUSED]
    assert world.now(batch).refused == 1


def test_what_came_and_was_not_heard_of_is_submitted_at_the_next_look(world: World) -> None:
    batch = world.prepared(*letters(2))
    world.office.arrived.add(batch.deposit_id(1))
    world.memory.clock.at = NOW + timedelta(minutes=16)
    assert world.turns.wake_due() == 1
    world.turns.turn(batch.id)
    assert world.states(batch) == [LineState.SUBMITTED, LineState.AWAITING_FILES]
    assert world.now(batch).due_at == NOW + timedelta(hours=1)


def test_when_its_time_is_over_what_is_there_is_submitted_and_the_rest_expires_once(world: World) -> None:
    batch = world.prepared(*letters(3))
    world.office.arrived.add(batch.deposit_id(2))
    world.memory.clock.at = NOW + FILES_WITHIN
    for _ in range(3):
        world.turns.turn(batch.id)
    assert world.states(batch) == [LineState.EXPIRED, LineState.SUBMITTED, LineState.EXPIRED]
    assert world.memory.said() == ["BatchSent", "BatchClosed"]
    assert world.now(batch).counts == {"deposited": 1, "expired": 2, "refused": 0}
    assert world.turns.wake_due() == 0


def test_a_line_whose_draft_was_swept_since_has_expired(world: World) -> None:
    batch = world.prepared(*letters(2))
    del world.office.drafts[batch.deposit_id(1)]
    assert world.states(batch) == [LineState.EXPIRED, LineState.AWAITING_FILES]


def test_many_that_wait_are_looked_after_in_several_turns_and_each_once(world: World) -> None:
    batch = world.prepared(*letters(500))
    world.office.arrived.add(batch.deposit_id(500))
    world.calls.woken.clear()
    world.memory.clock.at = NOW + timedelta(minutes=16)
    world.turns.turn(batch.id)
    assert len(world.office.pursued) == PARTS_LOOKED_AFTER_A_TURN * LINES_A_PART < 500
    for _ in range(2):
        world.turns.turn(batch.id)
    assert world.calls.woken == [batch.id] * 2 and len(set(world.office.pursued)) == len(world.office.pursued) == 500
    assert world.office.submitted == {batch.deposit_id(500)}
    assert (world.now(batch).state, world.now(batch).due_at) == (BatchState.OPEN, NOW + timedelta(hours=1))


def test_a_look_that_stops_halfway_is_gone_on_with_by_the_sweeper_and_counts_each_line_once(world: World) -> None:
    batch = world.prepared(*letters(500))
    world.office.arrived.update(batch.deposit_id(line) for line in range(1, 301))
    world.memory.clock.at = NOW + FILES_WITHIN
    while world.now(batch).state is BatchState.OPEN:
        world.memory.clock.at += timedelta(minutes=2)
        assert world.turns.wake_due() == 1
        world.turns.turn(batch.id)
    assert world.now(batch).counts == {"deposited": 300, "expired": 200, "refused": 0}


def test_many_that_expire_are_given_up_in_several_turns(world: World) -> None:
    batch = world.prepared(*letters(500))
    world.calls.woken.clear()
    world.memory.clock.at = NOW + FILES_WITHIN
    for _ in range(3):
        world.turns.turn(batch.id)
    assert world.calls.woken == [batch.id] * 2 and world.now(batch).state is BatchState.CLOSED
    assert len(world.office.given_up) == 500 and len(world.office.pursued) == 500


def test_a_batch_of_refused_lines_alone_closes_by_itself(world: World) -> None:
    batch = world.prepared(Letter("x", "", "R", ()))
    world.memory.clock.at = NOW + timedelta(minutes=15)
    world.turns.turn(batch.id)
    assert world.now(batch).counts == {"deposited": 0, "expired": 0, "refused": 1}


def test_a_batch_without_its_wake_up_is_found_by_the_sweeper(world: World) -> None:
    batch = world.send(*letters(1))
    assert world.turns.wake_due() == 0
    world.memory.clock.at = NOW + timedelta(minutes=2)
    assert world.turns.wake_due() == 1 and world.calls.woken == [batch.id]


def test_another_senders_batch_is_as_if_there_were_none(world: World) -> None:
    batch = world.send(*letters(1))
    with pytest.raises(NotFoundError):
        world.results.own("account/X", batch.id)
    assert world.results.own(batch.sender, batch.id) == batch


def test_forms_are_given_for_lines_that_wait_and_for_no_others(world: World) -> None:
    batch = world.prepared(*letters(2 * LINES_A_PART), Letter("x", "", "R", ()))
    world.office.submitted.add(batch.deposit_id(2))
    assert list(world.results.wanted(batch, [1, 2, 30, 51, 400])) == [1, 30]


def test_a_deposits_id_cannot_be_reckoned_from_its_batchs(world: World) -> None:
    one, other = world.prepared(*letters(1)), world.prepared(*letters(1))
    assert one.deposit_id(1) != other.deposit_id(1) and one.id not in one.deposit_id(1)
    assert one.chain.salt not in repr(one.id)


def test_an_administration_says_where_it_is_reached_and_an_account_does_not(world: World) -> None:
    program = Caller("C", "ADM", Bilingual("x", "x"), "", kind="client", scopes=frozenset())
    given = Manifest(uuid.uuid4().hex, "0" * 64, Language.FRENCH, Reached(), letters(1))
    with pytest.raises(InvalidError) as refused:
        world.sending.send(program, given)
    assert [it.field for it in refused.value.problems] == ["depositor.email"]
    with pytest.raises(InvalidError) as refused:
        world.sending.send(SENDER, Manifest("k" * 22, "0" * 64, Language.FRENCH, Reached("a@b.example"), letters(1)))
    assert [it.code for it in refused.value.problems] == ["bulk.depositor_is_the_account"]


def test_a_token_is_over_after_its_last_civil_day_and_wrong_ones_are_counted_by_address() -> None:
    memory, token = InMemory(), new_token(ACCOUNT.id, SENDERS)
    asked: list[str] = []
    wrong: list[str] = []
    kept = SenderToken("T", "ERP", sha256(token.encode()), frozenset({Scope.BATCHES_READ}), NOW, date(2026, 11, 26))
    memory.kept.accounts[ACCOUNT.id] = ACCOUNT.with_token(kept, NOW)
    callers = SenderCallers(memory.kept, asked.append, wrong.append, memory.clock)
    caller = callers.of_token(token, "1.2.3.4")
    assert (caller.kind, caller.scopes, caller.seats, caller.program) == ("sender", kept.scopes, (), None)
    memory.clock.at = NOW + timedelta(days=1)
    for given, code in ((token, "expired"), (new_token(ACCOUNT.id, SENDERS), "invalid"), (token[6:], "invalid")):
        with pytest.raises(SignInRequiredError, match=code):
            callers.of_token(given, "1.2.3.4")
    assert (asked, wrong) == ([ACCOUNT.id] * 2, ["1.2.3.4"] * 2)


def test_what_was_sent_before_is_read_as_it_is_by_now(world: World) -> None:
    before = world.prepared(*letters(1)).deposit_id(1)
    world.office.earlier[1] = Earlier("", NOW, before, "CODE")
    again = world.prepared(*letters(1))
    assert [found.earlier and found.earlier.state for found in world.results.all(again)] == ["draft"]
    world.office.submitted.add(before)
    assert [found.earlier and found.earlier.state for found in world.results.all(again)] == ["submitted"]


def test_a_line_kept_before_deposits_were_named_with_it_still_tells_what_was_sent_before(world: World) -> None:
    world.office.earlier[1] = Earlier("A-1", NOW, "0" * 26, "CODE")
    (kept,) = lines_to(world.memory.kept.parts(world.prepared(*letters(1)).id, [1])[0].lines)
    (read,) = lines_of([{**kept, "earlier": kept["earlier"][:2]}])
    assert read.earlier == Earlier("A-1", NOW)
