"""Calls of AWS's JSON services go straight to moto's service: its one view, without Flask's routes and contexts.

These are nearly all of the product's calls, and Flask was a fifth of each. What the services are asked, and what they
answer, is the same.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import urlparse

from botocore.auth import SigV4Auth
from botocore.exceptions import ClientError, NoCredentialsError
from botocore.regions import EndpointRulesetResolver
from flask import Flask
from moto.core import responses
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.request import Request
from moto.core.utils import camelcase_to_underscores, convert_to_flask_response
from moto.utilities.utils import get_partition
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
    replace(EndpointRulesetResolver, "construct_endpoint", _found_once)
    replace(responses, "gen_amzn_requestid_long", _any_id)
    replace(responses.BaseResponse, "setup_class", _set_up)
    vars(responses)["camelcase_to_underscores"] = cache(camelcase_to_underscores)


def _found_once(construct: Callable[..., Any]) -> Callable[..., Any]:
    """All operations of a service have one address here; S3's buckets are part of theirs."""

    def mended(resolver: Any, operation_model: Any, call_args: Any, request_context: Any) -> Any:
        if operation_model.service_model.service_name == "s3":
            return construct(resolver, operation_model, call_args, request_context)
        found = vars(resolver).setdefault("found", {})
        if operation_model.name not in found:
            found[operation_model.name] = construct(resolver, operation_model, call_args, request_context)
        return found[operation_model.name]

    return mended


def _set_up(setup_class: Callable[..., None]) -> Callable[..., None]:
    """A JSON call has no form, no query and no account of its own: nobody looks for them in it. Some are unsigned."""

    def mended(view: Any, request: Any, *given: Any, **named: Any) -> None:
        if not isinstance(request, _Received):
            setup_class(view, request, *given, **named)
            return
        view.is_werkzeug_request, view.normalized_request = True, request
        view.parsed_url = urlparse(request.raw_url)
        view.raw_body = request.get_data()
        view.body = view.raw_body.decode()
        view.form_data, view.querystring, view.data, view.uri_match = {}, {}, {}, {}
        view.uri, view.path, view.raw_path = request.raw_url, "/", "/"
        region = view.get_region_from_url(request, request.raw_url)
        view.method, view.region, view.partition = request.method, region, get_partition(region)
        view.headers, view.response_headers = request.headers, {"server": "amazon.com"}
        view.access_key, view.current_account = view.get_access_key(), DEFAULT_ACCOUNT_ID
        if view.automated_parameter_parsing:
            view.parse_parameters(request)

    return mended


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
