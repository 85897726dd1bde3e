"""The log, and the bus that it is published on."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.messaging.event_bus import EventBridgeBus
from chalicelib.evidence.store import LogItem, LogStore


@cache
def log() -> LogStore:
    """Where every act is recorded."""
    dynamo.bind(LogItem, bootstrap.settings().table_log, bootstrap.settings().region)
    return LogStore()


@cache
def bus() -> EventBridgeBus:
    """Where events are published."""
    return EventBridgeBus(bootstrap.settings().bus, bootstrap.settings().region)
