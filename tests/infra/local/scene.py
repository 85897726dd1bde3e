"""Functions, queues and roles of a test's own on the running cloud, beside those of the product."""

import io
import json
import uuid
import zipfile
from collections.abc import Callable
from typing import Any

from infra.local.cloud import LocalCloud

ALL: list[dict[str, Any]] = [{"Effect": "Allow", "Action": "*", "Resource": "*"}]

HANDLERS: dict[str, Callable[[Any], Any]] = {}


def handler(event: Any, context: Any) -> Any:
    """What every function of these tests runs: the callable that its test registered under its name."""
    return HANDLERS[context.function_name](event)


class Scene:
    """Makes things with names of their own."""

    def __init__(self, cloud: LocalCloud) -> None:
        self.cloud = cloud

    def function(self, run: Callable[[Any], Any], statements: list[dict[str, Any]] | None = None, **given: Any) -> str:
        """A function that runs ``run(event)`` under a role with these statements (all rights by default); its ARN."""
        name = f"test-{uuid.uuid4().hex[:12]}"
        HANDLERS[name] = run
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("empty.py", "")
        made = self.cloud.client("lambda").create_function(
            FunctionName=name,
            Runtime="python3.11",
            Role=self.role(ALL if statements is None else statements),
            Handler="tests.infra.local.scene.handler",
            Code={"ZipFile": file.getvalue()},
            **given,
        )
        return str(made["FunctionArn"])

    def role(self, statements: list[dict[str, Any]]) -> str:
        """A role's ARN."""
        iam, name = self.cloud.client("iam"), f"test-{uuid.uuid4().hex[:12]}"
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument="{}")["Role"]
        document = json.dumps({"Version": "2012-10-17", "Statement": statements})
        if statements:
            iam.put_role_policy(RoleName=name, PolicyName="all", PolicyDocument=document)
        return str(role["Arn"])

    def queue(self, *, fifo: bool = False, **attributes: str) -> tuple[str, str]:
        """A queue's URL and ARN."""
        sqs, name = self.cloud.client("sqs"), f"test-{uuid.uuid4().hex[:12]}{'.fifo' if fifo else ''}"
        given = {**attributes, **({"FifoQueue": "true"} if fifo else {})}
        url = sqs.create_queue(QueueName=name, Attributes=given)["QueueUrl"]
        return url, f"arn:aws:sqs:eu-west-1:123456789012:{name}"

    def queue_with_dead_letters(self, receives: int, *, fifo: bool = False) -> tuple[str, str, str]:
        """A queue's URL and ARN, and its dead letters' URL."""
        dead_url, dead_arn = self.queue(fifo=fifo)
        policy = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": receives})
        url, arn = self.queue(fifo=fifo, RedrivePolicy=policy)
        return url, arn, dead_url

    def mapping(self, source_arn: str, function_arn: str, **given: Any) -> str:
        """An event source mapping."""
        made = self.cloud.client("lambda").create_event_source_mapping(
            EventSourceArn=source_arn, FunctionName=function_arn, **given
        )
        return str(made["UUID"])

    def table(self, *, stream: bool = False) -> tuple[str, str, str]:
        """A table with pk and sk: its name, its ARN and its stream's."""
        name = f"test-{uuid.uuid4().hex[:12]}"
        made = self.cloud.client("dynamodb").create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in ("pk", "sk")],
            **({"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}} if stream else {}),
        )["TableDescription"]
        return name, made["TableArn"], made.get("LatestStreamArn", "")

    def messages(self, url: str) -> list[str]:
        """The bodies of a queue's messages."""
        received = self.cloud.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        return [message["Body"] for message in received.get("Messages", [])]
