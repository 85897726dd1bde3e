"""What a request changed, as the local cloud saw it: nothing, where it was refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from infra.local.dynamodb.capacity import units
from tests.faults import injected

READS = ("Get", "BatchGet", "Query", "Scan", "TransactGet", "Head", "List", "Describe", "Receive")
PASSING = "SessionsTable"
"""Sessions that were seen and tries that were counted: no act."""


@contextmanager
def changes() -> Iterator[list[str]]:
    """Fills the list when the block ends: tables with items written, and calls of other services that do something."""
    found: list[str] = []
    with units.tally() as tally, injected(lambda _call: None, function="APIHandler") as calls:
        yield found
    acting = [call for call in calls if not call.operation.startswith(READS)]
    if any(call.service == "dynamodb" for call in acting):  # else another function wrote meanwhile
        found += sorted({spent.table for spent in tally.spent if spent.write and not spent.table.endswith(PASSING)})
    found += sorted({f"{call.service}:{call.operation}" for call in acting if call.service != "dynamodb"})
