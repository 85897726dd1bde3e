"""The web's own routes: static files and the description of the API."""

from collections.abc import Callable
from typing import Any

from chalicelib.kernel.errors import NotFoundError
from chalicelib.web import assets, security
from chalicelib.web.api import PREFIX
from chalicelib.web.errors import as_domain_error, status_of
from chalicelib.web.request import Request
from chalicelib.web.responses import JSON, Reply
from chalicelib.web.routing import PUBLIC, Route, Routes

routes = Routes()
IMMUTABLE = "public, max-age=31536000, immutable"


def _asset(path: str) -> Callable[[Callable[[Request], Reply]], Callable[[Request], Reply]]:
    def entered(view: Callable[[Request], Reply]) -> Callable[[Request], Reply]:
        routes.enter(Route("asset", "GET", path, PUBLIC, view, _serve))
        return view

    return entered


def _serve(raw: Any, route: Route) -> Any:
    request = Request(raw, route)
    try:
        reply: Reply = route.view(request)
    except Exception as raised:  # noqa: BLE001  # an asset has no error page; bugs are logged
        error = as_domain_error(raised, request.correlation_id)
        reply = Reply(status_of(error), b"", "text/plain; charset=utf-8", {"Cache-Control": "no-store"})
    reply.headers = {**security.common_headers(), **reply.headers}
    return reply.to_chalice(request.method)


@_asset("/static/{name}")
def static_file(request: Request) -> Reply:
    """A static file: kept for ever under its hashed name, asked again under its plain one."""
    try:
        found, immutable = assets.requested(request.params["name"])
    except KeyError:
        raise NotFoundError("not_found") from None
    tag = f'"{found.hashed_name}"'
    headers = {"Cache-Control": IMMUTABLE if immutable else "no-cache", "ETag": tag}
    if request.header("if-none-match") == tag:
        return Reply(304, b"", found.content_type, headers)
    return Reply(200, found.content, found.content_type, headers)


@_asset(f"{PREFIX}/openapi.json")
def openapi(request: Request) -> Reply:
    """The API's description, OpenAPI 3.1, made from the route table."""
    from chalicelib.web.openapi import document

    return Reply(200, document(), JSON, {"Cache-Control": "public, max-age=300"})
