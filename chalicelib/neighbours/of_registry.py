"""The registry's neighbours, in the registry's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from chalicelib.adapters.storage.evidence_bucket import EvidenceBucket
from chalicelib.deposit.following.legs import place_of
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import DepositStore, MessageStore
from chalicelib.deposit.store import DynamoDeposits
from chalicelib.evidence.model import Receipt
from chalicelib.evidence.verification.store import VerificationStore
from chalicelib.files.model import FileState, UploadedFile
from chalicelib.files.ports import PresignedPost
from chalicelib.files.service import FilesService
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.working_days import Calendar
from chalicelib.neighbours.reach import Reach
from chalicelib.neighbours.request_kinds import KindsOfSheets
from chalicelib.notices.ports import Notices
from chalicelib.organisation.days.calendars import Calendars
from chalicelib.organisation.programs.ports import ClientStore
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.by_hand.intakes import intake_ids
from chalicelib.registry.facts import CircuitFacts, DeskFacts, EntityFacts
from chalicelib.registry.file_ports import FileFacts, Upload
from chalicelib.registry.messages.ports import DepositorFacts, DepositorMessage
from chalicelib.registry.model import Mail
from chalicelib.registry.sheet import Channel, Nature, Sheet, SheetFile
from chalicelib.registry.store.intakes import IntakeStore
from chalicelib.signing.store import FolderStore


@dataclass(frozen=True)
class SheetsOfSources:
    """The registry's port ``Sheets``: deposits are frozen, intakes are the registry's own."""

    deposits: DynamoDeposits
    intakes: IntakeStore
    kinds: KindsOfSheets

    def of_sources(self, sources: Sequence[str]) -> Mapping[str, Sheet]:
        """The sheet of each source; one that does not exist is left out."""
        deposit_ids = [source.removeprefix("deposit/") for source in sources if source.startswith("deposit/")]
        deposits = self.deposits.get_many(deposit_ids) if deposit_ids else []
        written = intake_ids(sources)
        intakes = self.intakes.sheets(written) if written else {}
        return {
            **self.kinds.applied([(deposit, sheet_of(deposit)) for deposit in deposits if deposit.submission]),
            **{f"intake/{intake_id}": sheet for intake_id, sheet in intakes.items()},
        }


def sheet_of(deposit: Deposit) -> Sheet:
    """What the register says of a deposit; addressed to the register's own entity."""
    submission, helper = deposit.submitted, deposit.helper
    files = tuple(
        SheetFile(f.id, f.name, f.size_bytes, f.sha256, f.pages, f.nature, f.kind or "pdf")
        for f in submission.files
        if f.sha256
    )
    return Sheet(
        subject=deposit.details.subject,
        sender=deposit.details.name,
        channel=Channel.COUNTER if helper else Channel.PORTAL,
        received_on=civil_date(submission.submitted_at),
        entity_id="",
        sender_reference=deposit.details.reference,
        nature=Nature(deposit.details.nature),
        represented=deposit.details.represented,
        helper=helper.name.in_(deposit.language) if helper else "",
        language=deposit.language.value,
        pages=_pages(files),
        files=files,
    )


def _pages(files: tuple[SheetFile, ...]) -> int | None:
    """The pages of all; None where one of them has none to count."""
    counted = [file.pages for file in files if file.pages]
    return sum(counted) if counted and len(counted) == len(files) else None


@dataclass(frozen=True)
class FilesOfRegistry:
    """The registry's port ``Files``."""

    files: FilesService

    def open_upload(self, owner: str, administration_id: str) -> Upload:
        """A form for one more file."""
        return _upload(*self.files.open_upload(owner, administration_id))

    def place(self, owner: str, administration_id: str, agent_id: str, back_to: str) -> Upload:
        """A form for a page without scripts; the browser comes back to ``back_to``."""
        return _upload(*self.files.place(owner, administration_id, agent_id, back_to))

    def get(self, file_id: str) -> FileFacts:
        """The file."""
        return _facts(self.files.get(file_id))

    def of_owner(self, owner: str) -> list[FileFacts]:
        """The files opened for an owner, the oldest first."""
        return [_facts(file) for file in self.files.of_owner(owner)]

    def arrivals_of(self, owner: str) -> list[FileFacts]:
        """Those that arrived, after a look whether more did."""
        files = [self.files.arrived(file.id) if file.is_awaited else file for file in self.files.of_owner(owner)]
        return [_facts(file) for file in files if not file.is_awaited]

    def remove(self, file_id: str) -> None:
        """Takes a file back."""
        self.files.remove(file_id)

    def read_url(self, file_id: str) -> str:
        """A link of five minutes that shows the file in the browser."""
        return self.files.read_url(file_id)

    def shown(self, file_id: str) -> tuple[FileFacts, str]:
        """The file and the same link, empty for one that nobody may read any more."""
        file = self.files.get(file_id)
        return _facts(file), self.files.link_to(file) if file.state is FileState.CLEAN else ""


def _upload(file: UploadedFile, form: PresignedPost) -> Upload:
    return Upload(file.id, form.url, form.fields, form.expires_in_seconds)


def _facts(file: UploadedFile) -> FileFacts:
    return FileFacts(
        file.id,
        file.owner,
        file.shown_name,
        file.state.value,
        file.reasons,
        file.size_bytes or 0,
        file.pages,
        file.sha256 or "",
        file.signed,
        file.true_kind.code,
        file.true_kind.inline,
        file.notes,
    )


