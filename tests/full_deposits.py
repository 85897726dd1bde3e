"""The deposit by which costs are measured: a full sheet, an Arabic subject of 120 characters, two files."""

import secrets
from collections.abc import Iterable
from functools import cache
from typing import Any

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType, Item

from infra.local.dynamodb import LOCK
from infra.local.server import ACCOUNT, REGION
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


_SHORTEST_ID = 20
_OWN = ("deposit/", "file/", "mail/", "receipt/", "verification/", "digest/", "notice/")


def store_copies(deposit: Any, how_many: int) -> None:
    """Puts so many copies of everything that a deposit left in the tables beside it, each under ids of its own.

    They are written below the requests: what is stored grows, and nothing runs or is counted. The register's counter
    goes on as if they had been numbered.
    """
    with LOCK:
        tables = dynamodb_backends[ACCOUNT][REGION].tables.values()
        left, ids = _left_by(tables, {deposit["id"], deposit["submission"]["verification_id"]})
        serial = int(deposit["number"].rsplit("-", 1)[1])
        for number in range(1, how_many + 1):
            fresh = {found: secrets.token_hex(len(found))[: len(found)].upper() for found in ids}
            for table, attributes in left:
                _put_copy(table, _renamed(attributes, fresh), serial + number)
        counter = _counter(tables, deposit["number"])
        counter["last_serial"] = counter["chain_seq"] = DynamoType({"N": str(serial + how_many)})


def _left_by(tables: Iterable[Any], ids: set[str]) -> tuple[list[tuple[Any, Any]], set[str]]:
    """The items (their table, their attributes) that hold one of the ids, and all ids that name such an item."""
    items = [(table, it.hash_key.value, it.to_json()["Attributes"]) for table in tables for it in table.all_items()]
    items = [(table, pk, attributes) for table, pk, attributes in items if pk.startswith(_OWN)]
    while True:
        found = [it for it in items if any(one in repr(it[2]) for one in ids)]
        named = ids | {pk.partition("/")[2] for _, pk, _ in found}
        if named == ids:
            return [(table, attributes) for table, _, attributes in found], ids
        ids = named


def _renamed(value: Any, fresh: dict[str, str]) -> Any:
    """The same attributes with other ids, wherever they stand."""
    if isinstance(value, dict):
        return {name: _renamed(inner, fresh) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, fresh) for inner in value]
    if isinstance(value, str) and len(value) >= _SHORTEST_ID:
        for old, new in fresh.items():
            value = value.replace(old, new)
    return value


def _put_copy(table: Any, attributes: dict[str, Any], serial: int) -> None:
    if "serial" in attributes:
        attributes["serial"] = {"N": str(serial)}
    pk, sk = DynamoType(attributes["pk"]), DynamoType(attributes["sk"])
    table.items[pk][sk] = Item(pk, sk, attributes)


def _counter(tables: Iterable[Any], number: str) -> dict[str, Any]:
    """The attributes of the counter that a number (``ENK-A-2026-0000001``) was taken from."""
    register_id, year, _ = number.rsplit("-", 2)
    pk = f"register/{register_id}/{year}"
    return next(it.attrs for table in tables for it in table.all_items() if it.hash_key.value == pk)
