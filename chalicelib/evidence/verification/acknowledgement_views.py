"""What the API says of a signed acknowledgement: what holds of it and what does not, in the reader's language."""

from collections.abc import Iterator
from datetime import datetime

from pydantic import Field

from chalicelib.evidence.model import Authenticity, Verification
from chalicelib.evidence.statements import Statement, View, say
from chalicelib.evidence.verification.acknowledged import AcknowledgedFile, AcknowledgementCheck
from chalicelib.evidence.verification.acknowledgements import LONGEST
from chalicelib.evidence.verification.views import VerificationView
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import instant_words
from chalicelib.web.bodies import Strict
from chalicelib.web.views import NameView


class AcknowledgementGiven(Strict):
    """The acknowledgement as it was given: a compact JWS."""

    token: str = Field(max_length=LONGEST)


class AcknowledgedFileView(View):
    """A file as it was announced; ``sha256`` is null where the sender's browser could not take it."""

    name: str
    size_bytes: int
    sha256: str | None

    @classmethod
    def of(cls, file: AcknowledgedFile) -> "AcknowledgedFileView":
        """The view of a file."""
        return cls(**vars(file))


class AcknowledgementView(View):
    """What an acknowledgement was found to be. Only of an issued one is anything told; ``verification`` is what was
    registered since, if anything was."""

    authenticity: Authenticity
    administration: NameView | None
    verification_id: str | None
    submitted_at: datetime | None
    files: list[AcknowledgedFileView]
    statements: list[Statement]
    verification: VerificationView | None

    @classmethod
    def of(cls, check: AcknowledgementCheck, language: Language) -> "AcknowledgementView":
        """The view of a check."""
        told, registered = check.acknowledgement, check.verification
        return cls(
            authenticity=check.authenticity,
            administration=NameView.of(told.administration) if told else None,
            verification_id=told.verification_id if told else None,
            submitted_at=told.submitted_at if told else None,
            files=[AcknowledgedFileView.of(file) for file in told.files] if told else [],
            statements=list(_statements(check, language)),
            verification=VerificationView.of(registered, language) if registered else None,
        )


def _statements(check: AcknowledgementCheck, language: Language) -> Iterator[Statement]:
    told = check.acknowledgement
    if told is None:
        yield say(f"token-{check.authenticity}", "fails", language)
        return
    if check.same_files is False:
        yield say("token-other_files", "fails", language)
    yield say("token-issued", "holds", language)
    at, administration = instant_words(told.submitted_at, language), told.administration.in_(language)
    yield say("token-submitted", "holds", language, at=at, administration=administration)
    if any(file.sha256 is None for file in told.files):
        yield say("token-undeclared", "note", language)
    yield _registered(check.verification, language)
    if check.same_files:
        yield say("token-same_files", "holds", language)


def _registered(verification: Verification | None, language: Language) -> Statement:
    if verification is None:
        return say("token-not_registered", "note", language)
    at = instant_words(verification.at, language)
    return say("token-registered", "holds", language, number=verification.number, at=at)
