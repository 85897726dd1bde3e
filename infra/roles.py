"""What the platform does in a function's name, added to the role whose policy file says what its code calls."""

import re
from typing import Any

from infra import consumers

Statement = dict[str, Any]


def kebab(logical_id: str) -> str:
    """``DepositEvents`` as functions are named: ``deposit-events``; ``APIHandler`` is ``api``."""
    if logical_id == "APIHandler":
        return "api"
    return re.sub(r"(?<!^)(?=[A-Z])", "-", logical_id).lower()


def complete(composed: dict[str, Any]) -> None:
    """Adds to each function's role the reading of its queue or stream, its log and, if it is traced, its traces."""
    queues = {consumers.camel(f): consumers.queue_id(f, c) for f, c in consumers.declared().items()}
    for logical_id, properties in composed["Resources"].items():
        if properties.get("Type") == "AWS::Serverless::Function":
            statements = _statements(composed, logical_id)
            statements.append(_writes_its_log(logical_id))
            if properties["Properties"].get("Tracing") == "Active":
                statements.append(_traces())
            if logical_id in queues:
                statements.append(_reads_queue(queues[logical_id]))
            if logical_id == "Publisher":
                statements += _reads_log_stream()


def _statements(composed: dict[str, Any], logical_id: str) -> list[Statement]:
    role = properties_role(composed["Resources"][logical_id]["Properties"])
    document = composed["Resources"][role]["Properties"]["Policies"][0]["PolicyDocument"]
    statements: list[Statement] = document["Statement"]
    return statements


def properties_role(properties: dict[str, Any]) -> str:
    """The logical id of a function's role."""
    role: str = properties["Role"]["Fn::GetAtt"][0]
    return role


def _writes_its_log(logical_id: str) -> Statement:
    group = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/lambda/${AWS::StackName}-"
    return {
        "Sid": "WriteItsLog",
        "Effect": "Allow",
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": {"Fn::Sub": f"{group}{kebab(logical_id)}:*"},
    }


def _traces() -> Statement:
    # X-Ray's actions take no resource.
    actions = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    return {"Sid": "Trace", "Effect": "Allow", "Action": actions, "Resource": "*"}


def _reads_queue(queue: str) -> Statement:
    return {
        "Sid": "ReadItsQueue",
        "Effect": "Allow",
        "Action": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        "Resource": {"Fn::GetAtt": [queue, "Arn"]},
    }


def _reads_log_stream() -> list[Statement]:
    reading = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
    stream = {"Fn::GetAtt": ["LogTable", "StreamArn"]}
    dead = {"Fn::GetAtt": ["PublisherDeadLetters", "Arn"]}
    return [
        {"Sid": "ReadTheLogStream", "Effect": "Allow", "Action": reading, "Resource": stream},
        # Listing streams takes no resource narrower than all of them.
        {"Sid": "ListStreams", "Effect": "Allow", "Action": "dynamodb:ListStreams", "Resource": "*"},
        {"Sid": "LeaveDeadLetters", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": dead},
    ]
