"""Batches as the API takes and shows them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from chalicelib.bulk.account import Reached
from chalicelib.bulk.batch import Batch, BatchState, LineState
from chalicelib.bulk.earlier_views import EarlierView, UsedView
from chalicelib.bulk.manifest import MOST_FILES, MOST_LINES, DeclaredFile, Letter, Unreadable
from chalicelib.bulk.results import Result
from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from chalicelib.web.bodies import Strict
from chalicelib.web.problems import unfit
from chalicelib.web.views import ReceiptView, explained

_MANIFEST: dict[str, Any] = {
    "language": "fr",
    "letters": [
        {
            "administration": "ennakhil",
            "subject": "Facture d’eau n° 2026-0417",
            "reference": "FAC-2026-0417",
            "nature": "invoice",
            "files": [{"name": "facture-0417.pdf", "size_bytes": 48213, "sha256": "9f86d0818842" + "0" * 52}],
        },
        {
            "administration": "ennakhil",
            "subject": "طلب تصفية الفاتورة رقم 0418-2026",
            "reference": "FAC-2026-0418",
            "files": [{"name": "facture-0418.pdf", "size_bytes": 51002, "sha256": "60303ae22b99" + "0" * 52}],
        },
    ],
}


LetterNature = Literal["", "letter", "request", "complaint", "invoice", "report", "other"]
FileNature = Literal["", "letter", "annex", "identity", "mandate", "other"]


class FileGiven(Strict):
    """A file that will be uploaded. Storage takes exactly these bytes."""

    name: str = Field(min_length=1, max_length=1000)
    size_bytes: int = Field(ge=0, description="At least 1, at most 200 MB; above 20 MB it is sent in parts")
    sha256: str = Field(min_length=64, max_length=64, description="In hexadecimal")
    nature: FileNature = Field(
        "",
        description="What it is to the letter; where nothing is said, the first is it unless another is said to be, "
        "and others are annexes. One must be the letter, else the line is refused: `deposit.letter_missing`",
    )


class LetterGiven(Strict):
    """A letter. ``reference`` is the sender's own: within a batch no two letters may have the same."""

    administration: str = Field(max_length=63, description="The slug of the administration that it goes to")
    subject: str = Field(max_length=5000, description="At most 500 characters once cleaned")
    reference: str = Field("", max_length=1000, description="At most 60 characters once cleaned")
    files: list[FileGiven] = Field(max_length=MOST_FILES, description="The letter first, then what is attached")
    request_kind: str = Field(
        "",
        max_length=1000,
        description="One of `GET /administrations/{slug}/request-kinds`; none for an ordinary letter",
    )
    nature: LetterNature = Field("", description="What sort of writing it is; else a letter")

    def letter(self) -> Letter:
        """As the domain takes it."""
        files = tuple(DeclaredFile(it.name, it.size_bytes, it.sha256, it.nature) for it in self.files)
        return Letter(self.administration, self.subject, self.reference, files, self.request_kind, self.nature)


class ReachedGiven(Strict):
    """Where an administration that sends is reached, and who of it may follow its letters; of an account, all of this
    stands in the account."""

    email: str = Field("", max_length=1000)
    phone: str = Field("", max_length=1000)
    colleagues: str = Field("", max_length=4000, description="Up to ten addresses that may follow the letters")

    def reached(self) -> Reached:
        """As the domain takes it."""
        return Reached(self.email, self.phone, self.colleagues)


class BatchGiven(Strict):
    """A manifest: up to 500 letters. Each is judged for itself; one that is wrong stops no other."""

    model_config = ConfigDict(json_schema_extra={"examples": [_MANIFEST]})

    language: Language = Field(Language.ARABIC, description="What the sender is answered in")
    depositor: ReachedGiven = Field(default_factory=lambda: ReachedGiven(email="", phone="", colleagues=""))
    letters: list[SkipValidation[LetterGiven]] = Field(min_length=1, max_length=MOST_LINES)

    def lines(self) -> list[Letter | Unreadable]:
        """Each line as far as it can be read."""
        return [_read(it) for it in self.letters]


class ProblemView(BaseModel):
    """What is wrong with a line: the field (`files.0.sha256`), a code, and its sentence in the asked language."""

    field: str
    code: str
    detail: str

    @classmethod
    def of(cls, problem: Problem, language: Language) -> "ProblemView":
        """The view of a problem."""
        return cls(field=problem.field, code=problem.code, detail=texts.sentence(language, problem))


