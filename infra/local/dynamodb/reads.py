"""Reads of moto's DynamoDB: their capacity units, and queries that look only at the items they can return."""

from collections.abc import Callable
from typing import Any

from infra.local.dynamodb.capacity import item_bytes, units

EVENTUAL, CONSISTENT, TRANSACTIONAL = 0.5, 1.0, 2.0


def _factor(consistent: Any) -> float:
    return CONSISTENT if consistent else EVENTUAL


def metered_query(query: Callable[..., Any]) -> Callable[..., Any]:
    """Charges everything that the key condition selects, before filter and projection."""

    def mended(
        table: Any,
        hash_key: Any,
        range_comparison: Any,
        range_objs: Any,
        limit: Any,
        exclusive_start_key: Any,
        scan_index_forward: Any,
        projection_expressions: Any,
        index_name: Any = None,
        consistent_read: bool = False,
        filter_expression: Any = None,
        **keys: Any,
    ) -> Any:
        candidates = _candidates(table, hash_key, index_name, keys.get("hash_key_conditions"))
        table.all_items = lambda: candidates
        try:
            items, scanned, last = query(
                table,
                hash_key,
                range_comparison,
                range_objs,
                limit,
                exclusive_start_key,
                scan_index_forward,
                None,
                index_name,
                consistent_read,
                None,
                **keys,
            )
        finally:
            del table.all_items
        _charge("Query", table, items, consistent_read)
        return _shown(items, filter_expression, projection_expressions), scanned, last

    return mended


def metered_scan(scan: Callable[..., Any]) -> Callable[..., Any]:
    """Charges everything that is read, before filter and projection."""

    def mended(
        table: Any,
        filters: Any,
        limit: Any,
        exclusive_start_key: Any,
        filter_expression: Any = None,
        index_name: Any = None,
        consistent_read: bool = False,
        projection_expression: Any = None,
        segments: Any = (None, None),
    ) -> Any:
        items, scanned, last = scan(
            table, filters, limit, exclusive_start_key, None, index_name, consistent_read, None, segments
        )
        _charge("Scan", table, items, consistent_read)
        return _shown(items, filter_expression, projection_expression), scanned, last

    return mended


def _candidates(table: Any, hash_key: Any, index_name: Any, hash_conditions: Any) -> list[Any]:
    """moto sorts the whole table for every query; the partition is enough, and an index needs no sorted input."""
    if index_name is None and table.range_key_attr:
        return list(table.items.get(hash_key, {}).values())
    rows = table.items.values()
    items = (item for row in rows for item in row.values()) if table.range_key_attr else rows
    if not hash_conditions:
        return list(items)
    ((name, value), *others) = hash_conditions
    held, kind = value.value, value.type  # compared here: moto's comparison is called for all that is stored
    return [
        item
        for item in items
        if (its := item.attrs.get(name)) is not None
        and its.value == held
        and its.type == kind
        and all(_is(item, *other) for other in others)
    ]


def _is(item: Any, name: str, value: Any) -> bool:
    """An item without the attribute does not stand in the index; moto's own comparison fails on it."""
    return name in item.attrs and bool(item.attrs[name] == value)


def _charge(operation: str, table: Any, items: list[Any], consistent: bool) -> None:
    units.read(operation, table, sum(item_bytes(item.attrs) for item in items), _factor(consistent))


def _shown(items: list[Any], filter_expression: Any, projection: Any) -> list[Any]:
    kept = [item for item in items if filter_expression is None or filter_expression.expr(item)]
    return [item.project(projection) for item in kept] if projection else kept


def metered_get(get_item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Charges one item, found or not."""

    def mended(handler: Any) -> Any:
        answer = get_item(handler)
        _charge_key(
            handler, handler.body["TableName"], handler.body["Key"], _factor(handler.body.get("ConsistentRead"))
        )
        return answer

    return mended


def metered_batch_get(batch_get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Charges every item apart."""

    def mended(handler: Any) -> Any:
        answer = batch_get(handler)
        for table_name, request in handler.body["RequestItems"].items():
            for key in request["Keys"]:
                _charge_key(handler, table_name, key, _factor(request.get("ConsistentRead")))
        return answer

    return mended


def metered_transact_get(transact_get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Charges every item apart, twice."""

    def mended(handler: Any) -> Any:
        answer = transact_get(handler)
        for entry in handler.body["TransactItems"]:
            _charge_key(handler, entry["Get"]["TableName"], entry["Get"]["Key"], TRANSACTIONAL)
        return answer

    return mended


def _charge_key(handler: Any, table_name: str, key: Any, factor: float) -> None:
    table = handler.dynamodb_backend.get_table(table_name)
    item = handler.dynamodb_backend.get_item(table_name, key)
    units.read("GetItem", table, item_bytes(item.attrs) if item is not None else 0, factor)
