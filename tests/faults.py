"""Faults of AWS, injected into botocore at each attempt of a call.

>>> with injected(at(2, Fault.CRASH_AFTER, "TransactWriteItems"), function="registrar") as calls:
...     cloud.drain()
>>> [call.operation for call in calls]

Without ``function`` only calls of this test's own context are touched (its thread, and what it runs there: the pump's
deliveries in ``drain()`` too); with it, calls of that function in any thread. ``number`` counts the attempts that the
plan was asked about, from 1; botocore's own retries are attempts. Waiting between retries is skipped meanwhile. The
platform polls a function's queue or stream in the function's name: those calls are neither counted nor touched.
"""

import json
import random
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum, auto
from types import SimpleNamespace
from typing import Any

from botocore import endpoint as botocore_endpoint
from botocore.awsrequest import AWSResponse
from botocore.endpoint import Endpoint
from botocore.exceptions import ReadTimeoutError

from infra.local.functions.running import ProcessDied, running
from infra.local.patching import replace


class Fault(Enum):
    """What happens to one attempt."""

    THROTTLE = auto()
    """Refused for now; not applied."""
    ERROR_500 = auto()
    """The service failed; not applied."""
    CONFLICT = auto()
    """Another transaction was in the way; not applied."""
    TIMEOUT_BEFORE = auto()
    """No answer; not applied."""
    TIMEOUT_AFTER = auto()
    """No answer, and it was applied."""
    CRASH_BEFORE = auto()
    """The process ends before the call."""
    CRASH_AFTER = auto()
    """The process ends after the call was applied, before it knows."""


@dataclass(frozen=True)
class Call:
    """One attempt: which service's operation, by which function (None: the test itself), which in order from 1.

    ``attempt`` is 1, and more where botocore tries the same call again.
    """

    service: str
    operation: str
    function: str | None
    number: int
    attempt: int = 1


Plan = Callable[[Call], Fault | None]


@dataclass
class Calls:
    """Attempts seen so far, in order, and the faults they met."""

    seen: list[tuple[Call, Fault | None]] = field(default_factory=list)

    def __iter__(self) -> Iterator[Call]:
        return (call for call, _ in self.seen)

    def __len__(self) -> int:
        return len(self.seen)

    @property
    def faults(self) -> list[Fault]:
        """The faults that were injected."""
        return [fault for _, fault in self.seen if fault is not None]


def at(number: int, fault: Fault, operation: str | None = None) -> Plan:
    """The ``number``-th attempt (of the operation, if named) meets the fault; no other does."""
    return sequence([*[None] * (number - 1), fault], operation)


def throughout(number: int, fault: Fault) -> Plan:
    """The ``number``-th attempt meets the fault, and so does each that botocore makes in its place: the call fails."""
    meeting = False

    def plan(call: Call) -> Fault | None:
        nonlocal meeting
        meeting = call.number == number if call.attempt == 1 else meeting
        return fault if meeting else None

    return plan


def always(operation: str, fault: Fault = Fault.ERROR_500) -> Plan:
    """Every attempt of the operation meets the fault."""
    return lambda call: fault if call.operation == operation else None


def sequence(faults: Iterable[Fault | None], operation: str | None = None) -> Plan:
    """Attempts (of the operation, if named) meet these in order; then all is well."""
    left = list(faults)

    def plan(call: Call) -> Fault | None:
        return left.pop(0) if left and operation in (None, call.operation) else None

    return plan


def randomly(seed: int, rate: float, faults: Iterable[Fault] = tuple(Fault)) -> Plan:
    """Each attempt meets one of the faults with that probability; the same ones for the same seed and calls."""
    chance, choices = random.Random(seed), tuple(faults)

    def plan(_call: Call) -> Fault | None:
        return chance.choice(choices) if chance.random() < rate else None

    return plan


