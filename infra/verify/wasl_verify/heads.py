"""Signed heads of the tree, and what leads to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wasl_verify import cms, merkle, plain
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys, signed_json
from wasl_verify.records import Record
from wasl_verify.report import FaultError, Report


@dataclass(frozen=True)
class Head:
    """A tree's size and root."""

    size: int
    root: bytes


def check_head(data: bytes, keys: Keys, trust: Trust, report: Report, place: str) -> Head:
    """The head of a file; its signature and timestamp are told."""
    return read_head(plain.canonical(data), keys, trust, report, place)


def read_head(value: Any, keys: Keys, trust: Trust, report: Report, place: str) -> Head:
    """The head of what a file says."""
    whole = plain.members(value, "head", "timestamp")
    said = signed_json(whole["head"], "wasl-head", "at", keys, place)
    plain.members(said, "version", "issuer", "size", "root", "at")
    if said["version"] != 1:
        raise FaultError("other_version", place)
    head = Head(plain.number(said["size"], 1), plain.digest(said["root"]))
    report.holds("head_signed", place, size=head.size, at=said["at"])
    if whole["timestamp"] is None:
        report.note("no_timestamp", place)
    else:
        token = plain.base64_of(whole["timestamp"])
        cms.check_timestamp(token, cms.digest_of(whole["head"].encode()), trust, report, place)
    return head


def read_inclusions(data: bytes, head: Head, place: str) -> list[tuple[int, bytes]]:
    """Leaf number and hash of each record that is proven to be in the head's tree."""
    if not data.endswith(b"\n"):
        raise FaultError("truncated", place)
    found = []
    for number, line in enumerate(data.split(b"\n")[:-1], 1):
        found.append(check_inclusion(plain.canonical(line), head, f"{place} {number}"))
    return found


def check_inclusion(value: Any, head: Head, place: str) -> tuple[int, bytes]:
    """Leaf number and hash of the record that this proves to be in the head's tree."""
    given = plain.members(value, "leaf", "size", "hash", "path")
    leaf, hash_ = plain.number(given["leaf"]), plain.digest(given["hash"])
    path = [plain.digest(one) for one in given["path"]]
    if plain.number(given["size"]) != head.size:
        raise FaultError("other_head", place)
    if merkle.root_by_inclusion(hash_, leaf, head.size, path) != head.root:
        raise FaultError("not_included", place)
    return leaf, hash_


def check_consistency(value: Any, heads: tuple[Head, Head], report: Report, place: str) -> merkle.Growing:
    """That the later head's tree goes on from the earlier's, which is told; the earlier tree, to be grown."""
    before, after = heads
    given = plain.members(value, "from", "to", "path")
    if (plain.number(given["from"]), plain.number(given["to"])) != (before.size, after.size):
        raise FaultError("other_head", place)
    path = [plain.digest(one) for one in given["path"]]
    tree = merkle.edge_by_consistency(before.size, after.size, path, (before.root, after.root))
    if tree is None:
        raise FaultError("not_consistent", place)
    report.holds("consistent", place, before=before.size, after=after.size)
    return tree


def check_range(
    records: Sequence[Record], heads: tuple[Head, Head], consistency: bytes, report: Report, place: str
) -> None:
    """That the records are the leaves from one head to the other, all of them and in their order."""
    before, after = heads
    tree = check_consistency(plain.canonical(consistency), heads, report, "log/consistency.json")
    for leaf, record in enumerate(records, before.size):
        if record.leaf != leaf:
            code = "record_removed" if record.leaf is not None and record.leaf > leaf else "record_reordered"
            raise FaultError(code if leaf < after.size else "record_inserted", f"{place} {record}")
        if leaf >= after.size:
            raise FaultError("record_inserted", f"{place} {record}")
        tree.add(record.hash)
    if len(records) < after.size - before.size:
        raise FaultError("record_truncated", f"{place} {len(records) + 1}", hash="?")
    if tree.root() != after.root:
        raise FaultError("range_altered", place, first=before.size, last=after.size - 1)
    report.holds("range_whole", place, count=len(records))
