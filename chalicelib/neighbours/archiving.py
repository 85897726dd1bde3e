"""Lasting's ``Archivist``, which loads the libraries of PDF with the first step, and not with every message."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from chalicelib.adapters.pades.receipt_seal import Certificates
from chalicelib.lasting.model import Seen

if TYPE_CHECKING:
    from chalicelib.adapters.pades.archivist import PadesArchivist
    from chalicelib.adapters.pades.revocation import RevocationSources


@dataclass(frozen=True)
class LoadedWhenCalled:
    """``tsa_url`` names the timestamp authorities, and may be empty."""

    certificates: Certificates
    tsa_url: str

    def seen(self, pdf: bytes, now: datetime) -> Seen:
        """See :class:`chalicelib.lasting.ports.Archivist`."""
        return self._archivist().seen(pdf, now)

    def with_proofs(self, pdf: bytes, now: datetime) -> bytes:
        """See :class:`chalicelib.lasting.ports.Archivist`."""
        return self._archivist().with_proofs(pdf, now)

    def with_timestamp(self, pdf: bytes, digest: str) -> bytes:
        """See :class:`chalicelib.lasting.ports.Archivist`."""
        return self._archivist().with_timestamp(pdf, digest)

    def _archivist(self) -> "PadesArchivist":
        from chalicelib.adapters.pades.archivist import PadesArchivist
        from chalicelib.adapters.pades.timestamp_authorities import authorities_at

        authority = authorities_at(self.tsa_url) if self.tsa_url else None
        return PadesArchivist(self.certificates, _revocation(), authority)


@cache
def _revocation() -> "RevocationSources":
    """One a process: its answers are kept."""
    from chalicelib.adapters.pades.revocation import RevocationSources

    return RevocationSources()
