"""One operation of OpenAPI: what a route takes, and every answer that its frame can give."""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from chalicelib.web.openapi_components import header, parameter, response
from chalicelib.web.openapi_words import CORRELATION
from chalicelib.web.queries import Paged
from chalicelib.web.routing import DEPOSITOR, HOLDER, PROGRAM, Route
from chalicelib.web.security import SAFE_METHODS
from chalicelib.web.views import Versioned


@dataclass(frozen=True)
class Schemas:
    """A reference for each model as it is used, and the schemas they point to."""

    references: dict[Any, dict[str, str]]
    by_name: dict[str, Any]

    def name(self, model: Any) -> str:
        """The name of a model's schema."""
        return self.references[model]["$ref"].rpartition("/")[2]

    def of(self, model: Any) -> dict[str, Any]:
        """A model's schema."""
        found: dict[str, Any] = self.by_name[self.name(model)]
        return found


def operation(route: Route, schemas: Schemas) -> dict[str, Any]:
    """The operation of a route."""
    context = route.view.__module__.split(".")[1]
    made: dict[str, Any] = {
        "operationId": f"{context}_{route.view.__name__}",
        "summary": route.summary,
        "description": getdoc(route.view),
        "tags": [context],
        "parameters": [*map(_in_path, route.parameters), *_in_query(route, schemas), *_headers(route)],
        "responses": {**_successes(route, schemas), **{str(status): response(status) for status in problems_of(route)}},
        "security": _security(route),
    }
    if route.body:
        content = {"application/json": {"schema": schemas.references[route.body]}}
        made["requestBody"] = {"required": True, "content": content}
    return made


def problems_of(route: Route) -> Iterator[int]:
    """The statuses of problems that the frame, or a use case's error behind it, may answer a route's caller."""
    changes = route.method not in SAFE_METHODS
    possible = {
        400: True,
        401: True,
        403: True,
        404: True,
        409: changes,
        412: route.conditional or route.honours_version,
        413: bool(route.body) or route.idempotent,
        415: bool(route.body),
        422: True,
        428: route.conditional,
        429: True,
        500: True,
        503: True,
    }
    return (status for status, applies in possible.items() if applies)


def _in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "maxLength": 128}}


def _in_query(route: Route, schemas: Schemas) -> Iterator[dict[str, Any]]:
    schema = schemas.of(route.query) if route.query else {"properties": {}}
    for name, field in schema["properties"].items():
        if name != "lang":
            yield {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", ()),
                "description": field["description"],
                "schema": _sent(field),
            }
    yield parameter("Lang")


def _sent(field: dict[str, Any]) -> dict[str, Any]:
    """The schema of a query's field where it is sent: without the null that stands for its absence."""
    kept = {name: value for name, value in field.items() if name not in ("title", "description", "anyOf")}
    if kept.get("default", "") is None:
        del kept["default"]
    given = [choice for choice in field.get("anyOf", ()) if choice != {"type": "null"}]
    return {**kept, **given[0]} if given else kept


def _headers(route: Route) -> Iterator[dict[str, Any]]:
    yield parameter("AcceptLanguage")
    if route.idempotent:
        yield parameter("IdempotencyKey")
    if route.conditional:
        yield parameter("IfMatch")
    if route.honours_version:
        yield parameter("IfMatchWhereGiven")
    if _is_read_again(route):
        yield parameter("IfNoneMatch")


def _successes(route: Route, schemas: Schemas) -> dict[str, Any]:
    """The answer when it is done; 304 where the reader may have it already."""
    done: dict[str, Any] = {"description": route.summary, "headers": {CORRELATION: header(CORRELATION)}}
    done["headers"] |= {name: header(name) for name in _told(route)}
    if not route.answer:
        return {"204": done}
    done["content"] = {"application/json": {"schema": schemas.references[route.answer]}}
    unchanged = {"description": "Unchanged since the version of If-None-Match", "headers": {"ETag": header("ETag")}}
    return {str(route.status): done, **({"304": unchanged} if _is_read_again(route) else {})}


def _told(route: Route) -> Iterator[str]:
    if _is_versioned(route):
        yield "ETag"
    if route.status == 201:
        yield "Location"
    if route.query and issubclass(route.query, Paged):
        yield "Link"


def _is_versioned(route: Route) -> bool:
    return bool(route.answer) and issubclass(route.answer, Versioned)


def _is_read_again(route: Route) -> bool:
    return route.method == "GET" and _is_versioned(route)


def _security(route: Route) -> list[dict[str, list[str]]]:
    """Who may call: OpenAPI 3.1 lets names of roles, and scopes, stand with any scheme."""
    if route.access is HOLDER:
        return [{"reply": []}, {"session": []}]
    if route.access is DEPOSITOR:
        return [{"depositor": []}]
    programs: list[dict[str, list[str]]] = [{"client": [route.scope.value]}] if route.scope else []
    if route.access is PROGRAM and route.scope:
        return [*programs, {"sender": [route.scope.value]}]
    if not route.access.signed_in:
        return [{}, *programs] if programs else []
    roles = sorted(map(str, route.access.roles))
    with_form: dict[str, list[str]] = {"csrf": []} if route.method not in SAFE_METHODS else {}
    return [{"agent": roles}, {"session": roles, **with_form}, *programs]
