"""The doubled AWS endpoint: moto behind a threaded HTTP server, with whatever gates stand before it."""

import errno
import os
import socket
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from infra.local.http.json_calls import JsonCalls

REGION = "eu-west-1"
STACK = "wasl-local"
ACCOUNT = "123456789012"  # moto's

WsgiApp = Callable[..., Any]


class QuietMotoHandler(MotoRequestHandler):
    """Says nothing of each request."""

    def log_request(self, *_: Any, **__: Any) -> None:
        """Nothing."""


class QuietHandler(WSGIRequestHandler):
    """Speaks HTTP/1.1 and says nothing of each request."""

    protocol_version = "HTTP/1.1"

    def log_request(self, *_: Any, **__: Any) -> None:
        """Nothing."""


class Dispatcher(DomainDispatcherApplication):
    """Asks moto once for each host which service answers there: it reads its own folders at every request."""

    def __init__(self) -> None:
        super().__init__(_service_app)
        self.get_backend_for_host = lru_cache(super().get_backend_for_host)  # type: ignore[method-assign]  # as above
        self._json_calls = JsonCalls()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """WSGI."""
        app = self.get_application(environ)
        view = self._json_calls.view(app, environ)
        return app(environ, start_response) if view is None else self._json_calls.answer(view, environ, start_response)


def _service_app(service: Any) -> Any:
    """moto's, without Flask's aids for forms, which make a class at every request; what moto stumbles over is seen."""
    app = create_backend_app(service)
    app.debug = False
    app.config["PROPAGATE_EXCEPTIONS"] = True
    return app


class Endpoint:
    """A WSGI application served on a port of the loopback interface by a thread for each request."""

    def __init__(self, app: WsgiApp, port: int = 0, handler: Any = None) -> None:
        self.app = app
        self.server: BaseWSGIServer = make_server("127.0.0.1", port, app, threaded=True, request_handler=handler)
        self.server.daemon_threads = True  # type: ignore[attr-defined]  # of the threading mix-in
        self.port: int = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, name=f"http-{self.port}", daemon=True).start()

    def stop(self) -> None:
        """Stops listening; requests in flight end on their own."""
        self.server.shutdown()
        self.server.server_close()


def aws_endpoint(gate: Callable[[WsgiApp], WsgiApp], port: int = 0) -> Endpoint:
    """Starts moto behind the gate, and points every AWS client of this process to it."""
    prepare_environment()
    endpoint = Endpoint(gate(Dispatcher()), port, QuietMotoHandler)
    os.environ["AWS_ENDPOINT_URL"] = endpoint.url
    os.environ["MOTO_PORT"] = str(endpoint.port)  # Step Functions' tasks call back to this port
    return endpoint


def free_port(wanted: int, tries: int = 100) -> int:
    """The first port from ``wanted`` on that can be listened at, any for 0; ``OSError`` if none of so many can."""
    for port in range(wanted, wanted + tries):
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                taken.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(taken.getsockname()[1])
    raise OSError(errno.EADDRINUSE, f"no port is free from {wanted} to {wanted + tries - 1}")


def prepare_environment() -> None:
    """What AWS clients and moto read from the environment; account-id endpoints would break DynamoDB Streams."""
    os.environ.update(
        AWS_ACCESS_KEY_ID="test",
        AWS_SECRET_ACCESS_KEY="test",  # moto knows no secrets; nothing outside this process accepts it
        AWS_REGION=REGION,
        AWS_DEFAULT_REGION=REGION,
        AWS_ACCOUNT_ID_ENDPOINT_MODE="disabled",
        AWS_EC2_METADATA_DISABLED="true",
        MOTO_DISABLE_GLOBAL_CORS="1",
    )
