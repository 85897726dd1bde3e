"""The operator's acts on an administration, as the API takes and shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.organisation.administrations.certification import CertificateState
from chalicelib.organisation.structure.model import Standing
from chalicelib.web.bodies import Strict


class StandingGiven(Strict):
    """How an administration is to stand, and why."""

    standing: Standing
    reason: str = Field(max_length=5000, description="Its agents read it")


class StandingView(BaseModel):
    """How an administration stands, and why it last changed."""

    standing: Standing
    reason: str


class ChainGiven(Strict):
    """PEM texts: the key's own certificate first, then its issuers; a root at the end is left out."""

    chain: str = Field(max_length=100_000)


class CertificateView(BaseModel):
    """What certifies a key. ``request`` is PKCS #10 in PEM, null before it was made."""

    key_id: str
    request: str | None
    subject: str | None = Field(description="Whom the installed certificate names (RFC 4514)")
    valid_until: datetime | None

    @classmethod
    def of(cls, state: CertificateState) -> "CertificateView":
        """The view of a key's state."""
        installed = state.installed
        return cls(
            key_id=state.key_id,
            request=state.request,
            subject=installed.subject if installed else None,
            valid_until=installed.valid_until if installed else None,
        )
