"""A deposit: a draft until it is submitted, then frozen; what becomes of it afterwards is added, never changed."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.deposit.drafts.arrangement import Arrangement
from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.exchange.model import Exchange, Standing
from chalicelib.deposit.fates import Helper, Refusal, Registration, Reply, SealedReceipt
from chalicelib.deposit.following.legs import Leg, place_of
from chalicelib.kernel.errors import ConflictError, Problem
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain

MAX_FILES = 10
DELAYED_AFTER = timedelta(minutes=10)


class DepositState(StrEnum):
    """Where a deposit stands. Until it has its number, a state is only ever followed by a later one; after that, the
    last thing that was decided counts: a letter that is taken up again is ``registered`` once more."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CLEARED = "cleared"
    SUBMISSION_REJECTED = "submission_rejected"
    REGISTERED = "registered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ANSWERED = "answered"
    VOIDED = "voided"


@dataclass(frozen=True)
class DepositedFile:
    """A file as it stood when the deposit was submitted; ``sha256``, ``pages`` and ``kind`` come with the verdict.
    ``nature`` is empty in deposits made before it was asked."""

    id: str
    name: str
    size_bytes: int
    declared_sha256: str | None = None
    sha256: str | None = None
    pages: int | None = None
    reasons: tuple[str, ...] = ()
    nature: str = ""
    kind: str = ""

    @property
    def known_sha256(self) -> str | None:
        """The digest of its bytes, which storage holds it to where it was declared; None while it is not known."""
        return self.sha256 or self.declared_sha256


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
    content_digest: str = ""
    """Stands for its sender, its administration and its files' bytes, by which the same letter is found again; empty
    while the digest of a file is unknown."""
    batch: str = ""
    """``BATCH/LINE`` of one that was sent in bulk: as a draft it submits itself once its files are there."""
    sender: str = ""
    """``administration/ID`` where an administration's program sent it; else the address stands for the sender."""
    cleared_at: datetime | None = None
    rejected_at: datetime | None = None
    rejection_note: str = ""
    """Why an operator refused it, in words; empty where inspection did, with reasons at the files."""
    delayed_at: datetime | None = None
    registration: Registration | None = None
    receipt_key: str | None = None
    receipt_at: datetime | None = None
    receipt_kind: str = ""
    later_receipts: tuple[SealedReceipt, ...] = ()
    """By the acts that called for them, whatever the order in which they were sealed."""
    legs: tuple[Leg, ...] = ()
    """Where it was sent on to, in order."""
    refusal: Refusal | None = None
    voided_at: datetime | None = None
    reply: Reply | None = None
    earlier_replies: tuple[Reply, ...] = ()
    """Those before the last one, the oldest first, of a letter that was taken up again."""
    exchange: Exchange = field(default_factory=Exchange)

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
    def submits_itself(self) -> bool:
        """A draft that needs nobody any more, once its files are there."""
        return self.is_draft and bool(self.batch)

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
    def mail_id(self) -> str:
        """The mail that it is now: where it was deposited, or where it was sent on to."""
        return self.legs[-1].mail_id if self.legs else self.submitted.mail_id

    @property
    def holder_id(self) -> str:
        """The administration that has it now."""
        return self.legs[-1].administration_id if self.legs else self.administration_id

    @property
    def standing(self) -> Standing | None:
        """Where it lies and until when it is answered, as the administration that has it said; None before it did."""
        said, begun = self.exchange.standing, place_of(self.legs[-1].place, 0) if self.legs else 0
        return said if said and said.seq > begun else None

    @property
    def mails(self) -> list[tuple[int, str]]:
        """All that it was and is: each with how many administrations had it before."""
        return [(0, self.submitted.mail_id), *((leg.place, leg.mail_id) for leg in self.legs)]

    @property
    def last_registration(self) -> Registration | None:
        """The last number that a register gave it, and when."""
        given = [Registration(leg.number, leg.registered_at) for leg in self.legs if leg.registered_at]
        return given[-1] if given else self.registration

    @property
    def number(self) -> str:
        """The last number that a register gave it; empty before."""
        return self.last_registration.number if self.last_registration else ""

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

    def frozen(self, submission: Submission, address_digest: str = "", content_digest: str = "") -> "Deposit":
        """Submitted: from here on only its fate changes."""
        self.must_be_draft()
        return replace(
            self,
            state=DepositState.SUBMITTED,
            submission=submission,
            address_digest=address_digest,
            content_digest=content_digest,
        )

    def cleared(self, files: tuple[DepositedFile, ...], at: datetime, content_digest: str = "") -> "Deposit":
        """All files are clean; their digests and pages are now those of the stored bytes."""
        return replace(
            self,
            state=DepositState.CLEARED,
            cleared_at=at,
            content_digest=content_digest or self.content_digest,
            submission=replace(self.submitted, files=files),
        )

    def rejected(self, files: tuple[DepositedFile, ...], at: datetime, note: str = "") -> "Deposit":
        """A file was refused, and the deposit with it; or an operator refused it, and ``note`` says why."""
        given = replace(self.submitted, files=files)
        return replace(
            self, state=DepositState.SUBMISSION_REJECTED, rejected_at=at, rejection_note=note, submission=given
        )

    @property
    def replies(self) -> tuple[Reply, ...]:
        """All of them, the oldest first."""
        return (*self.earlier_replies, *([self.reply] if self.reply else []))

    @property
    def is_decided(self) -> bool:
        """Whether the office has said its last word so far."""
        return self.state in (DepositState.DECLINED, DepositState.ANSWERED)

    @property
    def decided_at(self) -> datetime | None:
        """When it last decided."""
        at = (self.refusal.at if self.refusal else None, self.reply.sealed_at if self.reply else None)
        return max((instant for instant in at if instant), default=None)

    def registered(self, registration: Registration) -> "Deposit":
        """Numbered. Facts that came first (events have no order) keep their state."""
        return replace(self, registration=registration).settled()

    @property
    def receipts(self) -> tuple[SealedReceipt, ...]:
        """All of them, the registration's first once it is there."""
        if self.receipt_key is None or self.receipt_at is None:
            return self.later_receipts
        own = (self.receipt_kind or "correspondence", 1, self.receipt_key, self.submitted.verification_id)
        return (SealedReceipt(*own, self.receipt_at), *self.later_receipts)

    def with_later_receipt(self, receipt: SealedReceipt) -> "Deposit":
        """One more; the same again changes nothing."""
        if receipt.key in {known.key for known in self.later_receipts}:
            return self
        later = sorted((*self.later_receipts, receipt), key=lambda it: it.at)
        return replace(self, later_receipts=tuple(later))

    def declined(self, refusal: Refusal) -> "Deposit":
        """Rejected by the registrar, with a reason; of two rejections the later one counts."""
        if self.refusal is not None and self.refusal.at >= refusal.at:
            return self
        return replace(self, refusal=refusal).settled()

    def voided(self, at: datetime) -> "Deposit":
        """Its number no longer counts."""
        return replace(self, voided_at=at).settled()

    def answered(self, reply: Reply) -> "Deposit":
        """A sealed reply is there; one that is known changes nothing."""
        if reply.mail_id in {known.mail_id for known in self.replies}:
            return self
        *earlier, last = sorted((*self.replies, reply), key=lambda it: it.sealed_at)
        return replace(self, reply=last, earlier_replies=tuple(earlier)).settled()

    def dealt_with(self, exchange: Exchange) -> "Deposit":
        """With what goes both ways as it is now."""
        return replace(self, exchange=exchange.given_up()).settled()

    def settled(self) -> "Deposit":
        """In the state that follows from what is known since it was cleared: from the instants, not from the order in
        which they were told."""
        facts = (
            (DepositState.REGISTERED, self.exchange.reopened_at),
            (DepositState.DECLINED, self.refusal.at if self.refusal else None),
            (DepositState.WITHDRAWN, self.exchange.withdrawn_at),
            (DepositState.ANSWERED, self.reply.sealed_at if self.reply else None),
        )
        told = [(at, place, state) for place, (state, at) in enumerate(facts) if at is not None]
        undecided = DepositState.REGISTERED if self.registration else self.state
        state = max(told)[2] if told else undecided
        return replace(self, state=DepositState.VOIDED if self.voided_at else state)
