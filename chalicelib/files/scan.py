"""What the malware scan says of one stored version, in the words of AWS GuardDuty's Malware Protection for S3.

Its events come at least once, late, and in any order. What counts is the strongest word said so far, whatever the order
it came in: a threat found once stays found, and a finding outweighs what only says that nobody looked.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

logger = logging.getLogger(__name__)


class Scan(StrEnum):
    """The result statuses of "GuardDuty Malware Protection Object Scan Result", the weakest first."""

    FAILED = "FAILED"
    ACCESS_DENIED = "ACCESS_DENIED"
    UNSUPPORTED = "UNSUPPORTED"
    NO_THREATS_FOUND = "NO_THREATS_FOUND"
    THREATS_FOUND = "THREATS_FOUND"

    @property
    def is_finding(self) -> bool:
        """Somebody looked, or cannot ever: the file may be decided. The others are worth another try."""
        return self not in (Scan.FAILED, Scan.ACCESS_DENIED)


_STRENGTH = list(Scan)


def stronger(known: Scan | None, said: Scan) -> Scan:
    """Which of the two counts."""
    return said if known is None else max(known, said, key=_STRENGTH.index)


def scan_of(status: str) -> Scan | None:
    """The status, if it is one of the five; None for one that nobody knows: the file goes on waiting, and is shown."""
    if status in set(Scan):
        return Scan(status)
    logger.error("an unknown status of a malware scan", extra={"status": status})
    return None


@dataclass(frozen=True)
class ScanResult:
    """What an event says of one stored version."""

    key: str
    version_id: str
    said: Scan

    @classmethod
    def of(cls, detail: Mapping[str, Any]) -> "ScanResult | None":
        """Read from the event's detail; None for an unknown status."""
        scanned = detail["s3ObjectDetails"]
        said = scan_of(detail["scanResultDetails"]["scanResultStatus"])
        return cls(scanned["objectKey"], scanned["versionId"], said) if said else None
