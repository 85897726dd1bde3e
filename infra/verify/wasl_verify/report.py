"""What was found: each finding a code, the place that it is of, and what fills its sentence."""

import csv
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pikepdf import PasswordError, PdfError

MALFORMED = (
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, NotImplementedError),
    *(struct.error, zlib.error, csv.Error, InvalidSignature, UnsupportedAlgorithm, PdfError, PasswordError),
    *(x509.InvalidVersion, x509.DuplicateExtension, x509.ExtensionNotFound, x509.UnsupportedGeneralNameType),
)
"""What libraries raise of bytes that are not what they should be."""


class Kind(StrEnum):
    """``holds``: proven. ``note``: worth knowing. ``unjudged``: nothing was given to say it by. ``fault``: wrong."""

    HOLDS = "holds"
    NOTE = "note"
    UNJUDGED = "unjudged"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One thing that was found. ``code`` has a sentence in each language in ``words.py``."""

    kind: Kind
    code: str
    place: str
    given: dict[str, str]


class FaultError(Exception):
    """What is looked at does not hold, and cannot be looked at further."""

    def __init__(self, code: str, place: str = "", **given: object) -> None:
        super().__init__(f"{code} {place}")
        self.code, self.place, self.given = code, place, given


@dataclass
class Report:
    """Findings, in the order in which they were made."""

    findings: list[Finding] = field(default_factory=list)

    def holds(self, code: str, place: str = "", **given: object) -> None:
        """Adds what is proven."""
        self._add(Kind.HOLDS, code, place, given)

    def note(self, code: str, place: str = "", **given: object) -> None:
        """Adds what is worth knowing and changes nothing."""
        self._add(Kind.NOTE, code, place, given)

    def unjudged(self, code: str, place: str = "", **given: object) -> None:
        """Adds what could not be judged, once."""
        self._add(Kind.UNJUDGED, code, place, given)

    def fault(self, code: str, place: str = "", **given: object) -> None:
        """Adds what is wrong."""
        self._add(Kind.FAULT, code, place, given)

    @contextmanager
    def within(self, place: str) -> Iterator[None]:
        """Goes on after a fault in this block, and takes for one whatever cannot be read."""
        try:
            yield
        except FaultError as fault:
            self.fault(fault.code, fault.place or place, **fault.given)
        except MALFORMED:
            self.fault("unreadable", place)

    @property
    def faults(self) -> list[Finding]:
        """What is wrong, the first first."""
        return [it for it in self.findings if it.kind is Kind.FAULT]

    @property
    def exit_code(self) -> int:
        """1 if anything is wrong, 3 if something could not be judged or nothing was, else 0."""
        kinds = {it.kind for it in self.findings}
        if Kind.FAULT in kinds:
            return 1
        return 3 if Kind.UNJUDGED in kinds or Kind.HOLDS not in kinds else 0

    def _add(self, kind: Kind, code: str, place: str, given: dict[str, object]) -> None:
        finding = Finding(kind, code, place, {name: str(value) for name, value in given.items()})
        if finding not in self.findings:
            self.findings.append(finding)
