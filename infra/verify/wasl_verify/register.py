"""A closed register: its statement, its entries, and the records that they come from."""

import csv
import hashlib
import io
from collections.abc import Sequence
from typing import Any

from wasl_verify import plain
from wasl_verify.keys import Keys, signed_json
from wasl_verify.records import Record
from wasl_verify.register_records import NUMBER, check_shown
from wasl_verify.report import FaultError, Report

CLOSING, ENTRIES = "register/closing.jws", "register/entries.csv"
_MEMBERS = (
    *("version", "issuer", "administration", "register", "direction", "from", "to", "first", "last", "count", "voided"),
    *("gaps", "chain", "entries_sha256", "register_sha256", "at"),
)
_VOIDED = 10
"""The column that says of an entry that it was voided."""


def check_register(
    closing: bytes, entries: bytes, papers: Sequence[str], records: Sequence[Record], keys: Keys, report: Report
) -> None:
    """That the statement is the issuer's, the entries are those it was made of, each once and in order, the register on
    paper (its digest in ``papers``) is the one set from them, and the records hold exactly these numbers."""
    said = check_statement(closing.decode("ascii"), keys, report, CLOSING)
    rows = _rows(entries, said)
    _check_entries(rows, said, report)
    if hashlib.sha256(entries).hexdigest() != said["entries_sha256"]:
        raise FaultError("member_altered", ENTRIES)
    if any(sha256 != said["register_sha256"] for sha256 in papers):
        raise FaultError("member_altered", "register/register.pdf")
    check_shown(rows, {cells[0] for _, cells in rows if cells[_VOIDED]}, said, records, report)
    report.holds("register_whole", ENTRIES, count=len(rows))


def check_statement(token: str, keys: Keys, report: Report, place: str) -> dict[str, Any]:
    """What the statement of a closing says, which is told; raises as :func:`wasl_verify.keys.signed_json`."""
    said = signed_json(token, "wasl-closing", "at", keys, place)
    plain.members(said, *_MEMBERS)
    if said["version"] != 1:
        raise FaultError("other_version", place)
    report.holds("closing_signed", place, register=said["register"], first=said["from"], last=said["to"])
    return said


def _rows(entries: bytes, said: dict[str, Any]) -> list[tuple[int, list[str]]]:
    """Serial and cells of each row."""
    found = []
    text = entries.decode("utf-8-sig")
    for line, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True)):
        if line == 0:
            continue
        parts = NUMBER.fullmatch(cells[0])
        if parts is None or parts[1] != said["register"] or parts[2] != said["from"][:4]:
            raise FaultError("entry_altered", f"{ENTRIES} {line}")
        found.append((int(parts[3]), cells))
    return found


def _check_entries(rows: list[tuple[int, list[str]]], said: dict[str, Any], report: Report) -> None:
    gone = [(plain.number(gap["first"], 1), plain.number(gap["last"], 1)) for gap in said["gaps"]]
    serials, expected = [serial for serial, _ in rows], said["first"]
    for line, serial in enumerate(serials, 1):
        while any(first <= expected <= last for first, last in gone):
            expected += 1
        if serial != expected:
            code = "entry_removed" if serial > expected and expected not in serials else "entry_reordered"
            if serials.count(serial) > 1:
                code = "entry_inserted"
            report.fault(code, f"{ENTRIES} {line}", number=expected)
            return
        expected += 1
    if (serials[0] if serials else None, serials[-1] if serials else None) != (said["first"], said["last"]):
        report.fault("entry_truncated", ENTRIES, number=said["last"])
    if len(rows) != said["count"]:
        report.fault("entry_truncated", ENTRIES, number=said["count"])
    voided = [cells[0] for _, cells in rows if cells[_VOIDED]]
    if voided != said["voided"]:
        report.fault("other_voided", ENTRIES)
