"""What the members of a folder's bundle say of one another: the document before its circuit, acts, seal, delivery."""

import hashlib
from typing import TYPE_CHECKING, Any

from wasl_verify.records import Record
from wasl_verify.report import FaultError
from wasl_verify.revisions import digests

if TYPE_CHECKING:
    from wasl_verify.bundle import Bundle

DOCUMENT, SEAL, SIGNATURE = "documents/01.pdf", "Cachet", "Signature-"
_REVISIONS = ("DocumentPrepared", "DocumentSigned", "FolderSealed")


def check_folder(bundle: "Bundle") -> None:
    """:class:`FaultError` for the first member that speaks of something else than the folder's records."""
    acts = [one for one in bundle.records if one.object == bundle.subject]
    made = [one for one in acts if one.body["event"] in _REVISIONS]
    if [_event(one) for one in made[:1] + made[-1:]] != ["DocumentPrepared", "FolderSealed"]:
        raise FaultError("not_sealed", "log/records.jsonl")
    if [one["path"] for one in bundle.of_role("signed")] != [DOCUMENT] or len(bundle.of_role("original")) != 1:
        raise FaultError("other_document", DOCUMENT)
    prepared, sealed = _detail(made[0]), _detail(made[-1])
    _check_original(bundle, prepared)
    _check_revisions(bundle, made)
    _check_signatures(bundle, acts, made)
    _check_number(bundle, sealed)
    _check_delivery(bundle, sealed)


def _check_original(bundle: "Bundle", prepared: dict[str, Any]) -> None:
    (original,) = bundle.of_role("original")
    if "source_sha256" not in prepared:
        bundle.report.note("original_unrecorded", original["path"])
    elif prepared["source_sha256"] != original["sha256"]:
        raise FaultError("other_original", original["path"])
    else:
        bundle.report.holds("original_recorded", original["path"])


def _check_revisions(bundle: "Bundle", made: list[Record]) -> None:
    """The file grew from state to state as the records say, to its seal or to one of its prolongations."""
    data, chain = bundle.read(DOCUMENT), f"lasting/{_detail(made[-1]).get('verification_id')}"
    later = [one for one in bundle.records if one.object == chain and _event(one) == "SealProlonged"]
    whole, told = hashlib.sha256(data).hexdigest(), [*made, *later]
    here = next((n for n, one in enumerate(told, 1) if n >= len(made) and _detail(one).get("sha256") == whole), 0)
    if not here:
        raise FaultError("other_document", DOCUMENT)
    states = iter(digests(data))
    for record in told[:here]:
        if str(_detail(record).get("sha256")) not in states:  # each is looked for after the one before
            raise FaultError("other_document", DOCUMENT)
    bundle.report.holds("document_recorded", DOCUMENT, count=here)
    if here < len(told):
        bundle.report.note("prolonged_since", DOCUMENT)


def _check_signatures(bundle: "Bundle", acts: list[Record], made: list[Record]) -> None:
    """Whoever signed by the records signed in the file, nobody else did, and the seal is there."""
    steps = [str(_detail(one).get("step")) for one in made if _event(one) == "DocumentSigned"]
    granted = [str(_detail(one).get("step")) for one in acts if _event(one) == "SignatureGranted"]
    fields = [it for it in bundle.signed[DOCUMENT] if it.startswith(SIGNATURE)]
    if sorted(steps) != sorted(granted) or fields != [SIGNATURE + step for step in steps]:
        raise FaultError("other_steps", DOCUMENT)
    if SEAL not in bundle.signed[DOCUMENT]:
        raise FaultError("not_sealed", DOCUMENT)
    visas = sum(_event(one) == "VisaGranted" for one in acts)
    bundle.report.holds("steps_signed", DOCUMENT, signatures=len(steps), visas=visas)


def _check_number(bundle: "Bundle", sealed: dict[str, Any]) -> None:
    """The outgoing mail has that number, and that file."""
    mail = [one for one in bundle.records if one.object == f"mail/{sealed.get('reply_mail_id')}"]
    numbers = [_detail(one).get("number") for one in mail if _event(one) == "MailRegistered"]
    if sealed.get("number") not in numbers:
        raise FaultError("other_number", "log/records.jsonl", number=sealed.get("number"))
    replies = [_detail(one).get("sha256") for one in mail if _event(one) == "ReplySealed"]
    if any(it != sealed.get("sha256") for it in replies):
        raise FaultError("other_document", "log/records.jsonl")
    bundle.report.holds("number_recorded", "log/records.jsonl", number=sealed["number"])


def _check_delivery(bundle: "Bundle", sealed: dict[str, Any]) -> None:
    """What is said of a delivery is said of this document, under its number."""
    own = (sealed.get("verification_id"), sealed.get("number"), [sealed.get("sha256")])
    for listed, said in zip(bundle.of_role("evidence"), bundle.evidence, strict=True):
        if (said["message_id"], said["number"], [it["sha256"] for it in said["content"]]) != own:
            raise FaultError("other_delivery", listed["path"])


def _event(record: Record) -> str:
    return str(record.body["event"])


def _detail(record: Record) -> dict[str, Any]:
    detail: dict[str, Any] = record.body["detail"]
    return detail
