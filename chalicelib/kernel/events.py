"""Domain events: what a log record says to the other contexts, and how they read it.

A record becomes one entry on the bus: ``detail-type`` is the record's event, ``detail`` is :func:`detail_of`. A
queue's message carries the bus's whole envelope as JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.kernel.clock import from_iso

SOURCE = "wasl"


@dataclass(frozen=True)
class Event:
    """Something that happened. ``record`` is ``kind/ID#0000000003``: one event has one, however often it comes."""

    name: str
    record: str
    object_id: str
    administration_id: str
    at: datetime
    correlation_id: str
    detail: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        """A value of the detail; ``KeyError`` if the emitter did not give it."""
        return self.detail[key]

    @property
    def seq(self) -> int:
        """The record's place in its object's chain: what is said of one object in disorder is put in order by it."""
        return int(self.record.rpartition("#")[2])

    @classmethod
    def read(cls, envelope: str | Mapping[str, Any]) -> "Event":
        """From the bus's envelope, as JSON text or already parsed."""
        given = json.loads(envelope) if isinstance(envelope, str) else envelope
        detail = given["detail"]
        return cls(
            name=given["detail-type"],
            record=detail["record"],
            object_id=detail["object"],
            administration_id=detail["administration"],
            at=from_iso(detail["at"]),
            correlation_id=detail["correlation"],
            detail=detail,
        )


def detail_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """The ``detail`` published for a log record's body: its own detail and where it stands."""
    return {
        **body["detail"],
        "record": f"{body['object']}#{body['seq']:010d}",
        "object": body["object"],
        "administration": body["administration"],
        "at": body["at"],
        "correlation": body["correlation"],
    }
