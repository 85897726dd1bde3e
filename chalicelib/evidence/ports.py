"""What evidence needs from outside."""

from datetime import datetime
from typing import Protocol

from chalicelib.evidence.model import ReceiptFacts, TrustLevel


class ReceiptSource(Protocol):
    """What the registry, the deposit and the organisation know of a registered letter."""

    def of_mail(self, mail_id: str) -> ReceiptFacts:
        """The facts of its receipt; ``NotFoundError`` if there is no such incoming mail."""


class Typesetter(Protocol):
    """Makes the page."""

    def receipt(self, facts: ReceiptFacts, trust: TrustLevel, issued_at: datetime) -> bytes:
        """A PDF/A of the receipt, Arabic and French, with its QR and the trust level in words; not yet sealed."""


class Sealer(Protocol):
    """Seals in an administration's name."""

    def trust(self, key_id: str) -> TrustLevel:
        """What a seal made now with this key could claim; ``UNSEALED`` when the key has no certificate."""

    def seal(self, pdf: bytes, key_id: str) -> bytes:
        """The same PDF with a PAdES seal that certifies it against any change (DocMDP: no changes)."""


class EvidenceFiles(Protocol):
    """The store of sealed files: written once, locked for their period."""

    def put_once(self, key: str, data: bytes) -> bytes:
        """Stores the file unless there is one; returns what is stored: the first wins."""

    def read_url(self, key: str, name: str) -> str:
        """A link that opens the file for five minutes."""
