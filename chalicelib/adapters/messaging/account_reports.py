"""What the portal tells the function that looks after accounts, on its queue."""

import json
from typing import Any

from chalicelib.adapters.aws import client
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.languages import Language
from chalicelib.organisation.signing_in.attempt import Attempt


class SqsAccountReports:
    """The port ``Reports``. Messages hold an address as it was typed, never a password; the queue is encrypted."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url, self._region = queue_url, region

    def refused(self, email: str, attempt: Attempt, closed: bool) -> None:
        """A password was refused; ``closed``: and a door with it."""
        line = {"id": attempt.id, "at": to_iso(attempt.at), "address": attempt.address, "browser": attempt.browser}
        self._send({"refused": {"email": email, "closed": closed, **line}})

    def forgotten(self, email: str, language: Language) -> None:
        """Somebody asks for a link, to be sent to that address if it is an agent's."""
        self._send({"forgotten": {"email": email, "language": language.value}})

    def _send(self, message: dict[str, Any]) -> None:
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(message))
