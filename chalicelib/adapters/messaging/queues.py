"""Messages that we put on queues ourselves; events come from the bus by rules."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from chalicelib.adapters.aws import client

PER_CALL = 10


class SqsRegistrarCall:
    """Wakes the registrar of a register. The message carries no work: pending rows do.

    The group is the register, so that one registrar at a time works on it; each message has a deduplication id of
    its own, because a reused one would silently drop every wake-up of the next five minutes.
    """

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def wake(self, register_id: str) -> None:
        """Asks for the register's pending rows to be numbered soon."""
        client("sqs", self._region).send_message(
            QueueUrl=self._queue_url,
            MessageBody=json.dumps({"register_id": register_id}),
            MessageGroupId=register_id,
            MessageDeduplicationId=uuid4().hex,
        )


class SqsReinspection:
    """The port ``Reinspection``: the same message that storage's own event makes, with the word that somebody waits."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def ask(self, key: str, version_id: str) -> None:
        """As if storage had announced the version once more."""
        detail = {"object": {"key": key, "version-id": version_id}, "pursued": True}
        body = {"source": "wasl", "detail-type": "Object Created", "detail": detail}
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(body))


class SqsBatchCall:
    """Bulk's ``BatchCall``."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def wake(self, batch_id: str) -> None:
        """One more turn, by the message that the bus brought for the first."""
        body = {"detail-type": "BatchSent", "detail": {"object": f"batch/{batch_id}", "batch_id": batch_id}}
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(body))


class SqsUnattendedCall:
    """The deposit's ``UnattendedCall``."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def wake(self, deposit_id: str) -> None:
        """Asks whoever works on batches to submit the draft."""
        message = json.dumps({"deposit_id": deposit_id})
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=message)


class SqsImporterCall:
    """The organisation's ``ImporterCall``: the same message that the bus brought for the turn before."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def wake(self, administration_id: str, import_id: str) -> None:
        """One more turn."""
        detail = {"object": f"import/{import_id}", "administration": administration_id, "import_id": import_id}
        body = {"detail-type": "ImportStarted", "detail": detail}
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(body))


class SqsTreeCalls:
    """Transparency's ``Calls``: records for the sequencer, as the bus would bring them."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def take(self, names: Sequence[str]) -> None:
        """A message for each, ten a call. One that is not taken is found again in the next round."""
        _send_all(self._queue_url, self._region, [{"detail": {"record": name}} for name in names])


class SqsHeadCall:
    """Transparency's ``HeadCall``."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def ask(self) -> None:
        """Asks for a head of the tree as it stands by then."""
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody="{}")


class SqsLastingCalls:
    """Lasting's ``Calls``."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def wake(self, document_ids: Sequence[str]) -> None:
        """Ten messages a request; one that was not taken comes again when its lease is over."""
        _send_all(self._queue_url, self._region, [{"lasting": it} for it in document_ids])

    def renew_more(self) -> None:
        """As the day's schedule asks."""
        message = json.dumps({"detail-type": "RenewMore"})
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=message)


class SqsBundleCalls:
    """The bundles' ``BundleCalls``."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def wake(self, subject: str, wanted_id: str, delay_seconds: int = 0) -> None:
        """Has it made, after so long."""
        message = json.dumps({"subject": subject, "bundle_id": wanted_id})
        client("sqs", self._region).send_message(
            QueueUrl=self._queue_url, MessageBody=message, DelaySeconds=delay_seconds
        )


def _send_all(queue_url: str, region: str, bodies: Sequence[Mapping[str, Any]]) -> None:
    for start in range(0, len(bodies), PER_CALL):
        some = enumerate(bodies[start : start + PER_CALL])
        entries = [{"Id": str(number), "MessageBody": json.dumps(body)} for number, body in some]
        client("sqs", region).send_message_batch(QueueUrl=queue_url, Entries=entries)