class LineView(BaseModel):
    """A line and what became of it. ``missing`` are names of files that have not come, while they are awaited."""

    line: int = Field(description="Counted from 1")
    reference: str
    administration: str
    subject: str
    state: LineState
    problems: list[ProblemView] = Field(description="Why the line is refused")
    same_as_line: int | None = Field(description="An earlier line with the very same files for that administration")
    earlier: EarlierView | None
    reference_used: UsedView | None
    missing: list[str]
    deposit_id: str | None = Field(description="A key to the deposit: keep it secret")
    submitted_at: datetime | None = Field(description="When the last of its files was stored")
    tracking_code: str | None
    number: str | None
    registered_at: datetime | None
    receipt: bool = Field(description="Whether that of the registration is there")
    receipts: list[ReceiptView] = Field(description="All that were sealed, by occasion")
    reasons: list[str] = Field(description="Codes of why its files were refused")
    explanations: list[str] = Field(description="The reasons as sentences in the asked language")

    @classmethod
    def of(cls, result: Result, language: Language) -> "LineView":
        """The view of a line."""
        it, deposit = result.it, result.deposit
        line, letter = it.line, it.line.letter
        return cls(
            line=line.number,
            reference=letter.reference,
            administration=letter.administration,
            subject=letter.subject,
            state=result.state,
            problems=[ProblemView.of(problem, language) for problem in line.problems],
            same_as_line=line.like or None,
            earlier=EarlierView.of(result),
            reference_used=UsedView.model_validate(it.used_at, from_attributes=True) if it.used_at else None,
            missing=[file.name for file in deposit.missing] if deposit else [],
            deposit_id=deposit.id if deposit else None,
            submitted_at=deposit.submitted_at if deposit else None,
            tracking_code=(deposit.tracking_code or None) if deposit else None,
            number=(deposit.number or None) if deposit else None,
            registered_at=deposit.registered_at if deposit else None,
            receipt=deposit.has_receipt if deposit else False,
            receipts=[ReceiptView.of(it, language) for it in deposit.receipts] if deposit else [],
            reasons=list(deposit.reasons) if deposit else [],
            explanations=explained(deposit.reasons, language) if deposit else [],
        )


class LinesView(BaseModel):
    """Some lines, in their order."""

    items: list[LineView]

    @classmethod
    def of(cls, results: Iterable[Result], language: Language) -> "LinesView":
        """The view of a page."""
        return cls(items=[LineView.of(result, language) for result in results])


class BatchView(BaseModel):
    """A batch: ``preparing`` while drafts are made, which takes seconds; ``open`` while files may come; ``closed``."""

    id: str
    state: BatchState
    sent_at: datetime
    files_until: datetime = Field(description="A letter whose files are not all there by then expires")
    lines: int
    refused: int
    page: str = Field(description="The page of the batch: whoever has its address sees what became of the lines")

    @classmethod
    def facts(cls, batch: Batch, page: str) -> dict[str, Any]:
        """The fields that every view of a batch has."""
        return {
            "id": batch.id,
            "state": batch.state,
            "sent_at": batch.sent_at,
            "files_until": batch.files_until,
            "lines": batch.lines,
            "refused": batch.refused,
            "page": page,
        }

    @classmethod
    def of(cls, batch: Batch, page: str) -> "BatchView":
        """The view of a batch."""
        return cls(**cls.facts(batch, page))


class SentView(BatchView):
    """A batch just sent, and the first of the lines that were refused; all of them stand among the lines."""

    refused_lines: list[LineView]

    @classmethod
    def with_refused(cls, batch: Batch, page: str, refused: Iterable[Result], language: Language) -> "SentView":
        """The view of a batch with these."""
        return cls(**cls.facts(batch, page), refused_lines=[LineView.of(it, language) for it in refused])


class CountedView(BatchView):
    """A batch, and how many lines are in each state as of now."""

    totals: dict[LineState, int]

    @classmethod
    def with_totals(cls, batch: Batch, page: str, totals: Mapping[LineState, int]) -> "CountedView":
        """The view of a batch with these."""
        return cls(**cls.facts(batch, page), totals=dict(totals))


class BatchesView(BaseModel):
    """Batches, the newest first."""

    items: list[BatchView]


def _read(given: Any) -> Letter | Unreadable:
    problems = unfit(LetterGiven, given)
    if not problems:
        return LetterGiven.model_validate(given).letter()
    reference = given.get("reference", "") if isinstance(given, dict) else ""
    return Unreadable(reference if isinstance(reference, str) else "", tuple(problems))
