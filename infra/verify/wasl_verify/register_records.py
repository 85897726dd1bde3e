"""What the records of a register's chain show of its closing: that nothing of the period is missing or was made up."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from wasl_verify import plain
from wasl_verify.records import Record, first_place
from wasl_verify.report import FaultError, Report

NUMBER = re.compile(r"([A-Z0-9]{2,12}-[ADI])-(\d{4})-(\d{7})")
CLOSING, ENTRIES, RECORDS = "register/closing.jws", "register/entries.csv", "log/records.jsonl"
_A_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)
Rows = Sequence[tuple[int, list[str]]]
"""Serial and cells of each entry."""


def check_shown(rows: Rows, voided: set[str], said: dict[str, Any], records: Sequence[Record], report: Report) -> None:
    """That the chain's stretch begins before the period and ends where it was closed, and that its records hold these
    numbers, voids and gaps, and no other of the period. :class:`FaultError` for the first that is not so."""
    _check_ends(said, records, report)
    _check_numbers(rows, said, records)
    _check_period(rows, said, records)
    _check_acts(rows, voided, said, records)
    withheld = sum(not record.shown for record in records)
    if withheld:
        report.note("records_withheld", RECORDS, count=withheld)


def _check_ends(said: dict[str, Any], records: Sequence[Record], report: Report) -> None:
    chain = plain.members(said["chain"], "seq", "head")
    first = first_place(records)
    if first + len(records) - 1 != plain.number(chain["seq"], 1) or records[-1].hash != plain.digest(chain["head"]):
        raise FaultError("other_chain", CLOSING)
    if first == 1:
        return
    if not records[0].shown:
        report.unjudged("chain_begins_withheld", f"{RECORDS} {records[0]}")
    elif plain.instant(records[0].body["at"]) >= _midnight(said["from"]) - _A_DAY:
        raise FaultError("chain_begins_late", f"{RECORDS} {records[0]}")


def _check_numbers(rows: Rows, said: dict[str, Any], records: Sequence[Record]) -> None:
    """Each entry has its record. Between two numbers that are shown there are no more others than records withheld."""
    left = [(serial, line, cells[0]) for line, (serial, cells) in enumerate(rows, 1)]
    withheld = 0
    for record in records:
        withheld += not record.shown
        parts = _registered(record, said)
        if parts is None:
            continue
        while left and left[0][0] < int(parts[3]):
            withheld -= 1
            _demand_room(withheld, *left.pop(0)[1:])
        if left and left[0][0] == int(parts[3]):
            left.pop(0)
        withheld = 0
    for _, line, number in left:
        withheld -= 1
        _demand_room(withheld, line, number)


def _demand_room(left: int, line: int, number: str) -> None:
    if left < 0:
        raise FaultError("entry_inserted", f"{ENTRIES} {line}", number=number)


def _check_period(rows: Rows, said: dict[str, Any], records: Sequence[Record]) -> None:
    """No number was registered in the period, by whichever of its legal times, that is no entry."""
    entered = {cells[0] for _, cells in rows}
    begin, end = _midnight(said["from"]), _midnight(said["to"]) + _A_DAY - _AN_HOUR
    for record in records:
        parts = _registered(record, said)
        within = parts is not None and begin <= plain.instant(record.body["at"]) < end
        if parts is not None and within and parts[0] not in entered:
            raise FaultError("number_left_out", f"{RECORDS} {record}", number=parts[0])


def _check_acts(rows: Rows, voided: set[str], said: dict[str, Any], records: Sequence[Record]) -> None:
    """What the records tell of voids and of restored backups is in the entries, and nothing else unless withheld."""
    hidden = any(not record.shown for record in records)
    recorded = {one["number"] for one in _details(records, "NumberVoided")}
    entered = {cells[0] for _, cells in rows}
    other = (recorded & entered) - voided if hidden else (recorded & entered) ^ voided
    if other:
        raise FaultError("void_not_recorded", ENTRIES, number=min(other))
    restored = {(one["first"], one["last"]) for one in _details(records, "RegisterRestored")}
    for gap in said["gaps"]:
        if gap["reason"] == "restored" and (gap["first"], gap["last"]) not in restored:
            raise FaultError("gap_not_recorded", CLOSING, first=gap["first"], last=gap["last"])


def _details(records: Sequence[Record], event: str) -> Iterator[dict[str, Any]]:
    return (record.body["detail"] for record in records if record.shown and record.body["event"] == event)


def _registered(record: Record, said: dict[str, Any]) -> re.Match[str] | None:
    """The number, of the closing's register and year, that a record gave."""
    if not record.shown or record.body["event"] != "MailRegistered":
        return None
    parts = NUMBER.fullmatch(str(record.body["detail"].get("number")))
    return parts if parts is not None and (parts[1], parts[2]) == (said["register"], said["from"][:4]) else None


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
