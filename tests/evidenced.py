"""Evidence of a proven world's deliveries, as ``infra/verify/EVIDENCE.md`` has it: what its tokens say."""

import hashlib
from collections.abc import Sequence
from typing import Any

from tests.proven_folder import Act

DEPOSIT = "deposit/" + hashlib.sha256(b"D1").hexdigest()[:24]
LETTER = "7K3F9QRT2M5X7K3F9QRT"


def accepted(host: str, at: str, files: Sequence[bytes], record: dict[str, Any]) -> dict[str, Any]:
    """That the letter was taken, by the record that says so."""
    contents = [{"sha256": hashlib.sha256(it).hexdigest(), "size_bytes": len(it)} for it in files]
    said = {"id": "0" * 26, "event": "SubmissionAcceptance", "event_time": record["at"], "message_id": LETTER}
    reply = {"in_reply_to": None, "number": None, "recipients": [], "content": contents}
    return {**_of_all(host, at), **said, **reply, "record": {"object": DEPOSIT, "seq": record["seq"]}}


def delivered(host: str, at: str, folder: Sequence[Act]) -> dict[str, Any]:
    """That the folder's document lies where the depositor of the letter may open it."""
    sealed = next(detail for _, event, detail, _ in folder if event == "FolderSealed")
    said = {"id": "1" * 26, "event": "ContentConsignment", "event_time": at, "message_id": sealed["verification_id"]}
    contents = [{"sha256": sealed["sha256"], "size_bytes": None}]
    reply = {"in_reply_to": LETTER, "number": sealed["number"], "recipients": [], "content": contents}
    return {**_of_all(host, at), **said, **reply, "record": {"object": DEPOSIT, "seq": 9}}


def _of_all(host: str, at: str) -> dict[str, Any]:
    issuer, sender = {"host": host, "level": "not_qualified"}, {"role": "person", "digest": "0" * 64}
    said = {"policy": "urn:wasl:evidence:1", "issuer": issuer, "submission_time": at, "sender": sender}
    return {"version": 1, "reasons": [], **said}
