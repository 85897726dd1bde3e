"""Dead letter queues on SQS, found by name: the stack's, the consumer's, ``dead-letters``."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.kernel.digests import pointed_to
from chalicelib.kernel.errors import NotFoundError
from chalicelib.operations.model import DeadLetters

# The queue of each consumer; whether it is FIFO. The publisher reads a stream: it has dead letters and no queue.
QUEUES = {
    "inspection": False,
    "registrar": True,
    "deposit-events": False,
    "registry-events": False,
    "signing-events": False,
    "receipts": False,
    "evidence-events": False,
    "lasting": False,
    "onboarding": False,
    "importer": False,
    "bulk": False,
    "closings": False,
    "registered-events": False,
    "notices": False,
    "accounts": False,
    "checks": False,
    "sequencer": False,
    "heads": False,
    "bundles": False,
    "eraser": False,
    "publisher": False,
}
WITHOUT_SOURCE = "publisher"
_ROUNDS, _PER_CALL = 10, 10


class SqsDeadLetters:
    """Operations' ``DeadLetterQueues``. ``stack`` is the name that every queue's begins with."""

    def __init__(self, stack: str, region: str) -> None:
        self._stack = stack
        self._region = region

    def filled(self) -> Sequence[DeadLetters]:
        """The queues that hold something; their first messages are looked at and stay where they are."""
        counted = [(name, self._count(name)) for name in QUEUES]
        return [DeadLetters(name, count, self._subjects(name)) for name, count in counted if count]

    def put_back(self, queue: str) -> int:
        """Hands up to a hundred messages to their function again; returns how many.

        A message is sent before it is removed: a crash between the two sends it twice, and consumers are idempotent.
        The publisher's are only removed: the sweeper publishes from the log itself.
        """
        if queue not in QUEUES:
            raise NotFoundError("not_found")
        moved = 0
        for _ in range(_ROUNDS):
            messages = self._receive(queue, visibility_seconds=30)
            if not messages:
                break
            for message in messages:
                self._move(queue, message)
            moved += len(messages)
        return moved

    def _move(self, queue: str, message: dict[str, Any]) -> None:
        if queue != WITHOUT_SOURCE:
            group = {"MessageGroupId": _group(message), "MessageDeduplicationId": uuid4().hex} if QUEUES[queue] else {}
            self._sqs().send_message(QueueUrl=self._url(queue), MessageBody=message["Body"], **group)
        self._sqs().delete_message(QueueUrl=self._dead_url(queue), ReceiptHandle=message["ReceiptHandle"])

    def _count(self, queue: str) -> int:
        asked = ["ApproximateNumberOfMessages"]
        answer = self._sqs().get_queue_attributes(QueueUrl=self._dead_url(queue), AttributeNames=asked)
        return int(answer["Attributes"][asked[0]])

    def _subjects(self, queue: str) -> tuple[str, ...]:
        messages = self._receive(queue, visibility_seconds=0)
        return tuple(dict.fromkeys(subject_of(message["Body"]) for message in messages))

    def _receive(self, queue: str, visibility_seconds: int) -> list[dict[str, Any]]:
        answer = self._sqs().receive_message(
            QueueUrl=self._dead_url(queue),
            MaxNumberOfMessages=_PER_CALL,
            VisibilityTimeout=visibility_seconds,
            MessageSystemAttributeNames=["MessageGroupId"],
        )
        found: list[dict[str, Any]] = answer.get("Messages", [])
        return found

    def _dead_url(self, queue: str) -> str:
        return _url_of(f"{self._stack}-{queue}-dead-letters{'.fifo' if QUEUES[queue] else ''}", self._region)

    def _url(self, queue: str) -> str:
        return _url_of(f"{self._stack}-{queue}{'.fifo' if QUEUES[queue] else ''}", self._region)

    def _sqs(self) -> Any:
        return client("sqs", self._region)


@cache
def _url_of(name: str, region: str) -> str:
    try:
        url: str = client("sqs", region).get_queue_url(QueueName=name)["QueueUrl"]
    except ClientError as error:
        raise NotFoundError("operations.no_such_queue", queue=name) from error
    return url


def _group(message: dict[str, Any]) -> str:
    return str(message.get("Attributes", {}).get("MessageGroupId", "redriven"))


def subject_of(body: str) -> str:
    """What a message is about, without its content: ``MailRegistered mail/ID``, or the kind of message."""
    try:
        message = json.loads(body)
    except ValueError:
        return "?"
    detail = message.get("detail", {})
    about = detail.get("object") or detail.get("s3ObjectDetails", {}).get("objectKey", "")
    if isinstance(about, dict):
        about = about.get("key", "")
    about = pointed_to(about)
    known = (key for key in ("register_id", "notice_id", "deposit_id") if key in message)
    return f"{message['detail-type']} {about}" if "detail-type" in message else next(known, "?")
