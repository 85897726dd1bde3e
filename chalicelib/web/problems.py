"""Problem documents (RFC 9457), and bodies read into pydantic models."""

import json
from typing import Any

from chalicelib.kernel.errors import DomainError, InvalidError, Problem
from chalicelib.web import texts
from chalicelib.web.errors import HttpError
from chalicelib.web.request import Request


def problem_document(request: Request, error: DomainError, status: int) -> bytes:
    """The JSON of a problem: ``title`` and ``detail`` in the caller's language, ``code`` for programs."""
    language = request.language
    document: dict[str, Any] = {
        "type": f"urn:wasl:problem:{error.code}",
        "title": texts.text(language, f"status-{status}"),
        "status": status,
        "code": error.code,
        "detail": texts.sentence(language, error),
        "instance": f"urn:wasl:request:{request.correlation_id}",
    }
    if isinstance(error, InvalidError):
        document["errors"] = [
            {"field": problem.field, "code": problem.code, "detail": texts.sentence(language, problem)}
            for problem in error.problems
        ]
    return json.dumps(document, ensure_ascii=False).encode()


def read_body(request: Request, model: Any) -> Any:
    """The body as ``model``. :class:`HttpError` 415 for another type than JSON, 400 if it is no JSON;
    :class:`InvalidError` names every field that does not fit."""
    from pydantic import ValidationError

    sort = request.header("content-type").partition(";")[0].strip().lower()
    if sort != "application/json" and not sort.endswith("+json"):
        raise HttpError(415, "not_json")
    try:
        return model.model_validate_json(request.body)
    except ValidationError as error:
        raise _invalid(error.errors(include_url=False, include_context=False, include_input=False)) from error


def _invalid(errors: list[Any]) -> DomainError:
    if any(e["type"] == "json_invalid" for e in errors):
        return HttpError(400, "malformed_json")
    return InvalidError(
        [Problem(".".join(str(part) for part in e["loc"]), _CODES.get(e["type"], "body.unfit")) for e in errors]
    )


_CODES = {
    "missing": "body.missing",
    "extra_forbidden": "body.unknown_field",
    "string_too_long": "body.too_long",
    "string_too_short": "body.too_short",
    "too_long": "body.too_long",
    "too_short": "body.too_short",
    "enum": "body.unknown_choice",
    "literal_error": "body.unknown_choice",
}
