"""A request to join: what was asked, who decided, how far it is."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain
from chalicelib.onboarding.wish import Wish


class RequestState(StrEnum):
    """Where a request stands. ``APPROVED`` lasts until everything is made."""

    PENDING = "pending"
    APPROVED = "approved"
    READY = "ready"
    REFUSED = "refused"


@dataclass(frozen=True)
class JoinRequest:
    """An administration's request. ``id`` is the key to its page; ``administration_id`` what it will be, once approved.

    ``reason`` is why it was refused, in the operator's words; ``hindrance`` a code of what an approval ran into.
    """

    id: str
    administration_id: str
    wish: Wish
    language: Language
    requested_at: datetime
    chain: Chain
    state: RequestState = RequestState.PENDING
    decided_at: datetime | None = None
    reason: str = ""
    hindrance: str = ""
    version: int = 0

    @property
    def name(self) -> Bilingual:
        """The administration's name."""
        return Bilingual(self.wish.name_ar, self.wish.name_fr)

    @property
    def claims(self) -> dict[str, str]:
        """What is to be its alone, by kind; an identifier that was not given claims nothing."""
        claimed = {"slug": self.wish.slug, "code": self.wish.code, "ice": self.wish.ice}
        return {kind: value for kind, value in claimed.items() if value}

    def must_be(self, state: RequestState) -> None:
        """``ConflictError`` when it is not, or no longer, in that state."""
        if self.state is not state:
            raise ConflictError("onboarding.already_decided")

    def approved(self, wish: Wish, at: datetime) -> "JoinRequest":
        """As approved, perhaps with another slug, code or address than asked."""
        return replace(self, wish=wish, state=RequestState.APPROVED, decided_at=at, hindrance="")

    def refused(self, reason: str, at: datetime) -> "JoinRequest":
        """As refused."""
        return replace(self, state=RequestState.REFUSED, decided_at=at, reason=reason)

    def hindered(self, hindrance: str) -> "JoinRequest":
        """Back before the operator, who must correct something."""
        return replace(self, state=RequestState.PENDING, decided_at=None, hindrance=hindrance)
