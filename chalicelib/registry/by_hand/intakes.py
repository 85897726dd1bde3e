"""Mail registered by hand: a letter over the counter or by post, a letter that leaves, a reply on its way out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Confidentiality, Decision, Policy, Seat, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError, UnavailableError
from chalicelib.kernel.ids import new_id, new_verification_id
from chalicelib.kernel.log import SYSTEM, Act, Actor, Chain, Log
from chalicelib.kernel.work import StaleError, Transactions, Work, decide_again
from chalicelib.registry.file_ports import FileFacts, Files, Upload
from chalicelib.registry.model import Intake, IntakeState, Mail, PendingRow, Register
from chalicelib.registry.ports import Intakes, Mails, PendingRows, Registers
from chalicelib.registry.registers.entries import sheet_content
from chalicelib.registry.registers.numbering import Numbering
from chalicelib.registry.sheet import Sheet


@dataclass(frozen=True)
class IntakeService:
    """Sheets written in the office: opened, given their scan, numbered."""

    registers: Registers
    intakes: Intakes
    pending: PendingRows
    mails: Mails
    files: Files
    numbering: Numbering
    may: Policy
    log: Log
    transactions: Transactions
    clock: Clock

    def open(self, caller: Caller, register_id: str, sheet: Sheet) -> Intake:
        """A sheet for the next number of a register; the number comes when it is asked for."""
        register, seat = self._entrusted_with(caller, register_id)
        intake = self.draft(register.administration_id, register_id, sheet, caller.agent_id)
        with self.transactions() as work:
            self.add(work, intake, caller.actor(seat))
        return intake

    def demand(self, caller: Caller, register_id: str) -> None:
        """``ForbiddenError`` unless the caller may open sheets for that register; ``NotFoundError`` if foreign."""
        self._entrusted_with(caller, register_id)

    def _entrusted_with(self, caller: Caller, register_id: str) -> tuple[Register, Seat | None]:
        register = self.registers.get(register_id)
        return register, self._decided(caller, register).demand()

    def allows(self, caller: Caller, register: Register) -> bool:
        """Whether the caller may open sheets for a register, for showing what can be done."""
        return self._decided(caller, register).allowed

    def _decided(self, caller: Caller, register: Register) -> Decision:
        return self.may(caller, "intake.open", Thing(register.administration_id, register.entity_id))

    def draft(self, administration_id: str, register_id: str, sheet: Sheet, agent_id: str) -> Intake:
        """An intake that nobody has stored yet; its mail's id is fixed from here on."""
        intake_id, now = new_id(), self.clock.now()
        return Intake(
            id=intake_id,
            administration_id=administration_id,
            register_id=register_id,
            mail_id=new_id(),
            verification_id=new_verification_id(),
            sheet=sheet,
            agent_id=agent_id,
            opened_at=now,
            chain=Chain.start(f"intake/{intake_id}"),
        )

    def add(self, work: Work, intake: Intake, actor: Actor) -> None:
        """Stores a drafted intake in somebody's unit of work."""
        record, chain = intake.chain.append(self._act("IntakeOpened", intake, actor))
        self.log.append(work, record)
        self.intakes.add(work, replace(intake, chain=chain))

    def get(self, caller: Caller, intake_id: str) -> Intake:
        """The intake; ``NotFoundError`` for another administration's, or one that is not the caller's to know of."""
        intake, _ = self._entrusted(caller, intake_id)
        return intake

    def _entrusted(self, caller: Caller, intake_id: str) -> tuple[Intake, Actor]:
        intake = self.intakes.get(intake_id)
        register = self.registers.get(intake.register_id)
        level = self._level(caller, intake)
        thing = Thing(intake.administration_id, register.entity_id, confidentiality=level)
        return intake, caller.actor(self.may(caller, "intake.open", thing).demand())

    def _level(self, caller: Caller, intake: Intake) -> Confidentiality:
        """As confidential as its mail has become; no more than they wrote themselves is hidden from who wrote it."""
        mail = self.mail_of(intake) if intake.state is IntakeState.NUMBERING else None
        level = (mail or intake).sheet.confidentiality
        own = caller.agent_id == intake.agent_id and level is intake.sheet.confidentiality
        return Confidentiality.ORDINARY if own else level

    def mail_of(self, intake: Intake) -> Mail | None:
        """The mail it became, if it has its number."""
        try:
            return self.mails.get(intake.mail_id)
        except NotFoundError:
            return None

    def scans(self, source: str) -> list[FileFacts]:
        """The scans that arrived for an intake, by its source: its mail has the same."""
        return self.files.arrivals_of(source)

    def open_scan(self, caller: Caller, intake_id: str, back_to: str = "") -> Upload:
        """A form to send a scan with, before the number or after it; for a page that has to say where the browser comes
        ``back_to``, the form that the caller already has open."""
        intake = self.get(caller, intake_id)
        if back_to:
            return self.files.place(intake.source, intake.administration_id, caller.agent_id, back_to)
        return self.files.open_upload(intake.source, intake.administration_id)

    def number(self, caller: Caller, intake_id: str) -> Mail:
        """Its number, now, with the scans that are clean by now."""
        intake, actor = self._entrusted(caller, intake_id)
        return self.take_number(intake.id, actor)

    def take_number(self, intake_id: str, actor: Actor = SYSTEM) -> Mail:
        """The mail with its number: the same one however often it is asked.

        ``UnavailableError`` if so many number at once that ours has not come through: the row stands, and asking
        again, or the sweep, brings its number.
        """
        intake = self.request_number(intake_id, actor)
        mail = self.mail_of(intake)
        if mail is not None:
            return mail
        try:
            self.numbering.number_pending(intake.register_id)
            return self.mails.get(intake.mail_id)
        except (StaleError, NotFoundError) as error:
            raise UnavailableError("registry.number_delayed") from error

    def request_number(self, intake_id: str, actor: Actor = SYSTEM) -> Intake:
        """Puts it among the rows that wait for a number, with the scans that are clean by now; again is harmless."""
        return decide_again(lambda: self._request(intake_id, actor))

    def is_asked_for(self, intake_id: str) -> bool:
        """Whether its number was asked for: it has it, or will."""
        return self.intakes.get(intake_id).state is IntakeState.NUMBERING

    def _request(self, intake_id: str, actor: Actor) -> Intake:
        intake = self.intakes.get(intake_id)
        if intake.state is IntakeState.NUMBERING:
            return intake
        intake = replace(intake, state=IntakeState.NUMBERING, sheet=self._with_scans(intake))
        record, chain = intake.chain.append(self._act("NumberRequested", intake, actor))
        with self.transactions() as work:
            self.log.append(work, record)
            self.intakes.save(work, replace(intake, chain=chain))
            self.pending.add(work, self.row(intake), ready=True)
        return intake

    def _with_scans(self, intake: Intake) -> Sheet:
        clean = tuple(file.on_sheet() for file in self.files.of_owner(intake.source) if file.state == "clean")
        return replace(intake.sheet, files=intake.sheet.files + clean)

    def row(self, intake: Intake) -> PendingRow:
        """Its row among those that wait for a number."""
        return PendingRow(
            intake.register_id, intake.mail_id, intake.verification_id, intake.source, intake.opened_at, ready=True
        )

    def _act(self, event: str, intake: Intake, actor: Actor) -> Act:
        detail = {"intake_id": intake.id, "mail_id": intake.mail_id, "register_id": intake.register_id}
        content = {"sheet": sheet_content(intake.sheet)}
        return Act(event, self.clock.now(), actor, intake.administration_id, detail, content)


def intake_ids(sources: Sequence[str]) -> list[str]:
    """The ids of those sources that are intakes."""
    return [source.removeprefix("intake/") for source in sources if source.startswith("intake/")]
