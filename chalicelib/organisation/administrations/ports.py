"""What setting up and certifying administrations needs from outside the organisation's own rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.organisation.model import Administration


class Keys(Protocol):
    """Keys of seals and signatures, which never leave where they are made."""

    def of(self, purpose: str, administration_id: str, holder_id: str) -> str:
        """The id of the holder's key for that purpose (``seal`` or ``signature``), made if there is none."""


@dataclass(frozen=True)
class CheckedChain:
    """A chain that certifies a key: PEM texts without the root, whom it names (RFC 4514), until when it is valid."""

    chain: tuple[str, ...]
    subject: str
    valid_until: datetime


class KeyCertification(Protocol):
    """Requests for certificates, and the chains that answer them."""

    def request(self, key_id: str, name: str, organisation: str) -> str:
        """A PKCS #10 request in PEM that the key signed."""

    def bears(self, request: str, name: str, organisation: str) -> bool:
        """Whether a request in PEM is made in that name."""

    def described(self, chain: Sequence[str]) -> CheckedChain:
        """What a chain says that is installed."""

    def check(self, request: str, chain: str) -> CheckedChain:
        """The chain (PEM texts, the key's own first), once it certifies the key of that request; ``InvalidError``."""


class Registers(Protocol):
    """The registry's registers."""

    def open(self, administration: Administration, letters: Sequence[str]) -> None:
        """Opens a register for each direction's letter under the administration's code; again, it changes nothing."""
