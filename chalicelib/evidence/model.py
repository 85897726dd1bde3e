"""What evidence is made of: the facts of a receipt, how far its seal may be trusted, what can be verified."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from chalicelib.evidence.occasions import Occasion, ReceiptKind
from chalicelib.kernel.languages import Bilingual, Language


class Channel(StrEnum):
    """How the letter came in."""

    PORTAL = "portal"
    COUNTER = "counter"
    POST = "post"
    EMAIL = "email"
    COURIER = "courier"
    DESK = "desk"


class TrustLevel(StrEnum):
    """What may honestly be said of the seal; never ``qualified``: the platform holds the keys itself."""

    UNSEALED = "unsealed"
    """No certificate is installed for the administration's key: the receipt bears no seal, and says so."""
    DEVELOPMENT = "development"
    """Sealed, under a certificate whose root this deployment does not trust: it proves nothing outside."""
    NO_TIMESTAMP = "no_timestamp"
    """Sealed under a trusted root, but no timestamping authority is set: the date is the platform's word."""
    UNTRUSTED_TIMESTAMP = "untrusted_timestamp"
    """Sealed under a trusted root and timestamped by an authority that leads to none: the date is no trusted one's."""
    NOT_QUALIFIED = "not_qualified"
    """Sealed under a trusted root and timestamped by a trusted authority; not qualified in the sense of law 43-20."""


@dataclass(frozen=True)
class ReceiptDepositor:
    """Who deposited. ``kind`` is ``person`` or ``organisation``; the identifier keeps its last characters only.

    ``represented`` is whom they deposited for, under a mandate; ``helper`` the agent who filled it in with them.
    """

    name: str
    kind: str
    masked_identifier: str
    represented: str = ""
    helper: Bilingual | None = None


@dataclass(frozen=True)
class ReceiptFile:
    """One file as received: ``sha256`` is lower-case hexadecimal over the whole file, by our own inspection. ``nature``
    is what its depositor said that it is (``letter``, ``annex``, ``identity``, ``mandate``, ``other``), if they did."""

    name: str
    type: str
    size_bytes: int
    pages: int | None
    sha256: str
    nature: str = ""


@dataclass(frozen=True)
class ReceiptFacts:
    """Everything a receipt says. ``contact`` is the handling service's, as printed; instants are aware UTC.

    ``tracking_code`` is absent for a letter that came over the counter; ``public_url`` has no slash at the end.
    ``verification_id`` is this receipt's own; ``follows`` the first receipt's of the same mail, empty for the first.
    ``leg``: how many administrations had the letter before.
    ``missing`` and ``words`` are the office's: pieces that it asked for, and why it did or rejected.
    ``token`` is the receipt's signed token, empty before it is signed.
    ``tifinagh`` is the administration's name in that script, empty where it has none.
    """

    occasion: Occasion
    mail_id: str
    administration_id: str
    source: str
    number: str
    verification_id: str
    tracking_code: str | None
    administration: Bilingual
    entity: Bilingual
    contact: str
    submitted_at: datetime
    registered_at: datetime
    channel: Channel
    depositor: ReceiptDepositor
    subject: str
    addressee: Bilingual
    files: tuple[ReceiptFile, ...]
    language: Language
    public_url: str
    seal_key_id: str
    follows: str = ""
    leg: int = 0
    missing: tuple[str, ...] = ()
    words: str = ""
    token: str = ""
    tifinagh: str = ""

    @property
    def kind(self) -> ReceiptKind:
        """What it attests."""
        return self.occasion.kind

    @property
    def verification_url(self) -> str:
        """The address in the QR: the token stands after ``#``, so that it reaches no server's log."""
        return f"{self.public_url}/v#{self.token}"

    @property
    def typed_url(self) -> str:
        """The address for who has no camera at hand: it leads to the same by the short id."""
        return f"{self.public_url}/v#{self.verification_id}"


@dataclass(frozen=True)
class Sealed:
    """A PDF under its seal, and what that seal turned out to be worth."""

    data: bytes
    trust: TrustLevel


@dataclass(frozen=True)
class SealedFile:
    """A finished PDF under a registry number: what its seal can claim, when it was made, the token in its QR, if it has
    one, and where it lies once it is stored."""

    data: bytes
    trust: TrustLevel
    made_at: datetime
    number: str
    token: str = ""
    key: str = ""


