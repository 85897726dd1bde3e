"""Who names administrations, seals and signs for closings of registers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from chalicelib.adapters.keys.jws import sign_compact
from chalicelib.adapters.keys.signers import DigestSigner
from chalicelib.evidence.model import TrustLevel
from chalicelib.evidence.ports import Sealer
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.closing.ports import Body


@dataclass(frozen=True)
class BodiesOfClosings:
    """The port ``Bodies``."""

    organisation: OrganisationService

    def body(self, administration_id: str) -> Body:
        """Its names, and the key that it seals with."""
        found = self.organisation.administration(administration_id)
        return Body(found.name, found.seal_key_id, found.tifinagh)


@dataclass(frozen=True)
class SealerOfClosings:
    """The port ``RegisterSealer``: as receipts are sealed."""

    sealer: Sealer

    def seal(self, path: Path, key_id: str) -> str:
        """Seals the PDF in its place, where the key has a certificate."""
        if self.sealer.expected(key_id) is TrustLevel.UNSEALED:
            return TrustLevel.UNSEALED.value
        sealed = self.sealer.seal(path.read_bytes(), key_id)
        path.write_bytes(sealed.data)
        return sealed.trust.value


class PlatformStatements:
    """The port ``Statements``: the platform's key, ES256."""

    def __init__(self, public_url: str, key_id: str, signer: DigestSigner) -> None:
        self.issuer = urlsplit(public_url).netloc
        self._key_id, self._signer = key_id, signer

    def sign(self, claims: Mapping[str, Any]) -> str:
        """The compact JWS ``wasl-closing`` of these claims."""
        return sign_compact(claims, self._key_id, self._signer, kind="wasl-closing")


@contextmanager
def temporary_directory() -> Iterator[Path]:
    """A directory that is gone afterwards."""
    with TemporaryDirectory(prefix="closing-") as place:
        yield Path(place)
