"""What one deposit, one circuit and one erasure use of AWS, counted at the local cloud, and what that costs.

``python -m tests.benchmarks.costs --record`` keeps the counts in ``infra/usage.yaml`` for ``python -m infra cost``.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine

from chalicelib import bootstrap
from chalicelib.deposit.erasure.model import GRACE
from chalicelib.registry.store import registers
from infra import usage
from infra.cost import report
from infra.local.cloud import LocalCloud
from infra.local.dynamodb.capacity import units
from infra.usage import Runs, Units, Usage
from tests import erasing, full_deposits
from tests.benchmarks.aims import at_most, verdict
from tests.benchmarks.scale import quiet_cloud
from tests.journeys import Journey
from tests.metering import metered
from tests.pdf_samples import letter
from tests.people import email_of

ALONE_AIM, BATCH_AIM, BATCH = 14, 12, 20


def main() -> int:
    """Counts and prints. 1 if a number costs more than was aimed at, or an act other than is recorded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help=f"keep the counts in {usage.FILE.name}")
    record = parser.parse_args().record
    with steady_cloud() as cloud:
        journey = Journey(cloud, cloud.seed())
        full_deposits.deposit(journey, (letter(), letter()))  # opens the year; every adapter is warm
        missed = print_numbering(journey)
        measured = {
            "deposit": measure_deposit(journey),
            "circuit": measure_circuit(journey),
            "erasure": measure_erasure(journey),
            "sweep": _fired(cloud, "SweeperSchedule"),
            "eraser": _fired(cloud, "EraserHoursRule"),
        }
        for act in ("deposit", "circuit", "erasure"):
            print_usage(act, measured[act])
    print("\n".join(["", *report(measured)]))
    if record:
        usage.write(measured, datetime.now(UTC).date().isoformat())
    return verdict([*missed, *differences(usage.read(), measured)])


def differences(recorded: Mapping[str, Usage], measured: Mapping[str, Usage]) -> list[str]:
    """Acts whose recorded counts are no longer what is counted. Times and bytes vary from run to run, and so does how
    many records the publisher finds at once: a state machine writes while the stream is read."""
    other = [act for act, used in measured.items() if act not in recorded or _exact(recorded[act]) != _exact(used)]
    return [f"{usage.FILE.name}: it tells other counts of one {act}; record them anew" for act in other]


def _exact(used: Usage) -> Usage:
    runs = {name: Runs(it.invocations) for name, it in used.functions.items() if name != "publisher"}
    calls = {
        function: {name: n for name, n in made.items() if (function, name) != ("publisher", "events.PutEvents")}
        for function, made in used.calls.items()
    }
    return replace(used, functions=runs, calls=calls, attached_bytes=0, table_bytes=0, object_bytes=0)


@contextmanager
def steady_cloud() -> Iterator[LocalCloud]:
    """The local cloud, in which the same act is always counted the same."""
    with quiet_cloud() as cloud:
        registers.EPOCH_SECONDS = float("inf")  # else a count would depend on how long this takes
        yield cloud


def print_numbering(journey: Journey) -> list[str]:
    """The registrar's transaction alone: write units of the tables, against the aims; those that are missed."""
    alone, batch = _numbering(journey, 1), _numbering(journey, BATCH)
    print("\nNumbering a full sheet (120 characters of Arabic, two files)")
    print(f"{'':26}{'write units':>12}{'aim':>8}{'index units':>14}{'read units':>12}")
    missed: list[str] = []
    for name, spent, aim in (("alone", alone, ALONE_AIM), (f"each of a batch of {BATCH}", batch, BATCH_AIM)):
        print(f"  {name:24}{spent.write:12.1f}{f'≤ {aim}':>8}{spent.index:14.1f}{spent.read:12.1f}")
        missed += at_most(f"write units of a number, {name}", spent.write, aim)
    return missed