@dataclass(frozen=True)
class Receipt:
    """An issued receipt: where its PDF lies and the digest of its bytes. ``seq`` is the place, in the mail's chain, of
    the act that called for it; 1 for the registration. ``token`` is the one in its QR, empty before there were any."""

    mail_id: str
    administration_id: str
    source: str
    number: str
    verification_id: str
    key: str
    sha256: str
    trust: TrustLevel
    issued_at: datetime
    kind: ReceiptKind = ReceiptKind.CORRESPONDENCE
    seq: int = 1
    leg: int = 0
    token: str = ""


@dataclass(frozen=True)
class Revision:
    """One published state of a document, recognised by its digest. ``label`` is ``receipt``, ``letter.N`` (a file
    as deposited), ``reply`` (sealed), ``reply.N`` (an earlier revision) or ``lasting.N`` (a version since); ``at`` is
    when it was made."""

    sha256: str
    label: str
    at: datetime


class SealLevel(StrEnum):
    """How long a sealed document can be verified (ETSI EN 319 142-1, clause 6): what its last version reached."""

    B_B = "B-B"
    B_T = "B-T"
    B_LT = "B-LT"
    B_LTA = "B-LTA"


@dataclass(frozen=True)
class Standing:
    """What was found of a sealed document since: its level (None once what made it last has ended), until when that is
    so if nothing is done, its later versions, and since when a certificate in it is revoked. ``key`` is where the file
    lies that was sealed, ``latest`` where its last version does."""

    level: SealLevel | None
    key: str
    latest: str
    versions: tuple[Revision, ...] = ()
    ends_at: datetime | None = None
    revoked_at: datetime | None = None

    def at(self, now: datetime) -> "Standing":
        """As it may be told at an instant."""
        is_over = self.ends_at is not None and self.ends_at <= now
        return replace(self, level=None) if is_over else self


class VerificationKind(StrEnum):
    """What a verification id stands for."""

    RECEIPT = "receipt"
    REPLY = "reply"


@dataclass(frozen=True)
class Logged:
    """The head of the log that a registration's record was looked for under: how many records it stands for, when it
    was signed; ``proven`` is whether the proof leads to it."""

    size: int
    at: datetime
    proven: bool


@dataclass(frozen=True)
class Verification:
    """What anyone may know of a document: number, dates and digests, and no person.

    ``voided_at`` is set when the number was voided; ``trust`` is how its seal was made. ``receipts`` are all that were
    issued for the same mail, by the act that called for them, this one included. ``logged`` is None until a head of the
    log holds the registration.
    """

    id: str
    kind: VerificationKind
    mail_id: str
    administration_id: str
    administration: Bilingual
    number: str
    at: datetime
    submitted_at: datetime | None
    revisions: tuple[Revision, ...]
    trust: TrustLevel
    voided_at: datetime | None = None
    receipts: tuple[Receipt, ...] = ()
    standing: Standing | None = None
    logged: Logged | None = None

    @property
    def published(self) -> tuple[Revision, ...]:
        """Every revision, and every longer-lasting version since."""
        return self.revisions + (self.standing.versions if self.standing else ())

    def revision(self, sha256: str) -> Revision | None:
        """The published revision with this digest."""
        return next((r for r in self.published if r.sha256 == sha256), None)


@dataclass(frozen=True)
class Match:
    """A verification in which a digest was found."""

    verification: Verification
    sha256: str

    @property
    def revision(self) -> Revision | None:
        """The revision that has the digest."""
        return self.verification.revision(self.sha256)


class Authenticity(StrEnum):
    """What a token's signature shows."""

    ISSUED = "issued"
    """The platform signed it, and nothing in it has changed since."""
    ALTERED = "altered"
    """It names the platform's key, whose signature it does not bear: changed, or made up."""
    UNKNOWN_KEY = "unknown_key"
    """It names another key than the platform's."""
    KEY_NOT_VALID = "key_not_valid"
    """Its signature is the platform's, of a key that was not valid, or not believed any more, when it is dated."""


@dataclass(frozen=True)
class Claims:
    """What a token says, empty unless it is ``ISSUED``: what nobody signed is not repeated."""

    authenticity: Authenticity
    values: Mapping[str, Any]