@dataclass(frozen=True)
class DirectoryOfRegistry:
    """The registry's port ``Directory``."""

    organisation: OrganisationService
    clients: ClientStore

    def entities(self, administration_id: str) -> list[EntityFacts]:
        """Every entity, by code; below what it was merged into, where it was."""
        entities = self.organisation.entities(administration_id)
        return [
            EntityFacts(e.id, e.code, e.name, e.merged_into or e.parent_id, bool(e.closed_at), e.former_names)
            for e in entities
        ]

    def desks(self, administration_id: str) -> list[DeskFacts]:
        """Every desk; a closed one is for nothing any more."""
        desks = self.organisation.desks(administration_id)
        return [
            DeskFacts(d.id, d.entity_id, d.name, frozenset() if d.closed_at else d.roles, d.clearance) for d in desks
        ]

    def circuits(self, administration_id: str) -> list[CircuitFacts]:
        """Every circuit in its present version."""
        return [CircuitFacts(c.id, c.name) for c in self.organisation.circuits(administration_id)]

    def agent_name(self, administration_id: str, agent_id: str) -> Bilingual:
        """The agent's name, or the program's; the id where there is neither in this administration."""
        try:
            agent = self.organisation.agent(agent_id)
        except NotFoundError:
            return self._program_name(administration_id, agent_id)
        own = agent.administration_id == administration_id
        return agent.name if own else Bilingual(agent_id, agent_id)

    def _program_name(self, administration_id: str, client_id: str) -> Bilingual:
        program = self.clients.client(client_id)
        own = program is not None and program.administration_id == administration_id
        name = program.label if program and own else client_id
        return Bilingual(name, name)


@dataclass(frozen=True)
class DepositorsOfRegistry:
    """The registry's port ``Depositors``."""

    deposits: DepositStore
    messages: MessageStore
    reach: Reach

    def facts(self, source: str, leg: int = 0, until: datetime | None = None) -> DepositorFacts:
        """What the depositor wrote, read, and said in the end."""
        kind, _, deposit_id = source.partition("/")
        deposit = self.deposits.get(deposit_id) if kind == "deposit" else None
        if deposit is None:
            return DepositorFacts()
        rated, until = deposit.exchange.rating, until or datetime.max.replace(tzinfo=UTC)
        rating = rated if rated and rated.at <= until else None
        messages = tuple(
            DepositorMessage(it.number, it.kind.value, it.at, it.text, it.files)
            for it in self.messages.of(deposit_id)
            if it.at <= until
        )
        before = place_of(leg, 0)
        readings = tuple((it.up_to - before, it.at) for it in deposit.exchange.readings if it.up_to > before)
        score, comment = (rating.score, rating.comment) if rating else (0, "")
        return DepositorFacts(messages, readings, score, comment, self.reach.is_told(deposit))


@dataclass(frozen=True)
class WorkingDaysOfRegistry:
    """The registry's port ``WorkingDays``."""

    calendars: Calendars

    def calendar_of(self, administration_id: str) -> Calendar:
        """The administration's own calendar."""
        return self.calendars.calendar_of(administration_id).calendar


@dataclass(frozen=True)
class FoldersOfRegistry:
    """The registry's port ``Folders``."""

    folders: FolderStore

    def reason_of(self, folder_id: str) -> str:
        """What the person who refused wrote, or the operator who abandoned it; empty if nobody did."""
        folder = self.folders.get(folder_id)
        if folder is None:
            return ""
        return folder.reason or next((step.reason for step in folder.steps if step.reason), "")

    def desks_of(self, mail_id: str) -> frozenset[str]:
        """The desks at which the folders lie that answer this mail, ended ones too."""
        return self.folders.desks_of_mail(mail_id)

    def awaits_seal(self, folder_id: str, intake_id: str) -> bool:
        """Whether this folder is still on its way to a seal under the number of this sheet."""
        folder = self.folders.get(folder_id)
        return folder is not None and folder.intake_id == intake_id and not folder.is_over


@dataclass(frozen=True)
class ReachOfRegistry:
    """Whether depositors could be told what was to be told them."""

    notices: Notices
    deposits: DepositStore
    reach: Reach

    def is_untold(self, mail: Mail) -> bool:
        """Whether it has a depositor who can be told nothing of what is done now."""
        kind, _, deposit_id = mail.source.partition("/")
        deposit = self.deposits.get(deposit_id) if kind == "deposit" else None
        return deposit is not None and not self.reach.is_told(deposit)

    def is_lost(self, mail: Mail) -> bool:
        """Whether something about this mail did not reach its depositor, and was not sent otherwise yet."""
        kind, _, source_id = mail.source.partition("/")
        told = self.notices.of_deposit(source_id) if kind == "deposit" else ()
        return any(it.is_unreached and it.administration_id == mail.administration_id for it in told)


@dataclass(frozen=True)
class SealedOfRegistry:
    """The sealed papers of a mail."""

    receipts: VerificationStore
    papers: EvidenceBucket

    def all(self, mail: Mail) -> tuple[Receipt, ...]:
        """An incoming mail's receipts, by the act that called for each."""
        return self.receipts.receipts(mail.id)

    def url(self, mail: Mail, occasion: int = 1) -> str | None:
        """A link of five minutes to an outgoing mail's sealed reply, or to the receipt that an act on an incoming one
        called for, by default its registration; None before."""
        if mail.sealed_key:
            return self._link(mail, mail.sealed_key)
        receipt = self.receipts.receipt(mail.id, occasion)
        return self._link(mail, receipt.key) if receipt else None

    def _link(self, mail: Mail, key: str) -> str:
        return self.papers.read_url(self.receipts.latest(key), f"{mail.number}.pdf")
