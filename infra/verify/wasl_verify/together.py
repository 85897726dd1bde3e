"""What the members of a bundle say of one another."""

import hashlib
import json
from typing import TYPE_CHECKING

from wasl_verify import plain
from wasl_verify.folder import check_folder
from wasl_verify.records import Record
from wasl_verify.report import FaultError
from wasl_verify.revisions import digests

if TYPE_CHECKING:
    from wasl_verify.bundle import Bundle

_KEYED = ("deposit", "batch")
"""Kinds of objects whose id opens something: others see its handle."""


def check_together(bundle: "Bundle") -> None:
    """:class:`FaultError` for the first member that speaks of something else than the others."""
    if bundle.kind not in ("deposit", "folder") or bundle.report.faults:
        return
    said = bundle.subject.startswith(f"{bundle.kind}/")
    if not said or all(one.object != bundle.subject for one in bundle.records):
        raise FaultError("other_subject", "log/records.jsonl", subject=bundle.subject)
    if bundle.kind == "folder":
        check_folder(bundle)
        return
    files = [{"sha256": one["sha256"], "size_bytes": one["size_bytes"]} for one in bundle.of_role("original")]
    _check_token(bundle, files)
    _check_receipts(bundle)
    _check_evidence(bundle, files)


def _check_token(bundle: "Bundle", files: list[dict[str, object]]) -> None:
    if bundle.claims is None:
        return
    written = json.dumps(files, sort_keys=True, separators=(",", ":")).encode()
    if hashlib.sha256(written).digest() != bundle.claims.manifest:
        raise FaultError("other_files", "token.txt")
    numbers = [one.body["detail"].get("number") for one in bundle.records if one.body["event"] == "MailRegistered"]
    if bundle.claims.number not in numbers:
        raise FaultError("other_number", "token.txt", number=bundle.claims.number)
    bundle.report.holds("files_of_token", "token.txt", count=len(files), number=bundle.claims.number)


def _check_receipts(bundle: "Bundle") -> None:
    """Each receipt is, or was before material for its validation was added, a file that its record names."""
    named = [one.body["detail"] for one in bundle.records if one.body["event"] == "ReceiptSealed"]
    for one in bundle.of_role("receipt"):
        data = bundle.read(one["path"])
        if not {detail.get("sha256") for detail in named}.intersection(digests(data)):
            raise FaultError("other_receipt", one["path"])
        bundle.report.holds("receipt_recorded", one["path"])


def _check_evidence(bundle: "Bundle", files: list[dict[str, object]]) -> None:
    by_place = {(_handled(one.object), one.body["seq"]): one for one in bundle.records}
    for listed, said in zip(bundle.of_role("evidence"), bundle.evidence, strict=True):
        record = by_place.get((said["record"]["object"], said["record"]["seq"]))
        if record is not None and _instant(record) != plain.instant(said["event_time"]):
            raise FaultError("other_record", listed["path"])
        about_letter = bundle.claims is not None and said["message_id"] == bundle.claims.verification_id
        if about_letter and [it["sha256"] for it in said["content"]] != [it["sha256"] for it in files]:
            raise FaultError("other_files", listed["path"])


def _instant(record: Record) -> object:
    return plain.instant(record.body["at"])


def _handled(name: str) -> str:
    kind, _, key = name.partition("/")
    return f"{kind}/{hashlib.sha256(key.encode()).hexdigest()[:24]}" if kind in _KEYED else name
