"""One act on a mail: its change, its line of history and its record, in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log, LogRecord, RegisterChain
from chalicelib.kernel.work import Transactions, Work, decide_again
from chalicelib.registry.clocks.standing import TOLD_TO_DEPOSITORS, aimed, standing_of
from chalicelib.registry.model import HistoryEntry, Mail, Step
from chalicelib.registry.ports import Mails, WorkingDays
from chalicelib.registry.registers.entries import sheet_content


@dataclass(frozen=True)
class MailAct:
    """What is to be done: the step, the event it makes, the change, and the words and ids of the record.

    ``note`` is written by a person, as ``pieces`` are: the log holds their digest only. ``also`` adds writes to the
    transaction.
    """

    step: Step
    event: str
    change: Callable[[Mail], Mail]
    actor: Actor = SYSTEM
    detail: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    entity_id: str = ""
    desk_id: str = ""
    pieces: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    up_to: int = 0
    register: RegisterChain | None = None
    also: Callable[[Work, LogRecord], None] | None = None


@dataclass(frozen=True)
class MailActs:
    """Performs acts. Two people at one mail: the second is told, and nothing of the first is overwritten."""

    mails: Mails
    log: Log
    transactions: Transactions
    clock: Clock
    days: WorkingDays

    def perform(self, mail_id: str, version: int | None, decide: Callable[[Mail], MailAct | None]) -> Mail:
        """Does what ``decide`` says of the mail as it now stands, and returns it after.

        ``version`` is the one that the person saw; None for the system's own acts. ``ConflictError`` when the mail
        has moved on since, or its state does not admit the step. An act that already took effect (its answer was
        lost) is success; so is one that ``decide`` finds needless (None).
        """
        return decide_again(lambda: self._once(mail_id, version, decide))

    def _once(self, mail_id: str, version: int | None, decide: Callable[[Mail], MailAct | None]) -> Mail:
        mail = self.mails.get(mail_id)
        act = decide(mail)
        if act is None:
            return mail
        if version is not None and version != mail.version:
            if self._is_done(mail, version, act):
                return mail
            raise ConflictError("registry.changed_meanwhile", version=mail.version)
        if not mail.allows(act.step):
            raise ConflictError("registry.step_not_allowed", status=mail.status.value, step=act.step.value)
        return self._commit(mail, act)

    def _commit(self, mail: Mail, act: MailAct) -> Mail:
        now, changed = self.clock.now(), self._aimed(mail, act.change(mail))
        record, chain = mail.chain.append(_record(changed, act, now), act.register)
        with self.transactions() as work:
            self.log.append(work, record)
            self.mails.save(work, replace(changed, chain=chain), _entry(act, chain.seq, now))
            if act.also is not None:
                act.also(work, record)
        return replace(changed, chain=chain, version=mail.version + 1)

    def _aimed(self, before: Mail, after: Mail) -> Mail:
        """With the clock's next look where anything changed by which it is reckoned."""
        same = (before.due_on, before.course, before.is_undecided) == (after.due_on, after.course, after.is_undecided)
        if same and before.sheet.procedure == after.sheet.procedure:
            return after
        return aimed(after, lambda: self.days.calendar_of(after.administration_id))

    def _is_done(self, mail: Mail, version: int, act: MailAct) -> bool:
        last = next((entry for entry in self.mails.history(mail.id) if entry.seq == mail.chain.seq), None)
        if last is None or mail.version != version + 1:
            return False
        return replace(last, at=mail.registered_at) == _entry(act, mail.chain.seq, mail.registered_at)


def _record(mail: Mail, act: MailAct, now: datetime) -> Act:
    detail = {"mail_id": mail.id, **(standing_of(mail) if act.event in TOLD_TO_DEPOSITORS else {}), **act.detail}
    content = {
        "status": mail.status.value,
        "note": act.note,
        "pieces": act.pieces,
        "files": act.files,
        "entity": mail.entity_id,
        "office": mail.office_id,
        "desk": mail.desk_id,
        "due_on": mail.due_on.isoformat() if mail.due_on else None,
        "sheet": sheet_content(mail.sheet),
    }
    return Act(act.event, now, act.actor, mail.administration_id, detail, content)


def _entry(act: MailAct, seq: int, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        seq,
        act.event,
        at,
        act.actor.agent_id or "",
        act.desk_id,
        act.entity_id,
        act.note,
        act.pieces,
        act.files,
        act.up_to,
    )
