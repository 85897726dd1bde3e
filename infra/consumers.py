"""What every consumer of events is given: a queue with dead letters, its rules, its mapping, its alarm.

``consumers.yaml`` says who hears what; this says, once, how a consumer is wired.
"""

from pathlib import Path
from typing import Any

from infra.yaml_cloudformation import read

Resources = dict[str, Any]
SOURCE = "wasl"
FOURTEEN_DAYS = 14 * 24 * 3600
TRIES = 5
# A message must stay hidden for as long as its function may work on it; AWS advises six times that, and that is how
# long it waits after a failure. Where somebody waits for it meanwhile, the consumer says less (hidden_seconds).
VISIBILITY_PER_TIMEOUT = 6


def declared() -> dict[str, dict[str, Any]]:
    """The consumers by the name of their function."""
    return read(Path(__file__).with_name("consumers.yaml"))


def camel(name: str) -> str:
    """``deposit_events`` as CloudFormation names it: ``DepositEvents``."""
    return "".join(part.capitalize() for part in name.split("_"))


def queue_id(function: str, consumer: dict[str, Any]) -> str:
    """The logical id of the consumer's queue."""
    return camel(consumer.get("queue", function)) + "Queue"


def resources_of(function: str, consumer: dict[str, Any], timeout_seconds: int) -> Resources:
    """All resources of one consumer, by logical id."""
    name = consumer.get("queue", function)
    queue, dead = queue_id(function, consumer), camel(name) + "DeadLetters"
    rules = {camel(function) + key + "Rule": rule for key, rule in consumer.get("rules", {}).items()}
    return {
        dead: _queue(f"{name}-dead-letters", consumer, {"MessageRetentionPeriod": FOURTEEN_DAYS}),
        queue: _queue(name, consumer, _patience(dead, consumer, timeout_seconds)),
        dead + "Alarm": dead_letters_alarm(dead),
        camel(function) + "Mapping": _mapping(function, queue, consumer),
        **{rule_id: _rule(rule, queue, dead) for rule_id, rule in rules.items()},
        queue + "Policy": _queue_policy(queue, dead, list(rules)),
    }


def _queue(name: str, consumer: dict[str, Any], properties: Resources) -> Resources:
    fifo = consumer.get("fifo", False)
    physical = f"${{AWS::StackName}}-{name.replace('_', '-')}{'.fifo' if fifo else ''}"
    kind = {"FifoQueue": True} if fifo else {}
    return {
        "Type": "AWS::SQS::Queue",
        "Properties": {"QueueName": {"Fn::Sub": physical}, "SqsManagedSseEnabled": True, **kind, **properties},
    }


def _patience(dead: str, consumer: dict[str, Any], timeout_seconds: int) -> Resources:
    tries = consumer.get("tries", TRIES)
    redrive = {"deadLetterTargetArn": {"Fn::GetAtt": [dead, "Arn"]}, "maxReceiveCount": tries}
    return {
        "VisibilityTimeout": consumer.get("hidden_seconds", VISIBILITY_PER_TIMEOUT * timeout_seconds),
        "MessageRetentionPeriod": FOURTEEN_DAYS,
        "RedrivePolicy": redrive,
    }


def _mapping(function: str, queue: str, consumer: dict[str, Any]) -> Resources:
    properties: Resources = {
        "EventSourceArn": {"Fn::GetAtt": [queue, "Arn"]},
        "FunctionName": {"Fn::GetAtt": [camel(function), "Arn"]},
        "BatchSize": consumer["batch"],
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
    }
    if "window_seconds" in consumer:
        properties["MaximumBatchingWindowInSeconds"] = consumer["window_seconds"]
    if "at_once" in consumer:
        at_once = consumer["at_once"]
        properties["ScalingConfig"] = {"MaximumConcurrency": {"Ref": at_once} if isinstance(at_once, str) else at_once}
    return {"Type": "AWS::Lambda::EventSourceMapping", "Properties": properties}


def _rule(rule: dict[str, Any], queue: str, dead: str) -> Resources:
    target = {
        "Id": "queue",
        "Arn": {"Fn::GetAtt": [queue, "Arn"]},
        "DeadLetterConfig": {"Arn": {"Fn::GetAtt": [dead, "Arn"]}},
    }
    properties = next(pattern(rule) for kind, pattern in _PATTERNS.items() if kind in rule)
    return {"Type": "AWS::Events::Rule", "Properties": {**properties, "State": "ENABLED", "Targets": [target]}}


