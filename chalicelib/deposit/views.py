"""Deposits as the API shows and takes them."""

from datetime import datetime
from typing import Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.deposit.drafts.arrangement import FileNature
from chalicelib.deposit.drafts.detail_views import DepositorView, LetterView
from chalicelib.deposit.drafts.details import ForWhom, LetterNature
from chalicelib.deposit.fates import Refusal
from chalicelib.deposit.following.views import ReplyThereView
from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.deposit.ports import FileFacts
from chalicelib.kernel.languages import Language
from chalicelib.web.bodies import Strict
from chalicelib.web.texts import text
from chalicelib.web.views import ReceiptView, Versioned, explained

FileState = Literal["expected", "uploaded", "clean", "refused", "stuck"]


class DepositorGiven(Strict):
    """Who deposits. A field that is left out keeps its value."""

    kind: Literal["citizen", "company", "administration", "association"] | None = None
    name: str | None = Field(None, max_length=1000)
    identifier_kind: Literal["", "cin", "passport", "residence_card", "ice", "rc"] | None = None
    identifier: str | None = Field(None, max_length=1000)
    email: str | None = Field(None, max_length=1000)
    phone: str | None = Field(None, max_length=1000, description="Any usual writing; kept as E.164")
    court: str | None = Field(None, max_length=1000, description="Of a trade register: the court that keeps it")
    for_whom: ForWhom | None = Field(None, description="`other`: one of the files must be the `mandate`")
    represented: str | None = Field(None, max_length=1000, description="Whom the letter is deposited for")
    colleagues: str | None = Field(
        None, max_length=4000, description="Of an organisation: up to ten addresses that may follow the letter"
    )
    sms: bool | None = Field(None, description="Tracking code and one-time codes by short message too, to that number")


class LetterGiven(Strict):
    """What is deposited."""

    subject: str | None = Field(None, max_length=5000, description="At most 500 characters once cleaned")
    reference: str | None = Field(None, max_length=1000, description="The depositor's own reference")
    nature: LetterNature | None = Field(None, description="What sort of writing it is")
    request_kind: str | None = Field(
        None, max_length=60, description="One of `GET /administrations/{slug}/request-kinds`; empty for a letter"
    )


class DraftGiven(Strict):
    """A change of a draft."""

    depositor: DepositorGiven = Field(default_factory=DepositorGiven)
    letter: LetterGiven = Field(default_factory=LetterGiven)

    def changes(self) -> dict[str, str]:
        """The fields given, by their names in the draft."""
        given = {**self.depositor.model_dump(exclude_none=True), **self.letter.model_dump(exclude_none=True)}
        return {name: _typed(value) for name, value in given.items()}


def _typed(value: Any) -> str:
    """As a form would send it."""
    return ("yes" if value else "") if isinstance(value, bool) else str(value)


class NewDraft(DraftGiven):
    """A new draft for an administration, named by its slug. What is left out may follow, until it is submitted."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "administration": "ennakhil",
                    "language": "fr",
                    "depositor": {
                        "kind": "citizen",
                        "name": "Fatima Zahra Alami",
                        "identifier_kind": "cin",
                        "identifier": "AB123456",
                        "email": "fatima@citizen.example",
                        "phone": "06 12 34 56 78",
                    },
                    "letter": {"subject": "Demande d’autorisation de réfection", "reference": ""},
                }
            ]
        }
    )

    administration: str = Field(max_length=63)
    language: Language = Field(Language.ARABIC, description="What the depositor is answered in")


class AssistedGiven(Strict):
    """The language of who is helped: what they are answered in."""

    language: Language = Language.ARABIC


class NewFile(Strict):
    """A file announced before it is sent. ``sha256`` in hexadecimal; S3 then refuses other bytes."""

    name: str = Field(min_length=1, max_length=1000, examples=["lettre.pdf"])
    size_bytes: int = Field(
        ge=0, description="At least 1, at most 20 MB: larger files are sent in parts (`/uploads`)", examples=[48213]
    )
    sha256: str | None = Field(None, min_length=64, max_length=64, examples=["9f86d0818842" + "0" * 52])


class FilePlaceGiven(Strict):
    """Where a file stands, and what it is; what is left out stays as it is. One file must be the ``letter``."""

    position: int | None = Field(None, ge=1, description="From 1; beyond the end it is the last")
    nature: FileNature | None = None


class SubmissionGiven(Strict):
    """The fingerprint of the draft that was read; the submission fails if the draft is no longer that one."""

    fingerprint: str | None = None
    notice: str | None = Field(
        None, max_length=64, description="Digest of the notice that was shown; the submission fails if there is another"
    )


class FileView(BaseModel):
    """A file on its way in; ``stuck`` while inspection itself fails and is tried again. ``reasons`` are codes."""

    id: str
    name: str
    nature: FileNature | None = Field(None, description="What it is to the letter; known in a draft's list of files")
    state: FileState
    in_parts: bool = Field(False, description="Announced to be sent in parts: `…/files/{file_id}/resumption`")
    size_bytes: int | None
    sha256: str | None = Field(description="Over the stored bytes; known once the file is clean")
    pages: int | None
    kind: str | None = Field(None, description="pdf, docx, jpeg …: what the bytes are; known with the verdict")
    reasons: list[str]
    explanations: list[str] = Field(description="The reasons as sentences in the asked language")

    @classmethod
    def of(cls, file: FileFacts, language: Language) -> "FileView":
        """The view of a file."""
        return cls(
            id=file.id,
            name=file.name,
            nature=FileNature(file.nature) if file.nature else None,
            state=cast("FileState", file.state),
            in_parts=file.in_parts,
            size_bytes=file.size_bytes,
            sha256=file.sha256,
            pages=file.pages,
            kind=file.kind or None,
            reasons=list(file.reasons),
            explanations=explained(file.reasons, language),
        )


class FilesView(BaseModel):
    """A deposit's files, in order."""

    items: list[FileView]


