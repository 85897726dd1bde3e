"""The deposit by which costs are measured: a full sheet, an Arabic subject of 120 characters, two files."""

from functools import cache
from typing import Any

from tests.journeys import Journey
from tests.samples import scanned_letter

SUBJECT = ("طلب الحصول على رخصة بناء مسكن عائلي بحي الأمل القطعة رقم 42 مع طلب الإعفاء من الرسوم " * 2)[:120]
REFERENCE = "1234/2026/ق.م"
NAMES = ("طلب رخصة بناء - موقع ومختوم.pdf", "نسخة من بطاقة التعريف الوطنية.pdf")
DEPOSITOR = {
    "name": "فاطمة الزهراء بنت عبد السلام العلوي المدغري",
    "identifier_kind": "cin",
    "identifier": "AB123456",
    "phone": "+212 6 61 23 45 67",
}
FORM = {**DEPOSITOR, "kind": "citizen", "email": "fatima@citizen.example"}
"""The same depositor as typed on the portal's first page."""


@cache
def scan() -> bytes:
    """Three megabytes, as an office scanner makes them of two pages."""
    return scanned_letter()


def draft(journey: Journey, contents: tuple[bytes, ...]) -> str:
    """A full draft with its files, nothing of it delivered yet; its id."""
    deposit_id = str(journey.draft(subject=SUBJECT, reference=REFERENCE, **DEPOSITOR)["id"])
    for name, content in zip(NAMES, contents, strict=True):
        journey.attach(deposit_id, content, name)
    return deposit_id


def deposit(journey: Journey, contents: tuple[bytes, ...]) -> Any:
    """The same, inspected, submitted, numbered and receipted."""
    deposit_id = draft(journey, contents)
    journey.cloud.drain()
    journey.submit(deposit_id)
    journey.cloud.drain()
    return journey.call("GET", f"/deposits/{deposit_id}")


def ready(journey: Journey, contents: tuple[bytes, ...], how_many: int) -> None:
    """Full deposits that are clean and submitted, of which none is numbered."""
    ids = [draft(journey, contents) for _ in range(how_many)]
    journey.cloud.drain(timeout=120)
    for deposit_id in ids:
        journey.submit(deposit_id)
