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
    named = {message["messageId"]: json.loads(message["body"])["detail"]["record"] for message in event["Records"]}
    unknown = set(bootstrap.sequencer().take(list(named.values())))
    if unknown:
        logger.error("records that the log does not hold, or holds altered", records=sorted(unknown))
    return {"batchItemFailures": [{"itemIdentifier": it} for it, name in named.items() if name in unknown]}


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
