"""Closings: ``closings/RBT-A`` and the period."""

from datetime import date
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.cursors import cursor_after, read_cursor
from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.log import RegisterChain
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.registry.closing.model import Closing, ClosingState, Period, object_id


class ClosingItem(ChainedModel):
    """``closings/RBT-A`` and ``2026-01-01_2026-12-31``."""

    class Meta:
        table_name = ""
        region = ""

    administration_id = UnicodeAttribute()
    asked_at = UnicodeAttribute()
    agent_id = UnicodeAttribute(null=True)
    last_serial = NumberAttribute()
    frozen_seq = NumberAttribute()
    frozen_head = UnicodeAttribute()
    state = UnicodeAttribute()
    read = NumberAttribute(default=0)
    first = NumberAttribute(null=True)
    last = NumberAttribute(null=True)
    count_ = NumberAttribute(attr_name="count", default=0)
    voided = NumberAttribute(default=0)
    gaps = NumberAttribute(default=0)
    confidentiality = UnicodeAttribute(default=Confidentiality.ORDINARY.value)
    sha256 = JSONAttribute()
    trust = UnicodeAttribute(null=True)

    @classmethod
    def of(cls, closing: Closing, version: int) -> "ClosingItem":
        """The item of a closing at this version."""
        item = cls(
            f"closings/{closing.register_id}",
            closing.id,
            administration_id=closing.administration_id,
            asked_at=to_iso(closing.asked_at),
            agent_id=closing.agent_id or None,
            last_serial=closing.last_serial,
            frozen_seq=closing.frozen.seq,
            frozen_head=closing.frozen.head,
            state=closing.state.value,
            read=closing.read,
            first=closing.first,
            last=closing.last,
            count_=closing.count,
            voided=closing.voided,
            gaps=closing.gaps,
            confidentiality=closing.confidentiality.value,
            sha256=dict(closing.sha256),
            trust=closing.trust or None,
            version=version,
        )
        item.set_chain(closing.chain)
        return item

    def closing(self) -> Closing:
        """The closing as stored."""
        register_id = self.pk.removeprefix("closings/")
        period = Period(*map(date.fromisoformat, self.sk.split("_")))
        return Closing(
            register_id,
            self.administration_id,
            period,
            from_iso(self.asked_at),
            self.agent_id or "",
            int(self.last_serial),
            RegisterChain(register_id, int(self.frozen_seq), self.frozen_head),
            self.chain(object_id(register_id, period)),
            ClosingState(self.state),
            int(self.read),
            _whole(self.first),
            _whole(self.last),
            int(self.count_),
            int(self.voided),
            int(self.gaps),
            Confidentiality(self.confidentiality),
            self.sha256,
            self.trust or "",
            int(self.version),
        )


class ClosingStore:
    """The port ``Closings``."""

    def get(self, register_id: str, closing_id: str) -> Closing | None:
        """One, or None."""
        try:
            return ClosingItem.get(f"closings/{register_id}", closing_id, consistent_read=True).closing()
        except ClosingItem.DoesNotExist:
            return None

    def of_register(self, register_id: str, cursor: str | None, limit: int) -> Page[Closing]:
        """A page of a register's, the latest period first."""
        pk = f"closings/{register_id}"
        place = read_cursor(cursor, {"pk": pk}, sk="S")
        latest_first = ClosingItem.query(
            pk, consistent_read=True, scan_index_forward=False, limit=limit + 1, last_evaluated_key=place
        )
        found = list(latest_first)
        return Page(tuple(item.closing() for item in found[:limit]), cursor_after(found, limit))

    def ids(self, register_id: str) -> frozenset[str]:
        """Those of all of a register: one for each of its years, and for what was closed within them."""
        return frozenset(item.sk for item in ClosingItem.query(f"closings/{register_id}", consistent_read=True))

    def add(self, work: Work, closing: Closing) -> None:
        """Adds one; committing raises ``StaleError`` if its period has one."""
        dynamo(work).save(ClosingItem.of(closing, closing.version), condition=ClosingItem.pk.does_not_exist())

    def save(self, work: Work, closing: Closing) -> None:
        """Stores it with the next version, if its version is the one read."""
        unchanged = ClosingItem.version == closing.version
        dynamo(work).save(ClosingItem.of(closing, closing.version + 1), condition=unchanged)

    def note(self, closing: Closing, read: int) -> None:
        """Says how many entries were read by now, beside whatever else is stored of it."""
        ClosingItem(f"closings/{closing.register_id}", closing.id).update([ClosingItem.read.set(read)])


def _whole(number: Any) -> int | None:
    return None if number is None else int(number)
