"""Each call of AWS that something makes, with each fault, one by one: the cases of a test, and those that it tries."""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from infra.local.cloud import LocalCloud
from tests.faults import Call, Fault, Plan, at, throughout

PORTAL = "APIHandler"
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One call that meets one fault: at its first attempt alone, or until botocore gives it up."""

    call: Call
    fault: Fault
    given_up: bool

    @property
    def plan(self) -> Plan:
        """What has it happen."""
        return throughout(self.call.number, self.fault) if self.given_up else at(self.call.number, self.fault)

    @property
    def function(self) -> str | None:
        """Whose call it is."""
        return self.call.function

    @property
    def takes_effect(self) -> bool:
        """Whether the call was applied, though nobody was told."""
        return self.fault in (Fault.CRASH_AFTER, Fault.TIMEOUT_AFTER)

    def __str__(self) -> str:
        kind = f"{self.fault.name}{' throughout' if self.given_up else ''}"
        return f"{kind} at call {self.call.number}, {self.call.service} {self.call.operation}"


FAULTS = (
    (Fault.CRASH_BEFORE, False),
    (Fault.CRASH_AFTER, False),
    (Fault.THROTTLE, True),
    (Fault.ERROR_500, True),
    (Fault.TIMEOUT_BEFORE, True),
    (Fault.TIMEOUT_AFTER, True),
    (Fault.TIMEOUT_AFTER, False),  # what botocore tries again meets its own effect
)


def cases_of(calls: Iterable[Call]) -> list[Case]:
    """Each of these calls with each fault."""
    return [Case(call, *fault) for call in calls for fault in FAULTS]


def drawn(cases: list[T], soak: bool, seed: str, sample: int) -> list[T]:
    """All of them in a soak; else so many, always the same for the same seed."""
    return cases if soak else random.Random(seed).sample(cases, min(sample, len(cases)))


@contextmanager
def failing(cloud: LocalCloud, function: str) -> Iterator[None]:
    """The function is expected to fail: that does not count as this session's trouble, and all else does."""
    before = len(cloud.failures)
    yield
    since = [failure for failure in cloud.failures[before:] if failure.function != function]
    cloud.failures[before:] = since
    assert not since, since[0]
