"""HTML pages: ``pages = Pages()``, then ``@pages.get(path, access)`` and ``@pages.post(path, access)``.

A page takes the :class:`Request` and answers :func:`render` or :func:`redirect`. What it raises becomes an error page
in the user's language.
"""

from collections.abc import Callable
from html import escape
from typing import Any

from chalicelib.kernel.errors import DomainError, ForbiddenError, InvalidError, Problem, SignInRequiredError
from chalicelib.kernel.log import acting_from
from chalicelib.web import languages, security
from chalicelib.web.errors import as_domain_error, headers_of, status_of
from chalicelib.web.rendering import render_template, url, with_query
from chalicelib.web.request import Request
from chalicelib.web.responses import Reply, cookie
from chalicelib.web.routing import Access, Route, Routes
from chalicelib.web.sessions import COOKIE as SESSION

__all__ = ["Pages", "Reply", "Request", "problems_by_field", "redirect", "render"]

View = Callable[[Request], Reply]
_YEAR_SECONDS = 365 * 24 * 3600


class Pages(Routes):
    """The pages of one module."""

    def get(self, path: str, access: Access) -> Callable[[View], View]:
        """A page to read. It changes nothing: mail scanners follow links."""
        return self._enter("GET", path, access)

    def post(self, path: str, access: Access, takes_file: int = 0) -> Callable[[View], View]:
        """A form's action: answers :func:`redirect` when done, or the form again with its errors and status 422.

        ``takes_file``: so many bytes may come, with a file in the form (``multipart/form-data``), in ``request.files``.
        """
        return self._enter("POST", path, access, takes_file)

    def _enter(self, method: str, path: str, access: Access, takes_file: int = 0) -> Callable[[View], View]:
        def entered(view: View) -> View:
            self.enter(Route("page", method, path, access, view, serve_page, takes_file=takes_file))
            return view

        return entered


def render(request: Request, template: str, status: int = 200, /, **context: Any) -> Reply:
    """The page of a template in the request's language; ``request`` is in its context."""
    html = render_template(request.language, template, request=request, **context)
    return Reply(status, html.encode())


def redirect(path: str, /, done: str = "", fragment: str = "", **query: Any) -> Reply:
    """303 to one of our paths. ``done`` names what was done, such as ``registry-assigned``: the next page then says
    the text ``done-registry-assigned``. ``fragment``: the id of what the page is to show first."""
    location = with_query(url(path), **query, done=done)
    return Reply(303, headers={"Location": f"{location}#{fragment}" if fragment else location})


def problems_by_field(error: InvalidError) -> dict[str, Problem]:
    """What a form template needs to show its errors: each field's first problem."""
    found: dict[str, Problem] = {}
    for problem in error.problems:
        found.setdefault(problem.field, problem)
    return found


def serve_page(raw: Any, route: Route) -> Any:
    """Chalice's response to Chalice's request for a page."""
    request = Request(raw, route)
    try:
        with acting_from(request.origin):
            reply = _answer(request)
    except Exception as error:  # noqa: BLE001  # becomes a page; bugs are logged
        reply = _error_page(request, as_domain_error(error, request.correlation_id))
    reply.cookies += request.cookies_out
    private = route.access.signed_in or bool(reply.cookies) or SESSION in request.cookies
    reply.headers = {**security.page_headers(private), **reply.headers}
    if request.query["lang"] == request.language:
        reply.cookies.append(cookie(languages.COOKIE, request.language, _YEAR_SECONDS))
    return reply.to_chalice(request.method)


def _answer(request: Request) -> Reply:
    access = request.route.access
    if access.signed_in and not access.admits(request.agent.roles):
        raise ForbiddenError("web.role_lacking")
    if request.method not in security.SAFE_METHODS:
        security.demand_own_form(request)
    reply: Reply = request.route.view(request)
    return reply


def _to_sign_in(request: Request) -> Reply:
    """And back to the page asked for, or to that of the form, whose agent is told that nothing of it was done."""
    if request.method in security.SAFE_METHODS:
        return Reply(303, headers={"Location": url("/sign-in", next=request.here())})
    return Reply(303, headers={"Location": url("/sign-in", next=request.came_from, over="yes")})


def _error_page(request: Request, error: DomainError) -> Reply:
    if isinstance(error, SignInRequiredError):
        return _to_sign_in(request)
    status = status_of(error)
    try:
        page = render(request, "web/error.html", status, error=error, status=status)
    except Exception as failure:  # noqa: BLE001  # logged; the error page itself must never fail
        as_domain_error(failure, request.correlation_id)
        page = Reply(500, f"<!doctype html><title>Wasl</title><p>{escape(request.correlation_id)}</p>".encode())
    page.headers |= {name: value for name, value in headers_of(error).items() if name != "WWW-Authenticate"}
    return page
