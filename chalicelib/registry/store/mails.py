"""Mails: ``mail/ID`` holds the entry with its working state, and beside it one item for each later act."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import Any

from pynamodb.attributes import JSONAttribute, ListAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.cursors import read_cursor, write_cursor
from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.registry.model import PENDING_SHARDS, HistoryEntry, Mail, Status, Void, shard_of
from chalicelib.registry.registers.number import RegistryNumber
from chalicelib.registry.store.courses import read_course, written_course
from chalicelib.registry.store.mail_indexes import ByBasket, ByLook, ByNumber, ByStopped
from chalicelib.registry.store.relays import read_relay, written_relay
from chalicelib.registry.store.sheets import SheetModel


class MailItem(SheetModel):
    """``mail/ID``. Short names, as each numbering writes one and each kilobyte of it costs two units."""

    class Meta:
        table_name = ""
        region = ""

    register_year = UnicodeAttribute()
    serial = NumberAttribute()
    basket = UnicodeAttribute(null=True)
    basket_at = UnicodeAttribute(null=True)
    administration_id = UnicodeAttribute(attr_name="ai")
    registered_at = UnicodeAttribute(attr_name="ra")
    submitted_at = UnicodeAttribute(attr_name="sa")
    source = UnicodeAttribute(attr_name="so")
    verification_id = UnicodeAttribute(attr_name="vi")
    status = UnicodeAttribute(attr_name="st")
    entity_id = UnicodeAttribute(attr_name="ei")
    office_id = UnicodeAttribute(attr_name="of", null=True)
    desk_id = UnicodeAttribute(attr_name="di", null=True)
    due_on = UnicodeAttribute(attr_name="du", null=True)
    note = UnicodeAttribute(attr_name="no", null=True)
    folder_id = UnicodeAttribute(attr_name="fo", null=True)
    answer_id = UnicodeAttribute(attr_name="an", null=True)
    sealed_key = UnicodeAttribute(attr_name="ke", null=True)
    sealed_sha256 = UnicodeAttribute(attr_name="sh", null=True)
    void_reason = UnicodeAttribute(attr_name="vr", null=True)
    void_by = UnicodeAttribute(attr_name="vb", null=True)
    void_at = UnicodeAttribute(attr_name="va", null=True)
    course = JSONAttribute(attr_name="co", null=True)
    relay = JSONAttribute(attr_name="rl", null=True)
    stopped = UnicodeAttribute(null=True)
    stopped_at = UnicodeAttribute(null=True)
    look = UnicodeAttribute(null=True)
    look_at = UnicodeAttribute(null=True)
    by_number = ByNumber()
    by_basket = ByBasket()
    by_look = ByLook()
    by_stopped = ByStopped()

    @classmethod
    def of(cls, mail: Mail, version: int) -> "MailItem":
        """The item of a mail at this version."""
        item = cls(
            f"mail/{mail.id}",
            "mail",
            register_year=f"{mail.number.register_id}/{mail.number.year}",
            serial=mail.number.serial,
            administration_id=mail.administration_id,
            registered_at=to_iso(mail.registered_at),
            submitted_at=to_iso(mail.submitted_at),
            source=mail.source,
            verification_id=mail.verification_id,
            status=mail.status.value,
            entity_id=mail.entity_id,
            office_id=mail.office_id or None,
            desk_id=mail.desk_id or None,
            due_on=mail.due_on.isoformat() if mail.due_on else None,
            note=mail.note or None,
            folder_id=mail.folder_id or None,
            answer_id=mail.answer_id or None,
            sealed_key=mail.sealed_key or None,
            sealed_sha256=mail.sealed_sha256 or None,
            version=version,
        )
        item.set_sheet(mail.sheet)
        item.set_chain(mail.chain)
        item._set_basket(mail)
        item._set_void(mail.void)
        item._set_course(mail)
        item._set_relay(mail)
        return item

    def mail(self) -> Mail:
        """The mail as stored."""
        mail_id = self.pk.removeprefix("mail/")
        register_id, _, year = self.register_year.rpartition("/")
        return Mail(
            id=mail_id,
            administration_id=self.administration_id,
            number=RegistryNumber.of(register_id, int(year), int(self.serial)),
            registered_at=from_iso(self.registered_at),
            submitted_at=from_iso(self.submitted_at),
            source=self.source,
            verification_id=self.verification_id,
            sheet=self.sheet(),
            status=Status(self.status),
            entity_id=self.entity_id,
            chain=self.chain(f"mail/{mail_id}"),
            office_id=self.office_id or "",
            desk_id=self.desk_id or "",
            due_on=date.fromisoformat(self.due_on) if self.due_on else None,
            note=self.note or "",
            folder_id=self.folder_id or "",
            answer_id=self.answer_id or "",
            sealed_key=self.sealed_key or "",
            sealed_sha256=self.sealed_sha256 or "",
            void=self._void(),
            course=read_course(self.course or {}, self.look_at),
            relay=read_relay(self.relay or {}),
            version=int(self.version),
        )

    def _set_basket(self, mail: Mail) -> None:
        self.basket = mail.basket
        if self.basket is not None:
            due = mail.due_on.isoformat() if mail.due_on else "9999"
            self.basket_at = f"{due}#{to_iso(mail.registered_at)}#{mail.number.serial:07d}"

    def _set_void(self, void: Void | None) -> None:
        if void is not None:
            self.void_reason, self.void_by, self.void_at = void.reason, void.agent_id, to_iso(void.at)

    def _void(self) -> Void | None:
        return Void(self.void_reason, self.void_by, from_iso(self.void_at)) if self.void_at else None

    def _set_course(self, mail: Mail) -> None:
        look_at = mail.course.look_at
        self.course = written_course(mail.course) or None
        self.look = str(shard_of(mail.id)) if look_at else None
        self.look_at = to_iso(look_at) if look_at else None

    def _set_relay(self, mail: Mail) -> None:
        self.relay = written_relay(mail.relay) or None
        if mail.awaits_operator:
            self.stopped, self.stopped_at = "relay", to_iso(mail.registered_at)


class HistoryItem(KeyedModel):
    """``mail/ID`` and ``act/0000000003``: the words of an act, which the log record only holds a digest of."""

    class Meta:
        table_name = ""
        region = ""

    event = UnicodeAttribute()
    at = UnicodeAttribute()
    agent_id = UnicodeAttribute(null=True)
    desk_id = UnicodeAttribute(null=True)
    entity_id = UnicodeAttribute(null=True)
    note = UnicodeAttribute(null=True)
    pieces = ListAttribute[Any](null=True)
    files = ListAttribute[Any](null=True)
    up_to = NumberAttribute(null=True)

    def entry(self) -> HistoryEntry:
        """The act as stored."""
        return HistoryEntry(
            int(self.sk.removeprefix("act/")),
            self.event,
            from_iso(self.at),
            self.agent_id or "",
            self.desk_id or "",
            self.entity_id or "",
            self.note or "",
            tuple(self.pieces or ()),
            tuple(self.files or ()),
            int(self.up_to or 0),
        )


class MailStore:
    """Registered mails and their history."""

    def get(self, mail_id: str) -> Mail:
        """Strongly consistent; ``NotFoundError`` if there is none."""
        try:
            return MailItem.get(f"mail/{mail_id}", "mail", consistent_read=True).mail()
        except MailItem.DoesNotExist:
            raise NotFoundError("registry.mail_not_found") from None

    def get_many(self, mail_ids: Iterable[str]) -> list[Mail]:
        """Those mails that exist, in any order; strongly consistent."""
        keys = [(f"mail/{mail_id}", "mail") for mail_id in mail_ids]
        return [item.mail() for item in MailItem.batch_get(keys, consistent_read=True)]

    def add(self, work: Work, mail: Mail) -> None:
        """Adds a mail; committing raises ``StaleError`` if it has its number already."""
        dynamo(work).save(MailItem.of(mail, mail.version), condition=MailItem.pk.does_not_exist())

    def save(self, work: Work, mail: Mail, entry: HistoryEntry) -> None:
        """Stores the mail with the next version and one act of its history, if its version is the one read."""
        dynamo(work).save(MailItem.of(mail, mail.version + 1), condition=MailItem.version == mail.version)
        dynamo(work).save(_history_item(mail.id, entry), condition=HistoryItem.pk.does_not_exist())

    def history(self, mail_id: str) -> list[HistoryEntry]:
        """All acts after registration, the oldest first."""
        items = HistoryItem.query(f"mail/{mail_id}", HistoryItem.sk.startswith("act/"), consistent_read=True)
        return [item.entry() for item in items]

    def basket(self, basket: str, cursor: str | None, limit: int) -> Page[Mail]:
        """The mails of ``qualify/ENTITY`` or ``desk/DESK``: those with a day due first, then by registration."""
        place = read_cursor(cursor, {"basket": basket}, pk="S", sk="S", basket_at="S")
        return _page(MailItem.by_basket.query(basket, limit=limit, last_evaluated_key=place))

    def count(self, basket: str, at_most: int) -> int:
        """How many mails a basket holds, counted no further than ``at_most``."""
        return sum(1 for _ in islice(MailItem.by_basket.query(basket, limit=at_most), at_most))

    def to_look_at(self, now: datetime, limit: int) -> Iterable[str]:
        """The ids of mails whose clock is to be looked at by now, as many as ``limit`` of each of four shards."""
        for shard in range(PENDING_SHARDS):
            due = MailItem.by_look.query(str(shard), MailItem.look_at <= to_iso(now), limit=limit)
            yield from (item.pk.removeprefix("mail/") for item in islice(due, limit))

    def stopped_relays(self, limit: int) -> list[Mail]:
        """Those that await an operator, the first registered first."""
        found = islice(MailItem.by_stopped.query("relay", limit=limit), limit)
        mails = self.get_many(item.pk.removeprefix("mail/") for item in found)
        return sorted((mail for mail in mails if mail.awaits_operator), key=lambda mail: mail.registered_at)

    def look_later(self, mail: Mail, at: datetime) -> None:
        """The mail's clock is looked at then, if the mail is still as it was read."""
        item = MailItem(f"mail/{mail.id}", "mail")
        later = [MailItem.look_at.set(to_iso(at))]
        took_effect(lambda: item.update(list(later), condition=MailItem.version == mail.version))

    def entries(self, register_id: str, year: int, cursor: str | None, limit: int, newest_first: bool) -> Page[Mail]:
        """A register's year by serial."""
        register_year = f"{register_id}/{year}"
        place = read_cursor(cursor, {"register_year": register_year}, pk="S", sk="S", serial="N")
        found = MailItem.by_number.query(
            register_year, limit=limit, last_evaluated_key=place, scan_index_forward=not newest_first
        )
        return _page(found)

    def serials(self, register_id: str, year: int) -> list[int]:
        """Every serial that stands in a register's year, in order."""
        return [int(item.serial) for item in MailItem.by_number.query(f"{register_id}/{year}")]


def _history_item(mail_id: str, entry: HistoryEntry) -> HistoryItem:
    return HistoryItem(
        f"mail/{mail_id}",
        f"act/{entry.seq:010d}",
        event=entry.event,
        at=to_iso(entry.at),
        agent_id=entry.agent_id or None,
        desk_id=entry.desk_id or None,
        entity_id=entry.entity_id or None,
        note=entry.note or None,
        pieces=list(entry.pieces) or None,
        files=list(entry.files) or None,
        up_to=entry.up_to or None,
    )


def _page(found: Any) -> Page[Mail]:
    mails = tuple(item.mail() for item in found)
    return Page(mails, write_cursor(found.last_evaluated_key))
