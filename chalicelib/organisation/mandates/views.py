"""What the API says of mandates."""

from datetime import date, datetime

from pydantic import BaseModel

from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.mandates.ports import Paper


class GivenMandateView(BaseModel):
    """Who may do what at a desk for its holder, from the first day to the last, both included."""

    id: str
    kind: MandateKind
    desk_id: str
    holder_id: str
    deputy_id: str
    kinds: list[ActKind]
    natures: list[str]
    since: date
    until: date
    reference: str
    granted_by: str
    granted_at: datetime
    revoked_at: datetime | None

    @classmethod
    def of(cls, mandate: Mandate) -> "GivenMandateView":
        """From the domain."""
        plain = {field: getattr(mandate, field) for field in cls.model_fields if hasattr(mandate, field)}
        kinds = [kind for kind in ActKind if kind in mandate.kinds]
        told = {**plain, "kinds": kinds, "natures": sorted(mandate.natures)}
        return cls(**told, reference=mandate.legal_act.reference)


class GivenMandatesView(BaseModel):
    """A page of mandates, the latest first."""

    items: list[GivenMandateView]


class PaperView(BaseModel):
    """A PDF that was sent for a mandate; it may be given once the file is ``clean``."""

    id: str
    name: str
    size_bytes: int
    state: str
    reasons: list[str]

    @classmethod
    def of(cls, paper: Paper) -> "PaperView":
        """From the port."""
        return cls(
            **{field: getattr(paper, field) for field in ("id", "name", "size_bytes", "state")},
            reasons=list(paper.reasons),
        )


class PapersView(BaseModel):
    """What was sent for a mandate, the first one first."""

    items: list[PaperView]
