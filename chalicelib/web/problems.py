"""Problem documents (RFC 9457); bodies and queries read into pydantic models."""

import json
from typing import Any

from chalicelib.kernel.errors import DomainError, InvalidError, OvertakenError, Problem
from chalicelib.web import texts
from chalicelib.web.errors import HttpError, ScopeLackingError
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
    if isinstance(error, ScopeLackingError):
        document["scope"] = error.params["scope"]
    if isinstance(error, InvalidError | OvertakenError):
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
        raise _unfit_body(_errors(error)) from error


def read_query(request: Request, model: Any) -> Any:
    """The query as ``model``; :class:`InvalidError` names every field that is missing, unknown or does not fit."""
    from pydantic import ValidationError

    given = {name: request.query[name] for name in request.query if request.query[name]}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise InvalidError([_problem(e, _IN_QUERY, "query.unfit") for e in _errors(error)]) from error


def unfit(model: Any, value: Any) -> list[Problem]:
    """What keeps a part of a body, already read, from being this model; nothing where it fits."""
    from pydantic import ValidationError

    try:
        model.model_validate(value)
    except ValidationError as error:
        return [_problem(it, _IN_BODY, "body.unfit") for it in _errors(error)]
    return []


def _errors(error: Any) -> list[Any]:
    found: list[Any] = error.errors(include_url=False, include_context=False, include_input=False)
    return found


def _unfit_body(errors: list[Any]) -> DomainError:
    if any(e["type"] == "json_invalid" for e in errors):
        return HttpError(400, "malformed_json")
    return InvalidError([_problem(e, _IN_BODY, "body.unfit") for e in errors])


def _problem(error: Any, codes: dict[str, str], otherwise: str) -> Problem:
    return Problem(".".join(str(part) for part in error["loc"]), codes.get(error["type"], otherwise))


_IN_BODY = {
    "missing": "body.missing",
    "extra_forbidden": "body.unknown_field",
    "string_too_long": "body.too_long",
    "string_too_short": "body.too_short",
    "too_long": "body.too_long",
    "too_short": "body.too_short",
    "enum": "body.unknown_choice",
    "literal_error": "body.unknown_choice",
}
_IN_QUERY = {
    "missing": "query.missing",
    "extra_forbidden": "query.unknown",
    "enum": "query.unknown_choice",
    "literal_error": "query.unknown_choice",
}
