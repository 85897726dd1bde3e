"""A request to erase a person's data from one letter, and what is left of the letter afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem

GRACE = timedelta(days=1)
"""Between granting and erasing: the mail that tells of it goes to an address that is erased, and may be tried again for
some hours."""
ENDED = frozenset(
    {
        DepositState.SUBMISSION_REJECTED,
        DepositState.DECLINED,
        DepositState.WITHDRAWN,
        DepositState.ANSWERED,
        DepositState.VOIDED,
    }
)
"""No procedure runs any more."""


class State(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    REFUSED = "refused"
    GRANTED = "granted"
    DONE = "done"


class Ground(StrEnum):
    """On what ground it is decided."""

    PUBLIC_ARCHIVES = "public_archives"
    RUNNING_PROCEDURE = "running_procedure"
    RETENTION_NOT_OVER = "retention_not_over"
    RETENTION_OVER = "retention_over"
    NOT_NEEDED = "not_needed"
    UNLAWFUL = "unlawful"


REFUSING = (Ground.PUBLIC_ARCHIVES, Ground.RUNNING_PROCEDURE, Ground.RETENTION_NOT_OVER)
GRANTING = (Ground.RETENTION_OVER, Ground.NOT_NEEDED, Ground.UNLAWFUL)


@dataclass(frozen=True)
class Erasure:
    """A request about one letter. ``mail_id`` names it towards the office, which must not know the deposit's id;
    ``administration_id`` has the letter, and decides. Who decided stands in the log."""

    deposit_id: str
    mail_id: str
    administration_id: str
    state: State
    asked_at: datetime
    ground: Ground | None = None
    decided_at: datetime | None = None
    due_at: datetime | None = None
    done_at: datetime | None = None
    version: int = 0

    @property
    def stands(self) -> bool:
        """Whether it is still to be decided or carried out, or was: a refused one may be asked for again."""
        return self.state is not State.REFUSED

    def decided(self, ground: Ground, at: datetime) -> "Erasure":
        """Granted or refused, as its ground says; ``ConflictError`` if it is decided."""
        if self.state is not State.ASKED:
            raise ConflictError("erasure.decided")
        if ground in REFUSING:
            return replace(self, state=State.REFUSED, ground=ground, decided_at=at)
        return replace(self, state=State.GRANTED, ground=ground, decided_at=at, due_at=at + GRACE)

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be carried out by now."""
        return self.state is State.GRANTED and self.due_at is not None and self.due_at <= now

    def done(self, at: datetime) -> "Erasure":
        """The data are gone."""
        return replace(self, state=State.DONE, done_at=at)


def ground_given(typed: str) -> Ground:
    """The ground that was chosen; ``InvalidError`` where there is no such one."""
    if typed not in set(Ground):
        raise InvalidError([Problem("ground", "erasure.ground_unknown")])
    return Ground(typed)


def must_have_ended(deposit: Deposit) -> None:
    """``ConflictError`` ``erasure.running`` while the letter is dealt with."""
    if deposit.state not in ENDED:
        raise ConflictError("erasure.running")


def without_person(deposit: Deposit) -> Deposit:
    """The deposit with nothing of its person: neither what they wrote, nor what leads from them to it, nor the salt by
    which a guess at it could be tried against the log. Number, instants and digests of files stay."""
    files = tuple(replace(file, name="") for file in deposit.submitted.files)
    rating = deposit.exchange.rating
    return replace(
        deposit,
        details=Details(kind=deposit.details.kind, nature=deposit.details.nature),
        arrangement=(),
        submission=replace(deposit.submitted, files=files, fingerprint=""),
        address_digest="",
        content_digest="",
        rejection_note="",
        exchange=replace(deposit.exchange, rating=replace(rating, comment="") if rating else None),
        chain=deposit.chain.resalted(),
    )
