"""A depositor's own letters: all that were deposited with one address, wherever they went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import AdministrationFacts, Administrations, DepositStore
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.paging import Page

PAGE = 20
OPEN = "open"
"""What a visit's session is granted once the code was right, before the digest of the address."""
IDLE, ABSOLUTE = timedelta(minutes=15), timedelta(hours=1)
"""How long a visit to one's letters lasts: unused, and at most. Another begins with another code."""


COPY_NAME = "wasl-data.zip"
"""As which the copy of what is held about a person is saved."""


@dataclass(frozen=True)
class OwnLetter:
    """A deposit, and who has it by now."""

    deposit: Deposit
    administration: AdministrationFacts


class OwnLetters:
    """Reads the letters of an address, which is named by its digest (:class:`AddressDigests`)."""

    def __init__(self, store: DepositStore, administrations: Administrations) -> None:
        self._store = store
        self._administrations = administrations

    def page(self, address_digest: str, cursor: str | None = None) -> Page[OwnLetter]:
        """Twenty letters at most, the newest first; ``InvalidError`` for a cursor that no page gave."""
        found = self._store.of_address(address_digest, cursor, PAGE)
        ids = dict.fromkeys(deposit.holder_id for deposit in found.items)
        known = {administration_id: self._administrations.get(administration_id) for administration_id in ids}
        letters = tuple(OwnLetter(deposit, known[deposit.holder_id]) for deposit in found.items)
        return Page(letters, found.next_cursor)


def copy_subject(address_digest: str) -> str:
    """How the copy of what is held about this address's owner is named."""
    return f"person/{address_digest}"


def proven_address(grants: Iterable[str]) -> str:
    """The digest of the address that the visit of these grants has proven; empty while its code is waited for."""
    return next((digest for state, _, digest in (grant.partition("/") for grant in grants) if state == OPEN), "")


def demand_own(deposit: Deposit, address_digest: str) -> Deposit:
    """The deposit, if it was made with this address; ``NotFoundError``, as for an unknown code, otherwise."""
    if not address_digest or deposit.address_digest != address_digest:
        raise NotFoundError("deposit.code_unknown")
    return deposit
