"""The deposits' table: one item a deposit, and one for its acknowledgement."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.cursors import opened_cursor, write_cursor
from chalicelib.adapters.dynamo import ChainedModel, KeyedModel, dynamo, took_effect
from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.index_store import ByAddress, ByContent, ByDraft, ByTracking, ByWatch
from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.deposit.serial import (
    arrangement_of,
    arrangement_to,
    fate_of,
    fate_to,
    helper_of,
    helper_to,
    submission_of,
    submission_to,
)
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.digests import handle
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page, unreadable_cursor
from chalicelib.kernel.work import Work

WATCH_SHARDS = 4
SWEEP_LIMIT = 200
_PLACE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[0-9a-f]{24}", re.ASCII)


class DepositItem(ChainedModel):
    """``pk`` is ``deposit/ID``, ``sk`` is ``deposit``."""

    class Meta:
        table_name = ""
        region = ""

    administration_id = UnicodeAttribute()
    language = UnicodeAttribute()
    opened_at = UnicodeAttribute()
    state = UnicodeAttribute()
    details = JSONAttribute()
    arrangement = JSONAttribute(null=True)
    submission = JSONAttribute(null=True)
    helper = JSONAttribute(null=True)
    fate = JSONAttribute(null=True)
    tracking_code = UnicodeAttribute(null=True)
    watch = UnicodeAttribute(null=True)
    watch_at = UnicodeAttribute(null=True)
    address_digest = UnicodeAttribute(null=True)
    address_place = UnicodeAttribute(null=True)
    draft = UnicodeAttribute(null=True)
    content_digest = UnicodeAttribute(null=True)
    batch = UnicodeAttribute(null=True)
    sender = UnicodeAttribute(null=True)
    by_tracking = ByTracking()
    by_draft = ByDraft()
    by_watch = ByWatch()
    by_address = ByAddress()
    by_content = ByContent()


class AcknowledgementItem(KeyedModel):
    """``pk`` is ``deposit/ID``, ``sk`` is ``acknowledgement``; apart, so that later writes do not carry it."""

    class Meta:
        table_name = ""
        region = ""

    token = UnicodeAttribute()


MODELS = (DepositItem, AcknowledgementItem)


class DynamoDeposits:
    """The port ``DepositStore`` on DynamoDB."""

    def get(self, deposit_id: str) -> Deposit | None:
        """The deposit, or None."""
        try:
            return _to_deposit(DepositItem.get(f"deposit/{deposit_id}", "deposit", consistent_read=True))
        except DoesNotExist:
            return None

    def get_many(self, deposit_ids: Iterable[str]) -> list[Deposit]:
        """Those deposits that exist, in any order; strongly consistent."""
        keys = [(f"deposit/{deposit_id}", "deposit") for deposit_id in deposit_ids]
        return [_to_deposit(item) for item in DepositItem.batch_get(keys, consistent_read=True)]

    def by_tracking(self, tracking_code: str) -> Deposit | None:
        """The submitted deposit with this code."""
        found = next(iter(DepositItem.by_tracking.query(tracking_code, limit=1)), None)
        return _to_deposit(found) if found else None

    def of_address(self, address_digest: str, cursor: str | None, limit: int) -> Page[Deposit]:
        """One query for the places, one read for the deposits as they are now, so that an erased address has none."""
        before = DepositItem.address_place < _place_of(cursor) if cursor else None
        found = list(DepositItem.by_address.query(address_digest, before, scan_index_forward=False, limit=limit + 1))
        places = {item.pk.removeprefix("deposit/"): item.address_place for item in found[:limit]}
        own = [it for it in self.get_many(places) if it.details.email and it.address_digest == address_digest]
        own.sort(key=lambda deposit: places[deposit.id], reverse=True)
        more = {"before": found[limit - 1].address_place} if len(found) > limit else None
        return Page(tuple(own), write_cursor(more))

    def of_content(self, content_digest: str, limit: int) -> list[Deposit]:
        """One query for the places; nothing is read where there is none."""
        found = list(DepositItem.by_content.query(content_digest, scan_index_forward=False, limit=limit))
        places = {item.pk.removeprefix("deposit/"): item.address_place for item in found}
        deposits = self.get_many(places) if places else []
        return sorted(deposits, key=lambda deposit: places[deposit.id], reverse=True)

    def watched(self, before: datetime) -> Iterable[Deposit]:
        """Deposits submitted before this instant without a number: at most 200 of each of four shards."""
        for shard in range(WATCH_SHARDS):
            waiting = DepositItem.by_watch.query(str(shard), DepositItem.watch_at <= to_iso(before), limit=SWEEP_LIMIT)
            yield from (_to_deposit(item) for item in waiting)

    def drafts_opened_before(self, before: datetime) -> Iterable[str]:
        """At most 200 of each of four shards."""
        for shard in range(WATCH_SHARDS):
            left = DepositItem.by_draft.query(str(shard), DepositItem.opened_at <= to_iso(before), limit=SWEEP_LIMIT)
            yield from (item.pk.removeprefix("deposit/") for item in left)

    def drop(self, work: Work, deposit: Deposit) -> None:
        """A draft is no more."""
        dynamo(work).delete(_to_item(deposit), condition=DepositItem.version == deposit.version)

    def add(self, work: Work, deposit: Deposit) -> None:
        """A new draft."""
        dynamo(work).save(_to_item(deposit), condition=DepositItem.pk.does_not_exist())

    def save(self, work: Work, deposit: Deposit) -> None:
        """The deposit as it now is, if nobody else changed it."""
        item = _to_item(deposit)
        item.version = deposit.version + 1
        dynamo(work).save(item, condition=DepositItem.version == deposit.version)

    def acknowledgement(self, deposit_id: str) -> str | None:
        """The signed acknowledgement, if one was kept."""
        try:
            kept = AcknowledgementItem.get(f"deposit/{deposit_id}", "acknowledgement", consistent_read=True)
        except DoesNotExist:
            return None
        return kept.token

    def keep_acknowledgement(self, deposit_id: str, token: str) -> str:
        """Keeps the first one ever given, and answers with it."""
        item = AcknowledgementItem(f"deposit/{deposit_id}", "acknowledgement", token=token)
        if took_effect(lambda: item.save(condition=AcknowledgementItem.pk.does_not_exist())):
            return token
        return self.acknowledgement(deposit_id) or token


def _to_item(deposit: Deposit) -> DepositItem:
    submission = deposit.submission
    watched = submission is not None and deposit.awaits_number
    listed = submission is not None and deposit.address_digest and deposit.details.email
    item = DepositItem(
        f"deposit/{deposit.id}",
        "deposit",
        version=deposit.version,
        administration_id=deposit.administration_id,
        language=deposit.language.value,
        opened_at=to_iso(deposit.opened_at),
        state=deposit.state.value,
        details={name: value for name, value in vars(deposit.details).items() if value},
        arrangement=arrangement_to(deposit.arrangement) or None,
        submission=submission_to(submission) if submission else None,
        helper=helper_to(deposit.helper) if deposit.helper else None,
        fate=fate_to(deposit) or None,
        tracking_code=submission.tracking_code if submission else None,
        draft=_shard(deposit.id) if deposit.is_draft else None,
        watch=_shard(deposit.id) if watched else None,
        watch_at=to_iso(submission.submitted_at) if submission and watched else None,
        address_digest=deposit.address_digest if listed else None,
        address_place=_place(deposit.id, submission.submitted_at) if submission and listed else None,
        content_digest=(deposit.content_digest or None) if listed else None,
        batch=deposit.batch or None,
        sender=deposit.sender or None,
    )
    item.set_chain(deposit.chain)
    return item


def _to_deposit(item: DepositItem) -> Deposit:
    return Deposit(
        id=item.pk.removeprefix("deposit/"),
        administration_id=item.administration_id,
        language=Language(item.language),
        opened_at=from_iso(item.opened_at),
        chain=item.chain(item.pk),
        details=Details(**item.details),
        arrangement=arrangement_of(item.arrangement or []),
        state=DepositState(item.state),
        version=int(item.version),
        submission=submission_of(item.submission) if item.submission else None,
        helper=helper_of(item.helper) if item.helper else None,
        address_digest=item.address_digest or "",
        content_digest=item.content_digest or "",
        batch=item.batch or "",
        sender=item.sender or "",
        **fate_of(item.fate or {}),
    )


def _shard(deposit_id: str) -> str:
    return str(hashlib.sha256(deposit_id.encode()).digest()[0] % WATCH_SHARDS)


def _place(deposit_id: str, submitted_at: datetime) -> str:
    return f"{to_iso(submitted_at)}#{handle(deposit_id)}"


def _place_of(cursor: str) -> str:
    given = opened_cursor(cursor)
    place = given.get("before") if isinstance(given, dict) and len(given) == 1 else None
    if not isinstance(place, str) or not _PLACE.fullmatch(place):
        raise unreadable_cursor()
    return place
