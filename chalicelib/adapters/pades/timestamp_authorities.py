"""Several timestamping authorities as one: the first that answers well, each behind a breaker of its own."""

import hashlib
from collections.abc import Sequence
from functools import cache, partial
from typing import Protocol

from chalicelib.adapters.pades.breakers import Breaker
from chalicelib.adapters.pades.timestamps import TimestampClient
from chalicelib.kernel.errors import UnavailableError


class Stamper(Protocol):
    """One authority, or what stands for some."""

    def token(self, data: bytes) -> bytes:
        """The DER token over the SHA-256 of ``data``; ``UnavailableError`` when there is none to be had."""

    def stamp(self, imprint: bytes, digest: str = "sha256") -> bytes:
        """The DER token over an imprint that ``digest`` made; ``UnavailableError`` likewise."""


class TimestampAuthorities:
    """Asks in the order given. An authority that keeps failing is passed over until its breaker lets one call by."""

    def __init__(self, authorities: Sequence[tuple[Stamper, Breaker]]) -> None:
        self._authorities = tuple(authorities)

    def token(self, data: bytes) -> bytes:
        """As :meth:`chalicelib.adapters.pades.timestamps.TimestampClient.token`."""
        return self.stamp(hashlib.sha256(data).digest())

    def stamp(self, imprint: bytes, digest: str = "sha256") -> bytes:
        """The first good token; ``UnavailableError``, that of the last asked, when no authority gives one."""
        failure = UnavailableError("evidence.timestamp_unavailable")
        for authority, breaker in self._authorities:
            try:
                return breaker.call(partial(authority.stamp, imprint, digest))
            except UnavailableError as error:
                failure = error
        raise UnavailableError("evidence.timestamp_unavailable") from failure


@cache
def authorities_at(addresses: str) -> TimestampAuthorities:
    """The authorities at these addresses, which spaces part; one object a process, so that connections stay open and
    breakers remember."""
    return TimestampAuthorities([(TimestampClient(url), Breaker(url)) for url in addresses.split()])
