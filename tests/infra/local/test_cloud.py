"""The local cloud is made from the packaged template, and serves what it deploys."""

import json
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from infra.bootstrap_stack import Seeded
from infra.compose import template
from infra.local.cloud import LocalCloud
from infra.local.http.front import HttpFront
from infra.local.http.server import Endpoint, QuietHandler, free_port
from tests.infra.local.scene import Scene


def test_every_function_of_the_template_can_be_found_by_its_name(cloud: LocalCloud) -> None:
    declared = cloud.stack.of_type("AWS::Lambda::Function")
    assert "APIHandler" in declared
    for logical_id in declared:
        arn = cloud.stack.resources[logical_id]["Arn"]
        assert cloud.client("lambda").get_function(FunctionName=arn)["Configuration"]["Environment"]["Variables"]


def test_buckets_keep_what_the_template_says_of_them(cloud: LocalCloud) -> None:
    s3 = cloud.client("s3")
    quarantine, evidence = cloud.outputs["QuarantineBucket"], cloud.outputs["EvidenceBucket"]
    assert s3.get_bucket_versioning(Bucket=quarantine)["Status"] == "Enabled"
    (rule,) = s3.get_bucket_cors(Bucket=quarantine)["CORSRules"]
    assert rule["AllowedOrigins"] == [cloud.url]
    lock = s3.get_object_lock_configuration(Bucket=evidence)["ObjectLockConfiguration"]
    retention = lock["Rule"]["DefaultRetention"]
    assert (retention["Mode"], retention["Days"]) == ("COMPLIANCE", 1)


def test_tables_keep_their_streams_expiry_and_recovery(cloud: LocalCloud) -> None:
    dynamodb = cloud.client("dynamodb")
    log = dynamodb.describe_table(TableName=cloud.outputs["LogTable"])["Table"]
    assert log["StreamSpecification"]["StreamViewType"] == "NEW_IMAGE"
    expiry = dynamodb.describe_time_to_live(TableName=cloud.outputs["SessionsTable"])["TimeToLiveDescription"]
    assert expiry == {"AttributeName": "expires_at", "TimeToLiveStatus": "ENABLED"}
    backups = dynamodb.describe_continuous_backups(TableName=cloud.outputs["LogTable"])["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_every_queue_that_is_polled_has_its_dead_letters(cloud: LocalCloud) -> None:
    sqs = cloud.client("sqs")
    for mapping in cloud.client("lambda").list_event_source_mappings()["EventSourceMappings"]:
        name = mapping["EventSourceArn"].rsplit(":", 1)[-1]
        if ":sqs:" not in mapping["EventSourceArn"] or name.startswith("test-"):
            continue
        url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        assert json.loads(attributes["RedrivePolicy"])["maxReceiveCount"] >= 5, name


def test_a_seeded_administration_stands_and_its_page_is_served(http: requests.Session, administration: Seeded) -> None:
    page = http.get(f"/a/{administration.administration.slug}")
    assert page.status_code == 200
    assert administration.administration.name.ar in page.text


def test_a_method_that_no_resource_takes_gets_the_templates_gateway_response(cloud: LocalCloud) -> None:
    answer = requests.request("TRACE", f"{cloud.url}/desk", timeout=10)
    assert (answer.status_code, answer.json()["code"]) == (404, "http.no_such_address")


def test_a_body_larger_than_api_gateway_takes_is_refused(cloud: LocalCloud) -> None:
    answer = requests.post(f"{cloud.url}/sign-in", data=b"x" * (10 * 1024 * 1024 + 1), timeout=30)
    assert answer.status_code == 413


def test_under_a_stages_prefix_the_application_sees_its_own_paths(cloud: LocalCloud) -> None:
    front = HttpFront(lambda _request, _body: None, prefix="/local")
    front.open(cloud.stack.properties("RestAPI")["Body"])
    staged = Endpoint(front, handler=QuietHandler)
    paths = ("/local/", "/local", "/", "/locally")
    assert [requests.get(staged.url + path, timeout=10).status_code for path in paths] == [200, 200, 403, 403]
    staged.stop()


def test_static_files_come_as_they_are(cloud: LocalCloud) -> None:
    page = requests.get(cloud.url, timeout=10).text
    path = page.split('rel="preload" href="', 1)[1].split('"', 1)[0]
    font = requests.get(cloud.url + path, headers={"Accept": "font/woff2,*/*"}, timeout=10)
    assert font.content[:4] == b"wOF2"


def test_mail_from_an_address_that_is_not_ours_is_refused(cloud: LocalCloud) -> None:
    def send(sender: str) -> Any:
        content = {"Simple": {"Subject": {"Data": "s"}, "Body": {"Text": {"Data": "t"}}}}
        destination = {"ToAddresses": ["a@example.test"]}
        return cloud.client("sesv2").send_email(FromEmailAddress=sender, Destination=destination, Content=content)

    assert send("bureau@wasl.localhost")["MessageId"]
    with pytest.raises(ClientError) as refused:
        send("somebody@else.example")
    assert refused.value.response["Error"]["Code"] == "MessageRejected"


def test_the_next_version_is_deployed_over_what_runs(cloud: LocalCloud) -> None:
    before, outputs = template(stage="local"), cloud.outputs
    after = template(stage="local")
    definition = json.loads(after["Resources"]["CircuitStateMachine"]["Properties"]["DefinitionString"])
    definition["Comment"] = "the next version"
    after["Resources"]["CircuitStateMachine"]["Properties"]["DefinitionString"] = json.dumps(definition)
    try:
        cloud.update(after)
        described = cloud.client("stepfunctions").describe_state_machine(stateMachineArn=outputs["CircuitStateMachine"])
        assert json.loads(described["definition"])["Comment"] == "the next version"
        assert cloud.outputs == outputs
    finally:
        cloud.update(before)


def test_a_port_that_is_taken_is_passed_over() -> None:
    first = Endpoint(lambda _environ, _start: [], free_port(20_000), QuietHandler)
    assert free_port(first.port) > first.port
    assert free_port(0) > 1023, "any that is free, where none is wished for"
    first.stop()


def test_calls_of_this_process_and_calls_by_http_see_the_same_state(cloud: LocalCloud) -> None:
    table, *_ = Scene(cloud).table()
    names = requests.post(
        cloud.aws.url,
        data="{}",
        headers={
            "X-Amz-Target": "DynamoDB_20120810.ListTables",
            "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/dynamodb/aws4_request, "
            "SignedHeaders=host, Signature=0",
            "Content-Type": "application/x-amz-json-1.0",
        },
        timeout=10,
    ).json()["TableNames"]
    assert table in names
