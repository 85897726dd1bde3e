"""A slow walk through the whole log, again and again: what no event brought into the tree is found by it.

It depends on no event, no index and no clock: a record that is in the table is met. So none is missing for ever,
whatever was lost on the way.
"""

from dataclasses import dataclass
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.transparency.ports import Calls, Records, Trees, Walk

STEP = 500
"""Records looked at in one step, of which there is one a minute: ten million are met in a fortnight."""
ROUND_AT_MOST_EVERY = timedelta(days=1)


@dataclass(frozen=True)
class LogWalk:
    """Looks for records without a leaf."""

    records: Records
    trees: Trees
    walk: Walk
    calls: Calls
    clock: Clock

    def step(self) -> int:
        """One step, unless the round of today is over; how many records it found without a leaf. A record of this
        minute may be among them: its event is on its way, and to be called twice does no harm."""
        now = self.clock.now()
        after, began = self.walk.place()
        if not after and began is not None and began <= now < began + ROUND_AT_MOST_EVERY:
            return 0
        entries, after_that = self.records.stretch(after, STEP)
        known = self.trees.leaves(entry.hash for entry in entries)
        missing = [entry.name for entry in entries if entry.hash not in known]
        self.calls.take(missing)
        self.walk.keep(after_that, began if after and began is not None else now)
        return len(missing)
