"""Digests in the place of e-mail addresses, where an address would tell too much: in an index, a session, a queue."""

import hashlib
import hmac
from collections.abc import Iterable
from functools import cached_property

from chalicelib.deposit.ports import AddressKeys
from chalicelib.kernel.identifiers import mailbox


class AddressDigests:
    """HMAC-SHA-256 (RFC 2104) of addresses in their one form: without the key nobody can try addresses out."""

    def __init__(self, keys: AddressKeys) -> None:
        self._keys = keys

    def of(self, email: str) -> str:
        """64 hexadecimal digits, the same for every spelling of the address; empty for no address."""
        return self._keyed(mailbox(email).encode()) if email else ""

    def of_content(self, sender: str, administration_id: str, sha256s: Iterable[str]) -> str:
        """The same over what one sender sent to one administration: its files' digests, in any order.

        Keyed, because who has a file and guesses its sender must not find it. It cannot be an address's: those hold no
        line ends.
        """
        return self._keyed("\n".join((sender, administration_id, *sorted(sha256s))).encode())

    def _keyed(self, data: bytes) -> str:
        return hmac.new(self._key, data, hashlib.sha256).hexdigest()

    @cached_property
    def _key(self) -> bytes:
        return self._keys.address_key()
