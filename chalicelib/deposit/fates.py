"""What becomes of a deposit, and who helped with it: parts of :class:`chalicelib.deposit.model.Deposit`."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.languages import Bilingual


@dataclass(frozen=True)
class Registration:
    """The number that the registry gave."""

    number: str
    registered_at: datetime


@dataclass(frozen=True)
class SealedReceipt:
    """A sealed receipt. ``occasion`` is the place, in the mail's chain, of the act that called for it, 1 for the
    registration; ``kind`` what it attests: a letter, a file found complete, a rejection …"""

    kind: str
    occasion: int
    key: str
    verification_id: str
    at: datetime


@dataclass(frozen=True)
class Refusal:
    """The registrar's reasoned rejection of a registered letter."""

    reason_code: str
    at: datetime


@dataclass(frozen=True)
class Reply:
    """The sealed reply. ``key`` names it in the evidence bucket; ``verification_id`` is public."""

    mail_id: str
    number: str
    sha256: str
    key: str
    verification_id: str
    sealed_at: datetime
    accessed_at: datetime | None = None


@dataclass(frozen=True)
class Helper:
    """The agent who fills a deposit in for somebody present, and the desk where they do."""

    agent_id: str
    desk_id: str
    name: Bilingual
