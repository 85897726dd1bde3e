"""What bulk deposits need from outside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.bulk.account import Depositor, SenderAccount
from chalicelib.bulk.batch import Batch, Earlier, Part, Place
from chalicelib.bulk.manifest import Letter, Rule
from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work

DigestOf = Callable[[str], str]
"""The digest of an address, as visits and deposits bear it."""
Count = Callable[[str], None]
"""Counts one more by key; ``ThrottledError`` beyond what is allowed."""


class Accounts(Protocol):
    """Senders' accounts; reads are strongly consistent."""

    def account(self, account_id: str) -> SenderAccount | None:
        """The account, or None."""

    def save_account(self, work: Work, account: SenderAccount) -> None:
        """The account as it now is; committing fails if it changed since it was read."""


class Batches(Protocol):
    """Batches and their lines; reads are strongly consistent unless said."""

    def get(self, batch_id: str) -> Batch | None:
        """The batch, or None."""

    def of_sender(self, sender: str, cursor: str | None, limit: int) -> Page[Batch]:
        """The sender's batches, the newest first; ``InvalidError`` for a cursor that no page gave."""

    def parts(self, batch_id: str, numbers: Iterable[int]) -> list[Part]:
        """Those parts, in order."""

    def page_of_parts(self, batch: Batch, cursor: str | None, limit: int) -> Page[Part]:
        """The batch's parts in order; ``InvalidError`` for a cursor that no page of this batch gave."""

    def add(self, work: Work, batch: Batch, parts: Iterable[Part]) -> None:
        """A new batch with its lines; committing fails if it is there already."""

    def save(self, work: Work, batch: Batch) -> None:
        """The batch as it now is; committing fails if it changed since it was read."""

    def save_part(self, work: Work, batch: Batch, part: Part) -> None:
        """The part as it now is."""

    def claim_reference(self, batch: Batch, place: Place, reference: str) -> Place:
        """Where the sender used this reference first: here, unless it was used before."""

    def due(self, now: datetime, limit: int) -> list[str]:
        """The ids of batches that are to be looked after, the longest due first; may lag."""


@dataclass(frozen=True)
class MissingFile:
    """A file of a letter that has not come."""

    file_id: str
    name: str


@dataclass(frozen=True)
class UploadForm:
    """A form by which one file is sent straight to storage: ``fields`` in order, then ``file`` last."""

    file_id: str
    name: str
    url: str
    fields: Mapping[str, str]
    expires_in_seconds: int


@dataclass(frozen=True)
class LargeFile:
    """A file that no form takes: it is sent in parts, as one of the draft ``deposit_id``."""

    file_id: str
    name: str
    size_bytes: int
    deposit_id: str


@dataclass(frozen=True)
class Wanted:
    """How the files that have not come are sent."""

    forms: tuple[UploadForm, ...]
    in_parts: tuple[LargeFile, ...] = ()


@dataclass(frozen=True)
class ReceiptFacts:
    """A sealed receipt of a letter: ``occasion`` names it, 1 for the registration's; ``kind`` is what it attests."""

    occasion: int
    kind: str
    verification_id: str
    at: datetime


@dataclass(frozen=True)
class DepositFacts:
    """What became of a letter's deposit. ``state`` is ``draft`` or a state of a deposit after it; ``waits`` says that a
    draft submits itself once its files are there; ``missing`` are those that have not come; ``reasons`` are codes."""

    id: str
    state: str
    waits: bool = False
    missing: tuple[MissingFile, ...] = ()
    submitted_at: datetime | None = None
    tracking_code: str = ""
    number: str = ""
    registered_at: datetime | None = None
    receipts: tuple[ReceiptFacts, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def has_receipt(self) -> bool:
        """Whether that of its registration is there."""
        return any(receipt.occasion == 1 for receipt in self.receipts)


@dataclass(frozen=True)
class Opening:
    """A draft that is to be: its id, where it stands, who deposits, and the letter. ``sender`` is empty where the
    depositor's own address is proven, and then ``address_digest`` says which that is."""

    deposit_id: str
    place: Place
    sender: str
    address_digest: str
    language: Language
    depositor: Depositor
    letter: Letter


class Deposits(Protocol):
    """The mail office, as whoever deposits in bulk uses it."""

    def cleaned(self, depositor: Depositor) -> Depositor:
        """In the form in which it is kept."""

    def depositor_problems(self, depositor: Depositor) -> Sequence[Problem]:
        """What would stop a deposit by them."""

    def letter_rule(self) -> Rule:
        """What would stop letters: their administration (looked up once each), text, files as declared."""

    def open(self, opening: Opening) -> Earlier | None:
        """Makes the draft with its files announced, which submits itself once they are there; again, nothing more.
        Answers with the same sender's earlier letter of the very same files. ``DomainError`` where it cannot be."""

    def facts(self, deposit_ids: Sequence[str], with_files: bool) -> Mapping[str, DepositFacts]:
        """What became of those that exist; of drafts, which files are missing only where asked for."""

    def wanted(self, deposit_id: str) -> Wanted:
        """A fresh form for each file that has not come, and those that are sent in parts."""

    def pursue(self, deposit_id: str) -> None:
        """Submits a draft whose files are all there, as their events should have done."""

    def give_up(self, deposit_id: str) -> None:
        """The draft no longer submits itself; one that was submitted meanwhile stays so."""

    def receipt_url(self, deposit_id: str, occasion: int) -> str:
        """A link of five minutes; ``NotFoundError`` before there is such a receipt."""


class Administrations(Protocol):
    """The directory, for an administration that deposits with others."""

    def name(self, administration_id: str) -> Bilingual:
        """Its name; ``NotFoundError`` if there is none."""


class BatchCall(Protocol):
    """How whoever works on batches is woken."""

    def wake(self, batch_id: str) -> None:
        """Asks for the batch to be gone on with; too often is harmless."""
