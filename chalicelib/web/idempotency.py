"""``Idempotency-Key`` on creations: the first answer is kept a day and given again.

This replays answers; it is not what makes an effect happen once. The use case's own transaction does that: after a
crash between effect and answer, the call runs again and finds its effect: what is made then bears an id that the key
decides, or is nobody's (a draft that no one was told of) and goes with what was abandoned.
"""

import base64
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function
from aws_lambda_powertools.utilities.idempotency.exceptions import (
    IdempotencyAlreadyInProgressError,
    IdempotencyValidationError,
)

from chalicelib import bootstrap
from chalicelib.adapters import aws
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ConflictError
from chalicelib.web.errors import HttpError
from chalicelib.web.request import Request
from chalicelib.web.responses import Reply

_KEY = re.compile(r"[\x21-\x7e]{1,255}")
SHORTEST_ANONYMOUS_KEY = 22
"""Characters: 128 random bits take 22 in base 64, 36 as a UUID. Callers without a name share one space of keys, and a
kept answer may hold what opens a draft."""
_DAY_SECONDS = 24 * 3600


class _OwnPartitions(DynamoDBPersistenceLayer):
    """Records spread over partitions: pk is the record's own key, where Powertools would put all under one value."""

    def _get_key(self, idempotency_key: str) -> dict[str, Any]:
        return {"pk": {"S": f"answer/{idempotency_key}"}, "sk": {"S": "answer"}}


@cache
def _store() -> _OwnPartitions:
    settings = bootstrap.settings()
    return _OwnPartitions(
        settings.table_sessions,
        key_attr="pk",
        sort_key_attr="sk",
        expiry_attr="expires_at",
        boto3_client=aws.client("dynamodb", settings.region),
    )


def once(request: Request, call: Callable[[], Reply]) -> Reply:
    """The reply of ``call``, or the one kept for the same caller, route and key.

    :class:`HttpError` 400 for a key that is none or that others may guess, 422 if it came with another body before;
    ``ConflictError`` while the first call still runs.
    """
    config = IdempotencyConfig(
        event_key_jmespath="key", payload_validation_jmespath="body", expires_after_seconds=_DAY_SECONDS
    )
    config.register_lambda_context(request.raw.lambda_context)

    def run(given: dict[str, str]) -> dict[str, Any]:
        return _written(call())

    kept = idempotent_function(
        run, data_keyword_argument="given", persistence_store=_store(), config=config, key_prefix="api"
    )

    try:
        return _read(kept(given=_identity(request)))
    except IdempotencyValidationError as error:
        raise HttpError(422, "idempotency_key_reused") from error
    except IdempotencyAlreadyInProgressError as error:
        raise ConflictError("http.idempotency_in_progress") from error


def _identity(request: Request) -> dict[str, str]:
    key, who = _key(request), request.caller.agent_id if request.caller else ""
    if not who and len(key) < SHORTEST_ANONYMOUS_KEY:
        raise HttpError(400, "idempotency_key_guessable", least=SHORTEST_ANONYMOUS_KEY)
    return {"key": sha256("\n".join((who, request.method, request.path, key)).encode()), "body": sha256(request.body)}


def _key(request: Request) -> str:
    key = request.header("idempotency-key")
    if not _KEY.fullmatch(key):
        raise HttpError(400, "idempotency_key_malformed")
    return key


def _written(reply: Reply) -> dict[str, Any]:
    body = base64.b64encode(reply.body).decode()
    return {"status": reply.status, "body": body, "type": reply.content_type, "headers": reply.headers}


def _read(kept: dict[str, Any]) -> Reply:
    return Reply(int(kept["status"]), base64.b64decode(kept["body"]), kept["type"], dict(kept["headers"]))
