"""What AWS does between its services: delivers, polls, retries; on demand for tests, in a thread otherwise."""

import logging
import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from moto.awslambda.models import lambda_backends
from moto.events.models import events_backends

from infra.local.functions import schedules, step_functions
from infra.local.functions.deliveries import Deliveries, Delivery, payload_for
from infra.local.functions.lambdas import Runtime
from infra.local.functions.sources import QueueSource
from infra.local.functions.stream_sources import StreamSource
from infra.local.http.server import ACCOUNT, REGION

CALM_ROUNDS = 2  # what a thread left behind as it ended, after the first round had looked, the second finds
ROUND_SECONDS = 0.005
PATIENCE_SECONDS = 5.0  # drain waits for a message that is delayed no longer than this
BACKGROUND_SECONDS = 0.05
LONGEST_HIDING = 12 * 3600  # seconds that SQS hides a message at most: a queue's own say is less
_log = logging.getLogger(__name__)


class Pump:
    """Moves everything that is on its way. One step at a time, whoever calls."""

    def __init__(self, runtime: Runtime, client: Callable[[str], Any]) -> None:
        self.deliveries = Deliveries(runtime, client)
        self._runtime, self._client = runtime, client
        self._sources: dict[str, QueueSource | StreamSource] = {}
        self._stepping = threading.RLock()
        self._thread: threading.Thread | None = None
        self._ending = threading.Event()
        self._fired: dict[str, datetime] = {}
        self.hides_failed = False
        """Whether a message that failed stays hidden as long as its queue says, as on AWS."""

    def step(self, windows_over: bool = False) -> bool:
        """One delivery of each kind, in the caller's thread; whether anything moved. Once nothing else does, batches
        that are gathered for a while are handed over as they are, where their time is said to be over."""
        with self._stepping:
            moved = self.deliveries.deliver_one()
            sources = self._current_sources()
            for source in sources:
                moved = (not source.gathers and source.poll()) or moved
            return moved or (windows_over and any(source.poll() for source in sources if source.gathers))

    def drain(self, timeout: float, windows_over: bool = False) -> None:
        """Steps until nothing moves; ``TimeoutError`` names what still does."""
        end, calm = time.monotonic() + timeout, 0
        while calm < CALM_ROUNDS:
            if time.monotonic() > end:
                raise TimeoutError(f"the local cloud does not settle in {timeout} s: {self._restless()}")
            if self.step(windows_over):
                calm = 0
            elif (pause := self._pause()) is not None:
                calm = 0
                time.sleep(pause)
            else:
                calm += 1

    def fire(self, name: str) -> None:
        """Delivers a scheduled rule's event to its targets; ``KeyError`` if there is no such rule."""
        for bus in events_backends[ACCOUNT][REGION].event_buses.values():
            if name in bus.rules:
                self._fire(bus.rules[name])
                return
        raise KeyError(f"no rule {name}")

    def background(self) -> None:
        """Steps in a thread from now on; schedules fire when they are due."""
        if self._thread is None:
            self._ending.clear()
            self._thread = threading.Thread(target=self._run, name="pump", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends the thread; batches of streams that waited longer each time are tried at once by who steps next."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(timeout=30)
            self._thread = None
        with self._stepping:
            for source in self._sources.values():
                if isinstance(source, StreamSource):
                    source.try_at_once()

    def clear(self) -> None:
        """Forgets what is on its way and how far streams were read."""
        with self._stepping:
            self.deliveries.clear()
            self._sources.clear()
            self._fired.clear()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self._fire_due()
                moved = self.step(windows_over=True)
            except Exception:  # noqa: BLE001  # the pump outlives whatever it meets, and says so
                _log.exception("the pump stumbled")
                moved = False
            if not moved:
                self._ending.wait(BACKGROUND_SECONDS)

    def _fire_due(self) -> None:
        now = datetime.now(UTC)
        for bus in events_backends[ACCOUNT][REGION].event_buses.values():
            for rule in list(bus.rules.values()):
                if not rule.scheduled_expression or rule.state != "ENABLED":
                    continue
                last = self._fired.setdefault(rule.arn, now)
                if schedules.due(rule.scheduled_expression, now, last):
                    self._fired[rule.arn] = now
                    self._fire(rule)

    def _fire(self, rule: Any) -> None:
        event = {
            "version": "0",
            "id": str(uuid.uuid4()),
            "detail-type": "Scheduled Event",
            "source": "aws.events",
            "account": ACCOUNT,
            "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "region": REGION,
            "resources": [rule.arn],
            "detail": {},
        }
        for target in rule.targets:
            self.deliveries.add(Delivery(target, payload_for(target, event), source=rule.arn))

    def _current_sources(self) -> list[QueueSource | StreamSource]:
        mappings = lambda_backends[ACCOUNT][REGION]._event_source_mappings
        for gone in self._sources.keys() - mappings.keys():
            del self._sources[gone]
        for name, mapping in mappings.items():
            if name not in self._sources:
                self._sources[name] = self._source(mapping)
        return [self._sources[name] for name, mapping in mappings.items() if mapping.enabled]

    def _source(self, mapping: Any) -> QueueSource | StreamSource:
        if ":sqs:" in mapping.event_source_arn:
            return QueueSource(mapping, self._runtime, self._client, self._hiding)
        return StreamSource(mapping, self._runtime, self._client, self._retry_delay, self._discard)

    def _discard(self, destination: str, body: str) -> None:
        self.deliveries.send({"Arn": destination}, body)

    def _hiding(self, receives: int) -> int:
        return LONGEST_HIDING if self.hides_failed else self._retry_delay(receives)

    def _retry_delay(self, attempts: int) -> int:
        """Tests try again at once; in the background a failure waits, longer each time."""
        return 0 if self._thread is None else min(2**attempts, 60)

    def _restless(self) -> str:
        """What moves in other threads, in words; empty if nothing does."""
        if self.deliveries:
            return f"{len(self.deliveries)} deliveries wait"
        if self._runtime.busy:
            return "a function runs"
        return step_functions.moving()

    def _pause(self) -> float | None:
        """Seconds after which to look again; None if nothing moves in other threads or comes of itself in a while."""
        if self._restless():
            return ROUND_SECONDS
        delays = [source.waiting() for source in self._current_sources()]
        return min((delay for delay in delays if delay is not None and 0 < delay <= PATIENCE_SECONDS), default=None)
