"""After submission: the files' verdicts decide whether the deposit goes on to the register."""

from dataclasses import replace
from datetime import timedelta

from chalicelib.deposit.drafts.drafting import deposited
from chalicelib.deposit.drafts.duplicates import Contents
from chalicelib.deposit.model import DELAYED_AFTER, Deposit, DepositedFile, DepositState
from chalicelib.deposit.ports import FileFacts, Files, PendingMail, PendingRow, RegistrarCall
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.log import SYSTEM, Actor
from chalicelib.kernel.patience import is_time_again
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import decide_again

PURSUED_AFTER = timedelta(minutes=1)
REASON_LIMIT = 1000
BY_HAND = "by_hand"
"""The code of a rejection whose reason an operator wrote in words, kept with the deposit and in no event."""


class VerdictService:
    """Clears or rejects submissions, and follows those that take too long."""

    def __init__(
        self, records: Records, files: Files, pending: PendingMail, registrar: RegistrarCall, contents: Contents
    ) -> None:
        self._records = records
        self._files = files
        self._pending = pending
        self._registrar = registrar
        self._contents = contents

    def settle(self, deposit_id: str) -> Deposit:
        """Decides if there is enough to decide, and wakes the registrar for a cleared deposit without a number.

        Safe to call at any time and any number of times.
        """
        deposit = decide_again(lambda: self._decide(deposit_id))
        if deposit.state is DepositState.CLEARED:
            self._registrar.wake(deposit.submitted.register_id)
        return deposit

    def pursue(self, deposit_id: str) -> Deposit:
        """As :meth:`settle`, at an operator's word: files that wait for their verdict are first looked at again."""
        deposit = self._records.find(deposit_id)
        if deposit.state is DepositState.SUBMITTED:
            self._look_again(deposit)
        return self.settle(deposit_id)

    def refuse(self, deposit_id: str, operator: Actor, reason: str) -> Deposit:
        """An operator rejects a submission whose files nobody can judge; the depositor reads the reason.

        ``InvalidError`` for a reason that is empty or too long, ``ConflictError`` ``deposit.not_refusable`` once the
        files are judged: then the deposit goes its way.
        """
        words = _checked(reason)

        def act() -> Deposit:
            deposit = self._records.find(deposit_id)
            deposit.must_be_refusable()
            return self._reject(deposit, tuple(map(deposited, self._found(deposit))), operator, words)

        return decide_again(act)

    def sweep(self) -> timedelta:
        """Looks after deposits that wait for more than a minute; answers with the age of the oldest one.

        What an event should have done is done again; after ten minutes the depositor is told, once.
        """
        now, oldest = self._records.now(), timedelta()
        for seen in self._records.store.watched(now - PURSUED_AFTER):
            deposit = self._records.find(seen.id)
            if not deposit.awaits_number:
                continue
            age = now - deposit.submitted.submitted_at
            oldest = max(oldest, age)
            self._pursue(deposit, age)
            if age > DELAYED_AFTER:
                self._tell_delay(deposit.id)
        return oldest

    def _decide(self, deposit_id: str) -> Deposit:
        deposit = self._records.find(deposit_id)
        if deposit.state is not DepositState.SUBMITTED:
            return deposit
        found = self._found(deposit)
        files = tuple(map(deposited, found))
        if all(file.state == "clean" for file in found):
            return self._clear(deposit, files)
        if any(file.state == "refused" for file in found) and not _still_looking(found):
            return self._reject(deposit, files)
        return deposit

    def _found(self, deposit: Deposit) -> list[FileFacts]:
        """Its files as they are now, in their order and with the nature that was submitted."""
        return [replace(self._files.get(file.id), nature=file.nature) for file in deposit.submitted.files]

    def _clear(self, deposit: Deposit, files: tuple[DepositedFile, ...]) -> Deposit:
        now, row, given = self._records.now(), pending_row(deposit), deposit.submitted
        cleared = Said("DepositCleared", {"mail_id": given.mail_id, "register_id": given.register_id})
        return self._records.commit(
            deposit.cleared(files, now, self._contents.digest(deposit, files)),
            cleared,
            at=now,
            also=lambda work: self._pending.make_ready(work, row),
        )

    def _reject(
        self, deposit: Deposit, files: tuple[DepositedFile, ...], actor: Actor = SYSTEM, note: str = ""
    ) -> Deposit:
        """A reasoned rejection (ETSI EN 319 522 SubmissionRejection) with the instant of submission."""
        now, row = self._records.now(), pending_row(deposit)
        reasons = sorted({reason for file in files for reason in file.reasons} | ({BY_HAND} if note else set()))
        detail = {"reasons": reasons, "submitted_at": to_iso(deposit.submitted.submitted_at)}
        rejected = Said("SubmissionRejected", detail, content={"note": note} if note else None)
        return self._records.commit(
            deposit.rejected(files, now, note),
            rejected,
            at=now,
            actor=actor,
            also=lambda work: self._pending.withdraw(work, row),
        )

    def _pursue(self, deposit: Deposit, age: timedelta) -> None:
        if deposit.state is DepositState.SUBMITTED and is_time_again(age):
            self._look_again(deposit)
        self.settle(deposit.id)

    def _look_again(self, deposit: Deposit) -> None:
        for file in deposit.submitted.files:
            self._files.pursue(file.id)

    def _tell_delay(self, deposit_id: str) -> None:
        def act() -> None:
            deposit = self._records.find(deposit_id)
            if deposit.delayed_at is None and deposit.awaits_number:
                now = self._records.now()
                self._records.commit(replace(deposit, delayed_at=now), Said("DepositDelayed"), at=now)

        decide_again(act)


def pending_row(deposit: Deposit) -> PendingRow:
    """The deposit's row in the register's queue."""
    given = deposit.submitted
    return PendingRow(given.register_id, given.mail_id, given.verification_id, deposit.source, given.submitted_at)


def _checked(reason: str) -> str:
    words = clean_text(reason)
    if not words:
        raise InvalidError([Problem("reason", "deposit.reason_missing")])
    if len(words) > REASON_LIMIT:
        raise InvalidError([Problem("reason", "deposit.too_long", limit=REASON_LIMIT, length=len(words))])
    return words


def _still_looking(files: list[FileFacts]) -> bool:
    """Some verdict is still on its way: all reasons are better told at once."""
    return any(file.state in ("expected", "uploaded") for file in files)
