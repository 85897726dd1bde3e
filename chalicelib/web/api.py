"""JSON routes under ``/api/v1``: ``api = Api()``, then ``@api.get``, ``post``, ``put``, ``delete``.

A route takes the :class:`Request`, the query as its parameter ``query``, the body as its other one, and answers a model
or an :class:`Answer` of one: its annotations are the contract that OpenAPI shows. What it raises becomes a problem
document (RFC 9457) in the language of ``Accept-Language``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import ForbiddenError, SignInRequiredError
from chalicelib.kernel.log import acting_from
from chalicelib.kernel.paging import Page
from chalicelib.kernel.tokens import holds_a_token
from chalicelib.web import security
from chalicelib.web.conditions import demand_precondition, etag, not_modified
from chalicelib.web.errors import HttpError, ScopeLackingError, as_domain_error, headers_of, status_of
from chalicelib.web.problems import problem_document, read_body, read_query
from chalicelib.web.rendering import url
from chalicelib.web.request import Request
from chalicelib.web.responses import JSON, PROBLEM, Reply
from chalicelib.web.routing import PROGRAM, Access, Route, Routes

__all__ = ["Answer", "Api", "Request", "paged"]

PREFIX = "/api/v1"
View = TypeVar("View", bound=Callable[..., Any])
Body = TypeVar("Body")


@dataclass(frozen=True)
class Answer(Generic[Body]):
    """A body (a pydantic model or None) with what goes beside it: the thing's version, where it lies, the next page."""

    body: Body | None = None
    version: int | None = None
    location: str = ""
    next_cursor: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


def paged(page: Page[Any], body: Body) -> Answer[Body]:
    """The answer for one page of a list: ``body`` holds its items, the cursor goes into the ``Link`` header."""
    return Answer(body, next_cursor=page.next_cursor)


class Api(Routes):
    """The JSON routes of one module. ``path`` stands below ``/api/v1``."""

    def get(self, path: str, access: Access, *, summary: str, scope: Scope | None = None) -> Callable[[View], View]:
        """Reads. ``ETag`` comes from :attr:`Answer.version`; ``If-None-Match`` is honoured.

        ``scope``, here and below, is what a program's token needs to call it; without one, programs do not.
        """
        return self._enter("GET", path, access, summary=summary, scope=scope)

    def post(
        self,
        path: str,
        access: Access,
        *,
        summary: str,
        status: int = 200,
        idempotent: bool = False,
        conditional: bool = False,
        honours_version: bool = False,
        scope: Scope | None = None,
        takes_file: int = 0,
    ) -> Callable[[View], View]:
        """Creates or acts. ``idempotent``: ``Idempotency-Key`` replays the first answer. ``conditional``: ``If-Match``
        is required (428) and read by :func:`chalicelib.web.conditions.expected_version`; ``honours_version``: it is
        read where it is given. ``takes_file``: so many bytes may come."""
        return self._enter(
            "POST",
            path,
            access,
            summary=summary,
            status=status,
            idempotent=idempotent,
            conditional=conditional,
            honours_version=honours_version,
            scope=scope,
            takes_file=takes_file,
        )

    def put(
        self, path: str, access: Access, *, summary: str, conditional: bool = True, scope: Scope | None = None
    ) -> Callable[[View], View]:
        """Replaces a thing; ``If-Match`` is required unless said otherwise."""
        return self._enter("PUT", path, access, summary=summary, conditional=conditional, scope=scope)

    def delete(
        self, path: str, access: Access, *, summary: str, conditional: bool = False, scope: Scope | None = None
    ) -> Callable[[View], View]:
        """Removes a thing."""
        return self._enter("DELETE", path, access, summary=summary, status=204, conditional=conditional, scope=scope)

    def _enter(self, method: str, path: str, access: Access, **options: Any) -> Callable[[View], View]:
        def entered(view: View) -> View:
            self.enter(Route("api", method, PREFIX + path, access, view, serve_api, **options))
            return view

        return entered


def serve_api(raw: Any, route: Route) -> Any:
    """Chalice's response to Chalice's request for a JSON route."""
    request = Request(raw, route)
    try:
        _demand_no_token_in_address(request)
        with acting_from(request.origin):
            reply = _answer(request)
    except Exception as error:  # noqa: BLE001  # becomes a problem document; bugs are logged
        reply = _problem(request, error)
    reply.headers = {**security.common_headers(), "Cache-Control": "no-store", **reply.headers}
    reply.headers["X-Correlation-Id"] = request.correlation_id
    reply.cookies += request.cookies_out
    return reply.to_chalice(request.method)


def _answer(request: Request) -> Reply:
    route = request.route
    _demand_access(request)
    if request.method not in security.SAFE_METHODS:
        security.demand_own_call(request)
    if route.conditional:
        demand_precondition(request)
    arguments = _arguments(request)
    if route.idempotent and request.header("idempotency-key"):
        from chalicelib.web.idempotency import once  # Powertools load only where a key is given

        return once(request, lambda: _call(request, arguments))
    return _call(request, arguments)


def _demand_no_token_in_address(request: Request) -> None:
    """Addresses are written down on their way: a token that came in one must be replaced."""
    if any(holds_a_token(text) for name in request.query for text in (name, *request.query.all(name))):
        raise HttpError(400, "token_in_query")


def _demand_access(request: Request) -> None:
    access = request.route.access
    if request.is_programs:
        _demand_scope(request)
    elif access is PROGRAM:
        raise SignInRequiredError("web.program_needed")
    if not access.signed_in:
        return
    if request.caller is None:
        raise SignInRequiredError("web.sign_in_required")
    if not access.admits(request.caller.roles):
        raise ForbiddenError("web.role_lacking")


def _demand_scope(request: Request) -> None:
    scope = request.route.scope
    if scope is None:
        raise ForbiddenError("web.not_for_programs")
    if scope not in (request.agent.scopes or ()):
        raise ScopeLackingError("web.scope_lacking", scope=scope.value)


def _arguments(request: Request) -> dict[str, Any]:
    """What the view takes besides the request; a query is judged also where the view takes none."""
    read = {"query": read_query}
    if request.query and not request.route.query:
        from chalicelib.web.queries import Query  # pydantic loads only where there is something to read

        read_query(request, Query)
    return {name: read.get(name, read_body)(request, model) for name, model in request.route.takes.items()}


def _call(request: Request, arguments: dict[str, Any]) -> Reply:
    result = request.route.view(request, **arguments)
    return _reply(request, result if isinstance(result, Answer) else Answer(result))


def _reply(request: Request, answer: Answer[Any]) -> Reply:
    headers = dict(answer.headers)
    if answer.version is not None:
        headers["ETag"] = etag(answer.version)
        if not_modified(request, answer.version):
            return Reply(304, headers=headers)
    if answer.location:
        headers["Location"] = url(answer.location)
    if answer.next_cursor:
        headers["Link"] = f'<{url(request.here(cursor=answer.next_cursor))}>; rel="next"'
    if answer.body is None:
        return Reply(204 if request.route.status == 200 else request.route.status, headers=headers)
    return Reply(request.route.status, answer.body.model_dump_json(by_alias=True).encode(), JSON, headers)


def _problem(request: Request, raised: Exception) -> Reply:
    error = as_domain_error(raised, request.correlation_id)
    status = status_of(error)
    return Reply(status, problem_document(request, error, status), PROBLEM, headers_of(error))
