"""How many calls of AWS come one after another while a depositor waits: for each page, and from submission to receipt.

Calls that are under way at the same time count once. Between functions the platform delivers by itself (a queue, a
stream, the bus): those ways are no calls of ours and are not counted, nor is the upload, which the browser makes.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import requests
from botocore.endpoint import Endpoint

from chalicelib.adapters.pades.timestamps import TimestampClient
from infra.local.functions.lambdas import Runtime, short_name
from infra.local.http.front import HttpFront
from infra.local.patching import replace
from tests import full_deposits
from tests.benchmarks.scale import quiet_cloud
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.journeys import Journey
from tests.pdf_samples import letter

FILES = (letter(), letter(pages=2))
TO_RECEIPT = (
    ("APIHandler", r"POST /drafts/\w+/check"),
    ("registrar", ""),
    ("publisher", "MailRegistered"),
    ("receipts", "MailRegistered"),
    ("publisher", "ReceiptSealed"),
    ("mailer", "ReceiptSealed"),
)
"""Who runs one because of another from the submission on, and what stands in the event that wakes it: a pattern."""
SEALED_BY = 4
"""So many of them have run when the receipt is sealed and can be proved; the others mail it."""


@dataclass
class Run:
    """One run of a function: its event as text, and its calls in order."""

    function: str
    event: str
    calls: list[str] = field(default_factory=list)
    in_a_row: int = 0
    _busy_until: float = 0.0

    def made(self, call: str, started: float, ended: float) -> None:
        """Enters a call; one that began while another was under way makes the chain no longer."""
        self.calls.append(call)
        self.in_a_row += started >= self._busy_until
        self._busy_until = max(self._busy_until, ended)

    def services(self) -> str:
        """``kms 1, s3 2``: how many of its calls went where."""
        return ", ".join(f"{service} {count}" for service, count in sorted(Counter(self.calls).items()))


_run: ContextVar[Run | None] = ContextVar("run", default=None)
_runs: list[Run] = []


def main() -> int:
    """Prints the chain of each page, and of each function on the way to the receipt."""
    _install()
    with quiet_cloud() as cloud, closing(PortalSession(cloud.url)) as visitor:
        journey = Journey(cloud, cloud.seed())
        for _ in range(2):  # once warm
            _runs.clear()
            waits = deposit_by_pages(journey, visitor)
    print("\nAWS calls one after another that a depositor waits for, by pages, two files; a redirect is followed")
    for wait, runs in waits.items():
        print(f"  {wait:34}{in_a_row(runs):4}  {'; then '.join(run.services() for run in runs)}")
    print(f"  {'the longest':34}{max(map(in_a_row, waits.values())):4}")
    way = way_to_receipt(_runs)
    print("From the submission to the receipt in the mail, all files clean, by function")
    for run in way:
        print(f"  {run.function:34}{run.in_a_row:4}  {run.services()}")
    print(f"  {'until the receipt is sealed':34}{in_a_row(way[:SEALED_BY]):4}")
    print(f"  {'until it is mailed':34}{in_a_row(way):4}")
    return 0


def in_a_row(runs: Sequence[Run]) -> int:
    """Calls one after another of runs one after another."""
    return sum(run.in_a_row for run in runs)


def deposit_by_pages(journey: Journey, visitor: PortalSession) -> dict[str, list[Run]]:
    """A letter with two files by the portal's pages, followed until its receipt is there: the application's runs that
    each step waits for."""
    waits, first, cloud = dict[str, list[Run]](), f"/a/{journey.seeded.administration.slug}/deposit", journey.cloud

    def wait(name: str, method: str, url: str, **given: Any) -> requests.Response:
        before = len(_runs)
        answer = visitor.request(method, url, **given)
        waits[name] = _runs[before:]
        return answer

    wait("first step", "GET", first)
    draft = wait("depositor saved", "POST", first, data=full_deposits.FORM).url.removesuffix("/letter")
    typed = {"subject": full_deposits.SUBJECT, "reference": full_deposits.REFERENCE}
    page = wait("letter saved", "POST", f"{draft}/letter", data=typed)
    for place, (name, content) in enumerate(zip(full_deposits.NAMES, FILES, strict=True), 1):
        upload = form(page.text, "quarantine")
        page = wait(
            f"file {place} uploaded", "POST", upload.action, data=upload.fields, files={"file": (name, content)}
        )
        cloud.drain()
    check = wait("files done", "POST", f"{draft}/files", data=form(page.text, "/files").fields)
    done = wait("submitted", "POST", f"{draft}/check", data=form(check.text, "/check").fields)
    cloud.drain()
    done = wait("looked again, receipt there", "GET", f"{draft}/done")
    assert "/receipt?download=1" in done.text, done.url
    (shared,) = re.findall(r'data-share="([^"]+)"', done.text)
    wait("receipt fetched", "GET", f"{draft}/receipt", allow_redirects=False)
    wait("tracking", "GET", shared)
    return waits


def way_to_receipt(runs: Sequence[Run]) -> list[Run]:
    """The runs on that way: each is the first after the one before that its event fits."""
    left, way = iter(runs), list[Run]()
    for function, said in TO_RECEIPT:
        way.append(next(run for run in left if run.function == function and re.search(said, run.event)))
    return way


def _install() -> None:
    replace(Endpoint, "make_request", _noted_call)
    replace(TimestampClient, "stamp", _noted_token)
    replace(Runtime, "run", _noted_run)
    replace(HttpFront, "_invoke", _noted_request)


def _noted_call(make_request: Callable[..., Any]) -> Callable[..., Any]:
    def mended(endpoint: Any, operation: Any, request: dict[str, Any]) -> Any:
        with _noted(operation.service_model.service_name):
            return make_request(endpoint, operation, request)

    return mended


def _noted_token(stamp: Callable[..., Any]) -> Callable[..., Any]:
    def mended(client: Any, imprint: bytes, digest: str) -> Any:
        with _noted("timestamp"):
            return stamp(client, imprint, digest)

    return mended


@contextmanager
def _noted(call: str) -> Iterator[None]:
    run, started = _run.get(), time.monotonic()
    yield
    if run is not None:
        run.made(call, started, time.monotonic())


def _noted_run(run: Callable[..., Any]) -> Callable[..., Any]:
    def mended(runtime: Any, function: Any, event: Any) -> Any:
        with _running(Run(short_name(function), json.dumps(event, ensure_ascii=False))):
            return run(runtime, function, event)

    return mended


def _noted_request(invoke: Callable[..., Any]) -> Callable[..., Any]:
    def mended(front: Any, event: dict[str, Any]) -> Any:
        with _running(Run("APIHandler", f"{event['httpMethod']} {event['path']}")):
            return invoke(front, event)

    return mended


@contextmanager
def _running(run: Run) -> Iterator[None]:
    _runs.append(run)
    token = _run.set(run)
    try:
        yield
    finally:
        _run.reset(token)


if __name__ == "__main__":
    sys.exit(main())
