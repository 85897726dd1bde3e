"""What API Gateway does before the application: routes, proxy events, binary bodies, sizes; one thread a request."""

import base64
import importlib
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from chalice.local import CustomLocalChalice, LocalChalice

from infra.local.functions.lambdas import MAX_PAYLOAD_BYTES, Context, find, principal
from infra.local.functions.running import ProcessDied, acting_as
from infra.local.http.gateway_responses import GatewayResponses
from infra.local.http.gateway_routes import GatewayRoutes

MAX_BODY_BYTES = 10 * 1024 * 1024

Headers = list[tuple[str, str]]
Reply = tuple[int, Headers, bytes]


class HttpFront:
    """The application behind a doubled REST API. ``prefix`` is the stage's, such as ``/local``, or empty."""

    def __init__(self, on_error: Callable[[str, str], None], prefix: str = "") -> None:
        self._on_error, self._prefix = on_error, prefix
        self._responses, self._routes = GatewayResponses({}), GatewayRoutes({})
        self._app: Any = None
        self._loading = threading.Lock()
        self._ready = False

    def open(self, api: Mapping[str, Any]) -> None:
        """Serves this API's description (``Body``) from now on; before, its port is known, which the stack is told."""
        self._responses = GatewayResponses(api.get("x-amazon-apigateway-gateway-responses", {}))
        self._routes = GatewayRoutes(api["paths"])
        self._ready = True

    def _load(self) -> None:
        """Imports the application at the first request, and gives each thread a current request of its own."""
        app: Any = importlib.import_module("app").app
        if not isinstance(app, CustomLocalChalice):
            CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
            app.__class__ = CustomLocalChalice
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """WSGI."""
        with self._loading:
            if self._ready and self._app is None:
                self._load()
        status, headers, body = self._handle(environ)
        if environ["REQUEST_METHOD"] == "HEAD":
            body = b""
        headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(
            f"{status} {_phrase(status)}",
            [*headers, ("Content-Length", str(len(body)))],
        )
        return [body]

    def _handle(self, environ: dict[str, Any]) -> Reply:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        path = environ.get("RAW_URI", environ["PATH_INFO"]).split("?")[0]
        accept = environ.get("HTTP_ACCEPT", "")
        if not self._ready:
            return _refusal(503, "Starting")
        if len(body) > MAX_BODY_BYTES:
            return self._own(accept, "REQUEST_TOO_LARGE", 413, "Request Too Long")
        if not f"{path}/".startswith(f"{self._prefix}/"):
            return _refusal(403, "Forbidden")
        found = self._routes.find(environ["REQUEST_METHOD"], path[len(self._prefix) :] or "/")
        if found is None:
            return self._own(accept, "MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token")
        event = self._event(environ, *found, path, body)
        if len(event["body"] or "") > MAX_PAYLOAD_BYTES:
            return self._own(accept, "REQUEST_TOO_LARGE", 413, "Request Too Long")
        return self._invoke(event)

    def _own(self, accept: str, kind: str, status: int, message: str) -> Reply:
        return self._responses.of(kind, status, message, accept, str(uuid.uuid4()))

    def _event(
        self,
        environ: dict[str, Any],
        route: str,
        captured: dict[str, str],
        path: str,
        body: bytes,
    ) -> dict[str, Any]:
        headers = _headers(environ)
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True) or None
        binary = bool(body) and self._is_binary(headers.get("Content-Type", ""))
        text = base64.b64encode(body).decode() if binary else body.decode("utf-8", "replace")
        return {
            "resource": route,
            "path": path[len(self._prefix) :] or "/",
            "httpMethod": environ["REQUEST_METHOD"],
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": query and {name: values[-1] for name, values in query.items()},
            "multiValueQueryStringParameters": query,
            "pathParameters": captured or None,
            "stageVariables": None,
            "requestContext": {
                "resourcePath": route,
                "httpMethod": environ["REQUEST_METHOD"],
                "path": path,
                "stage": self._prefix.strip("/") or "local",
                "protocol": "HTTP/1.1",
                "requestId": str(uuid.uuid4()),
                "identity": {
                    "sourceIp": environ.get("REMOTE_ADDR", "127.0.0.1"),
                    "userAgent": headers.get("User-Agent", ""),
                },
            },
            "body": text if body else None,
            "isBase64Encoded": binary,
        }

    def _is_binary(self, content_type: str) -> bool:
        types = self._app.api.binary_types
        return "*/*" in types or content_type.split(";")[0].strip() in types

    def _invoke(self, event: dict[str, Any]) -> Reply:
        function = find("APIHandler")
        try:
            with acting_as(principal(function)):
                answer = self._app(event, Context(function))
        except ProcessDied as death:
            self._on_error(f"{event['httpMethod']} {event['path']}", str(death))
            return self._own(event["headers"].get("Accept", ""), "INTEGRATION_FAILURE", 502, "Internal server error")
        if answer["statusCode"] >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._on_error(f"{event['httpMethod']} {event['path']}", _excerpt(answer))
        if len(answer.get("body") or "") > MAX_PAYLOAD_BYTES:
            return self._own(event["headers"].get("Accept", ""), "INTEGRATION_FAILURE", 502, "Internal server error")
        return (
            answer["statusCode"],
            _reply_headers(answer),
            self._reply_body(event, answer),
        )

    def _reply_body(self, event: dict[str, Any], answer: dict[str, Any]) -> bytes:
        body = answer.get("body") or ""
        if isinstance(body, bytes):
            return body
        accepted = event["headers"].get("Accept", "").split(",")[0]
        # Else API Gateway sends the base 64 itself. What it does without Accept is written nowhere: here, the worse.
        if answer.get("isBase64Encoded") and accepted and self._is_binary(accepted):
            return base64.b64decode(body)
        return str(body).encode()


def _headers(environ: dict[str, Any]) -> dict[str, str]:
    headers = {name[5:].replace("_", "-").title(): value for name, value in environ.items() if name.startswith("HTTP_")}
    if environ.get("CONTENT_TYPE"):
        headers["Content-Type"] = environ["CONTENT_TYPE"]
    return headers


def _reply_headers(answer: dict[str, Any]) -> Headers:
    single = [(name, str(value)) for name, value in (answer.get("headers") or {}).items()]
    multiple = answer.get("multiValueHeaders") or {}
    headers = single + [(name, str(value)) for name, values in multiple.items() for value in values]
    if not any(name.lower() == "content-type" for name, _ in headers):
        headers.append(("Content-Type", "application/json"))
    return headers


def _excerpt(answer: dict[str, Any]) -> str:
    body = str(answer.get("body") or "")
    text = base64.b64decode(body).decode("utf-8", "replace") if answer.get("isBase64Encoded") else body
    return text[:2000]


def _refusal(status: int, message: str) -> Reply:
    return (
        status,
        [("Content-Type", "application/json")],
        f'{{"message": "{message}"}}'.encode(),
    )


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
