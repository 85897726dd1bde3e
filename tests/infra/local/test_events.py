"""EventBridge and asynchronous invocations reach their targets, once the write is over."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from infra.local.cloud import MAIL_FROM
from tests.infra.local.scene import Scene


def put_event(scene: Scene, source: str, detail: dict[str, Any]) -> None:
    entry = {"Source": source, "DetailType": "Tried", "Detail": json.dumps(detail)}
    answer = scene.cloud.client("events").put_events(Entries=[entry])
    assert answer["FailedEntryCount"] == 0


def test_a_matching_event_reaches_a_function_with_the_envelope_of_aws(scene: Scene, rule: Callable[..., str]) -> None:
    seen: list[dict[str, Any]] = []
    source = uuid.uuid4().hex
    pattern = json.dumps({"source": [source], "detail": {"owner": [{"prefix": "deposit/"}]}})
    rule({"Arn": scene.function(seen.append)}, EventPattern=pattern)
    put_event(scene, source, {"owner": "mail/1"})
    put_event(scene, source, {"owner": "deposit/1"})
    assert seen == []
    scene.cloud.drain()
    (event,) = seen
    assert event["detail"] == {"owner": "deposit/1"}
    assert event["detail-type"] == "Tried"
    assert event["time"].endswith("Z")
    assert "ingestion-time" not in event


def test_a_queue_gets_events_only_if_its_policy_lets_the_rule(scene: Scene, rule: Callable[..., str]) -> None:
    source = uuid.uuid4().hex
    url, arn = scene.queue()
    name = rule({"Arn": arn}, EventPattern=json.dumps({"source": [source]}))
    put_event(scene, source, {"n": 1})
    scene.cloud.drain()
    assert scene.messages(url) == []
    assert "does not let it" in scene.cloud.failures[-1].message

    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "events.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": arn,
        "Condition": {"ArnEquals": {"aws:SourceArn": f"arn:aws:events:eu-west-1:123456789012:rule/{name}"}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    scene.cloud.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})
    put_event(scene, source, {"n": 2})
    scene.cloud.drain()
    assert [json.loads(body)["detail"] for body in scene.messages(url)] == [{"n": 2}]


def test_a_target_may_be_given_a_part_of_the_event(scene: Scene, rule: Callable[..., str]) -> None:
    seen: list[Any] = []
    source = uuid.uuid4().hex
    rule({"Arn": scene.function(seen.append), "InputPath": "$.detail"}, EventPattern=json.dumps({"source": [source]}))
    put_event(scene, source, {"n": 7})
    scene.cloud.drain()
    assert seen == [{"n": 7}]


def test_a_schedule_matches_no_event_and_fires_when_told(scene: Scene, rule: Callable[..., str]) -> None:
    seen: list[dict[str, Any]] = []
    name = rule({"Arn": scene.function(seen.append)}, ScheduleExpression="rate(1 minute)")
    put_event(scene, "anything", {})
    scene.cloud.drain()
    assert seen == []
    scene.cloud.fire(name)
    scene.cloud.drain()
    assert [event["detail-type"] for event in seen] == ["Scheduled Event"]


def test_an_object_tells_its_version_and_a_growing_sequencer(scene: Scene, rule: Callable[..., str]) -> None:
    seen: list[dict[str, Any]] = []
    bucket, s3 = f"test-{uuid.uuid4().hex[:12]}", scene.cloud.client("s3")
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}})
    pattern = {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"bucket": {"name": [bucket]}}}
    rule({"Arn": scene.function(seen.append)}, EventPattern=json.dumps(pattern))
    versions = [s3.put_object(Bucket=bucket, Key="a b/é.pdf", Body=b"x")["VersionId"] for _ in range(2)]
    scene.cloud.drain()
    objects = [event["detail"]["object"] for event in seen]
    assert [each["version-id"] for each in objects] == versions
    assert [each["key"] for each in objects] == ["a b/é.pdf"] * 2
    assert objects[0]["sequencer"] < objects[1]["sequencer"]


def test_an_asynchronous_invocation_is_tried_three_times_then_goes_to_its_dead_letters(scene: Scene) -> None:
    tries: list[Any] = []
    url, arn = scene.queue()

    def run(event: Any) -> None:
        tries.append(event)
        raise RuntimeError("on purpose")

    function = scene.function(run)
    scene.cloud.client("lambda").put_function_event_invoke_config(
        FunctionName=function, DestinationConfig={"OnFailure": {"Destination": arn}}
    )
    scene.cloud.client("lambda").invoke(FunctionName=function, InvocationType="Event", Payload=b'{"n": 1}')
    assert tries == []
    scene.cloud.drain()
    assert tries == [{"n": 1}] * 3
    assert [json.loads(body)["requestPayload"] for body in scene.messages(url)] == [{"n": 1}]


def test_an_event_starts_an_execution(scene: Scene, rule: Callable[..., str]) -> None:
    seen: list[Any] = []
    source, function = uuid.uuid4().hex, scene.function(seen.append)
    definition = {
        "StartAt": "Tell",
        "States": {
            "Tell": {
                "Type": "Task",
                "Resource": "arn:aws:states:::lambda:invoke",
                "Parameters": {"FunctionName": function, "Payload.$": "$.detail"},
                "End": True,
            }
        },
    }
    machine = scene.cloud.client("stepfunctions").create_state_machine(
        name=f"test-{uuid.uuid4().hex[:12]}",
        definition=json.dumps(definition),
        roleArn=scene.role([{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": function}]),
    )["stateMachineArn"]
    rule({"Arn": machine}, EventPattern=f'{{"source":["{source}"]}}')
    put_event(scene, source, {"n": 1})
    scene.cloud.drain()
    assert seen == [{"n": 1}]


@pytest.mark.parametrize(
    ("address", "kind", "detail_type"),
    [
        ("bounce@simulator.amazonses.com", "Bounce", "Email Bounced"),
        ("anyone@bounce.example", "Bounce", "Email Bounced"),
        ("anyone@complaint.example", "Complaint", "Email Complaint Received"),
        ("anyone@reject.example", "Reject", "Email Rejected"),
        ("anyone@slow.example", "DeliveryDelay", "Email Delivery Delayed"),
        ("success@simulator.amazonses.com", "Delivery", "Email Delivered"),
    ],
)
def test_what_becomes_of_a_mail_is_told_as_ses_tells_it(
    scene: Scene, rule: Callable[..., str], address: str, kind: str, detail_type: str
) -> None:
    seen: list[dict[str, Any]] = []
    mark = uuid.uuid4().hex
    pattern = {"source": ["aws.ses"], "detail": {"mail": {"tags": {"mark": [mark]}}}}
    rule({"Arn": scene.function(seen.append)}, EventPattern=json.dumps(pattern))
    mail = {
        "FromEmailAddress": MAIL_FROM,
        "Destination": {"ToAddresses": [address]},
        "Content": {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "b"}}}},
        "EmailTags": [{"Name": "mark", "Value": mark}],
    }
    ses, ours = scene.cloud.client("sesv2"), scene.cloud.outputs["MailConfiguration"]
    ses.send_email(**mail)  # with no configuration set, nobody is told
    sent = ses.send_email(**mail, ConfigurationSetName=ours)
    scene.cloud.drain()
    told = [(event["detail-type"], event["detail"]["eventType"], event["detail"]["mail"]) for event in seen]
    assert told[-1][:2] == (detail_type, kind)
    for *_, described in told:
        assert (described["messageId"], described["destination"]) == (sent["MessageId"], [address])
        assert described["tags"]["ses:configuration-set"] == [ours]
