"""Bundles as people ask for them and fetch them; who may is decided where their subjects are read."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.bundles.wanted import Wanted
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Transactions, Work, decide_again


class WantedStore(Protocol):
    """Bundles asked for, one a subject; reads are strongly consistent."""

    def get(self, subject: str) -> Wanted | None:
        """The last one asked for."""

    def put(self, wanted: Wanted) -> None:
        """Stores it as it stands now."""

    def ask(self, work: Work, wanted: Wanted, before: Wanted | None) -> None:
        """Stores a new one in the place of the last; committing raises ``StaleError`` if that is another by now."""


class Chains(Protocol):
    """The log, by what bundles are of."""

    def record(self, work: Work, wanted: Wanted, by: Actor) -> None:
        """Adds to the transaction, in the chain of its subject, that this bundle was asked for; nothing for what has no
        chain. Committing raises ``StaleError`` if the subject changed meanwhile."""


class BundleCalls(Protocol):
    """Wakes whoever makes them."""

    def wake(self, subject: str, wanted_id: str, delay_seconds: int = 0) -> None:
        """Has it made, after so long."""


class Links(Protocol):
    """Where bundles are fetched."""

    def read_url(self, key: str, file_name: str) -> str:
        """A link of some minutes that saves the file under that name."""


@dataclass(frozen=True)
class BundlesService:
    """Asks for bundles, tells how far they are, and leads to them."""

    store: WantedStore
    calls: BundleCalls
    links: Links
    chains: Chains
    transactions: Transactions
    clock: Clock

    def ask(self, subject: str, by: Actor) -> Wanted:
        """Has a bundle made, and records it; the one that is being made, or was made minutes ago, where there is one.

        Its maker is woken again meanwhile: the call may have been lost after the request was stored.
        """
        wanted = decide_again(lambda: self._asked(subject, by))
        if wanted.is_moving:
            self.calls.wake(subject, wanted.id)
        return wanted

    def _asked(self, subject: str, by: Actor) -> Wanted:
        now, found = self.clock.now(), self.store.get(subject)
        if found is not None and found.answers(now):
            return found
        wanted = Wanted.ask(subject, now)
        with self.transactions() as work:
            self.store.ask(work, wanted, found)
            self.chains.record(work, wanted, by)
        return wanted

    def find(self, subject: str) -> Wanted | None:
        """The last one asked for, while it can be fetched; None before, and once its time is over."""
        found = self.store.get(subject)
        return found if found is not None and self.clock.now() < found.expires_at else None

    def link(self, subject: str, file_name: str) -> str:
        """A link of some minutes to one that is ready; ``NotFoundError`` ``bundles.none`` otherwise."""
        found = self.find(subject)
        if found is None or not found.is_ready:
            raise NotFoundError("bundles.none")
        return self.links.read_url(found.key, file_name)
