"""IAM before every AWS call of this process: a function does what its role lets it, and nothing else.

The administrator (nothing running) is not asked. Pre-signing is asked when the link or form is made.
"""

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import botocore.signers
from botocore.client import BaseClient
from botocore.exceptions import ClientError
from moto.iam.models import iam_backends

from infra.local.functions.running import Principal, running
from infra.local.http.server import ACCOUNT
from infra.local.iam.policies import allowed
from infra.local.iam.requests import Request, requests
from infra.local.patching import replace

_CODES = {"s3": "AccessDenied", "sqs": "AccessDenied"}
_MISSING = {"NoSuchKey", "NoSuchVersion", "404"}


class Call(NamedTuple):
    """A right that a function used (or lacked)."""

    function: str
    action: str
    resource: str


class Iam:
    """Asks the roles, and remembers: ``calls`` what was let, ``denied`` what was not, in order, each once.

    Beside a call stand the values seen of those condition keys that the role's policy asks for.
    """

    def __init__(self) -> None:
        self.calls: dict[Call, dict[str, set[str]]] = {}
        self.denied: dict[Call, None] = {}

    def install(self) -> None:
        """Once, before clients are made."""
        replace(BaseClient, "_make_api_call", self._guarded)
        replace(botocore.signers, "generate_presigned_url", self._guarded_link)
        replace(botocore.signers, "generate_presigned_post", self._guarded_form)

    def clear(self) -> None:
        """Forgets."""
        self.calls.clear()
        self.denied.clear()

    def _guarded(self, make_api_call: Callable[..., Any]) -> Callable[..., Any]:
        def mended(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
            principal = running()
            if principal is None:
                return make_api_call(client, operation, parameters)
            self._ask(principal, client, operation, parameters)
            try:
                return make_api_call(client, operation, parameters)
            except ClientError as error:
                self._hide_missing(principal, client, operation, parameters, error)
                raise

        return mended

    def _guarded_link(self, generate: Callable[..., str]) -> Callable[..., str]:
        def mended(
            client: Any, ClientMethod: str, Params: dict[str, Any] | None = None, *rest: Any, **named: Any
        ) -> str:
            principal = running()
            if principal is not None:
                self._ask(principal, client, client._PY_TO_OP_NAME[ClientMethod], Params or {})
            return generate(client, ClientMethod, Params, *rest, **named)

        return mended

    def _guarded_form(self, generate: Callable[..., Any]) -> Callable[..., Any]:
        def mended(client: Any, Bucket: str, Key: str, *rest: Any, **named: Any) -> Any:
            principal = running()
            if principal is not None:
                self._ask(principal, client, "PutObject", {"Bucket": Bucket, "Key": Key})
            return generate(client, Bucket, Key, *rest, **named)

        return mended

    def _ask(self, principal: Principal, client: Any, operation: str, parameters: dict[str, Any]) -> None:
        service = service_of(client)
        for request in requests(service, operation, parameters):
            call = Call(principal.name, request.action, request.resource)
            if not self._lets(principal, request):
                self.denied[call] = None
                raise _denied(service, operation, principal, request)
            self._note(principal, call, request)

    def _note(self, principal: Principal, call: Call, request: Request) -> None:
        seen = self.calls.setdefault(call, {})
        for key in asked_keys(statements_of(principal.role)) & request.keys.keys():
            seen.setdefault(key, set()).update(request.keys[key])

    def _lets(self, principal: Principal, request: Request) -> bool:
        return allowed(statements_of(principal.role), request.action, request.resource, request.keys)

    def _hide_missing(
        self, principal: Principal, client: Any, operation: str, parameters: dict[str, Any], error: ClientError
    ) -> None:
        """Who may not list a bucket is not told that an object is missing: S3 answers 403."""
        if operation not in ("GetObject", "HeadObject") or error.response["Error"]["Code"] not in _MISSING:
            return
        listing = Request("s3:ListBucket", f"arn:aws:s3:::{parameters['Bucket']}", {})
        call = Call(principal.name, listing.action, listing.resource)
        if self._lets(principal, listing):
            self._note(principal, call, listing)
            return
        self.denied[call] = None
        raise _denied(service_of(client), operation, principal, listing) from error


def service_of(client: Any) -> str:
    """The client's service, as boto3 names it."""
    return str(client.meta.service_model.service_name)


def statements_of(role: str) -> list[dict[str, Any]]:
    """Every statement of a role's inline policies; none if there is no such role."""
    roles = {each.name: each for each in iam_backends[ACCOUNT]["aws"].roles.values()}
    policies: Iterable[str] = roles[role].policies.values() if role in roles else ()
    return [statement for text in policies for statement in _statements(text)]


def asked_keys(statements: Iterable[dict[str, Any]]) -> set[str]:
    """The condition keys that a policy's statements ask for, in lower case."""
    conditions = [wanted for statement in statements for wanted in statement.get("Condition", {}).values()]
    return {key.lower() for wanted in conditions for key in wanted}


@lru_cache(maxsize=256)
def _statements(text: str) -> tuple[dict[str, Any], ...]:
    given = json.loads(text)["Statement"]
    return tuple(given if isinstance(given, list) else [given])


def _denied(service: str, operation: str, principal: Principal, request: Request) -> ClientError:
    message = (
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/{principal.role}/{principal.name} is not authorized to perform: "
        f"{request.action} on resource: {request.resource} because no identity-based policy allows the "
        f"{request.action} action"
    )
    metadata = {"HTTPStatusCode": 403, "RequestId": "local"}
    error = {"Code": _CODES.get(service, "AccessDeniedException"), "Message": message}
    return ClientError({"Error": error, "ResponseMetadata": metadata}, operation)
