"""Requests to join as the API takes and shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.kernel.sectors import Sector
from chalicelib.onboarding.model import JoinRequest, RequestState
from chalicelib.onboarding.wish import Wish
from chalicelib.web.bodies import Strict
from chalicelib.web.queries import Paged
from chalicelib.web.views import Versioned


class NewRequest(Strict):
    """A request to join. Without a slug or a code, one is proposed from the French name."""

    name_ar: str = Field(max_length=1000)
    name_fr: str = Field(max_length=1000)
    sector: Sector
    place: str = Field("", max_length=10, description="Code of a region (`04`) or province (`04.421`); empty for all")
    ice: str = Field("", max_length=1000, description="15 digits; an unusual one is taken as it is")
    legal_reference: str = Field(max_length=1000, description="The text that creates or organises the administration")
    contact_name_ar: str = Field(max_length=1000)
    contact_name_fr: str = Field(max_length=1000)
    contact_email: str = Field(max_length=1000)
    contact_phone: str = Field("", max_length=1000, description="Any usual writing; kept as E.164 if it is valid")
    slug: str = Field("", max_length=100, description="Ends the portal's address")
    code: str = Field("", max_length=100, description="Opens the numbers of its registers; never changes later")

    def wish(self) -> Wish:
        """In the domain's words."""
        return Wish(**self.model_dump()).cleaned()


class ApprovalGiven(Strict):
    """Corrections that an approval makes; what is left out stays as asked."""

    slug: str | None = Field(None, max_length=100)
    code: str | None = Field(None, max_length=100)
    contact_email: str | None = Field(None, max_length=1000)

    def corrections(self) -> dict[str, str]:
        """Those given."""
        return self.model_dump(exclude_none=True)


class RefusalGiven(Strict):
    """Why a request is refused; its contact reads it."""

    reason: str = Field(max_length=5000)


class RequestsQuery(Paged):
    """Which requests are listed."""

    state: RequestState = Field(RequestState.PENDING, description="Where the requests stand")


class RequestView(Versioned):
    """A request. ``id`` is the key to it: who has it may follow the request."""

    id: str
    state: RequestState
    administration_id: str = Field(description="What the administration's id is once the request is ready")
    name_ar: str
    name_fr: str
    sector: str
    place: str
    ice: str
    legal_reference: str
    contact_name_ar: str
    contact_name_fr: str
    contact_email: str
    contact_phone: str
    slug: str
    code: str
    requested_at: datetime
    decided_at: datetime | None
    reason: str = Field(description="Why it was refused")
    hindrance: str = Field(description="What an approval ran into, as a code: the operator corrects it")
    warnings: list[str] = Field(description="Codes of what is unusual")

    @classmethod
    def of(cls, request: JoinRequest) -> "RequestView":
        """The view of a request."""
        return cls(
            **vars(request.wish),
            id=request.id,
            state=request.state,
            administration_id=request.administration_id,
            requested_at=request.requested_at,
            decided_at=request.decided_at,
            reason=request.reason,
            hindrance=request.hindrance,
            warnings=[problem.code for problem in request.wish.warnings()],
        )


class RequestsView(BaseModel):
    """Some requests, the oldest first."""

    items: list[RequestView]
