"""Writes of moto's DynamoDB, made atomic: an item is written whole or not at all, and the stream tells it once.

A transaction evaluates every condition against the state before it, then applies everything, and puts back the
items it touched (not copies of whole tables) if anything is refused. Nothing reaches a stream before the end.
"""

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from moto.dynamodb.comparisons import get_filter_expression
from moto.dynamodb.exceptions import (
    AttributeDoesNotExist,
    ConditionalCheckFailed,
    IncorrectDataType,
    IncorrectOperandType,
    InvalidUpdateExpressionInvalidDocumentPath,
    ItemSizeTooLarge,
    ItemSizeToUpdateTooLarge,
    MockValidationException,
    MultipleTransactionsException,
    TooManyTransactionsException,
    TransactionCanceledException,
    TransactWriteSingleOpException,
)
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType

from infra.local.dynamodb.capacity import item_bytes, units

MAX_ITEM_BYTES = 400 * 1024
MAX_TRANSACTION_BYTES = 4 * 1024 * 1024
MAX_TRANSACTION_ITEMS = 100

# What a transaction can only find out from the items' state: it is cancelled. Anything else is a malformed request.
_STATE_ERRORS = (
    AttributeDoesNotExist,
    IncorrectDataType,
    IncorrectOperandType,
    InvalidUpdateExpressionInvalidDocumentPath,
    ItemSizeTooLarge,
    ItemSizeToUpdateTooLarge,
)
_plain_update: Callable[..., Any] = DynamoDBBackend.update_item

Reason = tuple[str | None, str | None, dict[str, Any] | None]


class Touched:
    """One item that a request writes: where it stands, and what it was before."""

    def __init__(self, backend: Any, table_name: str, key: dict[str, Any]) -> None:
        self.table = backend.get_table(table_name)
        for name in self.table.table_key_attrs:
            if name not in key:
                raise MockValidationException(
                    f"One or more parameter values were invalid: Missing the key {name} in the item"
                )
        self.hash = DynamoType(key[self.table.hash_key_attr])
        self.range = DynamoType(key[self.table.range_key_attr]) if self.table.range_key_attr else None
        self.before = copy.deepcopy(self.now())

    def now(self) -> Any:
        """The item as it stands, or None."""
        return self.table.get_item(self.hash, self.range)

    def identity(self) -> tuple[str, DynamoType, DynamoType | None]:
        """Equal for two operations on one item."""
        return self.table.name, self.hash, self.range

    def restore(self) -> None:
        """Puts back what was before."""
        rows = self.table.items if self.range is None else self.table.items[self.hash]
        rows.pop(self.hash if self.range is None else self.range, None)
        if self.before is not None:
            rows[self.hash if self.range is None else self.range] = self.before

    def check(self, operation: str) -> None:
        """Refuses an item over 400 KB, and an index key of another type than declared."""
        item = self.now()
        if item is None:
            return
        if item_bytes(item.attrs) > MAX_ITEM_BYTES:
            raise ItemSizeToUpdateTooLarge if operation == "Update" else ItemSizeTooLarge
        declared = {attribute["AttributeName"]: attribute["AttributeType"] for attribute in self.table.attr}
        for index in self.table.all_indexes():
            for name in index.schema_key_attrs:
                if name in item.attrs and item.attrs[name].type != declared[name]:
                    raise MockValidationException(
                        f"One or more parameter values were invalid: Type mismatch for Index Key {name} Expected: "
                        f"{declared[name]} Actual: {item.attrs[name].type} IndexName: {index.name}"
                    )

    def publish(self) -> None:
        """Tells the stream, unless nothing changed: AWS emits no record for a write without effect."""
        after = self.now()
        changed = (self.before is None) != (after is None) or (after is not None and self.before.attrs != after.attrs)
        if self.table.stream_shard is not None and changed:
            self.table.stream_shard.add(self.before, copy.deepcopy(after))
            self.table.stream_shard.items[-1].record["awsRegion"] = self.table.region_name


