"""Evidence of a delivery: EVIDENCE.md, after ETSI EN 319 522."""

from typing import Any

from wasl_verify import plain
from wasl_verify.keys import Keys, signed_json
from wasl_verify.report import FaultError, Report

_MEMBERS = (
    *("version", "id", "event", "event_time", "reasons", "policy", "issuer", "message_id", "in_reply_to", "number"),
    *("submission_time", "sender", "recipients", "content", "record"),
)
_NEGATIVE = {
    *("SubmissionRejection", "RelayFailure", "ConsignmentRejection", "NotificationForAcceptanceFailure"),
    *("ConsignmentNotificationFailure", "AcceptanceRejectionExpiry"),
}
_POSITIVE = {
    *("SubmissionAcceptance", "ContentConsignment", "RelayAcceptance", "ConsignmentNotification"),
    *("ContentAccessTracking", "NotificationForAcceptance", "ConsignmentAcceptance", "ContentHandover"),
}


def check_evidence(token: str, keys: Keys, report: Report, place: str) -> dict[str, Any]:
    """What an evidence says, which is told; raises as :func:`wasl_verify.keys.signed_json`."""
    said = signed_json(token, "wasl-evidence", "event_time", keys, place)
    plain.members(said, *_MEMBERS)
    plain.members(said["issuer"], "host", "level")
    plain.members(said["record"], "object", "seq")
    plain.number(said["record"]["seq"], 1)
    plain.instant(said["submission_time"])
    for one in said["content"]:
        plain.members(one, "sha256", "size_bytes")
    known = said["event"] in _NEGATIVE or said["event"] in _POSITIVE
    if said["version"] != 1 or not known or bool(said["reasons"]) != (said["event"] in _NEGATIVE):
        raise FaultError("other_version", place)
    report.holds("evidence_signed", place, event=said["event"], at=said["event_time"])
    return said
