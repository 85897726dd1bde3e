"""Functions that grow the tree and sign its heads."""

import json
from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.observability import logger, measure
from chalicelib.transparency.model import InconsistentTreeError

functions = Blueprint(__name__)


@functions.lambda_function(name="sequencer")
def sequencer(event: dict[str, Any], _: Any) -> dict[str, Any]:
    """Published records, taken into the tree together; names the messages whose record the log does not hold so."""
    named = {message["messageId"]: _record_in(message["body"]) for message in event["Records"]}
    unknown = set(bootstrap.sequencer().take(list(named.values())))
    measure({"RecordsRefused": len(unknown)})
    if unknown:
        logger.error("records that the log does not hold, or holds altered", records=sorted(unknown))
    return {"batchItemFailures": [{"itemIdentifier": it} for it, name in named.items() if name in unknown]}


def _record_in(body: str) -> str:
    """The record that a message names; nothing for one that names none: it must not keep the others out."""
    try:
        return str(json.loads(body)["detail"]["record"])
    except (ValueError, KeyError):
        return ""


@functions.lambda_function(name="heads")
def heads(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """A head of the tree: daily, and when an operator asks."""
    return consume_messages(event, context, _sign)


def _sign(_: str) -> None:
    try:
        head = bootstrap.head_maker().make()
    except InconsistentTreeError:
        logger.exception("no head is signed")
        measure({"HeadsRefused": 1})
        raise
    measure({"HeadsRefused": 0, "RecordsUnderHead": head.size if head else 0})
