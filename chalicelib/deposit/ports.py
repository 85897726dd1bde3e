"""What the deposit context needs from outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from chalicelib.deposit.exchange.model import Message
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work


class DepositStore(Protocol):
    """The deposits' table; reads are strongly consistent unless said."""

    def get(self, deposit_id: str) -> Deposit | None:
        """The deposit, or None."""

    def get_many(self, deposit_ids: Iterable[str]) -> list[Deposit]:
        """Those that exist, in any order."""

    def by_tracking(self, tracking_code: str) -> Deposit | None:
        """The submitted deposit with this code; may lag a moment behind."""

    def of_address(self, address_digest: str, cursor: str | None, limit: int) -> Page[Deposit]:
        """The submitted deposits of an address, the newest first, as they are now; a new one may lag a moment behind.

        Those whose address was erased are none of them, so that a page may be short. ``InvalidError`` for a cursor
        that no page gave.
        """

    def of_content(self, content_digest: str, limit: int) -> list[Deposit]:
        """The last submitted deposits of that content, the newest first, as they are now; a new one may lag a moment
        behind."""

    def watched(self, before: datetime) -> Iterable[Deposit]:
        """Deposits submitted before this instant that have no number, the oldest first in each shard; may lag."""

    def drafts_opened_before(self, before: datetime) -> Iterable[str]:
        """Ids of drafts that were opened before this instant; at most some hundreds; may lag."""

    def drop(self, work: Work, deposit: Deposit) -> None:
        """A draft is no more; committing fails if it changed since it was read."""

    def add(self, work: Work, deposit: Deposit) -> None:
        """A new draft."""

    def save(self, work: Work, deposit: Deposit) -> None:
        """The deposit as it now is; committing fails if it changed since it was read."""

    def acknowledgement(self, deposit_id: str) -> str | None:
        """The signed acknowledgement, if one was kept."""

    def keep_acknowledgement(self, deposit_id: str, token: str) -> str:
        """Keeps the first one ever given, and answers with it."""


class MessageStore(Protocol):
    """What depositors wrote."""

    def add(self, work: Work, deposit: Deposit, message: Message) -> None:
        """One more message; committing fails if its number is taken."""

    def of(self, deposit_id: str) -> list[Message]:
        """A deposit's messages, the oldest first; strongly consistent."""


class AddressKeys(Protocol):
    """Keeps the key of the digests of addresses."""

    def address_key(self) -> bytes:
        """32 random bytes, the same ever since they were first asked for."""


@dataclass(frozen=True)
class AdministrationFacts:
    """Where letters are deposited. ``register_id`` is the register of arrivals; ``standing`` ``active`` while it takes
    letters, else ``suspended`` or ``closed``."""

    id: str
    slug: str
    name: Bilingual
    register_id: str
    entity_id: str
    standing: str = "active"

    def must_take_letters(self) -> None:
        """``ConflictError`` where it takes none for now, or no more."""
        if self.standing != "active":
            raise ConflictError(_REFUSALS[self.standing])


_REFUSALS = {"suspended": "deposit.administration_suspended", "closed": "deposit.administration_closed"}


class Administrations(Protocol):
    """The directory of administrations."""

    def by_slug(self, slug: str) -> AdministrationFacts:
        """``NotFoundError`` if there is none."""

    def get(self, administration_id: str) -> AdministrationFacts:
        """``NotFoundError`` if there is none."""

    def entity(self, administration_id: str, entity_id: str) -> Bilingual | None:
        """The name of one of its entities; None for one that it does not have."""


@dataclass(frozen=True)
class OutageFacts:
    """What is announced of an outage; ``present`` while it lasts."""

    begins_at: datetime
    ends_at: datetime
    text: Bilingual
    takes_letters: bool
    present: bool


class Outages(Protocol):
    """What is announced of outages."""

    def told(self, administration_id: str) -> Sequence[OutageFacts]:
        """Those that concern letters to this administration, present and soon."""

    def must_take_new(self, administration_id: str) -> None:
        """``ConflictError`` ``deposit.outage`` while one lasts that lets nobody begin a deposit."""


class PrivacyNotices(Protocol):
    """What administrations say of personal data."""

    def present(self, administration_id: str) -> str:
        """The digest of the notice that is shown now."""

    def keep(self, administration_id: str, shown: str | None) -> str:
        """The same, whose text is kept from here on, unless another was shown; again, it changes nothing."""


