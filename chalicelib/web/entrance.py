"""Where every request comes in: the gateway knows one address and all that lie below it, the map says whose each is.

So whatever has no page answers in our words, and no address more has its price at the gateway, which takes 300.
"""

from collections.abc import Iterable
from typing import Any

from chalice.app import Blueprint

from chalicelib.web import site
from chalicelib.web.api import PREFIX, serve_api
from chalicelib.web.errors import HttpError
from chalicelib.web.pages import Reply, redirect, serve_page
from chalicelib.web.request import Request
from chalicelib.web.routing import PUBLIC, Route
from chalicelib.web.security import SAFE_METHODS

entrance = Blueprint(__name__)
METHODS = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"]


# Chalice's own check of content types is off: it answers in English and not as a problem document.
@entrance.route("/", methods=METHODS, content_types=[])
@entrance.route("/{proxy+}", methods=METHODS, content_types=[])
def enter() -> Any:
    """Chalice's response to its current request, whatever that asks for."""
    raw = entrance.current_request
    path = "/" + (raw.uri_params or {}).get("proxy", "")
    routes = site.methods_of(path)
    name = routes.get(raw.method)
    route = site.route(name) if name else _nothing(raw.method, path, routes)
    raw.uri_params = site.names_in(route, path) if name else {}  # the gateway knows one name; these are the route's
    return route.serve(raw, route)


def _nothing(method: str, path: str, routes: Iterable[str]) -> Route:
    """What answers where no route does, as its neighbours would: a page, or a problem document."""
    allowed = ", ".join(sorted(routes))

    def refuse(_: Request) -> Any:
        raise HttpError(405, "method_not_allowed", allowed=allowed) if allowed else HttpError(404, "no_such_address")

    def lead_up(request: Request) -> Reply:
        return redirect(_page_above(path), lang=request.query["lang"])

    if path.startswith(f"{PREFIX}/"):
        return Route("api", method, "/", PUBLIC, refuse, serve_api)
    is_form = method in SAFE_METHODS and allowed == "POST"
    return Route("page", method, "/", PUBLIC, lead_up if is_form else refuse, serve_page)


def _page_above(path: str) -> str:
    """The nearest page above an address that only takes a form: where a reload or an address sent to somebody leads."""
    while "GET" not in site.methods_of(path):
        path = path.rpartition("/")[0] or "/"
    return path
