"""Step Functions in moto, mended: real definitions run, under their role, and end as they do on AWS.

A token completes once; a failure keeps its cause; an execution is named, and stops when it is told to; a dangling
state is refused; nothing keeps running after a reset. Waits and deadlines go by :data:`CLOCK`, which tests put forward.
"""

import datetime as dt
import json
import threading
import uuid
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

from moto.core.config import default_user_config
from moto.core.exceptions import AWSError
from moto.core.responses import EmptyResult
from moto.stepfunctions.parser import api
from moto.stepfunctions.parser.api import ExecutionStatus, InvalidDefinition, InvalidToken, TaskTimedOut
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.component.state.exec import execute_state
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
from moto.stepfunctions.parser.asl.component.state.wait.wait_function.wait_function import WaitFunction
from moto.stepfunctions.parser.asl.eval import environment as environments
from moto.stepfunctions.parser.asl.eval.callback import callback
from moto.stepfunctions.parser.backend.execution import Execution
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends
from moto.stepfunctions.responses import StepFunctionResponse

from infra.local.functions.running import Principal, acting_as
from infra.local.functions.state_clock import CLOCK, Bell, pause
from infra.local.http.server import ACCOUNT
from infra.local.patching import replace

_starting = threading.RLock()
_completing = threading.Lock()


def install() -> None:
    """Once, before the server starts."""
    default_user_config["stepfunctions"] = {"execute_state_machine": True}
    replace(StepFunctionsParserBackend, "start_execution", _named)
    replace(Execution, "stop", _stopped_at_once)
    replace(StepFunctionsParserBackend, "_validate_definition", lambda original: staticmethod(_validated(original)))
    replace(StepFunctionsParserBackend, "send_task_success", lambda _original: _send_task_success)
    replace(StepFunctionsParserBackend, "send_task_failure", lambda _original: _send_task_failure)
    replace(StepFunctionResponse, "send_task_failure", lambda _original: _failure_with_cause)
    replace(WaitFunction, "_wait_interval", lambda _original: _wait_interval)
    vars(callback)["Event"] = Bell
    vars(environments)["threading"] = SimpleNamespace(Event=Bell, RLock=threading.RLock)
    vars(execute_state)["threading"] = SimpleNamespace(Event=Bell, Thread=threading.Thread)
    vars(retrier_decl)["time"] = SimpleNamespace(sleep=lambda seconds: pause(seconds * CLOCK.retry_scale))
    _run_tasks_under_the_role()
    _name_errors()


def moving() -> str:
    """Executions that neither have ended nor wait for a token or a time, in words; empty if there is none."""
    names = [execution.name for execution in _running() if not _rests(execution)]
    return f"executions run: {', '.join(names)}" if names else ""


def stop_all() -> None:
    """Ends every execution and the threads that wait for its tokens."""
    for execution in list(_running()):
        execution.stop(stop_date=dt.datetime.now(dt.UTC), error="Reset", cause=None)


def machine_of(token: str) -> str | None:
    """The ARN of the state machine whose task waits (or waited) for the token."""
    for execution in _executions():
        environment = getattr(execution.exec_worker, "env", None)
        if environment and environment.callback_pool_manager.get(token):
            return str(execution.state_machine.arn)
    return None


def first_machine() -> str:
    """The ARN of the oldest state machine, which is the stack's own; ``*`` where there is none."""
    return next((str(machine.arn) for machine in _machines()), "*")


def _executions() -> Iterator[Any]:
    for machine in _machines():
        yield from list(machine.executions)


def _machines() -> Iterator[Any]:
    for backend in stepfunctions_parser_backends[ACCOUNT].values():
        yield from list(backend.state_machines)


def _running() -> Iterator[Any]:
    return (each for each in _executions() if each.exec_status in (None, ExecutionStatus.RUNNING))


def _rests(execution: Any) -> bool:
    environment = getattr(execution.exec_worker, "env", None)
    if environment is None:
        return False
    endpoints = list(environment.callback_pool_manager._pool.values())
    until = getattr(environment, "waits_until", None)
    return any(each._notify_event.waits for each in endpoints) or (until is not None and CLOCK.now() < until)


