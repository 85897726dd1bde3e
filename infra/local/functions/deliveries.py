"""What is on its way to a target: EventBridge's matches and asynchronous invocations, in order."""

import json
import threading
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, NamedTuple

from moto.awslambda.models import LambdaFunction
from moto.sqs.models import Queue, sqs_backends

from infra.local.functions.lambdas import Failure, Runtime, find
from infra.local.http.server import ACCOUNT, REGION
from infra.local.iam.policies import service_may

ASYNC_RETRIES = 2  # of an asynchronous invocation, unless the function says otherwise


class Delivery(NamedTuple):
    """A payload for an ARN: a queue's, a function's, a state machine's or a bus's.

    ``source`` is the ARN of the rule that sends it (a queue's policy decides by it); None for an invocation.
    """

    target: Mapping[str, Any]
    payload: Any
    source: str | None = None
    attempt: int = 0


class Deliveries:
    """A first-in, first-out list of deliveries; any thread may add, the pump takes."""

    def __init__(self, runtime: Runtime, client: Callable[[str], Any]) -> None:
        self._runtime, self._client = runtime, client
        self._waiting: deque[Delivery] = deque()
        self._lock = threading.Lock()
        self._listeners: dict[str, Callable[[Any], None]] = {}

    def listen(self, name: str, on_event: Callable[[Any], None]) -> str:
        """The ARN of a target in this process, which is not on AWS: rules may send it their events."""
        arn = f"arn:aws:local:{REGION}:{ACCOUNT}:{name}"
        self._listeners[arn] = on_event
        return arn

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, delivery: Delivery) -> None:
        """Puts it at the end."""
        with self._lock:
            self._waiting.append(delivery)

    def invoke_later(self, function_arn: str, event: Any) -> None:
        """An asynchronous invocation."""
        self.add(Delivery({"Arn": function_arn}, event))

    def clear(self) -> None:
        """Forgets what waits."""
        with self._lock:
            self._waiting.clear()

    def deliver_one(self) -> bool:
        """Delivers the oldest; False if nothing waits."""
        with self._lock:
            if not self._waiting:
                return False
            delivery = self._waiting.popleft()
        service = delivery.target["Arn"].split(":")[2]
        _TARGETS[service](self, delivery)
        return True

    def to_function(self, delivery: Delivery) -> None:
        """Invokes; after the last retry hands the event to the failure destination, where there is one."""
        function = find(delivery.target["Arn"])
        if not self._runtime.run(function, delivery.payload).failed:
            return
        if delivery.attempt < _retries(function):
            self.add(delivery._replace(attempt=delivery.attempt + 1))
            return
        destination = _failure_destination(function)
        if destination:
            record = {"requestPayload": delivery.payload, "requestContext": {"condition": "RetriesExhausted"}}
            self.send({"Arn": destination}, json.dumps(record))

    def to_queue(self, delivery: Delivery) -> None:
        """Sends to a queue whose policy lets the rule."""
        queue = queue_of(delivery.target["Arn"])
        if delivery.source is not None and not service_may(
            json.loads(queue.policy or "{}"),
            "events.amazonaws.com",
            "sqs:SendMessage",
            queue.queue_arn,
            delivery.source,
        ):
            message = f"{delivery.source} may not send to {queue.queue_arn}: the queue's policy does not let it"
            self._runtime.failures.append(Failure("EventBridge", "AccessDenied", message, ""))
            return
        self.send(delivery.target, _text(delivery.payload))

    def send(self, target: Mapping[str, Any], body: str) -> None:
        """A message to a queue; FIFO ones name their group and are told apart by their own id."""
        queue = queue_of(target["Arn"])
        group = target.get("SqsParameters", {}).get("MessageGroupId")
        fifo = {"MessageGroupId": group or "failed", "MessageDeduplicationId": str(uuid.uuid4())}
        self._client("sqs").send_message(
            QueueUrl=queue_url(queue), MessageBody=body, **(fifo if queue.fifo_queue else {})
        )

    def to_state_machine(self, delivery: Delivery) -> None:
        """Starts an execution under a random name, as EventBridge does."""
        self._client("stepfunctions").start_execution(
            stateMachineArn=delivery.target["Arn"], name=str(uuid.uuid4()), input=_text(delivery.payload)
        )

    def to_listener(self, delivery: Delivery) -> None:
        """Calls what listens in this process."""
        self._listeners[delivery.target["Arn"]](delivery.payload)

    def to_bus(self, delivery: Delivery) -> None:
        """Puts the event on another bus."""
        event = delivery.payload
        entry = {"Source": event["source"], "DetailType": event["detail-type"], "Detail": json.dumps(event["detail"])}
        self._client("events").put_events(Entries=[{**entry, "EventBusName": delivery.target["Arn"]}])


_TARGETS: dict[str, Callable[[Deliveries, Delivery], None]] = {
    "lambda": Deliveries.to_function,
    "sqs": Deliveries.to_queue,
    "states": Deliveries.to_state_machine,
    "events": Deliveries.to_bus,
    "local": Deliveries.to_listener,
}


def payload_for(target: Mapping[str, Any], event: dict[str, Any]) -> Any:
    """What a rule's target is given: constant input, one path of the event (``$.detail.owner``), or all of it."""
    if "InputTransformer" in target:
        raise NotImplementedError("the local cloud transforms no input")
    if "Input" in target:
        return json.loads(target["Input"])
    steps = target.get("InputPath", "$").split(".")[1:]
    return reduce(lambda value, step: value[step], steps, event)


def queue_of(arn: str) -> Queue:
    """moto's queue of an ARN; ``KeyError`` if there is none."""
    return sqs_backends[ACCOUNT][REGION].queues[arn.rsplit(":", 1)[-1]]


def queue_url(queue: Queue) -> str:
    """An address that SQS clients of this process understand: only its last part counts."""
    return f"http://localhost/{ACCOUNT}/{queue.name}"


def _text(payload: Any) -> str:
    return payload if isinstance(payload, str) else json.dumps(payload)


def _invoke_configuration(function: LambdaFunction) -> Mapping[str, Any]:
    configured = function.event_invoke_config
    return configured[-1].config if configured else {}


def _retries(function: LambdaFunction) -> int:
    given = _invoke_configuration(function).get("MaximumRetryAttempts")
    return ASYNC_RETRIES if given is None else int(given)


def _failure_destination(function: LambdaFunction) -> str | None:
    configured = _invoke_configuration(function).get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
    dead_letters: dict[str, str] = getattr(function, "dead_letter_config", None) or {}
    return configured or dead_letters.get("TargetArn")