@dataclass(frozen=True)
class FileFacts:
    """An uploaded file. ``state``: expected, uploaded, clean, refused or stuck; ``named`` if declared by name;
    ``in_parts`` if sent so. ``nature`` is the deposit's own word for it, given where its files are put in order;
    ``kind`` is what its bytes are."""

    id: str
    name: str
    state: str
    size_bytes: int | None
    declared_sha256: str | None
    sha256: str | None
    pages: int | None
    reasons: tuple[str, ...]
    named: bool
    in_parts: bool = False
    nature: str = ""
    kind: str = ""
    arrived_at: datetime | None = None


@dataclass(frozen=True)
class UploadForm:
    """A form by which one file is sent straight to storage: ``fields`` in order, then ``file`` last."""

    file_id: str
    url: str
    fields: Mapping[str, str]
    expires_in_seconds: int


class Files(Protocol):
    """Uploads and their inspection."""

    def open_upload(
        self,
        owner: str,
        administration_id: str,
        *,
        name: str | None = None,
        size_bytes: int | None = None,
        sha256: str | None = None,
        redirect_url: str | None = None,
        file_id: str | None = None,
    ) -> UploadForm:
        """Expects one more file; under an id that was chosen before, once."""

    def form(self, file_id: str, redirect_url: str | None = None) -> UploadForm:
        """A fresh form for a file that has not arrived; ``ConflictError`` if it has."""

    def of_owner(self, owner: str) -> list[FileFacts]:
        """The owner's files in the order they were opened."""

    def arrived(self, file_id: str) -> FileFacts:
        """The file, after a look whether it has arrived."""

    def get(self, file_id: str) -> FileFacts:
        """The file."""

    def place(self, owner: str, administration_id: str, redirect_url: str) -> UploadForm:
        """The form of the owner's one open place for a file of any name, after which the browser comes back there."""

    def remove(self, file_id: str) -> None:
        """Takes a file back."""

    def read_url(self, file_id: str) -> str:
        """A link of five minutes to a clean file; ``ConflictError`` ``files.not_clean`` for any other."""

    def pursue(self, file_id: str) -> None:
        """Has an undecided file looked at again."""


@dataclass(frozen=True)
class PendingRow:
    """A mail that waits for its number in a register."""

    register_id: str
    mail_id: str
    verification_id: str
    source: str
    submitted_at: datetime


class PendingMail(Protocol):
    """The register's waiting rows."""

    def add(self, work: Work, row: PendingRow, ready: bool = False) -> None:
        """Adds the row; committing fails if it stands already."""

    def make_ready(self, work: Work, row: PendingRow) -> None:
        """A waiting row may be numbered; committing fails if it no longer waits."""

    def withdraw(self, work: Work, row: PendingRow) -> None:
        """Takes a waiting row away; committing fails if it no longer waits."""


class RegistrarCall(Protocol):
    """Wakes the registrar."""

    def wake(self, register_id: str) -> None:
        """Says that a register has rows to number; saying it too often is harmless."""


class UnattendedCall(Protocol):
    """Wakes whoever submits drafts that submit themselves."""

    def wake(self, deposit_id: str) -> None:
        """Says that a file of one was judged; saying it too often is harmless."""


class Acknowledger(Protocol):
    """Signs on behalf of the platform."""

    def sign(self, claims: Mapping[str, Any], at: datetime) -> str:
        """A compact JWS (RFC 7515) over claims that are dated then."""


@dataclass(frozen=True)
class Told:
    """One message about a deposit, sent or on its way. ``channel``: mail, sms, hand or post; ``state``: waiting, sent,
    delayed, delivered, failed or resent, since ``at``; ``secret`` where it brought a code."""

    kind: str
    channel: str
    state: str
    at: datetime
    secret: bool


class Tidings(Protocol):
    """What a depositor was sent about a deposit."""

    def of(self, deposit_id: str) -> Sequence[Told]:
        """The oldest first; a new one may lag a moment behind."""

    def reach(self, deposit: Deposit) -> bool:
        """Whether an address is known to which mails to its depositor go."""

    def texts(self, deposit: Deposit) -> bool:
        """Whether a number is known to which short messages to its depositor go."""


class SealedDocuments(Protocol):
    """Receipts and replies in the evidence bucket."""

    def read_url(self, key: str, file_name: str, inline: bool) -> str:
        """A link of five minutes."""
