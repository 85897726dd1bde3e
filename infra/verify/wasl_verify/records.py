"""Records of the log: their hashes, their places in the chains, and which is the first that is not as it was."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from wasl_verify import plain
from wasl_verify.report import MALFORMED, FaultError, Report

GENESIS = bytes(32)
_MEMBERS = {"object", "seq", "event", "at", "administration", "actor", "detail", "correlation", "previous"}
_MORE = {"digest", "origin", "program", "register"}


@dataclass(frozen=True)
class Record:
    """A line. ``hash`` is what the line says; it is the body's own where ``intact``. A withheld one has no body."""

    line: int
    body: dict[str, Any]
    hash: bytes
    leaf: int | None
    intact: bool

    def __str__(self) -> str:
        if not self.shown:
            return f"{self.line}: {self.hash.hex()[:12]}…"
        return f"{self.line}: {self.object} {self.body['seq']} {self.body['event']}"

    @property
    def shown(self) -> bool:
        """Whether its body is there, and not its hash alone."""
        return bool(self.body)

    @property
    def object(self) -> str:
        """Whose chain it stands in."""
        return str(self.body["object"])


def read_records(data: bytes, report: Report, place: str, withheld: bool = False) -> list[Record]:
    """The records. The first that is not of its hash is named; :class:`FaultError` names one that cannot be read.
    ``withheld``: whether some may be there by their hash alone."""
    if data and not data.endswith(b"\n"):
        raise FaultError("truncated", place)
    found = []
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        try:
            found.append(_record(number, line, withheld))
        except MALFORMED:
            raise FaultError("record_unreadable", f"{place} {number}") from None
    for record in found:
        if not record.intact:
            report.fault("record_altered", f"{place} {record}")
            break
    return found


def _record(number: int, line: bytes, withheld: bool) -> Record:
    value = plain.canonical(line)
    if withheld and set(value) == {"hash", "leaf"}:
        return Record(number, {}, plain.digest(value["hash"]), plain.number(value["leaf"]), intact=True)
    if set(value) - {"leaf"} != {"body", "hash"}:
        raise ValueError("not a record")
    body = value["body"]
    if not _MEMBERS <= set(body) <= _MEMBERS | _MORE:
        raise ValueError("not a record")
    plain.text(body["object"]), plain.text(body["event"]), plain.number(body["seq"], 1), plain.instant(body["at"])
    plain.digest(body["previous"])
    if "register" in body:
        register = plain.members(body["register"], "id", "seq", "previous")
        plain.text(register["id"]), plain.number(register["seq"], 1), plain.digest(register["previous"])
    written = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    hash_ = plain.digest(value["hash"])
    leaf = plain.number(value["leaf"]) if "leaf" in value else None
    return Record(number, body, hash_, leaf, hashlib.sha256(written).digest() == hash_)


def check_order(records: Sequence[Record], proven: Sequence[bytes], report: Report, place: str) -> None:
    """Names the first record that is not the one which was proven in its place."""
    hashes = [record.hash for record in records]
    for number, (record, expected) in enumerate(zip(records, proven, strict=False)):
        if record.hash == expected:
            continue
        later, elsewhere = expected in hashes[number:], record.hash in proven
        code = "record_reordered" if later and elsewhere else "record_inserted" if later else "record_removed"
        if not later and not elsewhere:
            code = "record_altered"
        report.fault(code, f"{place} {record}")
        return
    if len(records) < len(proven):
        report.fault("record_truncated", f"{place} {len(records) + 1}", hash=proven[len(records)].hex())
    elif len(records) > len(proven):
        report.fault("record_inserted", f"{place} {records[len(proven)]}")


def check_chains(records: Sequence[Record], report: Report, place: str) -> None:
    """Whole chains, one after another or mingled: each from its first record on."""
    heads: dict[str, tuple[int, bytes]] = {}
    for record in records:
        seq, head = heads.get(record.object, (0, GENESIS))
        _follow(record, record.body, seq, head, place)
        heads[record.object] = seq + 1, record.hash
    for name, (count, _) in heads.items():
        report.holds("chain_whole", place, object=name, count=count)


def check_register_chain(records: Sequence[Record], register: str, report: Report, place: str) -> None:
    """A stretch of a register's chain: all places from its first record's on. Of withheld ones the next one shown tells
    how many they are, and names the last of them."""
    first = first_place(records)
    head = GENESIS
    for seq, record in enumerate(records, first - 1):
        if record.shown:
            given = record.body.get("register")
            if given is None or given["id"] != register:
                raise FaultError("record_inserted", f"{place} {record}")
            _follow(record, given, seq, head if seq != first - 1 or first == 1 else None, place)
        head = record.hash
    report.holds("register_chain_whole", place, register=register, count=len(records))


def first_place(records: Sequence[Record]) -> int:
    """The place in the register's chain at which the stretch begins; :class:`FaultError` where nothing says it."""
    for line, record in enumerate(records):
        if record.shown and "register" in record.body:
            return max(1, int(record.body["register"]["seq"]) - line)
    raise FaultError("record_truncated", hash="?")


def check_links(records: Sequence[Record], report: Report, place: str) -> None:
    """Records in the tree's order: each that follows another of its object, or of its register, names it. Between them
    no more are missing than are withheld there."""
    heads: dict[tuple[str, str], tuple[int, bytes, int]] = {}
    withheld = 0
    for record in records:
        withheld += not record.shown
        for key, given in _links(record):
            if key in heads:
                seq, head, before = heads[key]
                missing = given["seq"] - seq - 1
                if 0 < missing <= withheld - before:
                    seq, head = seq + missing, plain.digest(given["previous"])
                _follow(record, given, seq, head, place)
            heads[key] = given["seq"], record.hash, withheld
    if withheld:
        report.note("records_not_shown", place, count=withheld)


def _links(record: Record) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    if not record.shown:
        return
    yield ("object", record.object), record.body
    if "register" in record.body:
        yield ("register", record.body["register"]["id"]), record.body["register"]


def _follow(record: Record, given: dict[str, Any], seq: int, head: bytes | None, place: str) -> None:
    if given["seq"] > seq + 1:
        raise FaultError("record_removed", f"{place} {record}")
    if given["seq"] != seq + 1:
        raise FaultError("record_reordered", f"{place} {record}")
    if head is not None and plain.digest(given["previous"]) != head:
        raise FaultError("record_breaks_chain", f"{place} {record}")
