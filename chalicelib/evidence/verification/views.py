"""What the API says of verifications and checks, each fact with its sentence in the reader's language."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from pydantic import Field

from chalicelib.evidence.model import (
    Logged,
    Match,
    Receipt,
    Revision,
    SealLevel,
    Standing,
    TrustLevel,
    Verification,
    VerificationKind,
)
from chalicelib.evidence.occasions import ReceiptKind
from chalicelib.evidence.statements import Statement, Tone, View, say
from chalicelib.evidence.verification.checks import BAD, GOOD, Check, CheckState, Finding, UploadForm
from chalicelib.evidence.verification.signature_views import SignatureView
from chalicelib.evidence.verification.signatures import Verdict
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import day_words, instant_words
from chalicelib.web.bodies import Strict
from chalicelib.web.queries import Query
from chalicelib.web.texts import text
from chalicelib.web.views import NameView


class DigestQuery(Query):
    """Which bytes are asked for."""

    sha256: str = Field(
        description="The file's SHA-256: 64 hexadecimal characters",
        json_schema_extra={"pattern": "^[0-9A-Fa-f]{64}$"},  # judged by the use case, which says what it should be
    )


class RevisionView(View):
    """A published state of a document; ``name`` is what it is, in the reader's language."""

    sha256: str
    label: str
    name: str
    at: datetime


class IssuedView(View):
    """A receipt of the mail: a later one says what was decided since; none replaces another."""

    verification_id: str
    kind: ReceiptKind
    name: str
    issued_at: datetime

    @classmethod
    def of(cls, receipt: Receipt, language: Language) -> "IssuedView":
        """The view of a receipt."""
        name = text(language, f"evidence-receipt-{receipt.kind}")
        return cls(verification_id=receipt.verification_id, kind=receipt.kind, name=name, issued_at=receipt.issued_at)


class VerificationView(View):
    """What anyone may know of a document: its number, dates and digests, and no person."""

    id: str
    kind: VerificationKind
    administration: NameView
    number: str
    at: datetime
    submitted_at: datetime | None
    voided_at: datetime | None
    trust: TrustLevel
    level: SealLevel | None = Field(description="The PAdES level that the document's last version has, once known")
    level_ends_at: datetime | None = Field(description="Until when, if nothing renews it")
    revoked_at: datetime | None = Field(description="Since when a certificate in it is revoked, where one is")
    revisions: list[RevisionView]
    receipts: list["IssuedView"]
    statements: list[Statement]

    @classmethod
    def of(cls, verification: Verification, language: Language, matched: Revision | None = None) -> "VerificationView":
        """The view, beginning with what ``matched`` means where a file's digest led here."""
        administration, standing = verification.administration, verification.standing
        return cls(
            id=verification.id,
            kind=verification.kind,
            administration=NameView.of(administration),
            number=verification.number,
            at=verification.at,
            submitted_at=verification.submitted_at,
            voided_at=verification.voided_at,
            trust=verification.trust,
            level=standing.level if standing else None,
            level_ends_at=standing.ends_at if standing else None,
            revoked_at=standing.revoked_at if standing else None,
            revisions=[_revision(revision, language) for revision in verification.published],
            receipts=[IssuedView.of(receipt, language) for receipt in verification.receipts],
            statements=statements_of(verification, language, matched),
        )


class VerificationsView(View):
    """The published documents that have a revision with the digest asked for; none when it is unknown."""

    sha256: str
    items: list[VerificationView]

    @classmethod
    def of(cls, sha256: str, matches: list[Match], language: Language) -> "VerificationsView":
        """The view of a lookup by digest."""
        items = [VerificationView.of(match.verification, language, match.revision) for match in matches]
        return cls(sha256=sha256, items=items)


class NewCheck(Strict):
    """Asks to send a file: only with consent to its being read by the platform and deleted within the hour."""

    consent: Literal[True]


class UploadView(View):
    """A pre-signed form; every field goes before the file."""

    url: str
    fields: dict[str, str]
    lifetime_seconds: int


class CheckOpenedView(View):
    """A check that waits for its file."""

    id: str
    upload: UploadView

    @classmethod
    def of(cls, check: Check, form: UploadForm) -> "CheckOpenedView":
        """The view of a new check."""
        return cls(id=check.id, upload=UploadView(**vars(form)))


