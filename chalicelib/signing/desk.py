"""Folders as agents see them: who may, the basket of a desk, the circuit drawn with names."""

from dataclasses import dataclass, replace

from chalicelib.kernel import access
from chalicelib.kernel.access import ActKind, Caller, Policy, Seat, Thing
from chalicelib.kernel.errors import ConflictError, ForbiddenError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.signing.model import Folder, FolderState, Group, Step, StepKind, StepState
from chalicelib.signing.ports import AnsweredMails, Directory, Documents, Folders, Readings, Signatories
from chalicelib.signing.service import Decider, Decision, SigningService

COUNTED_AT_MOST = 100
"""Steps, where each is looked at to be counted."""


@dataclass(frozen=True)
class DrawnStep:
    """A step with the names that a person reads; ``mine`` when the reader may decide it now."""

    step: Step
    desk: Bilingual
    agent: Bilingual | None
    on_behalf_of: Bilingual | None
    mine: bool


@dataclass(frozen=True)
class DrawnGroup:
    """A group of the circuit with its steps."""

    group: Group
    steps: tuple[DrawnStep, ...]


@dataclass(frozen=True)
class Waiting:
    """One of the reader's desks, and how many steps are open at it."""

    seat: Seat
    count: int


@dataclass(frozen=True)
class Proven:
    """A sealed folder, the subject of the bundle that proves it, the name under which that is saved, and its reader."""

    folder: Folder
    reader: Actor
    subject: str
    file_name: str


