"""Whoever crashes wherever: nothing of a circuit is lost, nothing happens twice.

``make test`` takes a seeded sample of the places of a crash, ``make soak`` all of them.
"""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.signing.model import Folder
from chalicelib.signing.service import SigningService
from infra.local.cloud import LocalCloud
from tests.circuits import Office, assert_sealed_once, events, folder, records
from tests.faults import Call, Fault, Plan, at, injected
from tests.registers import assert_whole

CRASHES = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
SAMPLE = 2
PATIENCE = 120
AFTERWARDS = 61  # seconds after which the sweep takes up what was left


@contextmanager
def crashing(cloud: LocalCloud) -> Iterator[None]:
    """Crashes are expected: they are not left among the session's failures."""
    kept = list(cloud.failures)
    yield
    cloud.failures[:] = kept


@dataclass(frozen=True)
class Task:
    """A task of the circuit: what is done before it, what it is given, what the log then says, and what must hold."""

    name: str
    circuit: str
    before: Callable[[Office, str], None]
    given: dict[str, Any]
    told: list[str]
    holds: Callable[[Folder], bool]


def nothing(office: Office, folder_id: str) -> None:
    """The folder has just been opened."""


def prepared(office: Office, folder_id: str) -> None:
    """Its document is prepared."""
    office.task(folder_id, "prepare")


def at_desk(office: Office, folder_id: str) -> None:
    """Its first group is open."""
    prepared(office, folder_id)
    office.task(folder_id, "open_group", group=1, token="t" * 20)


def decided_by(agent: str) -> Callable[[Office, str], None]:
    """Its only step is granted."""

    def before(office: Office, folder_id: str) -> None:
        at_desk(office, folder_id)
        office.grant(folder_id, "1-1", agent)

    return before


def numbered(office: Office, folder_id: str) -> None:
    """Its reply has its number."""
    decided_by("head")(office, folder_id)
    office.task(folder_id, "take_number")


TOKEN = "u" * 20
TASKS = [
    Task("prepare", "one-visa", nothing, {}, ["DocumentPrepared"], lambda f: f.revision is not None),
    Task(
        "open_group", "one-visa", prepared, {"group": 1, "token": TOKEN}, ["StepOpened"],
        lambda f: (f.groups[0].state.value, f.groups[0].token, f.steps[0].state.value) == ("open", TOKEN, "open"),
    ),
    Task("mark_late", "late-at-once", at_desk, {"group": 1}, ["StepOverdue"], lambda f: f.groups[0].late),
    Task("sign", "one-signature", decided_by("president"), {}, ["DocumentSigned"], lambda f: f.steps[0].applied),
    Task("take_number", "one-visa", decided_by("head"), {}, ["OutgoingNumberTaken"], lambda f: f.outgoing is not None),
    Task("seal", "one-visa", numbered, {}, ["FolderSealed"], lambda f: f.sealed is not None),
    Task(
        "fail", "one-visa", numbered, {"execution": "x-1", "error": "Crash"}, ["FolderFailed"],
        lambda f: f.state.value == "failed",
    ),
]  # fmt: skip


def places(soak: bool, seed: str, calls: int) -> list[tuple[int, Fault]]:
    """Where to crash: before and after every call, or some of them."""
    every = [(number, fault) for number in range(1, calls + 1) for fault in CRASHES]
    return every if soak else random.Random(seed).sample(every, SAMPLE)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_that_crashes_anywhere_is_done_once_when_it_is_called_again(
    office: Office, task: Task, soak: bool
) -> None:
    calls = _crashed(office, task, at(1000, Fault.CRASH_BEFORE))
    for number, fault in places(soak, task.name, calls):
        _crashed(office, task, at(number, fault))


def _crashed(office: Office, task: Task, plan: Plan) -> int:
    folder_id = office.folder_by_hand(task.circuit)
    task.before(office, folder_id)
    before = events(folder_id)
    with crashing(office.cloud), injected(plan) as calls:
        crashed = office.try_task(folder_id, task.name, **task.given).failed
    assert crashed == bool(calls.faults)
    office.task(folder_id, task.name, **task.given)
    assert events(folder_id) == before + task.told
    assert task.holds(folder(folder_id))
    assert chains.verify_object(records(folder_id)) is None
    if task.name == "take_number":
        _assert_register_without_gap(office)
    return len(calls)


def _assert_register_without_gap(office: Office) -> None:
    register_id = office.seeded.registers["D"]
    assert bootstrap.register_checks().check_register(register_id, 2026).holds


def test_a_decision_that_crashes_anywhere_stands_once_and_its_circuit_goes_on(office: Office, soak: bool) -> None:
    """Before the transaction nothing stands: the agent decides again. After it, the sweep wakes the circuit."""
    folder_id = office.folder_at_first_desk("one-visa")
    with injected(at(1000, Fault.CRASH_BEFORE), function="APIHandler") as calls:
        office.grant(folder_id, "1-1", "head")
    office.cloud.drain(PATIENCE)
    for number, fault in places(soak, "decide", len(calls)):
        _crashed_decision(office, number, fault)


