"""Digests in the place of e-mail addresses, where an address would tell too much: in an index, a session, a queue."""

import hashlib
import hmac
from functools import cached_property

from chalicelib.deposit.ports import AddressKeys
from chalicelib.kernel.identifiers import mailbox


class AddressDigests:
    """HMAC-SHA-256 (RFC 2104) of addresses in their one form: without the key nobody can try addresses out."""

    def __init__(self, keys: AddressKeys) -> None:
        self._keys = keys

    def of(self, email: str) -> str:
        """64 hexadecimal digits, the same for every spelling of the address; empty for no address."""
        return hmac.new(self._key, mailbox(email).encode(), hashlib.sha256).hexdigest() if email else ""

    @cached_property
    def _key(self) -> bytes:
        return self._keys.address_key()
