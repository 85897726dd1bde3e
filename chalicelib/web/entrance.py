"""Where every request comes in: the gateway knows one address and all that lie below it, the map says whose each is.

So whatever has no page answers in our words, and no address more has its price at the gateway, which takes 300.
"""

from collections.abc import Iterable
from typing import Any

from chalice.app import Blueprint

from chalicelib.web import site
from chalicelib.web.api import PREFIX, serve_api
from chalicelib.web.errors import HttpError
from chalicelib.web.pages import serve_page
from chalicelib.web.request import Request
from chalicelib.web.routing import PUBLIC, Route

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

    kind, serve = ("api", serve_api) if path.startswith(f"{PREFIX}/") else ("page", serve_page)
    return Route(kind, method, "/", PUBLIC, refuse, serve)
