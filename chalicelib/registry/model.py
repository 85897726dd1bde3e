"""What a registry office keeps: registers, pending rows, mails and the states a mail goes through."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zlib import crc32

from chalicelib.kernel.access import Role
from chalicelib.kernel.log import Chain, RegisterChain
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.registers.number import Direction, RegistryNumber
from chalicelib.registry.relaying.model import Relay
from chalicelib.registry.sheet import Sheet

PENDING_SHARDS = 4
"""A register's pending rows spread over this many partitions."""
OFFICE_ROLES = frozenset({Role.REGISTRAR, Role.HEAD})
"""A desk with one of these looks after what its entity has to qualify."""
WORKING_ROLES = frozenset({Role.HANDLER, Role.HEAD, Role.SIGNATORY})
"""A desk with one of these works on mails: they may be assigned to it."""


@dataclass(frozen=True)
class Register:
    """One series of numbers, ``RBT-A``. Its entity code never changes, whatever the entity is called later.

    ``epoch`` is that of the table it numbers in (:meth:`Registers.epoch`): in any other it waits to be reconciled.
    """

    id: str
    administration_id: str
    entity_id: str
    opened_at: datetime
    epoch: str = ""

    @property
    def direction(self) -> Direction:
        """The direction of every mail in it."""
        return Direction(self.id.rpartition("-")[2])


@dataclass(frozen=True)
class Counter:
    """Where a register stands in a civil year: the last serial and instant given, and the head of its chain.

    ``closed`` once the next year's counter took the chain over.
    """

    register_id: str
    year: int
    serial: int
    last_at: datetime
    chain: RegisterChain
    version: int = 0
    closed: bool = False


@dataclass(frozen=True)
class PendingRow:
    """A mail that waits for its number: ids and instants only. Its mail id is fixed here, once."""

    register_id: str
    mail_id: str
    verification_id: str
    source: str
    submitted_at: datetime
    ready: bool


def shard_of(mail_id: str) -> int:
    """The partition, 0 to 3, of a mail's pending row."""
    return crc32(mail_id.encode()) % PENDING_SHARDS


class Status(StrEnum):
    """Where a mail stands in the office."""

    TO_QUALIFY = "to_qualify"
    ASSIGNED = "assigned"
    IN_SIGNATURE = "in_signature"
    ANSWERED = "answered"
    REJECTED = "rejected"
    VOIDED = "voided"
    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"
    RELAYED = "relayed"
    """Sent on to another administration, which has it now."""


class Step(StrEnum):
    """What can be done to a mail."""

    QUALIFY = "qualify"
    ASSIGN = "assign"
    REDIRECT = "redirect"
    PASS_ON = "pass_on"
    REJECT = "reject"
    PROPOSE_REPLY = "propose_reply"
    TAKE_BACK = "take_back"
    ANSWER = "answer"
    VOID = "void"
    ATTACH_SCAN = "attach_scan"
    KEEP_SEALED = "keep_sealed"
    WRITE = "write"
    READ = "read"
    HEAR = "hear"
    COMPLETE = "complete"
    CONFIRM_COMPLETE = "confirm_complete"
    RESUME = "resume"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    LOOK_AT_CLOCK = "look_at_clock"
    RELAY = "relay"
    STOP_RELAY = "stop_relay"
    ACCEPT_RELAY = "accept_relay"


_OPEN = frozenset({Status.TO_QUALIFY, Status.ASSIGNED})
UNDECIDED = _OPEN | {Status.IN_SIGNATURE}
"""While somebody has to do something about it."""
_TALKING = frozenset(Status) - {Status.VOIDED, Status.RECORDED, Status.RELAYED}
TRANSITIONS: dict[Step, frozenset[Status]] = {
    Step.QUALIFY: _OPEN,
    Step.ASSIGN: _OPEN,
    Step.REDIRECT: _OPEN,
    Step.PASS_ON: _OPEN,
    Step.REJECT: _OPEN,
    Step.PROPOSE_REPLY: frozenset({Status.ASSIGNED}),
    Step.TAKE_BACK: frozenset({Status.IN_SIGNATURE}),
    Step.ANSWER: frozenset({Status.IN_SIGNATURE}),
    Step.VOID: _OPEN | {Status.REJECTED, Status.RECORDED, Status.WITHDRAWN},
    Step.ATTACH_SCAN: frozenset(Status),
    Step.KEEP_SEALED: frozenset({Status.RECORDED, Status.VOIDED}),
    Step.WRITE: _TALKING,
    Step.READ: _TALKING,
    Step.HEAR: frozenset(Status),
    Step.COMPLETE: _OPEN,
    Step.CONFIRM_COMPLETE: _OPEN,
    Step.RESUME: frozenset(Status),
    Step.WITHDRAW: _OPEN,
    Step.REOPEN: frozenset({Status.REJECTED, Status.ANSWERED, Status.WITHDRAWN}),
    Step.LOOK_AT_CLOCK: UNDECIDED,
    Step.RELAY: _OPEN,
    Step.STOP_RELAY: _OPEN,
    Step.ACCEPT_RELAY: frozenset({Status.RELAYED}),
}
"""The states from which each step may be taken; outgoing mail is only ever recorded or voided, and a sealed document
is a fact in either state. What a depositor did is heard whatever the state: it is a fact too."""


