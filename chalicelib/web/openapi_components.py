"""What operations of OpenAPI share: headers, parameters, problems, ways of signing in."""

import re
from http import HTTPStatus
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.tokens import PREFIX, SENDERS
from chalicelib.web import texts
from chalicelib.web.openapi_words import AGENT_TOKEN, CLIENT_TOKEN, CORRELATION, HEADERS, PROBLEMS, SCOPES, SENDER_TOKEN
from chalicelib.web.sessions import COOKIE

_ERROR = re.compile(r"^error-(?!generic|page-)([a-z_]+)(?:-(\w+))? =", re.MULTILINE)
_WITH = {401: "WWW-Authenticate", 429: "Retry-After", 503: "Retry-After"}


def components(schemas: dict[str, Any]) -> dict[str, Any]:
    """The document's components around these schemas."""
    return {
        "schemas": {**schemas, "Problem": _problem()},
        "parameters": _parameters(),
        "headers": {name: {"description": words, "schema": {"type": "string"}} for name, words in HEADERS.items()},
        "responses": {_name(status): _response(status) for status in PROBLEMS},
        "securitySchemes": _security_schemes(),
    }


def header(name: str) -> dict[str, str]:
    """A reference to a header of answers."""
    return {"$ref": f"#/components/headers/{name}"}


def parameter(name: str) -> dict[str, str]:
    """A reference to a parameter that several operations take."""
    return {"$ref": f"#/components/parameters/{name}"}


def response(status: int) -> dict[str, str]:
    """A reference to a problem's answer."""
    return {"$ref": f"#/components/responses/{_name(status)}"}


def error_codes() -> list[str]:
    """Every code that a problem or a field of one may have: those that have a sentence."""
    files = sorted((texts.LOCALES / "fr").glob("*.ftl"))
    found = [match for file in files for match in _ERROR.findall(file.read_text(encoding="utf-8"))]
    return sorted({f"{context}.{name}" if name else context for context, name in found})


def _name(status: int) -> str:
    return HTTPStatus(status).phrase.title().replace(" ", "").replace("-", "")


def _response(status: int) -> dict[str, Any]:
    named = [CORRELATION, *([_WITH[status]] if status in _WITH else [])]
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": PROBLEMS[status],
        "headers": {name: header(name) for name in named},
        "content": {"application/problem+json": {"schema": schema}},
    }


def _problem() -> dict[str, Any]:
    code = {"type": "string", "x-extensible-enum": error_codes()}
    field = {
        "type": "object",
        "required": ["field", "code", "detail"],
        "properties": {"field": {"type": "string"}, "code": code, "detail": {"type": "string"}},
    }
    words = {name: {"type": "string"} for name in ("type", "title", "detail", "instance")}
    return {
        "type": "object",
        "description": "A problem (RFC 9457). Further codes may be added.",
        "required": ["type", "title", "status", "code", "detail", "instance"],
        "properties": {
            **words,
            "status": {"type": "integer"},
            "code": code,
            "scope": {"type": "string", "description": "The scope that a program's token lacks"},
            "errors": {"type": "array", "items": field},
        },
        "examples": [_EXAMPLE],
    }


_EXAMPLE = {
    "type": "urn:wasl:problem:invalid",
    "title": "Données non acceptées",
    "status": 422,
    "code": "invalid",
    "detail": "Certaines données ne sont pas acceptées.",
    "instance": "urn:wasl:request:0a8f6f0e-3c58-4d0e-9d64-3f1f1b7f9a51",
    "errors": [{"field": "letter.subject", "code": "body.too_long", "detail": "Cette valeur est trop longue."}],
}


def _parameters() -> dict[str, Any]:
    version = _in_header("If-Match", "The `ETag` of what this was decided on; `*` for any", example='"3"')
    return {
        "Lang": {
            "name": "lang",
            "in": "query",
            "description": "The language of sentences in the answer; goes before `Accept-Language`",
            "schema": {"type": "string", "enum": ["ar", "fr"]},
        },
        "AcceptLanguage": _in_header("Accept-Language", "Arabic unless French is preferred", example="fr"),
        "IdempotencyKey": {
            **_in_header(
                "Idempotency-Key", "Names this creation, so that it may be sent again without being done again"
            ),
            "schema": {"type": "string", "pattern": "^[\\x21-\\x7e]{1,255}$"},
            "example": "0a8f6f0e-3c58-4d0e-9d64-3f1f1b7f9a51",
        },
        "IfMatch": {**version, "required": True},
        "IfMatchWhereGiven": version,
        "IfNoneMatch": _in_header("If-None-Match", "The `ETag` of what is known already", example='"3"'),
    }


def _in_header(name: str, words: str, **more: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "description": words, "schema": {"type": "string"}, **more}


def _security_schemes() -> dict[str, Any]:
    return {
        "agent": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": AGENT_TOKEN.format(
                endpoint=bootstrap.identity_endpoint(), client=bootstrap.settings().user_pool_client
            ),
        },
        "client": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": PREFIX,
            "description": CLIENT_TOKEN.format(
                scopes="\n".join(f"- `{scope.value}`: {SCOPES[scope]}" for scope in Scope)
            ),
        },
        "sender": {"type": "http", "scheme": "bearer", "bearerFormat": SENDERS, "description": SENDER_TOKEN},
        "reply": {
            "type": "http",
            "scheme": "bearer",
            "description": "The token that opening a reply gives: half an hour, one reply.",
        },
        "depositor": {
            "type": "http",
            "scheme": "bearer",
            "description": "The token that a code mailed to an address gives: its letters, for an hour at most.",
        },
        "session": {"type": "apiKey", "in": "cookie", "name": COOKIE, "description": "A browser's session."},
        "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token", "description": "Its form token."},
    }
