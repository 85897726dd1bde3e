"""What the API says of a receipt's token: what holds of it and what does not, in the reader's language."""

from collections.abc import Iterator
from datetime import datetime

from pydantic import Field

from chalicelib.evidence.model import Authenticity
from chalicelib.evidence.occasions import ReceiptKind
from chalicelib.evidence.statements import Statement, View, say
from chalicelib.evidence.tokens import LONGEST
from chalicelib.evidence.verification.token_checks import TokenCheck
from chalicelib.evidence.verification.views import VerificationView
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import instant_words
from chalicelib.web.bodies import Strict
from chalicelib.web.texts import text


class TokenGiven(Strict):
    """A token as scanned or pasted: base64url, alone or behind the ``#`` of its address."""

    token: str = Field(max_length=LONGEST)


class TokenView(View):
    """What a token was found to be. Only of an issued one is anything told; ``verification`` is what stands in the
    register now under its verification id. ``manifest_sha256`` is over the files as deposited."""

    authenticity: Authenticity
    issuer: str | None
    number: str | None
    kind: ReceiptKind | None
    at: datetime | None
    submitted_at: datetime | None
    verification_id: str | None
    manifest_sha256: str | None
    statements: list[Statement]
    verification: VerificationView | None

    @classmethod
    def of(cls, check: TokenCheck, language: Language) -> "TokenView":
        """The view of a check."""
        told, registered = check.claims, check.verification
        return cls(
            authenticity=check.authenticity,
            issuer=told.issuer if told else None,
            number=told.number if told else None,
            kind=told.kind if told else None,
            at=told.dated_at if told else None,
            submitted_at=told.submitted_at if told else None,
            verification_id=told.verification_id if told else None,
            manifest_sha256=told.manifest if told else None,
            statements=list(_statements(check, language)),
            verification=VerificationView.of(registered, language) if registered else None,
        )


def _statements(check: TokenCheck, language: Language) -> Iterator[Statement]:
    told, registered = check.claims, check.verification
    if told is None:
        yield say(f"qr-{check.authenticity}", "fails", language)
        return
    if registered and not check.agrees:
        yield say("qr-differs", "fails", language)
    yield say("qr-issued", "holds", language)
    kind, at = text(language, f"evidence-receipt-{told.kind}"), instant_words(told.dated_at, language)
    deposited = instant_words(told.submitted_at, language)
    yield say("qr-says", "holds", language, receipt=kind, number=told.number, at=at, submitted=deposited)
    if registered is None:
        yield say("qr-not_registered", "note", language)
    elif check.agrees:
        yield say("qr-agrees", "holds", language)
    if registered and registered.voided_at is None:
        yield say("qr-standing", "holds", language)
