"""OpenAPI 3.1, made from the routes and the pydantic models that its views name."""

import json
import re
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from chalicelib import bootstrap
from chalicelib.web.api import PREFIX
from chalicelib.web.openapi_components import components
from chalicelib.web.openapi_operations import Schemas, operation
from chalicelib.web.openapi_words import GENERAL, TAGS
from chalicelib.web.routing import Route
from chalicelib.web.site import all_routes

_REF = "#/components/schemas/{model}"


@cache
def document() -> bytes:
    """The description as JSON."""
    return json.dumps(describe([route for route in all_routes() if route.kind == "api"]), ensure_ascii=False).encode()


def describe(routes: list[Route]) -> dict[str, Any]:
    """The OpenAPI document of these routes."""
    schemas = _schemas(routes)
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        paths.setdefault(route.path.removeprefix(PREFIX), {})[route.method.lower()] = operation(route, schemas)
    queries = {name for route in routes if route.query for name in [schemas.name(route.query)]}
    shown = {name: schema for name, schema in schemas.by_name.items() if name not in queries}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wasl",
            "version": "1",
            "description": GENERAL,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": bootstrap.settings().public_url + PREFIX}],
        "tags": [{"name": name, "description": words} for name, words in TAGS.items()],
        "paths": paths,
        "components": components(shown),
    }


def _schemas(routes: list[Route]) -> Schemas:
    """The schemas of every model that a route takes or answers.

    Two contexts may have models of one name: pydantic then names them by their module, and we by their context.
    """
    used = [(model, "validation") for route in routes for model in route.takes.values()]
    used += [(route.answer, "serialization") for route in routes if route.answer]
    by_use, schema = models_json_schema(list(dict.fromkeys(used)), ref_template=_REF)  # type: ignore[arg-type]  # literals
    references = {model: _renamed(reference) for (model, _), reference in by_use.items()}
    return Schemas(references, _renamed(schema.get("$defs", {})))


def _renamed(schema: Any) -> Any:
    return json.loads(re.sub(r"chalicelib__([a-z]+)__[a-z_]+?__", r"\1_", json.dumps(schema)))
