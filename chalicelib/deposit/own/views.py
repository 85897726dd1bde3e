"""One's own letters as the API shows them to whoever proved the address."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.deposit.following.views import AddresseeView
from chalicelib.deposit.model import DepositState
from chalicelib.deposit.own.letters import ABSOLUTE, IDLE, OwnLetter
from chalicelib.kernel.languages import Language
from chalicelib.web.bodies import Strict
from chalicelib.web.sessions import Session
from chalicelib.web.views import ReceiptView


class AddressGiven(Strict):
    """The address that letters were deposited with."""

    email: str = Field(max_length=1000, examples=["fatima@citizen.example"])


class AskedView(BaseModel):
    """Where there are letters, six digits are on their way. ``request`` is needed to use them: keep it secret."""

    request: str
    expires_in_seconds: int


class VisitGiven(Strict):
    """The six digits from the mail, and the request that had them sent."""

    request: str = Field(max_length=200)
    one_time_code: str = Field(max_length=50, examples=["041273"])


class VisitView(BaseModel):
    """The token that lists the letters: send it as ``Authorization: Bearer``, keep it no longer than it holds."""

    token: str
    token_ends_unused_after_seconds: int
    token_expires_at: datetime

    @classmethod
    def of(cls, secret: str, session: Session) -> "VisitView":
        """The view of a visit just opened."""
        idle = int(IDLE.total_seconds())
        ends_at = session.started_at + ABSOLUTE
        return cls(token=secret, token_ends_unused_after_seconds=idle, token_expires_at=ends_at)


class OwnLetterView(BaseModel):
    """A letter; ``tracking_code`` follows it, ``receipt`` says whether that of its registration is there."""

    tracking_code: str
    administration: AddresseeView
    subject: str
    submitted_at: datetime
    state: DepositState
    number: str | None
    receipt: bool
    receipts: list[ReceiptView] = Field(description="All that were sealed, by occasion")

    @classmethod
    def of(cls, letter: OwnLetter, language: Language) -> "OwnLetterView":
        """The view of a letter."""
        deposit, name = letter.deposit, letter.administration.name
        return cls(
            tracking_code=deposit.submitted.tracking_code,
            administration=AddresseeView(ar=name.ar, fr=name.fr),
            subject=deposit.details.subject,
            submitted_at=deposit.submitted.submitted_at,
            state=deposit.state,
            number=deposit.number or None,
            receipt=deposit.receipt_key is not None,
            receipts=[ReceiptView.of(receipt, language) for receipt in deposit.receipts],
        )


class OwnLettersView(BaseModel):
    """The letters of one page, the newest first."""

    items: list[OwnLetterView]

    @classmethod
    def of(cls, letters: Iterable[OwnLetter], language: Language) -> "OwnLettersView":
        """The view of a page."""
        return cls(items=[OwnLetterView.of(letter, language) for letter in letters])
