"""The register stays whole: no gap, no double, chains unbroken, whoever crashes wherever.

The full count (8 clients, 100 deposits each) runs in ``make soak``; ``make test`` takes 2 each.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.ids import new_id
from chalicelib.registry.registers.numbering import BATCH, MAX_BATCHES
from chalicelib.registry.store import registers
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests import pdf_samples
from tests.faults import Call, Calls, Fault, Plan, at, injected, randomly, sequence
from tests.journeys import Journey
from tests.registers import ask_for_number, assert_whole, entries, let_wait, open_register, with_a_number, write_sheet

Said = Callable[[str, object], None]

CLIENTS = 8
CRASHES = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
EVERY_FAULT = (*CRASHES, Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.THROTTLE, Fault.ERROR_500, Fault.CONFLICT)


@pytest.fixture(autouse=True)
def one_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table was looked at once: how often it is looked at again depends on the time that a test takes."""
    monkeypatch.setattr(registers, "EPOCH_SECONDS", float("inf"))


def wake_up(register_id: str) -> dict[str, Any]:
    """What the registrar's queue hands over for one wake-up."""
    record = {
        "messageId": new_id(),
        "receiptHandle": "-",
        "body": f'{{"register_id": "{register_id}"}}',
        "attributes": {"MessageGroupId": register_id},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-west-3:000000000000:registrar.fifo",
        "awsRegion": "eu-west-3",
    }
    return {"Records": [record]}


@contextmanager
def crashing(cloud: LocalCloud) -> Iterator[None]:
    """Crashes are expected of the registrar: they are not left among the session's failures."""
    yield
    cloud.failures[:] = [failure for failure in cloud.failures if failure.function != "registrar"]


def under_way(administration: Seeded) -> str:
    """A register that has given a number this year."""
    return with_a_number(administration, bootstrap.clock().now())


def never_used(administration: Seeded) -> str:
    """A register whose first number opens its first year."""
    return open_register(administration, bootstrap.clock().now())


def of_last_year(administration: Seeded) -> str:
    """A register whose next number closes one year and opens another."""
    return with_a_number(administration, bootstrap.clock().now() - timedelta(days=366))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("register", [under_way, never_used, of_last_year], ids=lambda register: register.__name__)
@pytest.mark.parametrize("fault", EVERY_FAULT, ids=lambda fault: fault.name)
def test_a_fault_at_any_call_of_the_registrar_loses_nothing(
    cloud: LocalCloud, administration: Seeded, fault: Fault, register: Callable[[Seeded], str]
) -> None:
    met: list[str] = []
    with crashing(cloud):
        for position in count(1):
            register_id = register(administration)
            calls = number_with(cloud, administration, register_id, at(position, fault))
            if not calls.faults:
                break
            met.append(list(calls)[position - 1].operation)
    assert met == [call.operation for call in calls]
    assert met.count("TransactWriteItems") == (1 if register is under_way else 2)


def number_with(cloud: LocalCloud, administration: Seeded, register_id: str, plan: Plan) -> Calls:
    """One letter numbered while the registrar meets the plan's faults; the wake-up comes again afterwards."""
    year, letter = civil_year(bootstrap.clock().now()), write_sheet(administration, "مراسلة", register_id=register_id)
    before, given = entries(register_id, year - 1), entries(register_id, year)
    ask_for_number(letter)
    with injected(plan, function="registrar") as calls:
        cloud.invoke("registrar", wake_up(register_id))
    cloud.invoke("registrar", wake_up(register_id))
    mails = assert_whole(register_id, year, len(given) + 1, before)
    assert mails[-1].source == letter.source
    return calls


def test_what_one_call_cannot_number_is_numbered_by_the_next_whatever_becomes_of_its_wake_up(
    cloud: LocalCloud, administration: Seeded, soak: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbering = replace(bootstrap.numbering(), batch=BATCH if soak else 1)
    monkeypatch.setattr("chalicelib.bootstrap.registrar.numbering", lambda: numbering)
    register_id, total = administration.registers["I"], numbering.batch * MAX_BATCHES * len(CRASHES) + 1
    let_wait(administration, register_id, total)
    with crashing(cloud), injected(sequence(CRASHES, "SendMessage"), function="registrar") as calls:
        bootstrap.registrar_call().wake(register_id)
        cloud.drain(timeout=1800)
    assert calls.faults == list(CRASHES)
    assert_whole(register_id, civil_year(bootstrap.clock().now()), total)


def test_eight_clients_two_registrars_duplicates_and_crashes_leave_the_register_whole(
    cloud: LocalCloud, administration: Seeded, soak: bool, record_property: Said
) -> None:
    each = 100 if soak else 2
    register_id, total = administration.registers["A"], CLIENTS * each
    with crashing(cloud), injected(crashes(), function="registrar") as calls:
        with ThreadPoolExecutor(CLIENTS) as clients, second_registrar(cloud, register_id):
            at_work = [
                clients.submit(deposit_letters, cloud, administration, client, each) for client in range(CLIENTS)
            ]
            while not all(client.done() for client in at_work):
                cloud.pump.step()
            for client in at_work:
                client.result()
        cloud.drain(timeout=3600 if soak else 300)
    mails = assert_whole(register_id, civil_year(bootstrap.clock().now()), total)
    assert {mail.source.partition("/")[0] for mail in mails} == {"deposit"}
    record_property("measured", report(total, calls))


def crashes() -> Plan:
    """One call in 25 ends the registrar, before or after it."""
    return randomly(seed=20261122, rate=0.04, faults=CRASHES)


def deposit_letters(cloud: LocalCloud, administration: Seeded, client: int, each: int) -> None:
    """One depositor's letters, one after the other, over HTTP; each wakes the registrar once more than it must.

    One in ten, each client's first among them, is submitted twice at the same time.
    """
    journey = Journey(cloud, administration)
    for letter in range(each):
        draft = journey.draft(subject=f"مراسلة {client}-{letter}")
        journey.attach(draft["id"], pdf_samples.letter())
        if letter % 10:
            journey.submit(draft["id"])
        else:
            submit_twice_at_once(journey, draft["id"])
        bootstrap.registrar_call().wake(administration.registers["A"])


def submit_twice_at_once(journey: Journey, deposit_id: str) -> None:
    """As a double click does: both are told of the same submission."""
    together = threading.Barrier(2)

    def submit(_: int) -> Any:
        together.wait()
        return journey.submit(deposit_id)["submission"]

    with ThreadPoolExecutor(2) as clicks:
        first, second = clicks.map(submit, range(2))
    assert first == second


@contextmanager
def second_registrar(cloud: LocalCloud, register_id: str) -> Iterator[None]:
    """Another registrar works on the same register all the while, without waiting for its turn; each of its
    wake-ups is handed over a second time."""
    ending = threading.Event()

    def work() -> None:
        while not ending.wait(0.05):
            batch = wake_up(register_id)
            for _ in range(2):
                cloud.invoke("registrar", batch)

    rival = threading.Thread(target=work, name="second registrar")
    rival.start()
    try:
        yield
    finally:
        ending.set()
        rival.join()


def report(total: int, calls: Calls) -> str:
    """The attempts per number, and how often the registrars died."""
    tried = sum(1 for call in calls if is_numbering(call))
    said = f"{tried} transactions tried: {tried / total:.2f} attempts per number, {len(calls.faults)} crashes"
    return f"{total} numbers, {said} in {len(calls)} calls"


def is_numbering(call: Call) -> bool:
    """Whether it is the transaction that gives numbers."""
    return call.operation == "TransactWriteItems"
