"""Messages straight to the mailer: one-time codes, links to choose a password, tokens that end, notices to be
sent again."""

import json

from chalicelib.adapters.aws import client
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.organisation.accounts.model import LinkKind


class SqsCourier:
    """The mailer's queue."""

    def __init__(self, queue_url: str, region: str) -> None:
        self._queue_url = queue_url
        self._region = region

    def send(self, deposit_id: str, administration_id: str, code: str) -> None:
        """Has a one-time code mailed to the depositor; the address is looked up by the mailer.

        The queue is the only place where the code stands in clear; it is encrypted there and gone once sent.
        """
        self._send({"code": code, "deposit_id": deposit_id, "administration_id": administration_id, "id": new_id()})

    def send_registered(self, sending_id: str, administration_id: str, code: str) -> None:
        """The same for the recipient of a registered letter."""
        self._send({"code": code, "registered_id": sending_id, "administration_id": administration_id, "id": new_id()})

    def send_own(self, address_digest: str, language: Language, code: str) -> None:
        """Has a code mailed that opens the letters of an address, if it has any: the mailer looks, and it alone."""
        self._send({"code": code, "letters_of": address_digest, "language": language.value, "id": new_id()})

    def send_draft(self, deposit_id: str, administration_id: str) -> None:
        """Has a draft's link mailed to the address in it, which the mailer looks up."""
        self._send({"draft": deposit_id, "administration_id": administration_id, "id": new_id()})

    def send_link(self, agent_id: str, administration_id: str, kind: LinkKind, token: str, language: Language) -> None:
        """Has a link to choose a password mailed to the agent; what holds for codes holds for its token."""
        whose = {"agent_id": agent_id, "administration_id": administration_id, "language": language.value}
        self._send({"link": kind.value, "token": token, "id": new_id(), **whose})

    def tell_of_token(self, client_id: str) -> None:
        """Has the program's administrators told that its token ends; the mailer looks who they are."""
        self._send({"ending_token_of": client_id})

    def deliver(self, notice_id: str) -> None:
        """Asks the mailer to send this notice soon."""
        self._send({"notice_id": notice_id})

    def _send(self, message: dict[str, str]) -> None:
        client("sqs", self._region).send_message(QueueUrl=self._queue_url, MessageBody=json.dumps(message))
