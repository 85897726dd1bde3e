"""A deposit: a draft until it is submitted, then frozen; what becomes of it afterwards is added, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.deposit.arrangement import Arrangement
from chalicelib.deposit.details import Details
from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.errors import ConflictError, Problem
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain

MAX_FILES = 10
DELAYED_AFTER = timedelta(minutes=10)


class DepositState(StrEnum):
    """Where a deposit stands; a state is only ever followed by a later one."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CLEARED = "cleared"
    SUBMISSION_REJECTED = "submission_rejected"
    REGISTERED = "registered"
    DECLINED = "declined"
    ANSWERED = "answered"
    VOIDED = "voided"


@dataclass(frozen=True)
class DepositedFile:
    """A file as it stood when the deposit was submitted; ``sha256`` and ``pages`` come with the verdict. ``nature`` is
    empty in deposits made before it was asked."""

    id: str
    name: str
    size_bytes: int
    declared_sha256: str | None = None
    sha256: str | None = None
    pages: int | None = None
    reasons: tuple[str, ...] = ()
    nature: str = ""


@dataclass(frozen=True)
class Submission:
    """What submission fixed. ``fingerprint`` tells one content from another; the mail's ids are made here, once.
    ``notice`` is the digest of what the administration said of personal data; empty before that was kept."""

    submitted_at: datetime
    fingerprint: str
    register_id: str
    mail_id: str
    verification_id: str
    tracking_code: str
    files: tuple[DepositedFile, ...]
    notice: str = ""


@dataclass(frozen=True)
class Registration:
    """The number that the registry gave."""

    number: str
    registered_at: datetime


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


@dataclass(frozen=True)
class Deposit:
    """One deposit. Its ``id`` is unguessable: whoever holds it may finish the draft and see the confirmation."""

    id: str
    administration_id: str
    language: Language
    opened_at: datetime
    chain: Chain
    details: Details = field(default_factory=Details)
    arrangement: Arrangement = ()
    """Of the draft's files, as far as somebody changed it; a submission keeps its files in their order."""
    state: DepositState = DepositState.DRAFT
    version: int = 0
    submission: Submission | None = None
    helper: Helper | None = None
    address_digest: str = ""
    """Stands for the depositor's address where their letters are looked for; empty before submission, and once the
    address was erased."""
    cleared_at: datetime | None = None
    rejected_at: datetime | None = None
    rejection_note: str = ""
    """Why an operator refused it, in words; empty where inspection did, with reasons at the files."""
    delayed_at: datetime | None = None
    registration: Registration | None = None
    receipt_key: str | None = None
    receipt_at: datetime | None = None
    refusal: Refusal | None = None
    voided_at: datetime | None = None
    reply: Reply | None = None

    def problems(self) -> list[Problem]:
        """What stops submission, in what was written."""
        return self.excused(self.details.problems())

    def excused(self, problems: list[Problem]) -> list[Problem]:
        """Who is helped at a counter leaves with the receipt in hand: they need no address."""
        return [it for it in problems if not (self.helper and it.code == "deposit.email_missing")]

    @property
    def is_draft(self) -> bool:
        """It may still be changed."""
        return self.state is DepositState.DRAFT

    @property
    def shown_details(self) -> Details:
        """What its id shows of its depositor: everything to who still writes it, masked once it is submitted."""
        return self.details if self.is_draft else self.details.masked()

    @property
    def awaits_number(self) -> bool:
        """Submitted, and neither numbered nor rejected yet: watched by the sweeper."""
        return self.state in (DepositState.SUBMITTED, DepositState.CLEARED)

    @property
    def source(self) -> str:
        """How files, pending rows and mails name it."""
        return f"deposit/{self.id}"

    @property
    def refused_files(self) -> tuple[DepositedFile, ...]:
        """Those for which it was rejected, each with its reasons."""
        return tuple(file for file in self.submitted.files if file.reasons)

    @property
    def submitted(self) -> Submission:
        """The submission; ``ConflictError`` ``deposit.not_submitted`` while it is a draft."""
        if self.submission is None:
            raise ConflictError("deposit.not_submitted")
        return self.submission

    def must_be_draft(self) -> None:
        """``ConflictError`` ``deposit.already_submitted`` once it is submitted."""
        if not self.is_draft:
            raise ConflictError("deposit.already_submitted")

    def must_be_refusable(self) -> None:
        """``ConflictError`` ``deposit.not_refusable`` unless it waits for the verdict on its files."""
        if self.state is not DepositState.SUBMITTED:
            raise ConflictError("deposit.not_refusable")

    def frozen(self, submission: Submission, address_digest: str = "") -> "Deposit":
        """Submitted: from here on only its fate changes."""
        self.must_be_draft()
        return replace(self, state=DepositState.SUBMITTED, submission=submission, address_digest=address_digest)

    def cleared(self, files: tuple[DepositedFile, ...], at: datetime) -> "Deposit":
        """All files are clean; their digests and pages are now those of the stored bytes."""
        return replace(self, state=DepositState.CLEARED, cleared_at=at, submission=replace(self.submitted, files=files))

    def rejected(self, files: tuple[DepositedFile, ...], at: datetime, note: str = "") -> "Deposit":
        """A file was refused, and the deposit with it; or an operator refused it, and ``note`` says why."""
        return replace(
            self,
            state=DepositState.SUBMISSION_REJECTED,
            rejected_at=at,
            rejection_note=note,
            submission=replace(self.submitted, files=files),
        )

    def registered(self, registration: Registration) -> "Deposit":
        """Numbered. Facts that came first (events have no order) keep their later state."""
        return replace(self, registration=registration, state=self._at_least(DepositState.REGISTERED))

    def declined(self, refusal: Refusal) -> "Deposit":
        """Rejected by the registrar, with a reason."""
        return replace(self, refusal=refusal, state=self._at_least(DepositState.DECLINED))

    def voided(self, at: datetime) -> "Deposit":
        """Its number no longer counts."""
        return replace(self, voided_at=at, state=self._at_least(DepositState.VOIDED))

    def answered(self, reply: Reply) -> "Deposit":
        """A sealed reply is there."""
        return replace(self, reply=reply, state=self._at_least(DepositState.ANSWERED))

    def _at_least(self, state: DepositState) -> DepositState:
        order = list(DepositState)
        return max(self.state, state, key=order.index)


def fingerprint(details: Details, files: Iterable[DepositedFile]) -> str:
    """Tells one content of a draft from another: what the depositor saw is what is submitted, or nothing is."""
    content = {"details": vars(details), "files": [[file.id, file.nature] for file in files]}
    return sha256(canonical_json(content))[:32]
