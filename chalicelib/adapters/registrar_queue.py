"""Wakes the registrar through its FIFO queue: one message group a register, so that its wake-ups come in turn."""

from chalicelib.adapters.aws import client
from chalicelib.kernel.ids import new_id


class RegistrarQueue:
    """Sends wake-ups. Each has a deduplication id of its own: a FIFO queue would drop equal ones for five minutes,
    and with them the only word of rows that came since."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url, self._region = queue_url, region

    def wake(self, register_id: str) -> None:
        """Says that a register has rows to number."""
        client("sqs", self._region).send_message(
            QueueUrl=self._queue_url,
            MessageBody=register_id,
            MessageGroupId=register_id,
            MessageDeduplicationId=new_id(),
        )