@dataclass(frozen=True)
class Void:
    """Why a number no longer counts. The entry and its number stay for ever."""

    reason: str
    agent_id: str
    at: datetime


@dataclass(frozen=True)
class Mail:
    """A registered mail. ``source`` is ``deposit/ID`` or ``intake/ID``; ``version`` grows by one with every act.

    ``entity_id`` handles it. ``office_id`` is the entity in whose basket it waits to be qualified, where that is
    another: an entity above, because the handling one has no desk that qualifies.
    """

    id: str
    administration_id: str
    number: RegistryNumber
    registered_at: datetime
    submitted_at: datetime
    source: str
    verification_id: str
    sheet: Sheet
    status: Status
    entity_id: str
    chain: Chain
    office_id: str = ""
    desk_id: str = ""
    due_on: date | None = None
    note: str = ""
    folder_id: str = ""
    answer_id: str = ""
    sealed_key: str = ""
    sealed_sha256: str = ""
    void: Void | None = None
    course: Course = field(default_factory=Course)
    relay: Relay = field(default_factory=Relay)
    version: int = 0

    @property
    def is_undecided(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.status in UNDECIDED

    @property
    def awaits_operator(self) -> bool:
        """Whether it was to go where it had been, and nobody decided since what becomes of it."""
        return bool(self.relay.stopped_for) and self.is_undecided

    @property
    def stopped_on(self) -> date | None:
        """Since when its clock stands; None while it runs."""
        return self.course.stopped_on(self.due_on)

    def is_late(self, today: date) -> bool:
        """Whether the last day went by and nothing was decided."""
        return self.is_undecided and not self.stopped_on and self.due_on is not None and self.due_on < today

    @property
    def has_depositor(self) -> bool:
        """Whether it was deposited on the portal, so that its depositor can be written to."""
        return self.source.startswith("deposit/")

    @property
    def intake_id(self) -> str:
        """The sheet written in the office that it was made of; empty where it was deposited on the portal, whose
        depositor is told by the system what becomes of it: nobody else is."""
        kind, _, source_id = self.source.partition("/")
        return source_id if kind == "intake" else ""

    @property
    def lacks_scan(self) -> bool:
        """Written from paper that nobody has scanned yet; a reply's document is the sealed one."""
        on_paper = bool(self.intake_id) and not self.sheet.reply_to
        return on_paper and not self.sheet.files and self.status is not Status.VOIDED

    @property
    def office(self) -> str:
        """The entity whose office looks after it until a desk has it."""
        return self.office_id or self.entity_id

    @property
    def basket(self) -> str | None:
        """Where it waits for somebody's work: ``qualify/ENTITY`` or ``desk/DESK``; None when nobody has to."""
        if self.status is Status.TO_QUALIFY:
            return f"qualify/{self.office}"
        if self.status in {Status.ASSIGNED, Status.IN_SIGNATURE}:
            return f"desk/{self.desk_id}"
        return None

    def allows(self, step: Step) -> bool:
        """Whether its state admits this step."""
        return self.status in TRANSITIONS[step]


WRITTEN = frozenset({"OfficeWrote", "CompletionRequested"})
"""Acts whose words are the depositor's to read, and no others'."""


@dataclass(frozen=True)
class HistoryEntry:
    """One act on a mail as the office reads it; its proof is the log record with the same ``seq``.

    ``pieces`` are what a depositor was asked for, ``files`` what was sent to them; ``up_to`` numbers the last message
    of theirs that was read.
    """

    seq: int
    event: str
    at: datetime
    agent_id: str = ""
    desk_id: str = ""
    entity_id: str = ""
    note: str = ""
    pieces: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    up_to: int = 0


class IntakeState(StrEnum):
    """``open`` until its number is asked for, then ``numbering`` for ever: the mail itself says the rest."""

    OPEN = "open"
    NUMBERING = "numbering"


@dataclass(frozen=True)
class Intake:
    """A sheet written in the office that awaits its number: a paper letter, or a reply on its way out."""

    id: str
    administration_id: str
    register_id: str
    mail_id: str
    verification_id: str
    sheet: Sheet
    agent_id: str
    opened_at: datetime
    chain: Chain
    state: IntakeState = IntakeState.OPEN
    version: int = 0

    @property
    def source(self) -> str:
        """How pending rows and mails name it."""
        return f"intake/{self.id}"
