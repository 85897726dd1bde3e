"""Makes bundles that were asked for, and waits for the tree's head without holding anything up."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.bundles.asking import BundleCalls, WantedStore
from chalicelib.bundles.making import Made
from chalicelib.bundles.wanted import State, Wanted
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, NotFoundError, UnavailableError

FOR_GOOD = frozenset({"not_found", "bundles.member_changed", "bundles.too_long"})
"""What no other try mends."""


class Making(Protocol):
    """Makes them."""

    def make(self, subject: str, key: str) -> Made:
        """The bundle, under that key."""


@dataclass(frozen=True)
class BundleWork:
    """Makes what was asked for. ``retry_seconds`` is how long the next head is waited for before another try."""

    store: WantedStore
    calls: BundleCalls
    maker: Making
    clock: Clock
    retry_seconds: int

    def work(self, subject: str, wanted_id: str) -> None:
        """Makes it, under the same key however often it is called; harmless once it is ready, or another was asked for.

        Raises what another try may mend.
        """
        found = self._still(subject, wanted_id)
        if found is None:
            return
        self.store.put(found.making())
        after = self._made(found)
        if self._still(subject, wanted_id) is None:
            return
        self.store.put(after)
        if after.state is State.WAITING:
            self.calls.wake(subject, wanted_id, self.retry_seconds)

    def _made(self, wanted: Wanted) -> Wanted:
        try:
            made = self.maker.make(wanted.subject, wanted.key)
        except (ConflictError, NotFoundError, UnavailableError) as error:
            if error.code == "bundles.not_in_tree_yet":
                return wanted.waiting(self.clock.now())
            if error.code in FOR_GOOD:
                return wanted.failed(error.code)
            raise
        return wanted.ready(made.size_bytes, self.clock.now())

    def _still(self, subject: str, wanted_id: str) -> Wanted | None:
        found = self.store.get(subject)
        return found if found is not None and found.id == wanted_id and found.is_moving else None
