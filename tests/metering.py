"""What a flow uses of AWS, counted exactly at the local cloud while it runs.

>>> with metered(cloud) as usage:
...     journey.deposit()
>>> usage.calls["registrar"], usage.units
"""

import json
import resource
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from email.message import EmailMessage
from typing import Any

from botocore.endpoint import Endpoint
from moto.dynamodb.models import dynamodb_backends
from moto.s3.models import s3_backends

from chalicelib.adapters.pades.timestamps import TimestampClient
from infra.local.cloud import LocalCloud
from infra.local.dynamodb.capacity import Tally, stored_bytes, units
from infra.local.functions.lambdas import Runtime, short_name
from infra.local.functions.running import running
from infra.local.http import transport
from infra.local.http.front import HttpFront
from infra.local.http.server import ACCOUNT, REGION, STACK
from infra.local.patching import replace
from infra.local.s3.gate import S3Gate
from infra.usage import PLATFORM, Runs, Units, Usage

_function: ContextVar[str] = ContextVar("function", default="")
_of_aws = threading.local()  # processor seconds that answers of the doubled AWS took in this thread
_open: list[Usage] = []
_lock = threading.Lock()


@contextmanager
def metered(cloud: LocalCloud) -> Iterator[Usage]:
    """Counts until the block ends; the usage is complete only then."""
    _install()
    usage, before = Usage(), _Stored.now(cloud)
    _open.append(usage)
    try:
        with units.tally() as tally:
            yield usage
    finally:
        _open.remove(usage)
    _add_units(usage, tally)
    before.add_growth(usage, _Stored.now(cloud))


def _add_units(usage: Usage, tally: Tally) -> None:
    for table in sorted({entry.table for entry in tally.spent}):
        units_of = Units(tally.write_units(table), tally.index_units(table), tally.read_units(table))
        usage.tables[table.removeprefix(f"{STACK}-").removesuffix("Table")] = units_of


class _Stored:
    """What stands in the cloud at one moment."""

    def __init__(self, cloud: LocalCloud) -> None:
        self.table_bytes = sum(map(stored_bytes, dynamodb_backends[ACCOUNT][REGION].tables.values()))
        buckets = [cloud.outputs["DocumentsBucket"], cloud.outputs["EvidenceBucket"]]
        self.object_bytes = sum(
            getattr(key, "size", 0)  # what was withdrawn has a marker, which is nothing
            for name in buckets
            for key in s3_backends[ACCOUNT]["aws"].buckets[name].keys.values()
        )
        self.mails, self.transitions = cloud.mails(), _transitions(cloud)

    @classmethod
    def now(cls, cloud: LocalCloud) -> "_Stored":
        """The present moment."""
        return cls(cloud)

    def add_growth(self, usage: Usage, later: "_Stored") -> None:
        """Enters what came since."""
        usage.table_bytes = later.table_bytes - self.table_bytes
        usage.object_bytes = later.object_bytes - self.object_bytes
        sent = later.mails[len(self.mails) :]
        usage.mails, usage.attached_bytes = len(sent), sum(map(_attached_bytes, sent))
        usage.transitions = later.transitions - self.transitions


def _attached_bytes(mail: EmailMessage) -> int:
    return sum(len(part.get_payload(decode=True) or b"") for part in mail.iter_attachments())


def _transitions(cloud: LocalCloud) -> int:
    """States that all executions entered: each is paid for."""
    client = cloud.client("stepfunctions")
    machine = cloud.outputs["CircuitStateMachine"]
    arns = [it["executionArn"] for it in client.list_executions(stateMachineArn=machine)["executions"]]
    histories = [client.get_execution_history(executionArn=arn)["events"] for arn in arns]
    return sum(event["type"].endswith("StateEntered") for events in histories for event in events)


def _install() -> None:
    """Once; later it does nothing."""
    replace(Endpoint, "make_request", _counted_call)
    replace(transport, "_ask", _timed_answer)
    replace(Runtime, "run", _counted_run)
    replace(HttpFront, "_invoke", _counted_request)
    replace(S3Gate, "_presigned", _counted_link)
    replace(TimestampClient, "stamp", _counted_token)


def _counted_call(make_request: Callable[..., Any]) -> Callable[..., Any]:
    def mended(endpoint: Any, operation: Any, request: dict[str, Any]) -> Any:
        service = operation.service_model.service_name
        who = _function.get() or _platform(service, operation.name)
        if who:
            _count(who, f"{service}.{operation.name}")
            if operation.name == "PutEvents":
                _add("events", len(json.loads(request["body"])["Entries"]))
        return make_request(endpoint, operation, request)

    return mended


def _platform(service: str, operation: str) -> str:
    """Polling and delivery, which are paid for; everything else outside functions is the test's own."""
    polls = running() is not None and operation in ("ReceiveMessage", "DeleteMessageBatch")
    return PLATFORM if service == "sqs" and (polls or operation == "SendMessage") else ""


def _timed_answer(ask: Callable[..., Any]) -> Callable[..., Any]:
    def mended(*given: Any) -> Any:
        started = time.thread_time()
        try:
            return ask(*given)
        finally:
            _of_aws.seconds = _aws_seconds() + time.thread_time() - started

    return mended


def _aws_seconds() -> float:
    return float(getattr(_of_aws, "seconds", 0.0))


def _counted_run(run: Callable[..., Any]) -> Callable[..., Any]:
    def mended(runtime: Any, function: Any, event: Any) -> Any:
        with _running_as(short_name(function)):
            return run(runtime, function, event)

    return mended


def _counted_request(invoke: Callable[..., Any]) -> Callable[..., Any]:
    def mended(front: Any, event: dict[str, Any]) -> Any:
        _add("http_requests", 1)
        with _running_as("APIHandler"):
            return invoke(front, event)

    return mended


@contextmanager
def _running_as(name: str) -> Iterator[None]:
    """One run of a function: its thread's processor time and its child processes', without what AWS did in it."""
    token, started = _function.set(name), _work_seconds()
    try:
        yield
    finally:
        _function.reset(token)
        seconds = _work_seconds() - started
        with _lock:
            for usage in _open:
                runs = usage.functions.setdefault(name, Runs())
                runs.invocations, runs.cpu_seconds = runs.invocations + 1, runs.cpu_seconds + seconds


def _work_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + children.ru_utime + children.ru_stime - _aws_seconds()


def _counted_link(presigned: Callable[..., Any]) -> Callable[..., Any]:
    def mended(gate: Any, environ: dict[str, Any], start: Any) -> Any:
        if environ["REQUEST_METHOD"] in ("POST", "PUT"):
            _add("uploads", 1)
        return presigned(gate, environ, start)

    return mended


def _counted_token(stamp: Callable[..., Any]) -> Callable[..., Any]:
    def mended(client: Any, imprint: bytes, digest: str) -> Any:
        _count(_function.get(), "timestamp.Token")
        return stamp(client, imprint, digest)

    return mended


def _count(who: str, call: str) -> None:
    with _lock:
        for usage in _open:
            calls = usage.calls.setdefault(who, {})
            calls[call] = calls.get(call, 0) + 1


def _add(name: str, count: int) -> None:
    with _lock:
        for usage in _open:
            setattr(usage, name, getattr(usage, name) + count)
