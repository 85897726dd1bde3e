"""Functions run in this process: moto keeps them, their real handlers execute here."""

import importlib
import json
import logging
import threading
import time
import traceback
import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from moto.awslambda.models import LambdaFunction, lambda_backends

from infra.local.functions.running import Principal, ProcessDied, acting_as
from infra.local.http.server import ACCOUNT, REGION, STACK
from infra.local.patching import replace

MAX_PAYLOAD_BYTES = 6 * 1024 * 1024
_log = logging.getLogger(__name__)


class Failure(NamedTuple):
    """An invocation that raised: the function's short name, what was raised, and where."""

    function: str
    error: str
    message: str
    trace: str


class Answer(NamedTuple):
    """What an invocation gave: the payload (or the error object), and whether it failed."""

    payload: Any
    failed: bool


class Context:
    """What a handler is told about its invocation."""

    function_version = "$LATEST"
    log_group_name = log_stream_name = "local"
    identity = client_context = None

    def __init__(self, function: LambdaFunction) -> None:
        self.function_name = function.function_name
        self.invoked_function_arn = function.function_arn
        self.memory_limit_in_mb = str(function.memory_size)
        self.aws_request_id = str(uuid.uuid4())
        self._end = time.monotonic() + int(function.timeout)

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds left of the function's timeout."""
        return max(0, int((self._end - time.monotonic()) * 1000))


class Runtime:
    """Runs functions, counts those in flight, keeps the failures."""

    def __init__(self, on_async: Callable[[str, Any], None]) -> None:
        self.failures: list[Failure] = []
        self.on_async = on_async
        self._in_flight, self._lock = 0, threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether a function is running."""
        return self._in_flight > 0

    def run(self, function: LambdaFunction, event: Any) -> Answer:
        """One synchronous invocation under the function's role; JSON in, JSON out, as on AWS."""
        with self._lock:
            self._in_flight += 1
        try:
            with acting_as(principal(function)):
                return Answer(self._execute(function, event), failed=False)
        except (Exception, ProcessDied) as error:  # noqa: BLE001  # a handler may raise anything: AWS answers with it
            return Answer(self.record(short_name(function), error), failed=True)
        finally:
            with self._lock:
                self._in_flight -= 1

    def _execute(self, function: LambdaFunction, event: Any) -> Any:
        answer = handler(function)(json.loads(json.dumps(event)), Context(function))
        text = json.dumps(answer)
        if len(text) > MAX_PAYLOAD_BYTES:
            raise ValueError(f"Response payload size exceeded maximum allowed payload size ({MAX_PAYLOAD_BYTES} bytes)")
        return json.loads(text)

    def record(self, name: str, error: BaseException) -> dict[str, Any]:
        """Keeps the failure; gives the error object of AWS."""
        trace = "".join(traceback.format_exception(error))
        self.failures.append(Failure(name, type(error).__name__, str(error), trace))
        _log.warning("%s failed: %s: %s", name, type(error).__name__, error)
        return {
            "errorType": type(error).__name__,
            "errorMessage": str(error),
            "stackTrace": trace.splitlines(),
        }


def handler(function: LambdaFunction) -> Callable[[Any, Any], Any]:
    """The callable that the function's ``module.name`` handler names."""
    module, name = str(function.handler).rsplit(".", 1)
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]  # a handler by contract


def short_name(function: LambdaFunction) -> str:
    """The product's name for a function (``deposit_events``), and APIHandler for the application itself."""
    if function.handler == "app.app":
        return "APIHandler"
    return str(function.function_name.removeprefix(f"{STACK}-").replace("-", "_"))


def principal(function: LambdaFunction) -> Principal:
    """Who the function is to IAM."""
    return Principal(short_name(function), function.role.rsplit("/", 1)[-1])


def find(name_or_arn: str) -> LambdaFunction:
    """A function by ARN, physical name or short name; ``KeyError`` if there is none."""
    functions = list(lambda_backends[ACCOUNT][REGION].list_functions())
    for function in functions:
        if name_or_arn in (
            function.function_arn,
            function.function_name,
            short_name(function),
        ):
            return function
    raise KeyError(f"no function {name_or_arn}; there are {sorted(map(short_name, functions))}")


def install(runtime: Runtime) -> None:
    """Every way to a function (invoke, Step Functions, S3) goes through two methods of moto: they call the runtime."""

    def run(function: LambdaFunction, event: Any = None) -> tuple[str, bool, str]:
        given = json.loads(event) if isinstance(event, (str, bytes)) else event
        answer = runtime.run(function, given)
        return json.dumps(answer.payload), answer.failed, ""

    def invoke(original: Callable[..., Any]) -> Callable[..., Any]:
        def mended(
            function: LambdaFunction,
            body: str,
            request_headers: Any,
            response_headers: Any,
        ) -> Any:
            if str(request_headers.get("x-amz-invocation-type", "")) == "Event":
                runtime.on_async(function.function_arn, json.loads(body or "{}"))
                return b""
            answer = original(function, body, request_headers, response_headers)
            if "x-amz-function-error" in response_headers:
                response_headers["x-amz-function-error"] = "Unhandled"
            return answer

        return mended

    replace(LambdaFunction, "_invoke_lambda", lambda _original: run)
    replace(LambdaFunction, "invoke", invoke)
