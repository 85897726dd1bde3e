"""Executions run their real definition and end as they do on AWS."""

import json
import threading
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra.local.functions import step_functions
from infra.local.functions.state_clock import CLOCK
from tests.infra.local.scene import ALL, Scene

DAY = 86_400


class Waiting:
    """A machine with one task that waits a day for its token; late ones go to a state that succeeds."""

    def __init__(self, scene: Scene, role: str | None = None) -> None:
        self.tokens: list[str] = []
        self.states = scene.cloud.client("stepfunctions")
        self.scene = scene
        function = scene.function(lambda event: self.tokens.append(event["token"]))
        allow = [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": function}]
        definition = {
            "StartAt": "Ask",
            "States": {
                "Ask": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                    "Parameters": {"FunctionName": function, "Payload": {"token.$": "$$.Task.Token"}},
                    "TimeoutSeconds": DAY,
                    "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}],
                    "End": True,
                },
                "Late": {"Type": "Pass", "Result": {"late": True}, "End": True},
            },
        }
        self.machine = self.states.create_state_machine(
            name=f"test-{uuid.uuid4().hex[:12]}", definition=json.dumps(definition), roleArn=role or scene.role(allow)
        )["stateMachineArn"]

    def start(self) -> str:
        name = uuid.uuid4().hex
        arn = self.states.start_execution(stateMachineArn=self.machine, name=name, input="{}")["executionArn"]
        self.scene.cloud.drain()
        return str(arn)

    def outcome(self, execution: str) -> dict[str, Any]:
        described: dict[str, Any] = self.states.describe_execution(executionArn=execution)
        return described


@pytest.fixture
def waiting(scene: Scene) -> Iterator[Waiting]:
    machine = Waiting(scene)
    yield machine
    for each in machine.states.list_executions(stateMachineArn=machine.machine, statusFilter="RUNNING")["executions"]:
        machine.states.stop_execution(executionArn=each["executionArn"])


def test_an_execution_waits_for_its_token_and_goes_on_with_the_answer(waiting: Waiting) -> None:
    execution = waiting.start()
    assert waiting.outcome(execution)["status"] == "RUNNING"
    waiting.states.send_task_success(taskToken=waiting.tokens[0], output='{"by": "desk"}')
    waiting.scene.cloud.drain()
    assert waiting.outcome(execution)["status"] == "SUCCEEDED"
    assert json.loads(waiting.outcome(execution)["output"]) == {"by": "desk"}


def test_a_token_completes_once(waiting: Waiting) -> None:
    waiting.start()
    waiting.states.send_task_success(taskToken=waiting.tokens[0], output="{}")
    for _ in range(2):  # at once, and after the execution has ended
        with pytest.raises(ClientError) as refused:
            waiting.states.send_task_success(taskToken=waiting.tokens[0], output="{}")
        assert refused.value.response["Error"]["Code"] == "TaskTimedOut"
        waiting.scene.cloud.drain()


def test_a_token_that_never_was_is_invalid(waiting: Waiting) -> None:
    waiting.start()
    with pytest.raises(ClientError) as refused:
        waiting.states.send_task_success(taskToken="never", output="{}")
    assert refused.value.response["Error"]["Code"] == "InvalidToken"


def test_a_failure_keeps_its_cause(waiting: Waiting) -> None:
    execution = waiting.start()
    waiting.states.send_task_failure(taskToken=waiting.tokens[0], error="Refused", cause="because")
    waiting.scene.cloud.drain()
    outcome = waiting.outcome(execution)
    assert (outcome["status"], outcome["error"], outcome["cause"]) == ("FAILED", "Refused", "because")


def test_a_deadline_passes_when_the_clock_is_put_forward(waiting: Waiting) -> None:
    execution = waiting.start()
    waiting.scene.cloud.advance(DAY + 1)
    waiting.scene.cloud.drain()
    assert json.loads(waiting.outcome(execution)["output"]) == {"late": True}
    with pytest.raises(ClientError) as refused:
        waiting.states.send_task_success(taskToken=waiting.tokens[0], output="{}")
    assert refused.value.response["Error"]["Code"] == "TaskTimedOut"


