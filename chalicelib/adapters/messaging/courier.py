"""Messages straight to the mailer: codes, links to choose a password, tokens that end, notices to send, digests."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from chalicelib.adapters.aws import client
from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.notices.model import Turn
from chalicelib.organisation.accounts.model import LASTS, LinkKind

BATCH = 10
LONGEST_DELAY_SECONDS = 900
CODE_VALID = timedelta(minutes=10)
"""Nobody is sent a code that opens nothing any more."""


class SqsCourier:
    """The mailer's queue; for it the port ``Wake``."""

    def __init__(self, queue_url: str, region: str, clock: Clock) -> None:
        self._queue_url = queue_url
        self._region = region
        self._clock = clock

    def send(self, deposit_id: str, administration_id: str, code: str, by: str = "mail") -> None:
        """Has a one-time code sent to the depositor, by ``mail`` or ``sms``; the address is looked up by the mailer.

        The queue is the only place where the code stands in clear; it is encrypted there and gone once sent.
        """
        whose = {"deposit_id": deposit_id, "administration_id": administration_id}
        self._send({"code": code, "by": by, "id": new_id(), "until": self._in(CODE_VALID), **whose})

    def send_registered(self, sending_id: str, administration_id: str, code: str) -> None:
        """The same for the recipient of a registered letter."""
        whose = {"registered_id": sending_id, "administration_id": administration_id}
        self._send({"code": code, "id": new_id(), "until": self._in(CODE_VALID), **whose})

    def send_own(self, address_digest: str, language: Language, code: str) -> None:
        """Has a code mailed that opens the letters of an address, if it has any: the mailer looks, and it alone."""
        asked = {"letters_of": address_digest, "language": language.value}
        self._send({"code": code, "id": new_id(), "until": self._in(CODE_VALID), **asked})

    def send_draft(self, deposit_id: str, administration_id: str) -> None:
        """Has a draft's link mailed to the address in it, which the mailer looks up."""
        self._send({"draft": deposit_id, "administration_id": administration_id, "id": new_id()})

    def send_link(self, agent_id: str, administration_id: str, kind: LinkKind, token: str, language: Language) -> None:
        """Has a link to choose a password mailed to the agent; what holds for codes holds for its token."""
        whose = {"agent_id": agent_id, "administration_id": administration_id, "language": language.value}
        self._send({"link": kind.value, "token": token, "id": new_id(), "until": self._in(LASTS[kind]), **whose})

    def again(self, body: str, until: datetime) -> None:
        """Puts a message on the queue once more, to be seen at that instant or, where that is far, before."""
        left = (until - self._clock.now()).total_seconds()
        delay = int(min(max(left, 1), LONGEST_DELAY_SECONDS))
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=body, DelaySeconds=delay)

    def tell_of_token(self, client_id: str) -> None:
        """Has the program's administrators told that its token ends; the mailer looks who they are."""
        self._send({"ending_token_of": client_id})

    def deliver(self, notice_id: str) -> None:
        """Asks the mailer to send this notice soon."""
        self._send({"notice_id": notice_id})

    def deliver_all(self, notice_ids: Sequence[str]) -> None:
        """The same for many, ten a call."""
        self._send_all({"notice_id": notice_id} for notice_id in notice_ids)

    def gather(self, turns: Sequence[Turn]) -> None:
        """Asks the mailer to make these digests soon."""
        self._send_all(
            {"digest_of": turn.agent_id, "notices": list(turn.notice_ids), "due": sorted(turn.due)} for turn in turns
        )

    def flush(self, agent_id: str) -> None:
        """Asks the mailer to send soon what waits for an agent and should not wait any more."""
        self._send({"waiting_of": agent_id})

    def backlog(self) -> int:
        """How many messages wait, about."""
        name = "ApproximateNumberOfMessages"
        answer = client("sqs", self._region).get_queue_attributes(QueueUrl=self._queue_url, AttributeNames=[name])
        return int(answer["Attributes"][name])

    def _in(self, lifetime: timedelta) -> str:
        return to_iso(self._clock.now() + lifetime)

    def _send(self, message: dict[str, Any]) -> None:
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(message))

    def _send_all(self, messages: Iterable[dict[str, Any]]) -> None:
        """Whatever is not taken is left to whoever looks again: notices to the sweep, held ones to the next digest."""
        bodies = [json.dumps(message) for message in messages]
        for start in range(0, len(bodies), BATCH):
            entries = [
                {"Id": str(number), "MessageBody": body} for number, body in enumerate(bodies[start : start + BATCH])
            ]
            client("sqs", self._region).send_message_batch(QueueUrl=self._queue_url, Entries=entries)
