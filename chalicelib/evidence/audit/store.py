"""Reads the log by administration: four partitions of its index merged by instant, or one object's own chain.

Each answer looks at no more than so many entries of each, however many are stored; the cursor holds where each stopped.
An id that is a key (a deposit's, a batch's) stands in no cursor; such a chain is found among all the administration's.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import islice, takewhile
from operator import and_
from typing import Any

from pynamodb.expressions.condition import Condition

from chalicelib.adapters.cursors import opened_cursor, write_cursor
from chalicelib.evidence.audit.rows import Asked, Place
from chalicelib.evidence.store import AUDIT_SHARDS, LogItem, LogStore, audit_partition, place
from chalicelib.kernel.clock import CIVIL_TIME, to_iso
from chalicelib.kernel.digests import is_pointed, pointed_to
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.paging import Page, unreadable_cursor

LOOKED_AT = 500
"""Entries that one answer looks at in each partition when it searches for something rare."""
Stop = dict[str, Any] | bool | None
"""Where a lane goes on: None at its beginning, False at its end, else DynamoDB's key of the last entry taken."""


@dataclass(frozen=True)
class _Lane:
    """One query: an index's partition, or an object's chain."""

    administration: str
    object_id: str
    first: str
    last: str
    narrowed: Condition | None
    pointed: str = ""
    """What is looked for among all entries, by its handle."""

    def read(self, stop: Stop, limit: int) -> "_Stretch":
        if stop is False:
            return _Stretch((), False)
        size = limit if self.narrowed is None and not self.pointed else max(limit, LOOKED_AT)
        found: dict[str, Any] = next(self._query(stop, size))
        entries = (Place(it["pk"]["S"], int(it["sk"]["S"]), it["at"]["S"]) for it in found["Items"])
        places = tuple(it for it in entries if self.pointed in ("", pointed_to(it.object_id)))
        end: Stop = found.get("LastEvaluatedKey") or False
        return _Stretch(places, end)

    def _query(self, stop: Stop, size: int) -> Any:
        """Pages as DynamoDB answers them: pynamodb's own iterator reads on until enough entries fit."""
        turned: dict[str, Any] = {"scan_index_forward": False, "page_size": size, "last_evaluated_key": stop}
        between = LogItem.at.between(self.first, self.last)
        if not self.object_id:
            found = LogItem.by_administration.query(self.administration, between, self.narrowed, **turned)
        else:
            kept = between & (LogItem.administration == self.administration)
            kept = kept if self.narrowed is None else kept & self.narrowed
            found = LogItem.query(self.object_id, filter_condition=kept, **turned)
        return found.page_iter

    def key(self, it: Place) -> dict[str, Any]:
        """DynamoDB's key of an entry in this lane."""
        own = {"pk": {"S": it.object_id}, "sk": {"S": place(it.seq)}}
        return own if self.object_id else {**own, "ai": {"S": self.administration}, "at": {"S": it.at}}

    def opened(self, stop: Stop) -> Stop:
        """A cursor's stop as DynamoDB takes it: an id that stands in none, being a key, is found by its instant."""
        if not isinstance(stop, dict) or self.object_id or pointed_to(stop["pk"]["S"]) == stop["pk"]["S"]:
            return stop
        same = LogItem.by_administration.query(self.administration, LogItem.at == stop["at"]["S"])
        keys = (self.key(Place(it.pk, int(it.sk), it.at)) for it in same)
        found = next((key for key in keys if closed(key) == stop), None)
        if found is None:
            raise unreadable_cursor()
        return found

    def owns(self, stop: Any) -> bool:
        """Whether a stop may be one of this lane: DynamoDB answers any other with a fault."""
        if stop is None or stop is False:
            return True
        names = {"pk", "sk"} if self.object_id else {"pk", "sk", "ai", "at"}
        if not isinstance(stop, dict) or stop.keys() != names or not all(map(_is_text, stop.values())):
            return False
        if self.object_id:
            return bool(stop["pk"]["S"] == self.object_id)
        return bool(stop["ai"]["S"] == self.administration and self.first <= stop["at"]["S"] <= self.last)


