"""Requests to erase, in the deposits' table: one item a letter, and a small one by which it is found while it waits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.deposit.erasure.model import Erasure, Ground, State
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import Work


class ErasureItem(KeyedModel):
    """``pk`` is ``erasure/DEPOSIT``, ``sk`` is ``erasure``."""

    class Meta:
        table_name = ""
        region = ""

    mail_id = UnicodeAttribute()
    administration_id = UnicodeAttribute()
    state = UnicodeAttribute()
    asked_at = UnicodeAttribute()
    ground = UnicodeAttribute(null=True)
    decided_at = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    done_at = UnicodeAttribute(null=True)
    version = NumberAttribute()


class WaitingItem(KeyedModel):
    """``pk`` is ``erasures/ADMINISTRATION`` and ``sk`` the mail's id while it is to be decided; ``erasures/granted``
    and the instant with the deposit's id while it is to be carried out."""

    class Meta:
        table_name = ""
        region = ""

    deposit_id = UnicodeAttribute()


MODELS = (ErasureItem, WaitingItem)
_GRANTED = "erasures/granted"


class DynamoErasures:
    """The port ``ErasureStore``."""

    def get(self, deposit_id: str) -> Erasure | None:
        """One read."""
        try:
            return _erasure(ErasureItem.get(*_key(deposit_id), consistent_read=True))
        except DoesNotExist:
            return None

    def of_many(self, deposit_ids: Iterable[str]) -> Mapping[str, Erasure]:
        """One read of a batch."""
        keys = [_key(deposit_id) for deposit_id in deposit_ids]
        found = map(_erasure, ErasureItem.batch_get(keys, consistent_read=True)) if keys else ()
        return {it.deposit_id: it for it in found}

    def put(self, work: Work, before: Erasure | None, after: Erasure) -> None:
        """With its place among those that wait, and without the one that it had."""
        unchanged = ErasureItem.version == before.version if before else ErasureItem.pk.does_not_exist()
        dynamo(work).save(_item(after), condition=unchanged)
        left, taken = (_waiting(it) if it else None for it in (before, after))
        if left is not None and (taken is None or (left.pk, left.sk) != (taken.pk, taken.sk)):
            dynamo(work).delete(left)
        if taken is not None:
            dynamo(work).save(taken)

    def asked_of(self, administration_id: str, limit: int) -> Sequence[Erasure]:
        """One query and one read of a batch."""
        waiting = WaitingItem.query(f"erasures/{administration_id}", consistent_read=True, limit=limit)
        found = self.of_many(item.deposit_id for item in waiting)
        return sorted(found.values(), key=lambda it: it.asked_at)

    def of_mail(self, administration_id: str, mail_id: str) -> Erasure | None:
        """Two reads."""
        try:
            waiting = WaitingItem.get(f"erasures/{administration_id}", mail_id, consistent_read=True)
        except DoesNotExist:
            return None
        return self.get(waiting.deposit_id)

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        """One query."""
        before = WaitingItem.sk <= f"{to_iso(now)}#~"
        return [it.deposit_id for it in WaitingItem.query(_GRANTED, before, consistent_read=True, limit=limit)]


def _key(deposit_id: str) -> tuple[str, str]:
    return f"erasure/{deposit_id}", "erasure"


def _waiting(erasure: Erasure) -> WaitingItem | None:
    if erasure.state is State.ASKED:
        return WaitingItem(f"erasures/{erasure.administration_id}", erasure.mail_id, deposit_id=erasure.deposit_id)
    if erasure.state is State.GRANTED and erasure.due_at is not None:
        place = f"{to_iso(erasure.due_at)}#{erasure.deposit_id}"
        return WaitingItem(_GRANTED, place, deposit_id=erasure.deposit_id)
    return None


def _item(erasure: Erasure) -> ErasureItem:
    instants: dict[str, Any] = {
        name: to_iso(at) for name in ("decided_at", "due_at", "done_at") if (at := getattr(erasure, name))
    }
    return ErasureItem(
        *_key(erasure.deposit_id),
        mail_id=erasure.mail_id,
        administration_id=erasure.administration_id,
        state=erasure.state.value,
        asked_at=to_iso(erasure.asked_at),
        ground=erasure.ground.value if erasure.ground else None,
        version=erasure.version + 1,
        **instants,
    )


def _erasure(item: ErasureItem) -> Erasure:
    decided_at, due_at, done_at = (from_iso(at) if at else None for at in (item.decided_at, item.due_at, item.done_at))
    return Erasure(
        deposit_id=item.pk.removeprefix("erasure/"),
        mail_id=item.mail_id,
        administration_id=item.administration_id,
        state=State(item.state),
        asked_at=from_iso(item.asked_at),
        ground=Ground(item.ground) if item.ground else None,
        decided_at=decided_at,
        due_at=due_at,
        done_at=done_at,
        version=int(item.version),
    )
