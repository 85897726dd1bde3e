"""DynamoDB in moto, mended to be as strict as AWS.

``install()`` once, before the server starts; it may be called again without effect. It makes

- every request atomic under a threaded server (:data:`LOCK`, which whoever touches the tables directly takes too);
- transactions cost what they touch, evaluate conditions against the state before, refuse more than 100 items, 4 MB,
  or two operations on one item, and honour ``ClientRequestToken`` for ten minutes;
- streams see each change once, nothing for a write without effect, nothing of what was rolled back;
- items limited to 400 KB, index keys to their declared type, batches to 25 writes;
- a table has an id of its own;
- capacity units observable: see :mod:`infra.local.dynamodb.capacity`.
"""

import hashlib
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.dynamodb import responses
from moto.dynamodb.exceptions import DynamodbException, MockValidationException
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import LimitedSizeDict
from moto.dynamodb.models.table import Table
from moto.dynamodb.models.utilities import dynamo_json_dump
from moto.dynamodb.responses import DynamoHandler
from moto.dynamodbstreams.responses import DynamoDBStreamsHandler

from infra.local.dynamodb import reads
from infra.local.dynamodb.capacity import item_bytes, units
from infra.local.dynamodb.writes import Touched, single, transact
from infra.local.patching import replace

LOCK = threading.RLock()
TOKEN_SECONDS = 600
MAX_BATCH_WRITES = 25
MAX_TRANSACT_GETS = 100


def install() -> None:
    """Mends moto's DynamoDB in this process."""
    for handler in (DynamoHandler, DynamoDBStreamsHandler):
        replace(handler, "call_action", _locked)
    replace(DynamoDBBackend, "put_item", _put)
    replace(DynamoDBBackend, "update_item", _keyed("Update"))
    replace(DynamoDBBackend, "delete_item", _keyed("Delete"))
    replace(DynamoDBBackend, "transact_write_items", lambda _original: lambda backend, items: transact(backend, items))
    replace(DynamoHandler, "transact_write_items", _once_a_token)
    replace(DynamoHandler, "batch_write_item", _limited_batch)
    replace(
        LimitedSizeDict, "__setitem__", lambda _original: lambda item, name, value: dict.__setitem__(item, name, value)
    )
    replace(Table, "describe", _with_its_id)
    replace(Table, "query", reads.metered_query)
    replace(Table, "scan", reads.metered_scan)
    replace(DynamoHandler, "get_item", reads.metered_get)
    replace(DynamoHandler, "batch_get_item", reads.metered_batch_get)
    replace(DynamoHandler, "transact_get_items", reads.metered_transact_get)
    vars(responses)["TRANSACTION_MAX_ITEMS"] = MAX_TRANSACT_GETS


def _locked(call_action: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def mended(handler: Any) -> Any:
        with LOCK:
            return call_action(handler)

    return mended


def _with_its_id(describe: Callable[..., Any]) -> Callable[..., Any]:
    """A table made anew, or restored, under the same name has another id."""

    def mended(table: Any, base_key: str = "TableDescription") -> Any:
        described = describe(table, base_key)
        described[base_key]["TableId"] = vars(table).setdefault("wasl_table_id", str(uuid.uuid4()))
        return described

    return mended


def _put(put_item: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, table_name: str, item_attrs: dict[str, Any], *rest: Any, **named: Any) -> Any:
        with LOCK:
            touched = Touched(backend, table_name, item_attrs)
            return single("Put", touched, lambda: put_item(backend, table_name, item_attrs, *rest, **named))

    return mended


def _keyed(operation: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def mend(write: Callable[..., Any]) -> Callable[..., Any]:
        def mended(backend: Any, table_name: str, key: dict[str, Any], *rest: Any, **named: Any) -> Any:
            with LOCK:
                touched = Touched(backend, table_name, key)
                return single(operation, touched, lambda: write(backend, table_name, key, *rest, **named))

        return mended

    return mend


def _limited_batch(batch_write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def mended(handler: Any) -> Any:
        if sum(len(requests) for requests in handler.body["RequestItems"].values()) > MAX_BATCH_WRITES:
            raise MockValidationException("Too many items requested for the BatchWriteItem call")
        return batch_write(handler)

    return mended


def _once_a_token(transact_write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A transaction that succeeded is not applied again under its token: the answer was lost, not the effect."""

    def mended(handler: Any) -> Any:
        token, backend = handler.body.get("ClientRequestToken"), handler.dynamodb_backend
        if not token:
            return transact_write(handler)
        done: dict[str, tuple[float, str]] = vars(backend).setdefault("client_request_tokens", {})
        asked = hashlib.sha256(dynamo_json_dump(handler.body["TransactItems"]).encode()).hexdigest()
        at, known = done.get(token, (0.0, ""))
        if time.monotonic() - at < TOKEN_SECONDS and known:
            return _replayed(handler, same=known == asked)
        answer = transact_write(handler)
        done[token] = (time.monotonic(), asked)
        return answer

    return mended


def _replayed(handler: Any, *, same: bool) -> Any:
    if not same:
        raise DynamodbException(
            "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
            "The request uses the same client token as a previous, but non-identical request.",
        )
    for entry in handler.body["TransactItems"]:
        request = next(iter(entry.values()))
        touched = Touched(handler.dynamodb_backend, request["TableName"], request.get("Key") or request["Item"])
        units.read("Replay", touched.table, item_bytes(touched.before.attrs) if touched.before is not None else 0, 2.0)
    return ActionResult({"ConsumedCapacity": [], "ItemCollectionMetrics": {}})


__all__ = ["LOCK", "install", "units"]
