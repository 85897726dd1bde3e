"""What the e-signature book needs from outside itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Act, Actor
from chalicelib.kernel.paging import Page
from chalicelib.signing.model import Folder, FolderState, Group, OutgoingNumber, Revision, Step


@dataclass(frozen=True)
class Signatory:
    """Who signs: the agent's name and function as the stamp shows them, and the key that signs in their name."""

    agent_id: str
    name: Bilingual
    function: Bilingual
    key_id: str


@dataclass(frozen=True)
class Proposal:
    """A reply ready for its circuit: where its cleared PDF lies and what its stamps, lists and readers need."""

    subject: str
    source_key: str
    circuit: Mapping[str, Any]
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    nature: str = ""


@dataclass(frozen=True)
class SealedReply:
    """A sealed PDF, what its seal can claim (a trust level's value), and when it was made."""

    document: bytes
    trust: str
    made_at: datetime


class Folders(Protocol):
    """Folders as stored."""

    def get(self, folder_id: str) -> Folder | None:
        """The folder with its groups and steps, read consistently."""

    def create(self, folder: Folder, act: Act) -> None:
        """Adds a folder that does not exist yet, with the record of the act; ``StaleError`` if it does."""

    def change(self, before: Folder, after: Folder, act: Act) -> Folder:
        """Writes what differs, with the record of the act, and gives ``after`` with its new version.

        ``StaleError`` if the folder moved on since ``before``."""

    def set_token(self, folder: Folder, group: Group, token: str) -> None:
        """The token of the execution that now waits for the group."""

    def mark_completed(self, folder_id: str, group: int) -> None:
        """The group's token needs no completion any more."""

    def at_desk(self, desk_id: str, cursor: str | None, limit: int) -> Page[tuple[Folder, Step]]:
        """Open steps of a desk, the most urgent first."""

    def count_at_desk(self, desk_id: str) -> int:
        """How many steps are open at a desk."""

    def any_at_desk(self, desk_id: str) -> bool:
        """Whether a step is open at a desk, of whatever folder."""

    def count_ordinary_at_desk(self, desk_id: str, at_most: int, among: int) -> int:
        """How many of the ``among`` open steps due first are of folders that are not confidential, counted no further
        than ``at_most``."""

    def decided_but_waiting(self, before: datetime) -> Sequence[tuple[str, int]]:
        """(folder id, group) decided before that instant whose token was not completed."""

    def unchanged(self, state: FolderState, since: datetime) -> Sequence[str]:
        """Ids of folders in a state that nothing has changed since that instant, none that waits for a person."""


class Proposals(Protocol):
    """The reply that a folder is opened for, as the registry holds it."""

    def of(self, administration_id: str, file_id: str, intake_id: str, circuit_id: str) -> Proposal:
        """Raises ``NotFoundError`` when any part is missing."""


class Outgoing(Protocol):
    """The outgoing register."""

    def take(self, intake_id: str) -> OutgoingNumber:
        """The number of this reply; the same one however often it is asked."""

    def is_asked_for(self, intake_id: str) -> bool:
        """Whether this reply has its number, or waits for it."""


class Documents(Protocol):
    """The PDF revisions of folders and the sealed replies."""

    def read(self, key: str) -> bytes:
        """A document's bytes."""

    def write_revision(self, folder: Folder, number: int, document: bytes) -> Revision:
        """Stores a new revision under a key of its own."""

    def publish(self, folder: Folder, reply: SealedReply) -> Revision:
        """Stores the sealed reply for good; the first one stored is the one returned."""

    def read_url(self, revision: Revision) -> str:
        """A link to read it, valid five minutes."""


class Signatures(Protocol):
    """What is done to the PDF itself."""

    def prepare(self, document: bytes, folder: Folder) -> bytes:
        """Declares every signature field of the circuit and the seal's, and certifies the document."""

    def sign(self, document: bytes, step: Step, signatory: Signatory) -> bytes:
        """PAdES B-T in the signatory's name, with its visible stamp."""

    def seal(self, document: bytes, folder: Folder, outgoing: OutgoingNumber) -> SealedReply:
        """The administration's seal, which locks the document; its stamp carries number and date.

        Raises ``ConflictError`` when the seal's key has no certificate: a reply never leaves unsealed."""


class Signatories(Protocol):
    """The agents who may sign."""

    def of(self, administration_id: str, agent_id: str, desk_id: str) -> Signatory:
        """Raises ``ConflictError`` when the agent has no signing key, or no certificate that is valid for it."""


class Executions(Protocol):
    """Running circuits."""

    def start(self, folder_id: str, run: int) -> None:
        """Starts the execution named after folder and run; starting it again changes nothing."""

    def complete(self, token: str) -> bool:
        """Wakes the execution that waits with this token; False when none does any more."""

    def is_running(self, folder_id: str, run: int) -> bool:
        """Whether the execution named after folder and run exists and has not ended in any way."""


class NamedDesk(Protocol):
    """A desk as it is shown."""

    @property
    def id(self) -> str:
        """The desk's id."""

    @property
    def name(self) -> Bilingual:
        """Its name in both languages."""


class Directory(Protocol):
    """The names of desks and people."""

    def desks(self, administration_id: str) -> Sequence[NamedDesk]:
        """Every desk of the administration."""

    def agent_name(self, administration_id: str, agent_id: str) -> Bilingual:
        """The agent's name; the id where it is no longer known."""


class Deadlines(Protocol):
    """Deadlines of steps."""

    def after(self, administration_id: str, at: datetime, deadline: timedelta) -> datetime:
        """When the deadline of a step ends that opens then, in UTC: days that the administration does not work do not
        count."""


class Readings(Protocol):
    """Who read which folder. ``channel`` is ``page`` or ``api``."""

    def note(self, folder: Folder, reader: Actor, channel: str) -> None:
        """Keeps that a folder is read, where it or the mail that it answers is not for everybody."""

    def note_bundle(self, folder: Folder, reader: Actor, channel: str) -> None:
        """Likewise that its bundle is."""


class AnsweredMails(Protocol):
    """The registered mails that folders answer."""

    def number_of(self, mail_id: str) -> str:
        """The number of a mail, ``ENK-A-2026-0000001``."""