_POLLING = {"GetQueueAttributes", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility"}
_READS_QUEUES_ITSELF = "APIHandler"  # the operator's page looks into dead letters; no queue feeds it


@dataclass
class _Injection:
    plan: Plan
    function: str | None
    calls: Calls = field(default_factory=Calls)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def fault(self, service: str, operation: str, attempt: int) -> Fault | None:
        principal = running()
        function = principal.name if principal else None
        if self.function is not None and (function != self.function or _polls(function, service, operation)):
            return None
        with self.lock:
            call = Call(service, operation, function, len(self.calls) + 1, attempt)
            fault = self.plan(call)
            self.calls.seen.append((call, fault))
            return fault


def _polls(function: str, service: str, operation: str) -> bool:
    polling = service == "dynamodbstreams" or (service == "sqs" and operation in _POLLING)
    return polling and function != _READS_QUEUES_ITSELF


_of_context: ContextVar[tuple[_Injection, ...]] = ContextVar("injections", default=())
_of_functions: list[_Injection] = []


@contextmanager
def injected(plan: Plan, function: str | None = None) -> Iterator[Calls]:
    """Injects what the plan says while the block runs; gives the attempts it saw."""
    replace(Endpoint, "_do_get_response", _faulty)
    injection = _Injection(plan, function)
    token = _of_context.set((*_of_context.get(), injection) if function is None else _of_context.get())
    _of_functions.extend([injection] if function else [])
    waiting: Any = botocore_endpoint
    kept, waiting.time = waiting.time, SimpleNamespace(sleep=lambda _seconds: None)
    try:
        yield injection.calls
    finally:
        waiting.time = kept
        _of_context.reset(token)
        _of_functions[:] = [other for other in _of_functions if other is not injection]


def _faulty(do_get_response: Callable[..., Any]) -> Callable[..., Any]:
    def mended(endpoint: Any, request: Any, operation: Any, context: Any) -> Any:
        service = operation.service_model.service_name
        fault = None
        for injection in (*_of_context.get(), *_of_functions):
            fault = fault or injection.fault(service, operation.name, context["retries"]["attempt"])
        if fault in (Fault.THROTTLE, Fault.ERROR_500, Fault.CONFLICT):
            return _refused(fault, request, operation.name), None
        if fault is Fault.TIMEOUT_BEFORE:
            return None, ReadTimeoutError(endpoint_url=request.url)
        if fault is Fault.CRASH_BEFORE:
            raise ProcessDied(f"before {operation.name}")
        answer = do_get_response(endpoint, request, operation, context)
        if fault is Fault.TIMEOUT_AFTER:
            return None, ReadTimeoutError(endpoint_url=request.url)
        if fault is Fault.CRASH_AFTER:
            raise ProcessDied(f"after {operation.name}")
        return answer

    return mended


def _refused(fault: Fault, request: Any, operation: str) -> tuple[AWSResponse, dict[str, Any]]:
    """The pair that botocore makes of an answer: as received, and parsed."""
    status, code = (500, "InternalServerError") if fault is Fault.ERROR_500 else (400, "ThrottlingException")
    more: dict[str, Any] = {}
    if fault is Fault.CONFLICT:
        code = "TransactionConflictException"
        if operation == "TransactWriteItems":
            code, entries = "TransactionCanceledException", json.loads(request.body)["TransactItems"]
            more["CancellationReasons"] = [{"Code": "TransactionConflict"}, *[{"Code": "None"}] * (len(entries) - 1)]
    metadata = {"HTTPStatusCode": status, "HTTPHeaders": {}, "RequestId": "injected"}
    parsed = {"Error": {"Code": code, "Message": f"injected {fault.name}"}, "ResponseMetadata": metadata, **more}
    return AWSResponse(request.url, status, {}, _Nothing()), parsed


class _Nothing:
    """A body without bytes."""

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        """No chunk."""
        yield b""

    def read(self, *_: Any, **__: Any) -> bytes:
        """Nothing."""
        return b""
