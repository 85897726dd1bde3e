"""Evidence of deliveries as the API shows it, to whoever may follow them."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.web.evidence import SignedEvidence


class EvidenceView(BaseModel):
    """What was recorded: `event` is its name in ETSI EN 319 522-1; `reasons` are codes, on negative evidence."""

    id: str
    event: str = Field(examples=["SubmissionAcceptance"])
    at: datetime
    reasons: list[str]
    channel: str | None = Field(description="Of a notification, what it went by: `mail` or `sms`", examples=["sms"])

    @classmethod
    def of(cls, evidence: SignedEvidence) -> "EvidenceView":
        """The view of an evidence."""
        reasons, channel = list(evidence.reasons), evidence.channel or None
        return cls(id=evidence.id, event=evidence.stage, at=evidence.at, reasons=reasons, channel=channel)


class EvidencesView(BaseModel):
    """All evidence of one delivery, in the order of time."""

    items: list[EvidenceView]

    @classmethod
    def of(cls, found: Iterable[SignedEvidence]) -> "EvidencesView":
        """The view of these."""
        return cls(items=[EvidenceView.of(evidence) for evidence in found])


class SignedEvidenceView(EvidenceView):
    """With the evidence itself: a compact JWS, `wasl-evidence`, by a key of `/.well-known/wasl-keys.json`."""

    token: str

    @classmethod
    def of(cls, evidence: SignedEvidence) -> "SignedEvidenceView":
        """The view of an evidence."""
        return cls(**EvidenceView.of(evidence).model_dump(), token=evidence.token)


class SignedEvidencesView(BaseModel):
    """All signed evidence of one delivery, in the order of time."""

    items: list[SignedEvidenceView]

    @classmethod
    def of(cls, found: Iterable[SignedEvidence]) -> "SignedEvidencesView":
        """The view of these."""
        return cls(items=[SignedEvidenceView.of(evidence) for evidence in found])