def _numbering(journey: Journey, how_many: int) -> Units:
    """Units of one number out of so many that are taken at once."""
    full_deposits.ready(journey, (letter(), letter()), how_many)
    with units.tally() as tally:
        done = bootstrap.numbering().number_pending(journey.seeded.registers["A"])
    assert len(done.mails) == how_many, f"{len(done.mails)} numbers instead of {how_many}"
    journey.cloud.drain()
    return Units(*(spent / how_many for spent in (tally.write_units(), tally.index_units(), tally.read_units())))


def measure_deposit(journey: Journey) -> Usage:
    """From the first request for a draft to the mailed receipt; two scans of more than three megabytes each."""
    with metered(journey.cloud) as used:
        full_deposits.deposit(journey, (full_deposits.scan(), full_deposits.scan()))
    return used


def measure_circuit(journey: Journey) -> Usage:
    """From the proposal of a reply, whose file is clean, over a visa and a signature to the mail of its delivery."""
    mail, file_id = journey.assigned_mail(), ""
    form = journey.call("POST", f"/mails/{mail['id']}/reply-files", "handler", json={})
    journey.send(form, full_deposits.scan())
    journey.cloud.drain()
    file_id = form["file_id"]
    for agent in ("handler", "head", "president"):
        journey.agent(agent)  # signing in is not the circuit's
    with metered(journey.cloud) as used:
        _circuit(journey, mail, file_id)
    return used


def _circuit(journey: Journey, mail: Any, file_id: str) -> None:
    given = {"file_id": file_id, "circuit_id": next(iter(journey.seeded.circuits.values())).id, "subject": "جواب"}
    proposed = journey.change(f"/mails/{mail['id']}/reply", "handler", mail["version"], **given)
    journey.cloud.drain()
    for step, agent in (("1-1", "head"), ("2-1", "president")):
        journey.decide(proposed["folder_id"], step, agent)
        journey.cloud.drain()


def measure_erasure(journey: Journey) -> Usage:
    """What the eraser's hour takes in which one answered letter is due, with all that follows from its record."""
    deposit, _ = journey.answered_deposit()
    mail_id = bootstrap.deposit_drafts().get(deposit["id"]).submitted.mail_id
    erasing.ask(journey.cloud, journey.email, deposit)
    erasing.decide(journey.cloud, email_of(journey.seeded, "manager"), mail_id, "retention_over")
    with time_machine.travel(datetime.now(UTC) + GRACE + timedelta(minutes=1)):
        return _fired(journey.cloud, "EraserHoursRule")


def _fired(cloud: LocalCloud, rule: str) -> Usage:
    with metered(cloud) as used:
        cloud.fire(rule)
        cloud.drain()
    return used


def print_usage(act: str, used: Usage) -> None:
    """Calls by function and operation, then units by table."""
    print(f"\nOne {act}: {used.http_requests} HTTP requests, {used.uploads} uploads, {used.invocations} runs", end=" ")
    print(f"of functions, {used.events} events, {used.transitions} state transitions, {used.mails} mails")
    print("  AWS calls by function")
    for function in sorted(used.calls):
        calls = ", ".join(f"{name} {count}" for name, count in sorted(used.calls[function].items()))
        runs = used.functions.get(function)
        ran = f"{runs.invocations} × {1000 * runs.cpu_seconds / runs.invocations:.0f} ms" if runs else ""
        print(f"    {function:16}{ran:12} {sum(used.calls[function].values()):4}  {calls}")
    print(f"    {'all':16}{'':12} {sum(sum(calls.values()) for calls in used.calls.values()):4}")
    print_units(used.tables, used.units)


def print_units(tables: Mapping[str, Units], whole: Units) -> None:
    """One line a table."""
    print(f"  {'DynamoDB units':20}{'write':>10}{'index':>10}{'read':>10}")
    for name, spent in [*tables.items(), ("all", whole)]:
        print(f"    {name:18}{spent.write:10.1f}{spent.index:10.1f}{spent.read:10.1f}")


if __name__ == "__main__":
    sys.exit(main())
