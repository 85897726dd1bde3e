"""The evidence table: receipts, what can be verified, and the way to it from each digest.

| pk | sk | what |
|---|---|---|
| ``mail/ID`` | ``receipt`` | the receipt of its registration and its chain |
| ``mail/ID`` | ``receipt/0000000004`` | the receipt that a later act, by its place in the mail's chain, called for |
| ``mail/ID`` | ``void`` | the mail's number was voided |
| ``verification/ID`` | ``verification`` | what anyone may see |
| ``verification/ID`` | ``standing`` | the level that its seal reached since, and its later versions |
| ``file/KEY`` | ``latest`` | where the last version of a sealed file lies |
| ``keys`` | ``platform`` | the keys that the platform signs with (``key_store.py``) |
| ``digest/SHA256`` | ``verification/ID`` | which verification has that revision |
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import ChainedModel, KeyedModel, dynamo, took_effect
from chalicelib.evidence.model import (
    Receipt,
    Revision,
    SealLevel,
    Standing,
    TrustLevel,
    Verification,
    VerificationKind,
)
from chalicelib.evidence.occasions import ReceiptKind
from chalicelib.kernel.clock import Clock, from_iso, to_iso
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import Work


class ReceiptItem(ChainedModel):
    """An issued receipt."""

    class Meta:
        table_name = ""
        region = ""

    administration_id = UnicodeAttribute()
    source = UnicodeAttribute()
    number = UnicodeAttribute()
    verification_id = UnicodeAttribute()
    key = UnicodeAttribute()
    sha256 = UnicodeAttribute()
    trust = UnicodeAttribute()
    issued_at = UnicodeAttribute()
    kind = UnicodeAttribute(null=True)
    token = UnicodeAttribute(null=True)


class VerificationItem(KeyedModel):
    """What anyone may see under a verification id."""

    class Meta:
        table_name = ""
        region = ""

    body = JSONAttribute()


class MarkItem(KeyedModel):
    """A bare fact: a void's instant, or a digest's way to its verification."""

    class Meta:
        table_name = ""
        region = ""

    at = UnicodeAttribute()


class LatestItem(KeyedModel):
    """Where the last version of a sealed file lies."""

    class Meta:
        table_name = ""
        region = ""

    key = UnicodeAttribute()


MODELS = (ReceiptItem, VerificationItem, MarkItem, LatestItem)


class VerificationStore:
    """Receipts and verifications in DynamoDB."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def receipt(self, mail_id: str, seq: int = 1) -> Receipt | None:
        """The receipt that an act on a mail called for, read consistently."""
        try:
            item = ReceiptItem.get(f"mail/{mail_id}", _place(seq), consistent_read=True)
        except DoesNotExist:
            return None
        return _receipt(mail_id, item)

    def receipts(self, mail_id: str) -> tuple[Receipt, ...]:
        """All of a mail, by the act that called for each, read consistently."""
        items = ReceiptItem.query(f"mail/{mail_id}", ReceiptItem.sk.startswith("receipt"), consistent_read=True)
        return tuple(_receipt(mail_id, item) for item in items)

    def add_receipt(self, work: Work, receipt: Receipt, chain: Chain) -> None:
        """Adds the receipt unless the act has one."""
        item = ReceiptItem(
            f"mail/{receipt.mail_id}",
            _place(receipt.seq),
            administration_id=receipt.administration_id,
            source=receipt.source,
            number=receipt.number,
            verification_id=receipt.verification_id,
            key=receipt.key,
            sha256=receipt.sha256,
            trust=receipt.trust.value,
            issued_at=to_iso(receipt.issued_at),
            kind=receipt.kind.value,
            token=receipt.token or None,
        )
        item.set_chain(chain)
        dynamo(work).save(item, condition=ReceiptItem.pk.does_not_exist())

    def add_verification(self, work: Work, verification: Verification) -> None:
        """Adds the verification unless its id is taken, and a way to it from each digest."""
        sort = f"verification/{verification.id}"
        item = VerificationItem(sort, "verification", body=_body(verification))
        dynamo(work).save(item, condition=VerificationItem.pk.does_not_exist())
        for digest in sorted({revision.sha256 for revision in verification.revisions}):
            dynamo(work).save(MarkItem(f"digest/{digest}", sort, at=to_iso(verification.at)))

    def set_standing(self, work: Work, verification_id: str, standing: Standing) -> None:
        """What its seal is by now; every version is recognised, and downloaded in the place of the file sealed."""
        sort = f"verification/{verification_id}"
        dynamo(work).save(VerificationItem(sort, "standing", body=_standing_body(standing)))
        for version in standing.versions[-1:]:  # those before have theirs
            dynamo(work).save(MarkItem(f"digest/{version.sha256}", sort, at=to_iso(version.at)))
            dynamo(work).save(LatestItem(f"file/{standing.key}", "latest", key=standing.latest))

    def latest(self, key: str) -> str:
        """Where the last version of a sealed file lies: where it was put, until there is a later one."""
        try:
            return LatestItem.get(f"file/{key}", "latest").key
        except DoesNotExist:
            return key

    def add_void(self, mail_id: str, at: datetime) -> None:
        """Notes that the mail's number was voided; the first instant is kept."""
        mark = MarkItem(f"mail/{mail_id}", "void", at=to_iso(at))
        took_effect(lambda: mark.save(condition=MarkItem.pk.does_not_exist()))

    def get(self, verification_id: str) -> Verification | None:
        """What stands under the id, with the voiding of its number if there was one."""
        try:
            item = VerificationItem.get(f"verification/{verification_id}", "verification", consistent_read=True)
        except DoesNotExist:
            return None
        mail_id = item.body["mail_id"]
        told = _verification(verification_id, item.body, self._voided_at(mail_id))
        verification = replace(told, standing=self._standing(verification_id))
        is_receipt = verification.kind is VerificationKind.RECEIPT
        return replace(verification, receipts=self.receipts(mail_id)) if is_receipt else verification

    def of_digest(self, sha256: str) -> list[Verification]:
        """What has a revision with this digest; at most ten."""
        marks = MarkItem.query(f"digest/{sha256}", consistent_read=True, limit=10)
        found = (self.get(mark.sk.removeprefix("verification/")) for mark in marks)
        return [verification for verification in found if verification is not None]

    def _standing(self, verification_id: str) -> Standing | None:
        try:
            item = VerificationItem.get(f"verification/{verification_id}", "standing", consistent_read=True)
        except DoesNotExist:
            return None
        return _to_standing(item.body).at(self._clock.now())

    def _voided_at(self, mail_id: str) -> datetime | None:
        try:
            return from_iso(MarkItem.get(f"mail/{mail_id}", "void", consistent_read=True).at)
        except DoesNotExist:
            return None


