"""What a numbering costs: counted from the very items that are written."""

from datetime import UTC, date, datetime
from math import ceil
from typing import Any

from moto.dynamodb.models.dynamo_type import DynamoType

from chalicelib.evidence.store import LogItem
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id, new_verification_id
from chalicelib.kernel.log import GENESIS, RegisterChain
from chalicelib.registry.model import Counter, Mail, PendingRow, Register
from chalicelib.registry.registers.entries import register_mail
from chalicelib.registry.sheet import Channel, Nature, Priority, Sheet, SheetFile
from chalicelib.registry.store.mails import MailItem
from chalicelib.registry.store.pending import _item
from chalicelib.registry.store.registers import CounterItem
from infra.local.dynamodb.capacity import item_bytes

NOW = datetime(2026, 11, 22, 14, 5, 33, 123000, tzinfo=UTC)
SUBJECT = ("طلب الحصول على رخصة بناء مسكن عائلي بحي الأمل القطعة رقم 42 مع طلب الإعفاء من الرسوم " * 2)[:120]
FULL_SHEET = Sheet(
    subject=SUBJECT,
    sender="فاطمة الزهراء بنت عبد السلام العلوي المدغري",
    channel=Channel.PORTAL,
    received_on=date(2026, 11, 22),
    entity_id=new_id(),
    sender_reference="1234/2026/ق.م",
    document_on=date(2026, 11, 20),
    nature=Nature.REQUEST,
    priority=Priority.URGENT,
    pages=14,
    files=tuple(
        SheetFile(new_id(), name, 3_412_345, sha256(name.encode()), pages)
        for name, pages in (("طلب رخصة بناء - موقع ومختوم.pdf", 12), ("نسخة من بطاقة التعريف الوطنية.pdf", 2))
    ),
)


def written() -> tuple[Mail, dict[str, int]]:
    """The bytes of the four items of one numbering."""
    register = Register("RABAT-A", new_id(), new_id(), NOW)
    counter = Counter("RABAT-A", 2026, 4_999_998, NOW, RegisterChain("RABAT-A", 9_123_456, GENESIS))
    row = PendingRow("RABAT-A", new_id(), new_verification_id(), f"deposit/{new_id()}", NOW, True)
    mail, record, after = register_mail(register, counter, row, FULL_SHEET)
    log = LogItem.of(record)
    items = {"counter": CounterItem.of(after, 1), "mail": MailItem.of(mail, 0), "log": log, "pending": _item(row, True)}
    return mail, {name: _bytes(item) for name, item in items.items()}


def _bytes(item: Any) -> int:
    return item_bytes({name: DynamoType(value) for name, value in item.serialize().items()})


def _units(size_bytes: int) -> int:
    return 2 * ceil(size_bytes / 1024)


def test_a_mail_reads_back_as_it_was_written() -> None:
    mail, _ = written()
    item = MailItem()
    item.deserialize(MailItem.of(mail, mail.version).serialize())
    assert item.mail() == mail


def test_a_full_sheet_is_numbered_alone_for_at_most_14_write_units() -> None:
    _, sizes = written()
    assert sum(_units(size) for size in sizes.values()) <= 14, sizes


def test_in_a_batch_of_20_a_number_costs_at_most_12_write_units() -> None:
    _, sizes = written()
    counter = _units(sizes.pop("counter"))
    assert counter / 20 + sum(_units(size) for size in sizes.values()) <= 12, sizes