def _crashed_decision(office: Office, number: int, fault: Fault) -> None:
    folder_id = office.folder_at_first_desk("one-visa")
    with crashing(office.cloud):
        with injected(at(number, fault), function="APIHandler"):
            office.grant(folder_id, "1-1", "head", expect=502)
        if not folder(folder_id).groups[0].is_decided:
            office.grant(folder_id, "1-1", "head", expect=200)
        with time_machine.travel(folder(folder_id).opened_at.timestamp() + AFTERWARDS):
            office.cloud.fire("SweeperSchedule")
            office.cloud.drain(PATIENCE)
    assert events(folder_id).count("VisaGranted") == 1
    assert_sealed_once(office, folder_id)


@pytest.mark.parametrize("function", ["signing_events", "circuit", "signer"])
def test_a_function_that_crashes_anywhere_on_the_way_delays_the_reply_and_no_more(
    office: Office, function: str, soak: bool
) -> None:
    with injected(at(1000, Fault.CRASH_BEFORE), function=function) as calls:
        _walk(office)
    sampled = places(soak, function, len(calls))[: None if soak else 1]
    for number, fault in sampled:
        with crashing(office.cloud), injected(at(number, fault), function=function) as crashed:
            _walk(office)
        assert crashed.faults == [fault] or len(crashed) < number  # a walk may need fewer calls than the first did
    replies = len(sampled) + 1
    register_id = office.seeded.registers["D"]
    assert_whole(register_id, 2026, replies)


def _walk(office: Office) -> None:
    folder_id = office.folder_at_first_desk("one-signature")
    _sweep(office)
    office.grant(folder_id, "1-1", "president")
    office.cloud.drain(PATIENCE)
    _sweep(office)
    assert_sealed_once(office, folder_id)


def _sweep(office: Office) -> None:
    with time_machine.travel(bootstrap.clock().now().timestamp() + AFTERWARDS):
        office.cloud.fire("SweeperSchedule")
        office.cloud.drain(PATIENCE)


def test_two_runs_of_every_task_at_once_do_it_once(office: Office) -> None:
    for task in TASKS:
        folder_id = office.folder_by_hand(task.circuit)
        task.before(office, folder_id)
        before = events(folder_id)
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda t: office.try_task(folder_id, t.name, **t.given), [task, task]))  # noqa: B023
        assert not any(answer.failed for answer in answers), answers
        assert events(folder_id) == before + task.told


def test_a_wait_that_begins_after_the_decision_ends_at_once(office: Office) -> None:
    """The old token had run out when the desk decided; the execution that waits anew must not wait in vain."""
    folder_id = office.folder_by_hand("one-visa")
    decided_by("head")(office, folder_id)
    with injected(at(1000, Fault.CRASH_BEFORE)) as calls:
        office.task(folder_id, "open_group", group=1, token=TOKEN)
    assert "SendTaskSuccess" in [call.operation for call in calls]


def test_a_desk_that_decides_between_two_tries_of_a_wait_is_heard(office: Office) -> None:
    """The first try opened the group and crashed; the second, with a new token, finds it decided."""
    office.journey.agent("head")  # signed in before: what the plan does is not done by the function
    folder_id, faults, decisions = office.propose("one-visa"), [Fault.CRASH_AFTER], ["1-1"]

    def decided_meanwhile(call: Call) -> Fault | None:
        if faults:  # the function's first transaction is the opening of the group
            return faults.pop() if call.operation == "TransactWriteItems" else None
        if decisions:
            office.grant(folder_id, decisions.pop(), "head")
        return None

    with crashing(office.cloud), injected(decided_meanwhile, function="circuit"):
        office.cloud.drain(PATIENCE)
    assert not decisions
    assert_sealed_once(office, folder_id)


@dataclass
class InstantExecutions:
    """The port ``Executions`` whose runs come to their end before whoever started them can say so."""

    run_to_its_end: Callable[[str, int], None]

    def start(self, folder_id: str, run: int) -> None:
        """Starts and ends it."""
        self.run_to_its_end(folder_id, run)

    def complete(self, token: str) -> bool:
        """Nobody waits."""
        return False

    def is_running(self, folder_id: str, run: int) -> bool:
        """Each has ended."""
        return False


@pytest.mark.parametrize(("ending", "state", "runs"), [("fail", "failed", 2), ("seal", "sealed", 1)])
def test_a_retried_run_that_ends_at_once_has_the_last_word(office: Office, ending: str, state: str, runs: int) -> None:
    folder_id = office.folder_by_hand("one-visa")
    numbered(office, folder_id)
    office.task(folder_id, "fail", execution="x-1", error="Crash")
    signing = bootstrap.signing()
    instant = InstantExecutions(lambda of, run: office.task(of, ending, execution=f"x-{run}", error="Crash"))
    service = SigningService(signing.folders, signing.proposals, instant, signing.clock)
    replace(bootstrap.folder_recovery(), service=service, executions=instant).retry(folder_id)
    assert (folder(folder_id).state.value, folder(folder_id).runs) == (state, runs)
    assert events(folder_id).count("CircuitStarted") == 1
