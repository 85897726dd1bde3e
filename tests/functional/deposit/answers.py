"""A reply that is there without its circuit, and the code that opens it."""

import json
import re
from email.message import EmailMessage
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.ids import new_id
from tests.journeys import Journey


def answer(journey: Journey, deposit: Any) -> None:
    """Says that a reply was sealed for this deposit, twice, as queues may."""
    given = bootstrap.deposit_drafts().get(deposit["id"])
    detail = {
        "record": "folder/X#0000000009", "object": "folder/X", "administration": given.administration_id,
        "at": to_iso(given.submitted.submitted_at), "correlation": "", "folder_id": new_id(),
        "mail_id": given.submitted.mail_id, "reply_mail_id": new_id(), "number": "RBT-D-2026-0000001",
        "verification_id": "V" * 20, "key": "replies/x/y.pdf", "sha256": "0" * 64,
    }  # fmt: skip
    body = json.dumps({"detail-type": "FolderSealed", "detail": detail})
    records = [{"messageId": str(n), "body": body, "eventSource": "aws:sqs", "attributes": {}} for n in range(2)]
    journey.cloud.invoke("deposit_events", {"Records": records})


def mailed_code(mails: list[EmailMessage]) -> str:
    """The six digits of the last mail that holds some."""
    parts = [mail.get_body(("plain",)) for mail in reversed(mails)]
    texts = [part.get_content() for part in parts if part is not None]
    return next(found[0] for found in (re.search(r"\b\d{6}\b", text) for text in texts) if found)