def _receipt(mail_id: str, item: ReceiptItem) -> Receipt:
    return Receipt(
        mail_id=mail_id,
        administration_id=item.administration_id,
        source=item.source,
        number=item.number,
        verification_id=item.verification_id,
        key=item.key,
        sha256=item.sha256,
        trust=TrustLevel(item.trust),
        issued_at=from_iso(item.issued_at),
        kind=ReceiptKind(item.kind or ReceiptKind.CORRESPONDENCE),
        seq=int(item.sk.removeprefix("receipt/")) if "/" in item.sk else 1,
        token=item.token or "",
    )


def _place(seq: int) -> str:
    return "receipt" if seq == 1 else f"receipt/{seq:010d}"


def _body(verification: Verification) -> dict[str, Any]:
    submitted_at = verification.submitted_at
    return {
        "kind": verification.kind.value,
        "mail_id": verification.mail_id,
        "administration_id": verification.administration_id,
        "administration": {"ar": verification.administration.ar, "fr": verification.administration.fr},
        "number": verification.number,
        "at": to_iso(verification.at),
        "submitted_at": to_iso(submitted_at) if submitted_at else None,
        "trust": verification.trust.value,
        "revisions": list(map(_revision_body, verification.revisions)),
    }


def _revision_body(revision: Revision) -> dict[str, str]:
    return {"sha256": revision.sha256, "label": revision.label, "at": to_iso(revision.at)}


def _revision(body: dict[str, str]) -> Revision:
    return Revision(body["sha256"], body["label"], from_iso(body["at"]))


def _standing_body(standing: Standing) -> dict[str, Any]:
    return {
        "level": standing.level,
        "key": standing.key,
        "latest": standing.latest,
        "versions": list(map(_revision_body, standing.versions)),
        "ends_at": to_iso(standing.ends_at) if standing.ends_at else None,
        "revoked_at": to_iso(standing.revoked_at) if standing.revoked_at else None,
    }


def _to_standing(body: dict[str, Any]) -> Standing:
    return Standing(
        level=SealLevel(body["level"]) if body["level"] else None,
        key=body["key"],
        latest=body["latest"],
        versions=tuple(map(_revision, body["versions"])),
        ends_at=from_iso(body["ends_at"]) if body["ends_at"] else None,
        revoked_at=from_iso(body["revoked_at"]) if body["revoked_at"] else None,
    )


def _verification(verification_id: str, body: dict[str, Any], voided_at: datetime | None) -> Verification:
    revisions = tuple(map(_revision, body["revisions"]))
    return Verification(
        id=verification_id,
        kind=VerificationKind(body["kind"]),
        mail_id=body["mail_id"],
        administration_id=body["administration_id"],
        administration=Bilingual(**body["administration"]),
        number=body["number"],
        at=from_iso(body["at"]),
        submitted_at=from_iso(body["submitted_at"]) if body["submitted_at"] else None,
        revisions=revisions,
        trust=TrustLevel(body["trust"]),
        voided_at=voided_at,
    )
