"""A bundle holds a chain up to the last record that says more than that a bundle was asked for."""

from collections.abc import Iterable

import pytest

from chalicelib.kernel.log import SYSTEM, Act, Chain, LogRecord
from chalicelib.neighbours.of_bundles import RecordsInBundles
from tests.unit.signing.folders import NOW


class Log:
    """One object's chain of these events."""

    def __init__(self, events: Iterable[str]) -> None:
        self.records: list[LogRecord] = []
        chain = Chain.start("folder/F")
        for event in events:
            record, chain = chain.append(Act(event, NOW, SYSTEM, "A"))
            self.records.append(record)

    def of_object(self, object_id: str) -> Iterable[LogRecord]:
        return self.records


SEALED, ASKED, PROLONGED = "FolderSealed", "BundleAsked", "SealProlonged"


@pytest.mark.parametrize(
    ("events", "held"),
    [
        ([SEALED], 1),
        ([SEALED, ASKED, ASKED], 1),
        ([SEALED, ASKED, PROLONGED], 3),
        ([SEALED, ASKED, PROLONGED, ASKED], 3),
    ],
)
def test_the_last_ones_are_left_out_and_those_between_are_held(events: list[str], held: int) -> None:
    log = Log(events)
    assert [hash_ for _, hash_ in RecordsInBundles(log).of("folder/F")] == [it.hash for it in log.records[:held]]