@dataclass(frozen=True)
class FolderDesk:
    """What a signed-in agent may see and do; every act asks the policy."""

    service: SigningService
    folders: Folders
    documents: Documents
    directory: Directory
    mails: AnsweredMails
    signatories: Signatories
    readings: Readings
    policy: Policy

    def see(self, caller: Caller, folder_id: str, channel: str) -> Folder:
        """The folder, if the caller's administration has it and the caller may read it; noted before it is given."""
        folder, reader = self._found(caller, folder_id)
        self.readings.note(folder, reader, channel)
        return folder

    def _found(self, caller: Caller, folder_id: str) -> tuple[Folder, Actor]:
        """The one way to a folder, with who reads it as the log names them; noted by who gives something of it out."""
        folder = self.service.find(folder_id, caller.administration_id)
        return folder, caller.actor(self.policy(caller, "folder.read", thing_of(folder)).demand())

    def proven(self, caller: Caller, folder_id: str, channel: str) -> Proven:
        """A folder whose circuit came to its seal, for whoever may read it.

        As :meth:`see`; ``ConflictError`` ``signing.folder_not_sealed`` for one of which there is nothing to prove yet,
        and nothing is noted of who was refused.
        """
        folder, reader = self._found(caller, folder_id)
        if folder.state is not FolderState.SEALED or folder.outgoing is None:
            raise ConflictError("signing.folder_not_sealed", state=folder.state.value)
        self.readings.note(folder, reader, channel)
        return Proven(folder, reader, f"folder/{folder.id}", f"{folder.outgoing.number}.zip")

    def decide(
        self, caller: Caller, folder_id: str, decision: Decision, channel: str, version: int | None = None
    ) -> Folder:
        """Grants or refuses a step in the caller's name; who cannot sign is told before anything is decided.

        ``version`` is the one that the caller saw, if it matters to them.
        """
        folder = self.see(caller, folder_id, channel)
        step = folder.step(decision.step)
        if step is None:
            raise NotFoundError("signing.step_unknown")
        seat = self._may_decide(caller, folder, step).demand()
        if decision.granted and step.state is StepState.OPEN:
            self._demand_key(caller, folder, step)
        mandate = seat.mandate if seat else None
        return self.service.decide(
            folder_id, decision, Decider(caller.actor(seat), mandate.kind if mandate else None), version
        )

    def _may_decide(self, caller: Caller, folder: Folder, step: Step) -> access.Decision:
        act = "folder.sign" if step.kind is StepKind.SIGNATURE else "folder.visa"
        return self.policy(caller, act, replace(thing_of(folder), desk_ids=frozenset({step.desk_id})))

    def refusal(self, caller: Caller, folder: Folder) -> ForbiddenError | None:
        """Why the caller, who sits at a desk that a step is open at, may not decide it; None where one is theirs."""
        theirs = [step for step in folder.steps if _is_decidable(folder, step) and step.desk_id in caller.desk_ids]
        decisions = [self._may_decide(caller, folder, step) for step in theirs]
        if not decisions or any(decision.allowed for decision in decisions):
            return None
        return ForbiddenError(decisions[0].reason, **decisions[0].params)

    def hindrance(self, caller: Caller, folder: Folder, step: Step) -> ConflictError | None:
        """Why the caller cannot grant this step of theirs: a signature needs a key, and the key a certificate."""
        try:
            self._demand_key(caller, folder, step)
        except ConflictError as error:
            return error
        return None

    def _demand_key(self, caller: Caller, folder: Folder, step: Step) -> None:
        if step.kind is StepKind.SIGNATURE:
            self.signatories.of(folder.administration_id, caller.agent_id, step.desk_id)

    def basket(self, caller: Caller, desk_id: str | None, cursor: str | None) -> Page[tuple[Folder, Step]]:
        """The open steps of one of the caller's desks (the first, unless named), the earliest due first."""
        desk = self.desk_of(caller, desk_id)
        return self._readable(caller, desk, cursor, 25) if desk else Page(())

    def _readable(self, caller: Caller, desk_id: str, cursor: str | None, limit: int) -> Page[tuple[Folder, Step]]:
        """Those whose folder the caller may read: a mandate may be for mail of some natures only."""
        page = self.folders.at_desk(desk_id, cursor, limit)
        return replace(page, items=tuple(line for line in page.items if self._reads(caller, line[0])))

    def _reads(self, caller: Caller, folder: Folder) -> bool:
        return self.policy(caller, "folder.read", thing_of(folder)).allowed

    def desk_of(self, caller: Caller, desk_id: str | None) -> str | None:
        """The desk named if the caller decides there, else the first where they do; None if there is none."""
        desk_ids = [seat.desk_id for seat in _deciding_seats(caller)]
        return desk_id if desk_id in desk_ids else next(iter(desk_ids), None)

    def waiting(self, caller: Caller) -> list[Waiting]:
        """The desks where the caller decides, with what waits at each."""
        return [Waiting(seat, self._count(caller, seat)) for seat in _deciding_seats(caller)]

    def count(self, caller: Caller) -> int:
        """How many steps wait for the caller."""
        return sum(self._count(caller, seat) for seat in _deciding_seats(caller))

    def _count(self, caller: Caller, seat: Seat) -> int:
        """From the index alone, but where some of it is not the caller's to read."""
        if seat.mandate is None or not seat.mandate.natures:
            return self.folders.count_at_desk(seat.desk_id)
        return len(self._readable(caller, seat.desk_id, None, COUNTED_AT_MOST).items)

    def drawn(self, caller: Caller, folder: Folder) -> tuple[DrawnGroup, ...]:
        """The circuit as steps with desk, person, time and state."""
        names = {desk.id: desk.name for desk in self.directory.desks(folder.administration_id)}
        return tuple(
            DrawnGroup(group, tuple(self._drawn(caller, folder, step, names) for step in folder.steps_of(group.place)))
            for group in folder.groups
        )

    def _drawn(self, caller: Caller, folder: Folder, step: Step, names: dict[str, Bilingual]) -> DrawnStep:
        return DrawnStep(
            step,
            names.get(step.desk_id, Bilingual(step.desk_id, step.desk_id)),
            self._name(folder, step.agent_id),
            self._name(folder, step.on_behalf_of),
            _is_decidable(folder, step) and self._may_decide(caller, folder, step).allowed,
        )

    def _name(self, folder: Folder, agent_id: str | None) -> Bilingual | None:
        return self.directory.agent_name(folder.administration_id, agent_id) if agent_id else None

    def answered(self, folder: Folder) -> str:
        """The number of the mail that the folder answers."""
        return self.mails.number_of(folder.answers)

    def read_url(self, folder: Folder) -> str | None:
        """A link to the document as it stands, valid five minutes; None while it is being prepared."""
        revision = folder.sealed or folder.revision
        return self.documents.read_url(revision) if revision else None


def _is_decidable(folder: Folder, step: Step) -> bool:
    return step.state is StepState.OPEN and folder.state is FolderState.IN_PROGRESS


def thing_of(folder: Folder) -> Thing:
    """What the policy looks at: a folder lies where its mail is handled and at every desk of its circuit."""
    return Thing(
        folder.administration_id,
        folder.entity_id,
        folder.desk_ids,
        folder.confidentiality,
        folder.nature,
        folder.answered_nature,
    )


def _deciding_seats(caller: Caller) -> list[Seat]:
    """Each desk once where the caller may give visas or sign, one's own seat before a mandate's.

    A program decides nothing, and sees what waits at its desk for those who do.
    """
    seats: dict[str, Seat] = {}
    for seat in caller.seats:
        if seat.is_programs or seat.admits(ActKind.VISA) or seat.admits(ActKind.SIGNATURE):
            seats.setdefault(seat.desk_id, seat)
    return list(seats.values())
