"""Circuits as executions of Step Functions."""

import json
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.signing.model import execution_name

# The execution has gone on or ended: there is nobody left to wake with this token.
_NOT_WAITING = {"TaskDoesNotExist", "TaskTimedOut", "InvalidToken"}


class StepFunctionsExecutions:
    """Starts named executions and completes task tokens."""

    def __init__(self, client: Any, state_machine_arn: str) -> None:
        self._client = client
        self._arn = state_machine_arn

    def start(self, folder_id: str, run: int) -> None:
        """Starts the execution ``{folder}-{run}``; one that exists already is the one that was wanted."""
        try:
            self._client.start_execution(
                stateMachineArn=self._arn,
                name=execution_name(folder_id, run),
                input=json.dumps({"folder_id": folder_id}),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ExecutionAlreadyExists":
                raise

    def complete(self, token: str) -> bool:
        """Wakes the execution that waits with this token; False when the token's time is over."""
        try:
            self._client.send_task_success(taskToken=token, output="{}")
        except ClientError as error:
            if error.response["Error"]["Code"] not in _NOT_WAITING:
                raise
            return False
        return True

    def is_running(self, folder_id: str, run: int) -> bool:
        """Whether the execution ``{folder}-{run}`` exists and has not ended: done, failed, aborted or timed out."""
        executions = self._arn.replace(":stateMachine:", ":execution:")
        try:
            found = self._client.describe_execution(executionArn=f"{executions}:{execution_name(folder_id, run)}")
        except ClientError as error:
            if error.response["Error"]["Code"] != "ExecutionDoesNotExist":
                raise
            return False
        return bool(found["status"] == "RUNNING")
