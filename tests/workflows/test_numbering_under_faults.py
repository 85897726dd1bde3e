"""The register stays whole: no gap, no double, chains unbroken, whoever crashes wherever.

The full count (8 clients, 100 deposits each) runs in ``make soak``; ``make test`` takes 3 each.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.ids import new_id
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests import pdf_samples
from tests.faults import Call, Calls, Fault, Plan, at, injected, randomly
from tests.journeys import Journey
from tests.registers import ask_for_number, assert_whole, write_sheet

Said = Callable[[str, object], None]

CLIENTS = 8
CRASHES = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
EVERY_FAULT = (*CRASHES, Fault.TIMEOUT_BEFORE, Fault.TIMEOUT_AFTER, Fault.THROTTLE, Fault.ERROR_500, Fault.CONFLICT)


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


@pytest.mark.parametrize("fault", EVERY_FAULT, ids=lambda fault: fault.name)
def test_a_fault_at_any_call_of_the_registrar_loses_nothing(
    cloud: LocalCloud, administration: Seeded, fault: Fault
) -> None:
    register_id = administration.registers["A"]
    year = civil_year(bootstrap.clock().now())
    faulted = 0
    with crashing(cloud):
        for position in count(1):
            intake = write_sheet(administration, f"مراسلة {position}")
            ask_for_number(intake)
            with injected(at(position, fault), function="registrar") as calls:
                cloud.invoke("registrar", wake_up(register_id))
            cloud.invoke("registrar", wake_up(register_id))
            assert bootstrap.intakes().mail_of(intake) is not None
            if not calls.faults:
                break
            faulted += 1
    assert_whole(register_id, year, faulted + 1)
    assert faulted >= 8  # the register, four partitions, the sheets, the counter, the transaction


def test_eight_clients_two_registrars_duplicates_and_crashes_leave_the_register_whole(
    cloud: LocalCloud, administration: Seeded, soak: bool, record_property: Said
) -> None:
    each = 100 if soak else 3
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
    """One depositor's letters, one after the other, over HTTP; each wakes the registrar once more than it must."""
    journey = Journey(cloud, administration)
    for letter in range(each):
        draft = journey.draft(subject=f"مراسلة {client}-{letter}")
        journey.attach(draft["id"], pdf_samples.letter())
        journey.submit(draft["id"])
        bootstrap.registrar_call().wake(administration.registers["A"])


@contextmanager
def second_registrar(cloud: LocalCloud, register_id: str) -> Iterator[None]:
    """Another registrar works on the same register all the while, without waiting for its turn."""
    ending = threading.Event()

    def work() -> None:
        while not ending.wait(0.05):
            cloud.invoke("registrar", wake_up(register_id))

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