def _event_pattern(rule: dict[str, Any]) -> Resources:
    pattern: Resources = {"source": [SOURCE]}
    if rule["events"] != "all":
        pattern["detail-type"] = rule["events"]
    if "where" in rule:
        pattern["detail"] = rule["where"]
    return {"EventBusName": {"Ref": "Bus"}, "EventPattern": pattern}


def _bucket_pattern(rule: dict[str, Any]) -> Resources:
    detail: Resources = {"bucket": {"name": [{"Ref": rule["bucket"]}]}}
    if "below" in rule:
        detail["object"] = {"key": [{"prefix": rule["below"]}]}
    return {"EventPattern": {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": detail}}


def _mail_pattern(rule: dict[str, Any]) -> Resources:
    """What SES says, on the account's default bus, of mails sent with this stack's configuration set."""
    detail = {"mail": {"tags": {"ses:configuration-set": [{"Ref": "MailConfiguration"}]}}}
    return {"EventPattern": {"source": ["aws.ses"], "detail-type": rule["mails"], "detail": detail}}


def _text_pattern(rule: dict[str, Any]) -> Resources:
    """What End User Messaging says, on the same bus, of short messages whose context names this stack."""
    detail = {"context": {"wasl-stack": [{"Ref": "AWS::StackName"}]}}
    return {"EventPattern": {"source": ["aws.sms-voice"], "detail-type": rule["texts"], "detail": detail}}


def _schedule(rule: dict[str, Any]) -> Resources:
    return {"ScheduleExpression": rule["schedule"]}


def _scan_pattern(rule: dict[str, Any]) -> Resources:
    """What the malware scan says, on the account's default bus, of objects of a bucket."""
    detail = {"s3ObjectDetails": {"bucketName": [{"Ref": rule["scans"]}]}}
    kinds = ["GuardDuty Malware Protection Object Scan Result"]
    return {"EventPattern": {"source": ["aws.guardduty"], "detail-type": kinds, "detail": detail}}


_PATTERNS = {
    "events": _event_pattern,
    "bucket": _bucket_pattern,
    "mails": _mail_pattern,
    "scans": _scan_pattern,
    "texts": _text_pattern,
    "schedule": _schedule,
}


def _queue_policy(queue: str, dead: str, rules: list[str]) -> Resources:
    arns = [{"Fn::GetAtt": [queue, "Arn"]}, {"Fn::GetAtt": [dead, "Arn"]}]
    statements: list[Resources] = [
        {
            "Sid": "OnlyOverTls",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "sqs:*",
            "Resource": arns,
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    ]
    if rules:
        statements.append(
            {
                "Sid": "OnlyItsRules",
                "Effect": "Allow",
                "Principal": {"Service": "events.amazonaws.com"},
                "Action": "sqs:SendMessage",
                "Resource": arns,
                "Condition": {"ArnEquals": {"aws:SourceArn": [{"Fn::GetAtt": [rule, "Arn"]} for rule in rules]}},
            }
        )
    document = {"Version": "2012-10-17", "Statement": statements}
    return {
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": {"Queues": [{"Ref": queue}, {"Ref": dead}], "PolicyDocument": document},
    }


def dead_letters_alarm(dead: str) -> Resources:
    """One dead letter is one act that did not take effect: somebody is told at once."""
    return {
        "Type": "AWS::CloudWatch::Alarm",
        "Properties": {
            "AlarmDescription": {"Fn::Sub": f"Dead letters in ${{{dead}.QueueName}}: see the runbook"},
            "Namespace": "AWS/SQS",
            "MetricName": "ApproximateNumberOfMessagesVisible",
            "Dimensions": [{"Name": "QueueName", "Value": {"Fn::GetAtt": [dead, "QueueName"]}}],
            "Statistic": "Maximum",
            "Period": 60,
            "EvaluationPeriods": 1,
            "Threshold": 0,
            "ComparisonOperator": "GreaterThanThreshold",
            "TreatMissingData": "notBreaching",
            "AlarmActions": [{"Ref": "AlarmTopic"}],
            "OKActions": [{"Ref": "AlarmTopic"}],
        },
    }