class SubmissionView(BaseModel):
    """What submission fixed."""

    submitted_at: datetime
    tracking_code: str
    verification_id: str
    notice: str = Field(description="Digest of the notice on personal data: `/administrations/{slug}/privacy/{digest}`")


class RefusalView(BaseModel):
    """Why the registry office rejected a registered letter: a code, and its sentence in the asked language."""

    reason_code: str
    text: str
    at: datetime

    @classmethod
    def of(cls, refusal: Refusal, language: Language) -> "RefusalView":
        """The view of a rejection."""
        reason = text(language, f"deposit-note-reason-{refusal.reason_code}")
        return cls(reason_code=refusal.reason_code, text=reason, at=refusal.at)


class DepositView(Versioned):
    """A deposit. ``number`` comes within seconds of a clean verdict; ``receipt`` says whether it can be fetched."""

    id: str
    administration_id: str
    language: Language
    state: DepositState
    depositor: DepositorView
    helper: str | None = Field(None, description="The agent who filled it in for somebody present")
    letter: LetterView
    fingerprint: str | None = None
    submission: SubmissionView | None = None
    number: str | None = None
    registered_at: datetime | None = None
    receipt: bool = False
    receipts: list[ReceiptView] = Field(default_factory=list, description="All that were sealed, by occasion")
    rejected: list[FileView] = Field(default_factory=list, description="Files refused after submission")
    rejection_note: str | None = Field(None, description="Why an operator refused the submission, in words")
    voided_at: datetime | None = Field(None, description="Since when the number no longer counts")
    refusal: RefusalView | None = Field(None, description="Set once the registry office has rejected the letter")
    reply: ReplyThereView | None = Field(None, description="Set once a reply is there: open it by the tracking code")
    acknowledgement: str | None = Field(None, description="Compact JWS (ES256) by the platform's key")

    @classmethod
    def of(
        cls, deposit: Deposit, language: Language, fingerprint: str | None = None, acknowledgement: str | None = None
    ) -> "DepositView":
        """The view of a deposit, with reasons in this language."""
        details, given, numbered = deposit.details, deposit.submission, deposit.registration
        return cls(
            id=deposit.id,
            administration_id=deposit.administration_id,
            language=deposit.language,
            state=deposit.state,
            depositor=DepositorView.model_validate(deposit.shown_details, from_attributes=True),
            helper=deposit.helper.name.in_(language) if deposit.helper else None,
            letter=LetterView.model_validate(details, from_attributes=True),
            fingerprint=given.fingerprint if given else fingerprint,
            submission=SubmissionView.model_validate(given, from_attributes=True) if given else None,
            number=numbered.number if numbered else None,
            registered_at=numbered.registered_at if numbered else None,
            receipt=deposit.receipt_key is not None,
            receipts=[ReceiptView.of(receipt, language) for receipt in deposit.receipts],
            rejected=_refused(deposit, language),
            rejection_note=deposit.rejection_note or None,
            voided_at=deposit.voided_at,
            refusal=RefusalView.of(deposit.refusal, language) if deposit.refusal else None,
            reply=ReplyThereView.of(deposit.reply) if deposit.reply else None,
            acknowledgement=acknowledgement,
        )


class ProgressView(Versioned):
    """The little that the confirmation page asks for again and again."""

    state: DepositState
    number: str | None
    receipt: bool


def _refused(deposit: Deposit, language: Language) -> list[FileView]:
    files = deposit.refused_files if deposit.submission else ()
    return [
        FileView(
            id=file.id, name=file.name, nature=FileNature(file.nature) if file.nature else None, state="refused",
            in_parts=False, size_bytes=file.size_bytes, sha256=None, pages=None,
            reasons=list(file.reasons), explanations=explained(file.reasons, language),
        )
        for file in files
    ]  # fmt: skip
