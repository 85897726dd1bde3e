"""Letters that were sent before: by the same sender, to the same administration, with the very same files.

They are told before submission, and only to whoever is proven to have sent them; nothing is refused for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.deposit.model import Deposit, DepositedFile, DepositState
from chalicelib.deposit.own.addresses import AddressDigests
from chalicelib.deposit.ports import DepositStore

LOOKED_AT = 10
"""Of the same letter sent more often, so many are looked at: the newest that may be shown is."""


@dataclass(frozen=True)
class Proof:
    """Who asks, as far as it is proven: ``address_digest`` of an address that a code opened, and the ids of deposits
    that this browser itself submitted; ``sender`` an administration whose program asks. An address that was merely
    typed proves nothing."""

    address_digest: str = ""
    deposit_ids: frozenset[str] = frozenset()
    sender: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing could be told, whatever there is."""
        return not (self.address_digest or self.deposit_ids or self.sender)

    def covers(self, deposit: Deposit) -> bool:
        """Whether the deposit is known to be theirs."""
        if deposit.id in self.deposit_ids:
            return True
        theirs, own = (deposit.sender, self.sender) if deposit.sender else (deposit.address_digest, self.address_digest)
        return bool(own) and theirs == own


class Contents:
    """Digests of what deposits hold."""

    def __init__(self, addresses: AddressDigests) -> None:
        self._addresses = addresses

    def digest(self, deposit: Deposit, files: Iterable[DepositedFile]) -> str:
        """64 hexadecimal digits; empty while the deposit has no files, one whose bytes nobody knows, or no sender."""
        sha256s = [file.known_sha256 or "" for file in files]
        sender = deposit.sender or self._addresses.of(deposit.details.email)
        if not sender or not sha256s or not all(sha256s):
            return ""
        return self._addresses.of_content(sender, deposit.administration_id, sha256s)


class Duplicates:
    """Finds what was sent before."""

    def __init__(self, store: DepositStore, contents: Contents) -> None:
        self._store = store
        self._contents = contents

    def earlier(self, deposit: Deposit, files: Iterable[DepositedFile], proof: Proof) -> Deposit | None:
        """The last other deposit of the same letter that was not refused for its files, for who is proven to have sent
        it; else None, as if there were none. One query, and none for who proves nothing."""
        content_digest = "" if proof.is_empty else self._contents.digest(deposit, files)
        if not content_digest:
            return None
        found = self._store.of_content(content_digest, LOOKED_AT)
        return next((it for it in found if it.id != deposit.id and _counts(it) and proof.covers(it)), None)


def _counts(deposit: Deposit) -> bool:
    return deposit.submission is not None and deposit.state is not DepositState.SUBMISSION_REJECTED
