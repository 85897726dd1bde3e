"""What one act uses of AWS, as counted at the local cloud, and kept in ``usage.yaml`` for the cost model."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("usage.yaml")
PLATFORM = "platform"
"""Who calls SQS when Lambda polls a queue, or EventBridge delivers to one."""


@dataclass
class Runs:
    """How often a function ran, and its processor seconds over all runs: the answers of AWS are not its work."""

    invocations: int = 0
    cpu_seconds: float = 0.0


@dataclass
class Units:
    """DynamoDB's capacity units that one table spent; ``index`` are written to its indexes."""

    write: float = 0
    index: float = 0
    read: float = 0


@dataclass
class Usage:
    """Everything that has a price, for one act. Bytes are what stays stored afterwards."""

    functions: dict[str, Runs] = field(default_factory=dict)
    calls: dict[str, dict[str, int]] = field(default_factory=dict)
    """By function, then by ``service.Operation``; ``timestamp.Token`` is a question to the timestamping authority."""
    http_requests: int = 0
    uploads: int = 0
    events: int = 0
    transitions: int = 0
    mails: int = 0
    attached_bytes: int = 0
    tables: dict[str, Units] = field(default_factory=dict)
    table_bytes: int = 0
    object_bytes: int = 0

    @property
    def units(self) -> Units:
        """Capacity units of all tables."""
        spent = self.tables.values()
        return Units(sum(it.write for it in spent), sum(it.index for it in spent), sum(it.read for it in spent))

    @property
    def invocations(self) -> int:
        """Runs of all functions."""
        return sum(runs.invocations for runs in self.functions.values())

    def calls_of(self, service: str, *operations: str) -> int:
        """Calls of a service by anybody; of some of its operations, if named."""
        wanted = {f"{service}.{operation}" for operation in operations}
        return sum(
            count
            for calls in self.calls.values()
            for name, count in calls.items()
            if name.partition(".")[0] == service and (not wanted or name in wanted)
        )

    def waits_of(self, function: str) -> dict[str, int]:
        """How often a function waits for an answer, by service."""
        waits: dict[str, int] = {}
        for name, count in self.calls.get(function, {}).items():
            service = name.partition(".")[0]
            waits[service] = waits.get(service, 0) + count
        return waits


def write(measured: Mapping[str, Usage], on: str, path: Path = FILE) -> None:
    """Keeps what was measured on that day."""
    content = {"measured_on": on, "acts": {act: asdict(usage) for act, usage in measured.items()}}
    head = "# Counted by `python -m tests.benchmarks.costs --record`; read by `python -m infra cost`.\n"
    path.write_text(head + yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def read(path: Path = FILE) -> dict[str, Usage]:
    """What was measured, by act."""
    acts: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["acts"]
    return {act: _usage(given) for act, given in acts.items()}


def _usage(given: dict[str, Any]) -> Usage:
    functions = {name: Runs(**runs) for name, runs in given["functions"].items()}
    tables = {name: Units(**units) for name, units in given["tables"].items()}
    return Usage(**{**given, "functions": functions, "tables": tables})
