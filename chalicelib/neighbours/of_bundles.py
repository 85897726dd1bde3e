"""What bundles hold: a deposit's files, receipts, evidence and records, the tree's proofs, the platform's keys."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from chalicelib.bundles.model import Kind, Member, Role, original_path
from chalicelib.bundles.ports import Contents
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import DepositStore
from chalicelib.evidence.model import Receipt, SealedFile
from chalicelib.evidence.occasions import receipt_object
from chalicelib.evidence.stages.model import Evidence
from chalicelib.files.model import UploadedFile
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import LogRecord
from chalicelib.neighbours.material_in_bundles import Reading, material
from chalicelib.transparency.heads import Heads
from chalicelib.transparency.proving import Proofs


class Files(Protocol):
    """Uploaded files."""

    def get(self, file_id: str) -> UploadedFile:
        """``NotFoundError`` if there is none."""


class Receipts(Protocol):
    """Issued receipts."""

    def receipts(self, mail_id: str) -> tuple[Receipt, ...]:
        """All of a mail, the first first."""

    def latest(self, key: str) -> str:
        """Where the last version of a sealed file lies."""


class SealedFiles(Protocol):
    """Sealed files in storage."""

    def read(self, key: str) -> SealedFile:
        """``NotFoundError`` if there is none."""


class Stages(Protocol):
    """Evidence of deliveries."""

    def of(self, subject: str) -> Sequence[Evidence]:
        """All of a subject, in the order of time."""


class Opened(Protocol):
    """Clean files in storage."""

    def __call__(self, document_key: str) -> Iterable[bytes]:
        """The file's bytes, piece by piece."""


class LogToRead(Protocol):
    """The log."""

    def of_object(self, object_id: str) -> Iterable[LogRecord]:
        """The object's whole chain in order."""


@dataclass(frozen=True)
class DepositsInBundles:
    """The port ``Subjects``, for deposits."""

    deposits: DepositStore
    files: Files
    opened: Opened
    receipts: Receipts
    sealed: SealedFiles
    stages: Stages
    held: Reading

    def contents(self, subject: str) -> Contents:
        """A registered deposit with all that was given out of it so far."""
        deposit = self.deposits.get(subject.partition("/")[2])
        if deposit is None or deposit.submission is None or deposit.registration is None:
            raise NotFoundError("not_found")
        mails = mails_of(deposit)
        receipts = [receipt for mail_id in mails for receipt in self.receipts.receipts(mail_id)]
        sealed = [self.sealed.read(self.receipts.latest(it.key)).data for it in receipts]
        papers = [
            *self._originals(deposit),
            *(Member.of(f"receipts/{place:02d}.pdf", Role.RECEIPT, it) for place, it in enumerate(sealed, 1)),
            *(evidence_member(place, it) for place, it in enumerate(self.stages.of(subject), 1)),
            *(Member.of("token.txt", Role.TOKEN, it.token.encode()) for it in receipts[:1] if it.token),
            *material(map(self.held, sealed)),
        ]
        chains = (*(f"mail/{mail_id}" for mail_id in mails), *(receipt_object(it.mail_id, it.seq) for it in receipts))
        return Contents(Kind.DEPOSIT, subject, papers, (subject, *chains))

    def _originals(self, deposit: Deposit) -> Iterable[Member]:
        for place, deposited in enumerate(deposit.submitted.files, 1):
            yield original(place, self.files.get(deposited.id), self.opened)


def original(place: int, file: UploadedFile, opened: Opened) -> Member:
    """The file of this place as it was sent, named by its kind; ``NotFoundError`` for one that nobody looked into."""
    if file.sha256 is None or file.size_bytes is None:
        raise NotFoundError("not_found")
    path = original_path(place, file.true_kind.named(file.shown_name))
    return Member(path, Role.ORIGINAL, file.size_bytes, file.sha256, partial(opened, file.document_key))


def mails_of(deposit: Deposit) -> Sequence[str]:
    """The ids of all mails that a submitted deposit became, the first first."""
    return (deposit.submitted.mail_id, *(leg.mail_id for leg in deposit.legs if leg.number))


@dataclass(frozen=True)
class RecordsInBundles:
    """The port ``Records``."""

    log: LogToRead

    def of(self, object_id: str) -> Sequence[tuple[Mapping[str, Any], str]]:
        """Body and hash of each of the object's records, in order.

        Without the last ones that only say that a bundle was asked for: each would wait for a head to hold its own."""
        records = list(self.log.of_object(object_id))
        while records and records[-1].body["event"] == "BundleAsked":
            records.pop()
        return [(record.body, record.hash) for record in records]


class HeadCall(Protocol):
    """Wakes whoever signs heads."""

    def ask(self) -> None:
        """Asks for a head soon."""


@dataclass(frozen=True)
class TreeOfBundles:
    """The ports ``Tree`` and ``TreeAtHead``."""

    heads: Heads
    proofs: Proofs
    call: HeadCall

    def prove(self, hashes: Sequence[str]) -> tuple[bytes, Sequence[Mapping[str, Any]]] | None:
        """The newest head and the proofs under it, if it holds them all."""
        size, head = self.head() or (0, b"")
        proofs = self.under(size, hashes)
        return None if proofs is None else (head, proofs)

    def head(self) -> tuple[int, bytes] | None:
        """The newest head's size and file."""
        try:
            head = self.heads.latest()
        except NotFoundError:
            return None
        return head.size, head.stored()

    def under(self, size: int, hashes: Sequence[str]) -> Sequence[Mapping[str, Any]] | None:
        """Proofs in the tree of this size, if it holds them all."""
        try:
            proofs = self.proofs.inclusions_of([bytes.fromhex(hash_) for hash_ in hashes], size)
        except NotFoundError:
            return None
        return [proof.document() for proof in proofs]

    def ask_for_head(self) -> None:
        """Asks for a head soon."""
        self.call.ask()


class PublishedKeys(Protocol):
    """The platform's keys, as published."""

    def published_keys(self) -> dict[str, Any]:
        """``wasl-keys.json``."""


class Signer(Protocol):
    """Signs in the platform's name."""

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str) -> str:
        """A compact JWS of this kind over claims that are dated then."""


@dataclass(frozen=True)
class PlatformOfBundles:
    """The port ``Platform``."""

    issuer: str
    published: PublishedKeys
    signer: Signer

    def keys(self) -> Mapping[str, Any]:
        """What ``/.well-known/wasl-keys.json`` says."""
        return self.published.published_keys()

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str) -> str:
        """A compact JWS of this kind over claims that are dated then."""
        return self.signer.sign(claims, at, kind)


def evidence_member(place: int, evidence: Evidence) -> Member:
    """The evidence of this place, named by its stage."""
    path = f"evidence/{place:02d}-{evidence.stage.value}.jws"
    return Member.of(path, Role.EVIDENCE, evidence.token.encode())
