"""DynamoDB's capacity units, computed from the items themselves because moto's ``ConsumedCapacity`` is a constant.

``with units.tally() as tally: …`` gathers what every request spends meanwhile, from all threads:

>>> tally.write_units("Deposits"), tally.index_units("Deposits"), tally.read_units("Deposits")

Sizes and roundings follow the developer guide ("DynamoDB item sizes and formats", "Capacity unit consumption"):
a write unit is 1 KB, a read unit is 4 KB, transactions cost double, an eventually consistent read half. A write
is charged by the larger of the item before and after, a delete by the item before. What a write does to global
secondary indexes is asynchronous, hence never doubled, and is counted apart.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

WRITE_UNIT_BYTES = 1024
READ_UNIT_BYTES = 4096
OVERHEAD_BYTES = 100


def item_bytes(attributes: Mapping[str, Any]) -> int:
    """Bytes of an item: attribute names in UTF-8 and their values (moto ``DynamoType``)."""
    return sum(len(name.encode()) + value_bytes(value) for name, value in attributes.items())


def value_bytes(value: Any) -> int:
    """Bytes of one attribute value."""
    match value.type:
        case "S":
            return len(value.value.encode())
        case "N":
            return number_bytes(value.value)
        case "B":
            return binary_bytes(value.value)
        case "SS":
            return sum(len(text.encode()) for text in value.value)
        case "NS":
            return sum(number_bytes(number) for number in value.value)
        case "BS":
            return sum(binary_bytes(data) for data in value.value)
        case "L":
            return 3 + sum(1 + value_bytes(inner) for inner in value.value)
        case "M":
            return 3 + sum(1 + len(name.encode()) + value_bytes(inner) for name, inner in value.value.items())
        case _:
            return 1


def number_bytes(text: str) -> int:
    """One byte, one per two significant digits (in pairs from the decimal point), one for a minus sign."""
    whole, _, fraction = format(Decimal(text), "f").lstrip("-").partition(".")
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    pairs = "0" * (len(whole) % 2) + whole + fraction + "0" * (len(fraction) % 2)
    while pairs.startswith("00"):
        pairs = pairs[2:]
    while pairs.endswith("00"):
        pairs = pairs[:-2]
    return 1 + min(len(pairs) // 2, 20) + (text.startswith("-") and bool(pairs))


def binary_bytes(data: bytes | str) -> int:
    """Raw bytes; moto keeps what came over the wire in base 64."""
    return len(data) if isinstance(data, bytes) else len(data) // 4 * 3 - data.count("=")


def blocks(size: int, unit: int) -> int:
    """How many units of that many bytes, never less than one."""
    return max(1, -(-size // unit))


def index_units(table: Any, before: Any, after: Any) -> dict[str, float]:
    """Write units that each global secondary index of the table spends to follow the change of one item."""
    spent = {index.name: _index_units(index, before, after) for index in table.global_indexes}
    return {name: units for name, units in spent.items() if units}


def stored_bytes(table: Any) -> int:
    """Bytes that are paid for as stored: items and their entries in indexes, each with AWS's hundred bytes more."""
    items = list(table.all_items())
    entries = [entry for index in table.global_indexes for item in items if (entry := _entry(index, item))]
    return sum(item_bytes(attributes) + OVERHEAD_BYTES for attributes in [*(item.attrs for item in items), *entries])


def _index_units(index: Any, before: Any, after: Any) -> float:
    old, new = _entry(index, before), _entry(index, after)
    if old == new:
        return 0
    if old is None or new is None:
        return blocks(item_bytes(old or new or {}), WRITE_UNIT_BYTES)
    if any(old[key] != new[key] for key in index.schema_key_attrs):
        return blocks(item_bytes(old), WRITE_UNIT_BYTES) + blocks(item_bytes(new), WRITE_UNIT_BYTES)
    return blocks(max(item_bytes(old), item_bytes(new)), WRITE_UNIT_BYTES)


def _entry(index: Any, item: Any) -> dict[str, Any] | None:
    """What the index holds of the item; None if it lacks one of the index's keys."""
    if item is None or any(key not in item.attrs for key in index.schema_key_attrs):
        return None
    projection = index.projection or {}
    if projection.get("ProjectionType", "ALL") == "ALL":
        return dict(item.attrs)
    kept = {*index.table_key_attrs, *index.schema_key_attrs, *projection.get("NonKeyAttributes", [])}
    return {name: value for name, value in item.attrs.items() if name in kept}


@dataclass(frozen=True)
class Spent:
    """What one operation on one table spent; ``refused`` if its condition did not hold (it is charged all the same)."""

    operation: str
    table: str
    write: float = 0
    read: float = 0
    index_write: Mapping[str, float] = field(default_factory=dict)
    refused: bool = False


@dataclass
class Tally:
    """Everything spent while it was open, one entry an item written or a request read."""

    spent: list[Spent] = field(default_factory=list)

    def write_units(self, table: str | None = None) -> float:
        """Write units of the table itself, or of all tables."""
        return sum(entry.write for entry in self._of(table))

    def index_units(self, table: str | None = None) -> float:
        """Write units of the table's global secondary indexes, or of all."""
        return sum(sum(entry.index_write.values()) for entry in self._of(table))

    def read_units(self, table: str | None = None) -> float:
        """Read units of the table and its indexes, or of all."""
        return sum(entry.read for entry in self._of(table))

    def _of(self, table: str | None) -> list[Spent]:
        return [entry for entry in self.spent if table in (None, entry.table)]


class Meter:
    """Hands every expense to the tallies that are open."""

    def __init__(self) -> None:
        self._open: list[Tally] = []

    @contextmanager
    def tally(self) -> Iterator[Tally]:
        """Opens a tally until the block ends; it may be read during and after."""
        tally = Tally()
        self._open.append(tally)
        try:
            yield tally
        finally:
            self._open = [other for other in self._open if other is not tally]

    def wrote(self, operation: str, table: Any, before: Any, after: Any, *, transactional: bool = False) -> None:
        """An item became another (None: absent). A check of a condition is a write that changes nothing."""
        if self._open:
            self._record(
                Spent(
                    operation,
                    table.name,
                    write=self._write(before, after) * (2 if transactional else 1),
                    index_write=index_units(table, before, after),
                )
            )

    def refused(self, operation: str, table: Any, before: Any, *, transactional: bool = False) -> None:
        """A condition did not hold: the write is charged, and no index is touched."""
        if self._open:
            units = self._write(before, None) * (2 if transactional else 1)
            self._record(Spent(operation, table.name, write=units, refused=True))

    def read(self, operation: str, table: Any, size: int, factor: float) -> None:
        """``size`` bytes were read at once; ``factor`` is 0.5 eventual, 1 consistent, 2 transactional."""
        if self._open:
            self._record(Spent(operation, table.name, read=blocks(size, READ_UNIT_BYTES) * factor))

    @staticmethod
    def _write(before: Any, after: Any) -> int:
        return blocks(max((item_bytes(item.attrs) for item in (before, after) if item is not None), default=0), 1024)

    def _record(self, spent: Spent) -> None:
        for tally in self._open:
            tally.spent.append(spent)


units = Meter()
