"""A batch: up to 500 letters sent in one call, and how far it is.

What is known of its lines stands in parts of twenty-five, each one item: a page of lines is two reads, whatever else is
stored, and making one part's drafts is the unit of work that a crash repeats.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.bulk.account import Depositor
from chalicelib.bulk.manifest import Line
from chalicelib.kernel.errors import Problem
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain

FILES_WITHIN = timedelta(hours=48)
"""Within so long after the manifest all files of a letter must have come."""
LINES_A_PART = 25
LOOKS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), FILES_WITHIN)
"""How long after the manifest what still waits is looked after: what a lost event should have done is done then."""
PREPARED_WITHIN = timedelta(minutes=2)
"""A batch whose drafts are not further by then is woken again."""
KEPT = timedelta(days=400)
"""How long what was sent in one batch is remembered as such; the letters themselves stay."""


NOWHERE = ""
"""The administration of what belongs to none: an account, and what it sends, which may go to many."""


class BatchState(StrEnum):
    """Where a batch stands: its drafts are being made, its files awaited, or nothing more happens to it as such."""

    PREPARING = "preparing"
    OPEN = "open"
    CLOSED = "closed"


class LineState(StrEnum):
    """What became of a line; after submission, the states of a deposit."""

    PREPARING = "preparing"
    REFUSED = "refused"
    AWAITING_FILES = "awaiting_files"
    EXPIRED = "expired"
    SUBMITTED = "submitted"
    CLEARED = "cleared"
    SUBMISSION_REJECTED = "submission_rejected"
    REGISTERED = "registered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ANSWERED = "answered"
    VOIDED = "voided"


@dataclass(frozen=True)
class Earlier:
    """The same letter, sent before by the same sender; ``number`` is empty if it had none when it was found.
    ``deposit_id`` and ``tracking_code`` are empty in lines that were kept without them."""

    number: str
    submitted_at: datetime
    deposit_id: str = ""
    tracking_code: str = ""


@dataclass(frozen=True)
class Place:
    """A line of a batch."""

    batch_id: str
    line: int


@dataclass(frozen=True)
class BatchLine:
    """A line, and what was found when its draft was made: ``earlier`` and ``used_at`` are told and stop nothing."""

    line: Line
    is_drafted: bool = False
    earlier: Earlier | None = None
    used_at: Place | None = None
    """Where its reference stood before."""

    @property
    def is_refused(self) -> bool:
        """It will never be a deposit."""
        return bool(self.line.problems)

    def refused(self, problems: Sequence[Problem]) -> "BatchLine":
        """What the manifest did not show stood against it."""
        return replace(self, line=replace(self.line, problems=tuple(problems)))


@dataclass(frozen=True)
class Part:
    """Some lines in a row; ``number`` counts from 1."""

    batch_id: str
    number: int
    lines: tuple[BatchLine, ...]

    @property
    def refused(self) -> int:
        """How many of them will never be deposits."""
        return sum(line.is_refused for line in self.lines)


@dataclass(frozen=True)
class Batch:
    """``sender`` is ``account/ID`` or ``administration/ID``: all its programs see its batches. ``id`` is unguessable:
    who holds it sees what became of the lines. ``due_at`` is when it is looked after next; None once it is closed."""

    id: str
    sender: str
    depositor: Depositor
    language: Language
    sent_at: datetime
    lines: int
    refused: int
    chain: Chain
    address_digest: str = ""
    """Of the address that the sender has proven; empty for an administration, which is proven by its program."""
    state: BatchState = BatchState.PREPARING
    prepared: int = 0
    due_at: datetime | None = None
    looked: int = 0
    """How many of its parts the present look is through with."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """What became of its lines: once it is closed, of all; before, of those that the present look is through with."""
    closed_at: datetime | None = None
    version: int = 0

    @property
    def administration_id(self) -> str:
        """The administration that sent it; empty for a sender that is none."""
        kind, _, its_id = self.sender.partition("/")
        return its_id if kind == "administration" else NOWHERE

    @property
    def files_until(self) -> datetime:
        """Until when the files of its letters may come."""
        return self.sent_at + FILES_WITHIN

    @property
    def parts(self) -> int:
        """In how many parts its lines stand."""
        return -(-self.lines // LINES_A_PART)

    def deposit_id(self, line: int) -> str:
        """The deposit of a line: the same for a turn that is had twice. Drawn from the salt, which nobody is shown:
        the batch's id lets results be seen, a deposit's id lets it be changed while it is a draft."""
        return stable_id("batch", self.chain.salt, str(line))

    def next_look(self, now: datetime) -> datetime:
        """When it is looked after next; a minute later again once its time is over."""
        looks = (self.sent_at + after for after in LOOKS)
        return next((look for look in looks if look > now), now + timedelta(minutes=1))


def in_parts(batch_id: str, lines: Sequence[Line]) -> Iterator[Part]:
    """The lines in their parts."""
    for start in range(0, len(lines), LINES_A_PART):
        some = tuple(BatchLine(line) for line in lines[start : start + LINES_A_PART])
        yield Part(batch_id, start // LINES_A_PART + 1, some)


def part_of(line: int) -> int:
    """The part that a line stands in."""
    return (line - 1) // LINES_A_PART + 1