class CheckView(View):
    """What a file was found to be. ``sound``: it is what was published here, unchanged; ``verdict``: what its
    signatures are worth, whoever made them, each told of in ``signatures``."""

    id: str
    state: CheckState
    checked_at: datetime | None
    sha256: str
    sound: bool
    verdict: Verdict
    statements: list[Statement]
    signatures: list[SignatureView]
    verifications: list[VerificationView]

    @classmethod
    def of(cls, check: Check, verifications: list[Verification], language: Language) -> "CheckView":
        """The view; ``verifications`` are those that the check names."""
        known = [VerificationView.of(v, language, v.revision(check.sha256)) for v in verifications]
        return cls(
            id=check.id,
            state=check.state,
            checked_at=check.checked_at,
            sha256=check.sha256,
            sound=check.sound,
            verdict=check.verdict,
            statements=[_finding(finding, language) for finding in check.findings],
            signatures=[SignatureView.of(signature, language) for signature in check.signatures],
            verifications=known,
        )


def statements_of(verification: Verification, language: Language, matched: Revision | None) -> list[Statement]:
    """What can be said of a published document, the gravest first."""
    said: list[Statement] = []
    if verification.voided_at:
        at = instant_words(verification.voided_at, language)
        said.append(say("voided", "fails", language, number=verification.number, at=at))
    if matched:
        said.append(_matched(matched, language))
    said.append(say(f"entry-{verification.kind}", "holds", language, **_entry(verification, language)))
    said.extend(_receipts(verification, language))
    if verification.submitted_at:
        said.append(say("submitted", "holds", language, at=instant_words(verification.submitted_at, language)))
    said.append(_logged(verification.logged, language))
    tone: Tone = "holds" if verification.trust is TrustLevel.NOT_QUALIFIED else "note"
    said.append(say(f"trust-{verification.trust}", tone, language))
    if verification.standing:
        said.extend(_lasting(verification.standing, verification.revisions[0].at, language))
    return said


def _logged(logged: Logged | None, language: Language) -> Statement:
    """Whether the log, whose heads are public and signed, holds the registration."""
    if logged is None:
        return say("logged-later", "note", language)
    tone: Tone = "holds" if logged.proven else "fails"
    at, size = instant_words(logged.at, language), str(logged.size)
    return say("logged" if logged.proven else "logged-wrong", tone, language, at=at, size=size)


def _lasting(standing: Standing, sealed_at: datetime, language: Language) -> Iterator[Statement]:
    """What keeps the seal verifiable, as far as that was reached; and what was revoked, before it or since."""
    if standing.revoked_at:
        tone: Tone = "fails" if standing.revoked_at <= sealed_at else "note"
        yield say("revoked", tone, language, at=instant_words(standing.revoked_at, language))
    if standing.level is SealLevel.B_LTA and standing.ends_at:
        yield say("level-archived", "holds", language, until=day_words(standing.ends_at, language))
    elif standing.level:
        yield say(f"level-{standing.level.lower()}", "note", language)
    else:
        yield say("level-ended", "note", language)


def _receipts(verification: Verification, language: Language) -> Iterator[Statement]:
    """What this one attests, where it is no ordinary letter's; and the others of the same number."""
    for receipt in verification.receipts:
        name, at = text(language, f"evidence-receipt-{receipt.kind}"), instant_words(receipt.issued_at, language)
        if receipt.verification_id != verification.id:
            yield say("receipt-other", "note", language, receipt=name, at=at, id=receipt.verification_id)
        elif receipt.kind is not ReceiptKind.CORRESPONDENCE:
            yield say("receipt-this", "holds", language, receipt=name)


def _entry(verification: Verification, language: Language) -> dict[str, str]:
    return {
        "number": verification.number,
        "administration": verification.administration.in_(language),
        "at": instant_words(verification.at, language),
    }


def _matched(revision: Revision, language: Language) -> Statement:
    earlier = revision.label.startswith("reply.")
    code = "matched-earlier" if earlier else "matched"
    return say(code, "note" if earlier else "holds", language, revision=revision_name(revision.label, language))


def _finding(finding: Finding, language: Language) -> Statement:
    tone: Tone = "holds" if finding in GOOD else "fails" if finding in BAD else "note"
    return say(f"finding-{finding}", tone, language)


def revision_name(label: str, language: Language) -> str:
    """``letter.2`` → the second file as deposited, in words."""
    kind, _, place = label.partition(".")
    return text(language, f"evidence-revision-{kind}{'-numbered' if place else ''}", place=place)


def _revision(revision: Revision, language: Language) -> RevisionView:
    name = revision_name(revision.label, language)
    return RevisionView(sha256=revision.sha256, label=revision.label, name=name, at=revision.at)
