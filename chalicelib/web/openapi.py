"""OpenAPI 3.1, made from the route table and the pydantic models it names."""

import json
import re
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from chalicelib import bootstrap
from chalicelib.web.api import PREFIX
from chalicelib.web.routing import TABLE, Route

References = dict[Any, dict[str, str]]
_REF = "#/components/schemas/{model}"
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457. detail is a sentence in the language of Accept-Language; code is stable.",
    "required": ["type", "title", "status", "code", "detail", "instance"],
    "properties": {
        **{name: {"type": "string"} for name in ("type", "title", "code", "detail", "instance")},
        "status": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "detail"],
                "properties": {name: {"type": "string"} for name in ("field", "code", "detail")},
            },
        },
    },
}


@cache
def document() -> bytes:
    """The description as JSON."""
    return json.dumps(describe([route for route in TABLE if route.kind == "api"]), ensure_ascii=False).encode()


def describe(routes: list[Route]) -> dict[str, Any]:
    """The OpenAPI document of these routes."""
    references, schemas = _schemas(routes)
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        operation = _operation(route, references)
        paths.setdefault(route.path.removeprefix(PREFIX), {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Wasl", "version": "1", "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": bootstrap.settings().public_url + PREFIX}],
        "paths": paths,
        "components": {
            "schemas": {**schemas, "Problem": _PROBLEM},
            "securitySchemes": {"agent": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def _schemas(routes: list[Route]) -> tuple[References, dict[str, Any]]:
    """A reference for each model as it is used, and the schemas they point to.

    Two contexts may have models of one name: pydantic then names them by their module, and we by their context.
    """
    used = [(route.body, "validation") for route in routes if route.body]
    used += [(route.answer, "serialization") for route in routes if route.answer]
    by_use, schema = models_json_schema(list(dict.fromkeys(used)), ref_template=_REF)  # type: ignore[arg-type]  # literals
    named = {model: reference for (model, _), reference in by_use.items()}
    return {m: _renamed(r) for m, r in named.items()}, _renamed(schema.get("$defs", {}))


def _renamed(schema: Any) -> Any:
    return json.loads(re.sub(r"chalicelib__([a-z]+)__[a-z_]+?__", r"\1_", json.dumps(schema)))


def _operation(route: Route, references: References) -> dict[str, Any]:
    context = route.view.__module__.split(".")[1]
    made: dict[str, Any] = {
        "operationId": f"{context}_{route.view.__name__}",
        "summary": route.summary,
        "tags": [context],
        "parameters": [*map(_in_path, route.parameters), *_headers(route)],
        "responses": {str(route.status): _success(route, references), "default": _problem()},
        "security": [{"agent": []}] if route.access.signed_in else [],
    }
    if route.body:
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": references[route.body]}}}
    return made


def _in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _headers(route: Route) -> list[dict[str, Any]]:
    named = {"Idempotency-Key": False} if route.idempotent else {}
    named |= {"If-Match": True} if route.conditional else {}
    return [{"name": n, "in": "header", "required": r, "schema": {"type": "string"}} for n, r in named.items()]


def _success(route: Route, references: References) -> dict[str, Any]:
    described: dict[str, Any] = {"description": route.summary}
    if route.answer:
        described["content"] = {"application/json": {"schema": references[route.answer]}}
    return described


def _problem() -> dict[str, Any]:
    schema = {"$ref": _REF.format(model="Problem")}
    return {"description": "A problem", "content": {"application/problem+json": {"schema": schema}}}
