"""Letters that colleagues follow: found by the address that they have proven, while the letter still names it."""

from collections.abc import Iterable
from typing import Protocol

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.own.addresses import AddressDigests
from chalicelib.deposit.own.letters import PAGE, OwnLetter
from chalicelib.deposit.ports import Administrations
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work


class Deposits(Protocol):
    """Deposits as they are now."""

    def get_many(self, deposit_ids: Iterable[str]) -> list[Deposit]:
        """Those that exist, in any order."""


class SharedPlaces(Protocol):
    """Where letters shared with an address are found."""

    def share(self, work: Work, deposit: Deposit, address_digest: str) -> None:
        """One more who may follow it."""

    def shared_with(self, address_digest: str, cursor: str | None, limit: int) -> Page[str]:
        """The ids of those shared with an address, the newest first; ``InvalidError`` for another list's cursor."""


class SharedLetters:
    """Shares a letter when it is submitted; lists what is shared with an address, named by its digest."""

    def __init__(
        self, places: SharedPlaces, deposits: Deposits, administrations: Administrations, digests: AddressDigests
    ) -> None:
        self._places = places
        self._deposits = deposits
        self._administrations = administrations
        self._digests = digests

    def share(self, work: Work, deposit: Deposit) -> None:
        """With every colleague whom it names."""
        for address in deposit.details.colleagues.split():
            self._places.share(work, deposit, self._digests.of(address))

    def page(self, address_digest: str, cursor: str | None = None) -> Page[OwnLetter]:
        """Twenty at most, as they are now; those that name the address no more are left out."""
        found = self._places.shared_with(address_digest, cursor, PAGE)
        deposits = self._deposits.get_many(found.items) if found.items else []
        named = {it.id: it for it in deposits if self.address(it, address_digest)}
        ids = dict.fromkeys(it.holder_id for it in named.values())
        known = {administration_id: self._administrations.get(administration_id) for administration_id in ids}
        letters = [named[deposit_id] for deposit_id in found.items if deposit_id in named]
        return Page(tuple(OwnLetter(it, known[it.holder_id]) for it in letters), found.next_cursor)

    def newest(self, address_digest: str) -> Deposit | None:
        """The last one shared with an address; None where there is none."""
        page = self.page(address_digest)
        return page.items[0].deposit if page.items else None

    def address(self, deposit: Deposit, address_digest: str) -> str:
        """The colleague's address as the letter names it; empty where it does not, or names its depositor no more: who
        was helped at a counter may never have given an address, so that its lack says nothing of them."""
        colleagues = deposit.details.colleagues.split() if deposit.details.email or deposit.helper else []
        return next((it for it in colleagues if self._digests.of(it) == address_digest), "")

    def demand(self, deposit: Deposit, address_digest: str) -> Deposit:
        """The deposit, if it is shared with this address; ``NotFoundError``, as for an unknown code, otherwise."""
        if not self.address(deposit, address_digest):
            raise NotFoundError("deposit.code_unknown")
        return deposit
