"""What the signatures of any PDF are found to be: one verdict on the file, and each signature's own story."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What becomes of the whole file."""

    HOLDS = "holds"
    UNVOUCHED = "unvouched"
    """It holds, but who signed or dated it is vouched for by no root that is trusted here."""
    DOES_NOT_HOLD = "does_not_hold"
    NOT_JUDGED = "not_judged"
    """There is nothing to judge: no PDF, nobody's signature, or a protection that keeps us from reading."""


class Standing(StrEnum):
    """How far a certificate is vouched for."""

    KNOWN = "known"
    UNKNOWN_ROOT = "unknown_root"
    EXPIRED = "expired"
    """Out of its period, and no trusted timestamp proves that it signed within it."""
    UNFIT = "unfit"
    """It leads to a known root, but is not made for this use, or not one of those expected."""
    REVOKED = "revoked"


class Level(StrEnum):
    """How much a signature proves by itself (ETSI EN 319 142-1), as reached and not as claimed."""

    BASIC = "basic"
    """Sound, but outside the European profile: the certificate is not signed along with the document."""
    B = "B"
    T = "T"
    LT = "LT"
    LTA = "LTA"


class Kind(StrEnum):
    """What is added to a document after a signature. The last four are never allowed."""

    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"
    VALIDATION_DATA = "validation_data"
    FORM = "form"
    METADATA = "metadata"
    PAGES = "pages"
    ANNOTATION = "annotation"
    FIELD = "field"
    CONTENT = "content"


@dataclass(frozen=True)
class Addition:
    """One thing that came after a signature; ``name`` is the field's where there is one."""

    kind: Kind
    allowed: bool
    name: str = ""


@dataclass(frozen=True)
class SignatureReport:
    """One signature or document timestamp. ``signer`` and ``issuer`` are the certificate's own words; ``claimed_at`` is
    the signer's word, ``timestamped_at`` a trusted authority's (RFC 3339). ``dated_by`` is the timestamp's standing, or
    None where there is none. ``certifies`` is the permission of a certification, 1 to 3. ``additions`` are what came
    after it."""

    field: str
    signer: str
    issuer: str
    certificate_sha256: str
    standing: Standing
    claimed_at: str | None
    timestamped_at: str | None
    dated_by: Standing | None
    level: Level
    intact: bool
    covers_whole_file: bool
    is_timestamp: bool = False
    certifies: int | None = None
    additions: tuple[Addition, ...] = ()

    @property
    def trusted(self) -> bool:
        """Vouched for by the roots, and so is its timestamp if it bears one."""
        return self.standing is Standing.KNOWN and self.dated_by in (None, Standing.KNOWN)

    @classmethod
    def read(cls, data: dict[str, Any]) -> "SignatureReport":
        """From what ``dataclasses.asdict`` made of it, once through JSON."""
        dated_by = data["dated_by"]
        read = {
            "standing": Standing(data["standing"]),
            "dated_by": None if dated_by is None else Standing(dated_by),
            "level": Level(data["level"]),
            "additions": tuple(Addition(Kind(it["kind"]), it["allowed"], it["name"]) for it in data["additions"]),
        }
        return cls(**{**data, **read})
