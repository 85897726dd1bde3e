"""Thousands of deposits that stand in the tables, in the shape of one that was really made, within seconds."""

import gc
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType, Item

from infra.local.dynamodb.mends import LOCK
from infra.local.http.server import ACCOUNT, REGION

_SHORTEST_ID = 20
_OWN = ("deposit/", "file/", "mail/", "receipt/", "verification/", "digest/", "notice/")


def store_copies(deposit: Any, how_many: int) -> None:
    """Puts so many copies of everything that a deposit left in the tables beside it, each under ids of its own.

    They are written below the requests: what is stored grows, and nothing runs or is counted. The register's counter
    goes on as if they had been numbered. Attributes without an id of their own are one object for all copies.
    """
    with LOCK:
        tables = dynamodb_backends[ACCOUNT][REGION].tables.values()
        left, ids = _left_by(tables, {deposit["id"], deposit["submission"]["verification_id"]})
        forms = [_Form.of(table, attributes, ids) for table, attributes in left]
        serial = int(deposit["number"].rsplit("-", 1)[1])
        gc.disable()  # else all that was put is looked through again and again
        for number in range(1, how_many + 1):
            fresh = {found: secrets.token_hex(len(found))[: len(found)].upper() for found in ids}
            for form in forms:
                form.put(fresh, serial + number)
        gc.freeze()
        gc.enable()
        counter = _counter(tables, deposit["number"])
        counter["last_serial"] = counter["chain_seq"] = DynamoType({"N": str(serial + how_many)})


@dataclass(frozen=True)
class _Form:
    """One item as it is copied: what all copies share, and what is each one's own."""

    table: Any
    shared: Mapping[str, Any]
    own: Mapping[str, Any]

    @classmethod
    def of(cls, table: Any, attributes: dict[str, Any], ids: set[str]) -> "_Form":
        own = {
            name: it for name, it in attributes.items() if name in ("pk", "sk") or any(one in repr(it) for one in ids)
        }
        return cls(table, {name: DynamoType(it) for name, it in attributes.items() if name not in own}, own)

    def put(self, fresh: Mapping[str, str], serial: int) -> None:
        own = {name: DynamoType(_renamed(value, fresh)) for name, value in self.own.items()}
        if "serial" in self.shared:
            own["serial"] = DynamoType({"N": str(serial)})
        item = Item(own["pk"], own["sk"], {})
        item.attrs.update(self.shared)
        item.attrs.update(own)
        self.table.items[item.hash_key][item.range_key] = item


def _left_by(tables: Iterable[Any], ids: set[str]) -> tuple[list[tuple[Any, Any]], set[str]]:
    """The items (their table, their attributes) that hold one of the ids, and all ids that name such an item. A digest
    leads to nothing further: others sent the same file."""
    items = [(table, it.hash_key.value, it.to_json()["Attributes"]) for table in tables for it in table.all_items()]
    items = [(table, pk, attributes) for table, pk, attributes in items if pk.startswith(_OWN)]
    while True:
        found = [it for it in items if any(one in repr(it[2]) for one in ids)]
        named = {pk.partition("/")[2]: pk.startswith("digest/") for _, pk, _ in found}
        further = ids | {name for name, is_digest in named.items() if not is_digest}
        if further == ids:
            return [(table, attributes) for table, _, attributes in found], ids | named.keys()
        ids = further


def _renamed(value: Any, fresh: Mapping[str, str]) -> Any:
    """The same attributes with other ids, wherever they stand."""
    if isinstance(value, dict):
        return {name: _renamed(inner, fresh) for name, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, fresh) for inner in value]
    if isinstance(value, str) and len(value) >= _SHORTEST_ID:
        for old, new in fresh.items():
            value = value.replace(old, new)
    return value


def _counter(tables: Iterable[Any], number: str) -> dict[str, Any]:
    """The attributes of the counter that a number (``ENK-A-2026-0000001``) was taken from."""
    register_id, year, _ = number.rsplit("-", 2)
    pk = f"register/{register_id}/{year}"
    return next(it.attrs for table in tables for it in table.all_items() if it.hash_key.value == pk)
