"""Calls of AWS's JSON services go straight to moto's service: its one view, without Flask's routes and contexts.

These are nearly all of the product's calls, and Flask was a fifth of each. What the services are asked, and what they
answer, is the same.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from botocore.auth import SigV4Auth
from botocore.exceptions import ClientError, NoCredentialsError
from flask import Flask
from moto.core import responses
from moto.core.request import Request
from moto.core.utils import convert_to_flask_response
from werkzeug.exceptions import HTTPException, NotFound

from infra.local.patching import replace

StartResponse = Callable[..., Any]
View = Callable[..., tuple[int, Mapping[str, str], str | bytes]]


class _Received(Request):
    """As moto sees one that came over HTTP."""

    from_wsgi_server = True
    want_form_data_parsed = False  # there is none


class JsonCalls:
    """Answers what names its operation in a header."""

    def __init__(self) -> None:
        self._views: dict[int, View | None] = {}

    def view(self, app: Flask, environ: Mapping[str, Any]) -> View | None:
        """What answers the request, if it is of a JSON service; None for Flask to find out."""
        if "HTTP_X_AMZ_TARGET" not in environ or environ["PATH_INFO"] != "/":
            return None
        if id(app) not in self._views:
            self._views[id(app)] = _only_view(app)
        return self._views[id(app)]

    @staticmethod
    def answer(view: View, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """WSGI."""
        request = _Received(environ)
        url = f"{environ['wsgi.url_scheme']}://{environ['HTTP_HOST']}/"
        try:
            status, headers, body = view(request, url, request.headers)
        except ClientError as error:
            status, headers, body = 400, {}, error.response["Error"]["Message"]
        except HTTPException as error:
            return error.get_response(environ)(environ, start_response)
        data = body.encode() if isinstance(body, str) else body
        told = [(name, str(value)) for name, value in headers.items() if name.lower() != "content-length"]
        start_response(f"{status} {HTTPStatus(status).phrase}", [*told, ("Content-Length", str(len(data)))])
        return [data]


def _only_view(app: Flask) -> View | None:
    try:
        endpoint, _ = app.url_map.bind("localhost").match("/", method="POST")
    except NotFound:
        return None
    view: Any = app.view_functions[endpoint]
    return view.callback if isinstance(view, convert_to_flask_response) else None


def install() -> None:
    """Mends what botocore and moto compute at every call though nobody looks at it."""
    replace(SigV4Auth, "add_auth", _unsigned)
    replace(responses, "gen_amzn_requestid_long", _any_id)


def _unsigned(add_auth: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Says who calls which service where; the signature itself is checked by S3 alone, and made for it alone."""

    def mended(auth: Any, request: Any) -> None:
        if auth._service_name == "s3":
            add_auth(auth, request)
            return
        if auth.credentials is None:
            raise NoCredentialsError
        request.context["timestamp"] = "20000101T000000Z"
        request.headers["Authorization"] = f"AWS4-HMAC-SHA256 Credential={auth.scope(request)}, Signature=local"

    return mended


def _any_id(_made: Callable[..., str]) -> Callable[..., str]:
    def mended(headers: dict[str, Any] | None = None) -> str:
        made = secrets.token_hex(26).upper()
        if headers is not None:
            headers["x-amzn-requestid"] = made
        return made

    return mended