def test_an_execution_that_is_stopped_waits_no_longer(waiting: Waiting) -> None:
    execution = waiting.start()
    waiting.states.stop_execution(executionArn=execution)
    waiting.scene.cloud.drain()
    assert waiting.outcome(execution)["status"] == "ABORTED"
    with pytest.raises(ClientError) as refused:
        waiting.states.send_task_success(taskToken=waiting.tokens[0], output="{}")
    assert refused.value.response["Error"]["Code"] == "TaskTimedOut"


def test_a_name_starts_one_execution_however_many_ask(waiting: Waiting) -> None:
    def start() -> None:
        waiting.states.start_execution(stateMachineArn=waiting.machine, name="one", input="{}")

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waiting.scene.cloud.drain()
    assert len(waiting.tokens) == 1


def test_an_execution_without_a_name_is_given_one(waiting: Waiting) -> None:
    arn = waiting.states.start_execution(stateMachineArn=waiting.machine)["executionArn"]
    assert not arn.endswith(":None")
    waiting.scene.cloud.drain()


def test_a_definition_that_leads_nowhere_is_refused(scene: Scene) -> None:
    definition = {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Nowhere"}}}
    with pytest.raises(ClientError, match="Nowhere"):
        scene.cloud.client("stepfunctions").create_state_machine(
            name="dangling", definition=json.dumps(definition), roleArn=scene.role(ALL)
        )


def test_a_wait_state_rests_until_the_clock_is_put_forward(scene: Scene) -> None:
    states = scene.cloud.client("stepfunctions")
    definition = {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": DAY, "End": True}}}
    machine = states.create_state_machine(
        name=f"test-{uuid.uuid4().hex[:12]}", definition=json.dumps(definition), roleArn=scene.role(ALL)
    )["stateMachineArn"]
    execution = states.start_execution(stateMachineArn=machine, name="w")["executionArn"]
    scene.cloud.drain()
    assert states.describe_execution(executionArn=execution)["status"] == "RUNNING"
    scene.cloud.advance(DAY + 1)
    scene.cloud.drain()
    assert states.describe_execution(executionArn=execution)["status"] == "SUCCEEDED"


def test_a_task_is_retried_as_its_definition_says(scene: Scene) -> None:
    tries: list[int] = []

    def run(_event: Any) -> dict[str, bool]:
        tries.append(1)
        if len(tries) < 3:
            raise ValueError("not yet")
        return {"done": True}

    function = scene.function(run)
    task = {
        "Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": function},
        "Retry": [{"ErrorEquals": ["ValueError"], "IntervalSeconds": 1, "MaxAttempts": 2}],
        "OutputPath": "$.Payload",
        "End": True,
    }
    allow = [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": function}]
    states = scene.cloud.client("stepfunctions")
    machine = states.create_state_machine(
        name=f"test-{uuid.uuid4().hex[:12]}",
        definition=json.dumps({"StartAt": "T", "States": {"T": task}}),
        roleArn=scene.role(allow),
    )["stateMachineArn"]
    execution = states.start_execution(stateMachineArn=machine, name="t")["executionArn"]
    scene.cloud.drain()
    assert json.loads(states.describe_execution(executionArn=execution)["output"]) == {"done": True}


def test_stopping_leaves_no_thread_behind(waiting: Waiting) -> None:
    before = threading.active_count()
    for _ in range(5):
        waiting.start()
    assert threading.active_count() > before
    step_functions.stop_all()
    for thread in threading.enumerate():
        if thread.name.startswith("Thread-") and "_exec" in thread.name:
            thread.join(timeout=5)
    assert threading.active_count() <= before + 1
    assert CLOCK.retry_scale <= 1
