"""Checks the log's two chains: nothing taken out, nothing put in, nothing changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.log import GENESIS, LogRecord


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold. ``chain`` is ``kind/ID`` or ``register/ID``; ``reason`` is ``hash``, ``gap``
    or ``link``."""

    chain: str
    seq: int
    reason: str


@dataclass(frozen=True)
class Link:
    """A record's place in one chain."""

    chain: str
    seq: int
    previous: str
    hash: str


def verify(records: Iterable[LogRecord]) -> Break | None:
    """The first break in the chains of these records, or None.

    Give whole chains, in any order: every object's, and every register's that they touch, from their first record.
    """
    known = list(records)
    return (
        _first(_altered(record) for record in known)
        or _first(_walk(links) for links in _chains(known, _of_object))
        or _first(_walk(links) for links in _chains(known, _of_register))
    )


def verify_object(records: Iterable[LogRecord]) -> Break | None:
    """As :func:`verify`, for the whole chain of one object: register links are only parts and are left out."""
    known = list(records)
    return _first(_altered(record) for record in known) or _first(_walk(links) for links in _chains(known, _of_object))


def _first(breaks: Iterable[Break | None]) -> Break | None:
    return next((found for found in breaks if found is not None), None)


def _altered(record: LogRecord) -> Break | None:
    in_place = record.body["object"] == record.object_id and record.body["seq"] == record.seq
    if in_place and sha256(canonical_json(record.body)) == record.hash:
        return None
    return Break(record.object_id, record.seq, "hash")


def _of_object(record: LogRecord) -> Link | None:
    return Link(record.object_id, record.seq, record.body["previous"], record.hash)


def _of_register(record: LogRecord) -> Link | None:
    place: Mapping[str, Any] | None = record.body.get("register")
    if place is None:
        return None
    return Link(f"register/{place['id']}", place["seq"], place["previous"], record.hash)


def _chains(records: list[LogRecord], link_of: Callable[[LogRecord], Link | None]) -> Iterable[list[Link]]:
    chains: dict[str, list[Link]] = {}
    for record in records:
        link = link_of(record)
        if link is not None:
            chains.setdefault(link.chain, []).append(link)
    return [sorted(links, key=lambda link: link.seq) for links in chains.values()]


def _walk(links: list[Link]) -> Break | None:
    head = GENESIS
    for expected, link in enumerate(links, start=1):
        if link.seq != expected:
            return Break(link.chain, expected, "gap")
        if link.previous != head:
            return Break(link.chain, link.seq, "link")
        head = link.hash
    return None
