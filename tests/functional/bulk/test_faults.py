"""Wherever work on a batch fails or crashes, each line ends as one deposit with its own files and one number."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.bulk import turns
from chalicelib.kernel.clock import civil_year
from tests import batches
from tests.faults import Fault, at, injected
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.registers import entries

CONTENTS = {1: [letter(), letter(pages=2)], 2: [letter(pages=3)]}
FAULTS = (Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.ERROR_500, Fault.TIMEOUT_AFTER)


def whole_way(journey: Journey) -> list[Any]:
    """A batch of two letters, from its manifest to what became of its lines."""
    batches.connected(journey, new_address(), name=(name := new_address()))
    lines = [batches.line(journey, f"R{number}", *files) for number, files in CONTENTS.items()]
    batch = batches.send(journey, lines, name=name)
    journey.cloud.drain(60)
    batches.upload(journey, batch["id"], CONTENTS, name)
    journey.cloud.drain(60)
    return batches.results(journey, batch["id"], name)


def test_at_each_call_of_the_function_for_batches_every_fault_ends_well(
    journey: Journey, monkeypatch: pytest.MonkeyPatch, soak: bool, record_property: Callable[[str, object], None]
) -> None:
    monkeypatch.setattr(turns, "PARTS_A_TURN", 1)
    with injected(lambda _: None, function="bulk") as seen:
        whole_way(journey)
    every = [(place, fault) for place in range(1, len(seen) + 1) for fault in FAULTS]
    cases = every[:: 1 if soak else len(every) // 3]
    for place, fault in cases:
        with injected(at(place, fault), function="bulk"):
            found = whole_way(journey)
        assert [it["state"] for it in found] == ["registered"] * 2, (place, fault)
        files = [journey.call("GET", f"/deposits/{it['deposit_id']}/files")["items"] for it in found]
        assert [len(it) for it in files] == [2, 1], (place, fault)
    record_property("measured", f"faults at a call of the function for batches: {len(cases)} of {len(every)} cases")
    year = civil_year(bootstrap.clock().now())
    numbers = [mail.number for mail in entries(journey.seeded.registers["A"], year)]
    assert len(numbers) == len(set(numbers)) == 2 * (len(cases) + 1)
