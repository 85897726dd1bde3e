"""The API against its own description: whatever it answers must be what OpenAPI says of that operation."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import requests
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from chalicelib.web.openapi import document
from chalicelib.web.routing import Route

DOCUMENT = "urn:wasl:openapi"


@dataclass(frozen=True)
class Operation:
    """One method on one path, as described."""

    method: str
    path: str
    described: dict[str, Any]

    def answer(self, status: int) -> dict[str, Any]:
        """The described answer of a status."""
        found = self.described["responses"].get(str(status))
        assert found is not None, f"{self.method} {self.path} answers {status}, which its description lacks"
        resolved: dict[str, Any] = resolve(found)
        return resolved


@cache
def description() -> Any:
    """The whole document."""
    return json.loads(document())


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation."""
    paths = description()["paths"].items()
    return tuple(Operation(method.upper(), path, it) for path, methods in paths for method, it in methods.items())


def resolve(described: Any) -> Any:
    """What a reference points to; anything else as it is."""
    while isinstance(described, dict) and "$ref" in described:
        found = description()
        for part in described["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        described = found
    return described


def assert_kept(answer: requests.Response) -> None:
    """Status, type, headers and body are those that the operation's description promises."""
    request = answer.request
    path = urlsplit(request.url or "").path.partition("/api/v1")[2]
    operation = operation_of(request.method or "", path)
    promised = operation.answer(answer.status_code)
    _assert_headers(operation, promised, answer)
    if not promised.get("content"):
        assert not answer.content, answer.text
        return
    ((sort, content),) = promised["content"].items()
    assert answer.headers["Content-Type"] == sort, (request.url, answer.headers)
    faults = [fault.message for fault in _validator(content["schema"]["$ref"]).iter_errors(answer.json())]
    assert not faults, (request.method, request.url, faults)
    if answer.status_code >= 400:
        assert_known(answer.json())


def assert_known(problem: Any) -> None:
    """The codes of a problem are among those described."""
    known = description()["components"]["schemas"]["Problem"]["properties"]["code"]["x-extensible-enum"]
    told = {problem["code"], *(error["code"] for error in problem.get("errors", ()))}
    assert told <= set(known), told - set(known)


@cache
def operation_of(method: str, path: str) -> Operation:
    """The operation that a path belongs to; one of fixed names goes before one of braces."""
    found = [it for it in operations() if it.method == method and re.fullmatch(_pattern(it.path), path)]
    assert found, f"{method} {path} is described nowhere"
    return min(found, key=lambda it: it.path.count("{"))


def of_route(route: Route) -> Operation:
    """A route's operation."""
    path = route.path.removeprefix("/api/v1")
    return next(it for it in operations() if (it.method, it.path) == (route.method, path))


def _pattern(path: str) -> str:
    return re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))


def _assert_headers(operation: Operation, promised: dict[str, Any], answer: requests.Response) -> None:
    told = {name for name in ("ETag", "Location", "Link", "Retry-After") if name in answer.headers}
    described = set(promised.get("headers", {}))
    assert told <= described, (operation.path, answer.status_code, told - described)
    missing = described - set(answer.headers) - {"Link"}
    assert not missing, (operation.path, answer.status_code, missing)


@cache
def _validator(reference: str) -> Any:
    return Draft202012Validator({"$ref": f"{DOCUMENT}{reference}"}, registry=_registry())


@cache
def _registry() -> Any:
    """The whole document under a name: references within it are then found without reading it again each time."""
    return Registry().with_resource(DOCUMENT, DRAFT202012.create_resource(description())).crawl()