@contextmanager
def undone_on_failure(touched: Iterable[Touched]) -> Iterator[None]:
    """Keeps the streams still meanwhile, and puts the items back if the block fails."""
    items = list(touched)
    tables = {id(item.table): item.table for item in items}.values()
    shards = [(table, table.stream_shard) for table in tables]
    for table in tables:
        table.stream_shard = None
    try:
        yield
    except Exception:
        for item in items:
            item.restore()
        raise
    finally:
        for table, shard in shards:
            table.stream_shard = shard


def single(operation: str, touched: Touched, write: Callable[[], Any]) -> Any:
    """One write outside any transaction."""
    try:
        with undone_on_failure([touched]):
            result = write()
            touched.check(operation)
    except ConditionalCheckFailed:
        units.refused(operation, touched.table, touched.before)
        raise
    touched.publish()
    units.wrote(operation, touched.table, touched.before, touched.now())
    return result


class Operation:
    """One entry of a transaction."""

    def __init__(self, backend: Any, entry: dict[str, Any]) -> None:
        if len(entry) != 1:
            raise TransactWriteSingleOpException
        self.backend = backend
        self.kind, self.request = next(iter(entry.items()))
        self.key = self.request["Item"] if self.kind == "Put" else self.request["Key"]
        self.touched = Touched(backend, self.request["TableName"], self.key)

    def refusal(self) -> Reason:
        """The reason to cancel, if the condition does not hold on the item as it was before the transaction."""
        condition = get_filter_expression(
            self.request.get("ConditionExpression"),
            self.request.get("ExpressionAttributeNames"),
            self.request.get("ExpressionAttributeValues"),
        )
        before = self.touched.before
        if condition.expr(before):
            return None, None, None
        shown = self.request.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" and before is not None
        return "ConditionalCheckFailed", "The conditional request failed", self._image() if shown else None

    def _image(self) -> dict[str, Any]:
        image: dict[str, Any] = self.touched.before.to_json()["Attributes"]
        return image

    def apply(self) -> Reason:
        """Writes the item; a reason to cancel if its state does not allow that."""
        try:
            self._write()
            self.touched.check(self.kind)
        except _STATE_ERRORS as error:
            return "ValidationError", str(error.message), None
        return None, None, None

    def _write(self) -> None:
        match self.kind:
            case "Put":
                self.touched.table.put_item(self.request["Item"])
            case "Delete":
                self.touched.table.delete_item(self.touched.hash, self.touched.range)
            case "Update":
                _plain_update(
                    self.backend,
                    self.request["TableName"],
                    self.key,
                    update_expression=self.request["UpdateExpression"],
                    expression_attribute_names=self.request.get("ExpressionAttributeNames"),
                    expression_attribute_values=self.request.get("ExpressionAttributeValues"),
                )
            case "ConditionCheck":
                pass
            case _:
                raise MockValidationException(f"Unsupported transaction operation {self.kind}")

    def bytes(self) -> int:
        """The larger of the item before and now."""
        return max((item_bytes(i.attrs) for i in (self.touched.before, self.touched.now()) if i is not None), default=0)


def transact(backend: Any, entries: list[dict[str, Any]]) -> None:
    """Everything, or nothing and the reason of each entry."""
    if len(entries) > MAX_TRANSACTION_ITEMS:
        raise TooManyTransactionsException
    operations = [Operation(backend, entry) for entry in entries]
    if len({operation.touched.identity() for operation in operations}) < len(operations):
        raise MultipleTransactionsException
    _cancel_if_any(operations, [operation.refusal() for operation in operations])
    with undone_on_failure(operation.touched for operation in operations):
        _cancel_if_any(operations, [operation.apply() for operation in operations])
        if sum(operation.bytes() for operation in operations) > MAX_TRANSACTION_BYTES:
            raise MockValidationException("Transaction size cannot exceed 4 MB")
    for operation in operations:
        touched = operation.touched
        touched.publish()
        units.wrote(operation.kind, touched.table, touched.before, touched.now(), transactional=True)


def _cancel_if_any(operations: list[Operation], reasons: list[Reason]) -> None:
    if any(code is not None for code, _, _ in reasons):
        for operation in operations:
            units.refused(operation.kind, operation.touched.table, operation.touched.before, transactional=True)
        raise TransactionCanceledException(reasons)