def _named(start: Callable[..., Any]) -> Callable[..., Any]:
    """moto names an unnamed execution ``None``, and two starts of one name may both begin."""

    def mended(backend: Any, state_machine_arn: str, name: str | None = None, *given: Any, **named: Any) -> Any:
        with _starting:
            return start(backend, state_machine_arn, name or str(uuid.uuid4()), *given, **named)

    return mended


def _stopped_at_once(stop: Callable[..., None]) -> Callable[..., None]:
    """moto lets a stopped execution wait for its token to the end: an answer that nobody reads ends the wait."""

    def mended(execution: Any, *given: Any, **named: Any) -> None:
        stop(execution, *given, **named)
        environment = getattr(execution.exec_worker, "env", None)
        for token, endpoint in list(environment.callback_pool_manager._pool.items()) if environment else ():
            if not endpoint._notify_event.is_set():
                endpoint.notify(callback.CallbackOutcomeSuccess(callback_id=token, output="{}"))

    return mended


def _validated(validate: Callable[[str], None]) -> Callable[[str], None]:
    """moto accepts a definition whose next state does not exist."""

    def mended(definition: str) -> None:
        validate(definition)
        for states in _state_lists(json.loads(definition)):
            for target in _targets(states):
                if target not in states:
                    raise InvalidDefinition(message=f"MISSING_TRANSITION_TARGET: Missing 'Next' target: {target}")

    return mended


def _state_lists(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("States"), dict):
            yield part["States"]
        for each in part.values():
            yield from _state_lists(each)
    elif isinstance(part, list):
        for each in part:
            yield from _state_lists(each)


def _targets(states: dict[str, Any]) -> Iterator[str]:
    for state in states.values():
        steps = [state, *state.get("Catch", []), *state.get("Choices", [])]
        yield from (step[key] for step in steps for key in ("Next", "Default") if key in step)


def _send_task_success(_backend: Any, task_token: str, outcome: str) -> None:
    _complete(task_token, callback.CallbackOutcomeSuccess(callback_id=task_token, output=outcome))


def _send_task_failure(_backend: Any, task_token: str, error: str | None = None, cause: str | None = None) -> None:
    _complete(task_token, callback.CallbackOutcomeFailure(callback_id=task_token, error=error, cause=cause))


def _complete(token: str, outcome: Any) -> None:
    """Completes the token's task; one that is over, by an answer or by time, says so."""
    for execution in _executions():
        environment = getattr(execution.exec_worker, "env", None)
        endpoint = environment.callback_pool_manager.get(token) if environment else None
        if endpoint is None:
            continue
        with _completing:
            if endpoint._notify_event.is_set() or execution.exec_status not in (None, ExecutionStatus.RUNNING):
                raise TaskTimedOut("Task Timed Out: 'Provided task does not exist anymore'")
            endpoint.notify(outcome)
        return
    raise InvalidToken


def _failure_with_cause(response: Any) -> Any:
    response.stepfunction_backend.send_task_failure(
        response._get_param("taskToken"), error=response._get_param("error"), cause=response._get_param("cause")
    )
    return EmptyResult()


def _wait_interval(_wait: Any, env: Any, wait_seconds: float) -> None:
    end = CLOCK.now() + wait_seconds
    env.waits_until = end
    while env.is_running() and CLOCK.now() < end:
        env.program_state_event.wait(end - CLOCK.now())
    env.waits_until = None


def _run_tasks_under_the_role() -> None:
    """A task calls its function with the state machine's rights, not the administrator's."""
    execute = lambda_eval_utils.execute_lambda_function_integration

    def mended(env: Any, **named: Any) -> None:
        execution = env.states.context_object.context_object_data["Execution"]
        machine, role = execution["Id"].split(":")[-2], execution["RoleArn"].rsplit("/", 1)[-1]
        with acting_as(Principal(f"states:{machine}", role)):
            execute(env=env, **named)

    vars(lambda_eval_utils)["execute_lambda_function_integration"] = mended


def _name_errors() -> None:
    """moto's parser errors lack the type that the answer names them by: clients would see no code."""
    for error in vars(api).values():
        if isinstance(error, type) and issubclass(error, AWSError) and isinstance(getattr(error, "code", None), str):
            error.TYPE = str(error.code)