@dataclass(frozen=True)
class _Stretch:
    """What a lane gave, newest first, and where its look ended (False: at the lane's end)."""

    places: tuple[Place, ...]
    end: Stop

    def numbered(self, number: int) -> Iterator[tuple[int, Place | None, str]]:
        """Each place with its lane; then the horizon beyond which this lane was not looked at."""
        yield from ((number, it, it.at) for it in self.places)
        if isinstance(self.end, dict):
            yield number, None, self.end["at"]["S"] if "at" in self.end else ""


class AuditStore:
    """The log as an auditor searches it."""

    def places(self, administration_id: str, asked: Asked, cursor: str | None, limit: int) -> Page[Place]:
        """The newest first, at most ``limit``: fewer where the look ended before. ``InvalidError`` for a cursor that
        is of another list."""
        lanes = _lanes(administration_id, asked)
        stops = _stops(cursor, lanes)
        read = [lane.read(stop, limit) for lane, stop in zip(lanes, stops, strict=True)]
        streams = [stretch.numbered(number) for number, stretch in enumerate(read)]
        merged = heapq.merge(*streams, key=lambda entry: entry[2], reverse=True)
        seen = takewhile(lambda entry: entry[1] is not None, merged)
        taken = [(number, it) for number, it, _ in islice(seen, limit) if it is not None]
        after = [_stop_after(lane, stops[n], read[n], _of(n, taken)) for n, lane in enumerate(lanes)]
        more = any(stop is not False for stop in after)
        return Page(tuple(it for _, it in taken), write_cursor({"stops": list(map(closed, after))}) if more else None)

    def at(self, places: Sequence[tuple[str, int]]) -> list[LogRecord]:
        """The records at these places, in their order."""
        return LogStore().at(places)


def closed(stop: Stop) -> Stop:
    """A stop as a cursor may hold it."""
    return {**stop, "pk": {"S": pointed_to(stop["pk"]["S"])}} if isinstance(stop, dict) else stop


def _lanes(administration_id: str, asked: Asked) -> list[_Lane]:
    first, last = _instants(asked)
    narrowed = _narrowed(asked)
    if asked.object_id and not is_pointed(asked.object_id):
        partition = audit_partition(administration_id, asked.object_id)
        return [_Lane(partition, asked.object_id, first, last, narrowed)]
    partitions = [f"{administration_id}/{number}" for number in range(AUDIT_SHARDS)]
    return [_Lane(partition, "", first, last, narrowed, asked.object_id) for partition in partitions]


def _instants(asked: Asked) -> tuple[str, str]:
    """The first and the last stored instant of the civil days."""
    end = _midnight(asked.until + timedelta(days=1)) - timedelta(milliseconds=1)
    return to_iso(_midnight(asked.since)), to_iso(end)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CIVIL_TIME)


def _narrowed(asked: Asked) -> Condition | None:
    wanted: list[Condition] = []
    if asked.event:
        wanted.append(LogItem.event == asked.event)
    if asked.agent_id:
        wanted.append(LogItem.agent == asked.agent_id)
    return reduce(and_, wanted) if wanted else None


def _of(number: int, taken: Sequence[tuple[int, Place]]) -> list[Place]:
    return [it for lane, it in taken if lane == number]


def _stop_after(lane: _Lane, start: Stop, stretch: _Stretch, taken: Sequence[Place]) -> Stop:
    """Where the lane goes on once those were taken of what it gave."""
    if len(taken) == len(stretch.places):
        return stretch.end
    return lane.key(taken[-1]) if taken else start


def _stops(cursor: str | None, lanes: Sequence[_Lane]) -> list[Stop]:
    if not cursor:
        return [None] * len(lanes)
    given = opened_cursor(cursor)
    stops = given.get("stops") if isinstance(given, Mapping) else None
    if not isinstance(stops, list) or len(stops) != len(lanes):
        raise unreadable_cursor()
    if not all(lane.owns(stop) for lane, stop in zip(lanes, stops, strict=True)):
        raise unreadable_cursor()
    return [lane.opened(stop) for lane, stop in zip(lanes, stops, strict=True)]


def _is_text(value: Any) -> bool:
    """Whether a value is DynamoDB JSON of a text that a key may hold."""
    texts = isinstance(value, dict) and list(value) == ["S"] and isinstance(value["S"], str)
    return texts and 0 < len(value["S"]) <= 1024
