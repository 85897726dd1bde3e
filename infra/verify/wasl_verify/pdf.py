"""Sealed PDF files: every signature, what each covers, and what came after it (ISO 32000-2, 12.8; ETSI EN 319 142-1).

The bytes that a signature covers are compared as bytes. What a later revision adds is compared as objects with the
revision before it: only what signatures themselves need may be new.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf

from wasl_verify import certificates, cms, der
from wasl_verify.certificates import Trust
from wasl_verify.pdf_changes import demand_allowed
from wasl_verify.pdf_store import read_store
from wasl_verify.report import FaultError, Report

LARGEST = 300_000_000
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_END = re.compile(rb"%%EOF(\r\n|\r|\n)?\Z")


@dataclass(frozen=True)
class Placed:
    """A signature in the file. ``end`` is where its revision ends; ``ranges`` are the bytes that it covers."""

    field: str
    is_timestamp: bool
    ranges: tuple[int, int, int, int]
    contents: bytes
    certifies: int | None
    locks: bool

    @property
    def end(self) -> int:
        """Where the revision ends that it covers."""
        return self.ranges[2] + self.ranges[3]

    def digest_of(self, data: bytes) -> cms.DigestOf:
        """The digests of what it covers."""
        _, first, second, _ = self.ranges

        def digest(name: str) -> bytes:
            made = hashlib.new(name, data[:first])
            made.update(data[second : self.end])
            return made.digest()

        return digest


def check_pdf(data: bytes, trust: Trust, report: Report, place: str) -> list[str]:
    """Tells of every signature in the file, and whether anything was changed; the fields signed, in their order.

    :class:`FaultError` for what does not hold; ``ValueError`` and its like for what is no PDF.
    """
    if not data.startswith(b"%PDF-") or not _END.search(data):
        raise FaultError("not_a_pdf", place)
    with opened(data, place) as document:
        signatures = sorted(_signatures(document, data, place), key=lambda one: one.end)
        store = read_store(document, place)
    if not signatures:
        raise FaultError("no_seal", place)
    known = Trust(trust.roots, [*trust.others, *store.certificates], [*trust.lists, *store.lists],
                  [*trust.answers, *store.answers])  # fmt: skip
    for one in signatures:
        _check(one, data, known, report, f"{place} · {one.field}")
    known.demand_known(store.certificates, report, place)
    known.demand_known_states(report, place)
    _check_revisions(signatures, data, report, place)
    return [one.field for one in signatures]


def opened(data: bytes, place: str) -> pikepdf.Pdf:
    """The document, read without mending anything."""
    document = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    if document.get_warnings() or document.is_encrypted:
        raise FaultError("not_a_pdf", place)
    return document


def _signatures(document: pikepdf.Pdf, data: bytes, place: str) -> Iterator[Placed]:
    form = document.Root.get("/AcroForm")
    for name, field in _fields(form.get("/Fields", []) if form is not None else [], ""):
        value = field.get("/V")
        if field.get("/FT") == pikepdf.Name.Sig and value is not None:
            yield _placed(name, field, value, data, f"{place} · {name}")


def _fields(given: Any, above: str) -> Iterator[tuple[str, Any]]:
    for field in given:
        name = above + str(field.get("/T", ""))
        yield name, field
        children = [kid for kid in field.get("/Kids", []) if "/T" in kid]
        yield from _fields(children, f"{name}.")


def _placed(name: str, field: Any, value: Any, data: bytes, place: str) -> Placed:
    numbers = [int(it) for it in value.ByteRange]
    if len(numbers) != 4:
        raise FaultError("bad_range", place)
    start, first, second, length = numbers
    end = second + length
    if start != 0 or not 0 < first < second < end <= len(data):
        raise FaultError("bad_range", place)
    gap = _HEX.fullmatch(data[first:second])
    if gap is None or len(gap[1]) % 2 or bytes.fromhex(gap[1].decode()) != bytes(value.Contents):
        raise FaultError("bad_range", place)
    if not _END.search(data[:end]):
        raise FaultError("bad_range", place)
    contents = bytes(value.Contents)
    size = der.length(contents)
    if contents[size:].strip(b"\0"):
        raise FaultError("bad_range", place)
    kind = str(value.get("/SubFilter", ""))
    if kind not in ("/ETSI.CAdES.detached", "/ETSI.RFC3161"):
        raise FaultError("other_signature", place, kind=kind)
    lock = field.get("/Lock")
    locks = lock is not None and lock.get("/Action") == pikepdf.Name.All
    return Placed(name, kind == "/ETSI.RFC3161", (0, first, second, length), contents[:size], _certifies(value), locks)


def _certifies(value: Any) -> int | None:
    """The permission that a certification leaves: 1 nothing, 2 forms, 3 remarks."""
    for reference in value.get("/Reference", []):
        if reference.get("/TransformMethod") == pikepdf.Name.DocMDP:
            return int(reference.TransformParams.get("/P", 2))
    return None


def _check(one: Placed, data: bytes, trust: Trust, report: Report, place: str) -> None:
    over = one.digest_of(data)
    if one.is_timestamp:
        cms.check_timestamp(one.contents, over, trust, report, place)
        return
    signed = cms.check_signature(one.contents, over, place)
    report.holds("sealed", place, who=certificates.name(signed.certificate))
    if signed.token is None:
        report.note("no_timestamp", place)
        at = datetime.now(UTC)
    else:
        at = cms.check_timestamp(signed.token, cms.digest_of(signed.signature), trust, report, place)
    cms.judge(signed, at, trust, report, place)


def _check_revisions(signatures: list[Placed], data: bytes, report: Report, place: str) -> None:
    """Each revision after a signature, against the one that it covers."""
    ends = [one.end for one in signatures]
    if len(set(ends)) != len(ends):
        raise FaultError("bad_range", place)
    closed = False
    for one, end in zip(signatures, [*ends[1:], len(data)], strict=True):
        closed = closed or one.locks or one.certifies == 1
        if end > one.end:
            demand_allowed(data[: one.end], data[:end], closed, place)
    last = signatures[-1]
    report.holds("whole" if last.end == len(data) else "whole_with_store", place)
