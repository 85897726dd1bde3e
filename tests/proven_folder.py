"""The acts of a folder whose circuit came to its seal, as ``infra/verify/FORMATS.md`` has their records."""

import hashlib
from collections.abc import Sequence
from typing import Any

Act = tuple[str, str, dict[str, Any], str]
"""Of which object, the event, its detail, and the register that it touches, if any."""


def acts(reply: Sequence[bytes]) -> list[Act]:
    """Of folder ``F1``, sent as mail ``R1``; its document as proposed, prepared, signed, sealed."""
    source, prepared, signed, sealed = (hashlib.sha256(state).hexdigest() for state in reply)
    outgoing = {"number": "ENK-D-2026-0000001", "reply_mail_id": "R1", "sha256": sealed, "verification_id": "V1"}
    return [
        ("folder/F1", "FolderOpened", {"mail_id": "M2"}, ""),
        ("folder/F1", "DocumentPrepared", {"revision": 1, "sha256": prepared, "source_sha256": source}, ""),
        ("folder/F1", "SignatureGranted", {"step": "1-1"}, ""),
        ("folder/F1", "DocumentSigned", {"revision": 2, "sha256": signed, "step": "1-1"}, ""),
        ("folder/F1", "VisaGranted", {"step": "2-1"}, ""),
        ("mail/R1", "MailRegistered", {"number": outgoing["number"]}, "ENK-D"),
        ("folder/F1", "FolderSealed", outgoing, ""),
        ("mail/R1", "ReplySealed", {"sha256": sealed}, ""),
    ]
