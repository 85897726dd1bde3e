"""A function does what its role lets it, and nothing else."""

import json
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra.local.iam.attributes import condition_keys
from infra.local.iam.policies import allowed
from tests.infra.local.scene import Scene

ITEM = {"pk": {"S": "a"}, "sk": {"S": "-"}}


@pytest.fixture
def bucket(scene: Scene) -> str:
    name = f"test-{uuid.uuid4().hex[:12]}"
    scene.cloud.client("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return name


def allow(*actions: str, on: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": list(actions), "Resource": on, **more}


def trying(scene: Scene, act: Callable[[], Any], *statements: dict[str, Any]) -> str:
    """The error code that a function with these statements gets from ``act``; empty if it succeeds."""

    def run(_event: Any) -> str:
        try:
            act()
        except ClientError as error:
            return str(error.response["Error"]["Code"])
        return ""

    answer = scene.cloud.invoke(scene.function(run, list(statements)), {})
    assert not answer.failed, answer
    return str(answer.payload)


def test_a_function_is_denied_what_its_role_lacks_and_the_lack_is_told(scene: Scene) -> None:
    table, arn, _ = scene.table()
    dynamodb = scene.cloud.client("dynamodb")
    reading = lambda: dynamodb.get_item(TableName=table, Key=ITEM)  # noqa: E731  # a name reads better
    assert trying(scene, reading) == "AccessDeniedException"
    assert trying(scene, reading, allow("dynamodb:PutItem", on=arn)) == "AccessDeniedException"
    assert ("dynamodb:GetItem", arn) in [(call.action, call.resource) for call in scene.cloud.denied]
    assert trying(scene, reading, allow("dynamodb:Get*", on=arn)) == ""
    assert ("dynamodb:GetItem", arn) in [(call.action, call.resource) for call in scene.cloud.calls]


def test_the_administrator_is_not_asked(scene: Scene) -> None:
    table, *_ = scene.table()
    before = scene.cloud.calls
    scene.cloud.client("dynamodb").put_item(TableName=table, Item=ITEM)
    assert scene.cloud.calls == before


def test_a_transaction_needs_each_of_its_items_rights(scene: Scene) -> None:
    table, arn, _ = scene.table()
    other, other_arn, _ = scene.table()

    def write() -> None:
        scene.cloud.client("dynamodb").transact_write_items(
            TransactItems=[
                {"Put": {"TableName": table, "Item": ITEM}},
                {
                    "ConditionCheck": {
                        "TableName": other,
                        "Key": ITEM,
                        "ConditionExpression": "attribute_not_exists(pk)",
                    }
                },
            ]
        )

    put = allow("dynamodb:PutItem", on=arn)
    assert trying(scene, write, put) == "AccessDeniedException"
    assert trying(scene, write, put, allow("dynamodb:ConditionCheckItem", on=other_arn)) == ""


def test_an_index_is_a_resource_of_its_own(scene: Scene) -> None:
    arn = scene.cloud.stack.resources["DepositsTable"]["Arn"]

    def query() -> None:
        scene.cloud.client("dynamodb").query(
            TableName=scene.cloud.outputs["DepositsTable"],
            IndexName="by_tracking",
            KeyConditionExpression="tracking_code = :c",
            ExpressionAttributeValues={":c": {"S": "none"}},
        )

    assert trying(scene, query, allow("dynamodb:Query", on=arn)) == "AccessDeniedException"
    assert trying(scene, query, allow("dynamodb:Query", on=f"{arn}/index/by_tracking")) == ""


def test_a_key_is_allowed_by_its_tags(scene: Scene) -> None:
    kms = scene.cloud.client("kms")
    keys = {
        purpose: kms.create_key(
            KeySpec="ECC_NIST_P256",
            KeyUsage="SIGN_VERIFY",
            Tags=[{"TagKey": "wasl:purpose", "TagValue": purpose}],
        )["KeyMetadata"]["KeyId"]
        for purpose in ("seal", "platform")
    }
    may = allow("kms:Sign", Condition={"StringEquals": {"aws:ResourceTag/wasl:purpose": ["seal", "signature"]}})

    def signing(purpose: str) -> Callable[[], Any]:
        return lambda: kms.sign(
            KeyId=keys[purpose], Message=b"0" * 32, MessageType="DIGEST", SigningAlgorithm="ECDSA_SHA_256"
        )

    assert trying(scene, signing("seal"), may) == ""
    assert trying(scene, signing("platform"), may) == "AccessDeniedException"


def test_reading_a_named_version_and_retaining_ask_for_rights_of_their_own(scene: Scene, bucket: str) -> None:
    s3, target = scene.cloud.client("s3"), f"arn:aws:s3:::{bucket}/*"
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    version = s3.put_object(Bucket=bucket, Key="k", Body=b"x")["VersionId"]
    reading = lambda: s3.get_object(Bucket=bucket, Key="k", VersionId=version)  # noqa: E731  # a name reads better
    assert trying(scene, reading, allow("s3:GetObject", on=target)) == "AccessDenied"
    assert trying(scene, reading, allow("s3:GetObjectVersion", on=target)) == ""


@pytest.mark.parametrize(
    ("place", "code"),
    [({"Key": "none"}, "NoSuchKey"), ({"Key": "k", "VersionId": "b" * 32}, "NoSuchVersion")],
    ids=["object", "version"],
)
def test_what_is_missing_is_hidden_from_who_may_not_list(
    scene: Scene, bucket: str, place: dict[str, str], code: str
) -> None:
    s3 = scene.cloud.client("s3")
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    s3.put_object(Bucket=bucket, Key="k", Body=b"x")
    reading = lambda: s3.get_object(Bucket=bucket, **place)  # noqa: E731  # a name reads better
    read = allow("s3:GetObject", "s3:GetObjectVersion", on=f"arn:aws:s3:::{bucket}/*")
    assert trying(scene, reading, read) == "AccessDenied"
    assert trying(scene, reading, read, allow("s3:ListBucket", on=f"arn:aws:s3:::{bucket}")) == code


def test_links_and_forms_are_signed_only_for_what_the_signer_may_do(scene: Scene, bucket: str) -> None:
    s3 = scene.cloud.client("s3")
    link = lambda: s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "a/1"})  # noqa: E731
    form = lambda: s3.generate_presigned_post(bucket, "a/${filename}")  # noqa: E731
    may = allow("s3:GetObject", "s3:PutObject", on=f"arn:aws:s3:::{bucket}/a/*")
    assert [trying(scene, link), trying(scene, form)] == ["AccessDenied"] * 2
    assert [trying(scene, link, may), trying(scene, form, may)] == ["", ""]


def test_threads_of_a_function_are_still_the_function(scene: Scene) -> None:
    table, *_ = scene.table()

    def in_a_pool() -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(scene.cloud.client("dynamodb").get_item, TableName=table, Key=ITEM).result()

    assert trying(scene, in_a_pool) == "AccessDeniedException"


def test_a_function_without_the_right_to_its_queue_gets_nothing_of_it(scene: Scene) -> None:
    seen: list[Any] = []
    url, arn = scene.queue()
    scene.mapping(arn, scene.function(seen.append, []))
    scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="x")
    with pytest.raises(ClientError, match="sqs:GetQueueAttributes"):
        scene.cloud.drain()
    scene.cloud.client("sqs").purge_queue(QueueUrl=url)
    scene.cloud.drain()
    assert seen == []


def test_a_state_machine_calls_functions_with_its_own_role(scene: Scene) -> None:
    seen: list[Any] = []
    function = scene.function(seen.append)
    task = {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": True}
    definition = {"StartAt": "T", "States": {"T": {**task, "Parameters": {"FunctionName": function}}}}
    states = scene.cloud.client("stepfunctions")
    machine = states.create_state_machine(
        name=f"test-{uuid.uuid4().hex[:12]}",
        definition=json.dumps(definition),
        roleArn=scene.role([allow("lambda:InvokeFunction", on="arn:aws:lambda:eu-west-1:123456789012:function:other")]),
    )["stateMachineArn"]
    execution = states.start_execution(stateMachineArn=machine, name="x")["executionArn"]
    scene.cloud.drain()
    assert seen == []
    described = states.describe_execution(executionArn=execution)
    assert (described["status"], described["error"]) == ("FAILED", "Lambda.AccessDeniedException")


@pytest.mark.parametrize(
    ("condition", "keys", "expected"),
    [
        ({"StringEquals": {"k": "a"}}, {"k": ["a"]}, True),
        ({"StringEquals": {"k": "a"}}, {}, False),
        ({"StringEqualsIfExists": {"k": "a"}}, {}, True),
        ({"StringNotEquals": {"k": "a"}}, {}, True),
        ({"StringLike": {"k": ["x*", "a?"]}}, {"k": ["ab"]}, True),
        ({"ForAllValues:StringEquals": {"k": ["a", "b"]}}, {"k": ["a", "c"]}, False),
        ({"ForAnyValue:StringEquals": {"k": ["a", "b"]}}, {"k": ["a", "c"]}, True),
        ({"ForAllValues:StringEquals": {"k": ["a"]}}, {}, True),
        ({"Null": {"k": "true"}}, {}, True),
        ({"Bool": {"k": "false"}}, {"k": ["False"]}, True),
    ],
)
def test_conditions_hold_as_in_iam(condition: dict[str, Any], keys: dict[str, list[str]], expected: bool) -> None:
    assert allowed([allow("s3:*", Condition=condition)], "s3:GetObject", "arn:x", keys) is expected


def test_a_denial_wins_over_every_permission() -> None:
    denial = {"Effect": "Deny", "NotAction": "s3:GetObject", "Resource": "*"}
    assert allowed([allow("s3:*"), denial], "s3:GetObject", "arn:x", {})
    assert not allowed([allow("s3:*"), denial], "s3:PutObject", "arn:x", {})


def test_a_role_may_be_held_to_some_attributes_of_some_partitions(scene: Scene) -> None:
    table, arn, _ = scene.table()
    dynamodb = scene.cloud.client("dynamodb")

    def marking(partition: str, attribute: str) -> Callable[[], Any]:
        return lambda: dynamodb.update_item(
            TableName=table,
            Key={"pk": {"S": partition}, "sk": {"S": "-"}},
            UpdateExpression="REMOVE #a",
            ExpressionAttributeNames={"#a": attribute},
        )

    may = allow(
        "dynamodb:UpdateItem",
        on=arn,
        Condition={
            "ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", "unpublished"]},
            "ForAllValues:StringLike": {"dynamodb:LeadingKeys": "deposit/*"},
        },
    )
    assert trying(scene, marking("deposit/1", "unpublished"), may) == ""
    assert trying(scene, marking("deposit/1", "body"), may) == "AccessDeniedException"
    assert trying(scene, marking("mail/1", "unpublished"), may) == "AccessDeniedException"


@pytest.mark.parametrize(
    ("request_", "leading", "attributes"),
    [
        ({"Item": {"pk": {"S": "a"}, "x": {"S": "b"}}}, ["a"], ["pk", "x"]),
        ({"Keys": [{"pk": {"S": "a"}}, {"pk": {"S": "b"}}]}, ["a", "b"], ["pk"]),
        (
            {
                "KeyConditionExpression": "(#0 = :0 AND begins_with (#1, :1))",
                "ExpressionAttributeNames": {"#0": "pk", "#1": "sk"},
                "ExpressionAttributeValues": {":0": {"S": "a"}, ":1": {"S": "R#"}},
            },
            ["a"],
            ["pk", "sk"],
        ),
        (
            {
                "Key": {"pk": {"S": "a"}},
                "UpdateExpression": "SET #0 = if_not_exists(tally, :0) REMOVE y",
                "ConditionExpression": "attribute_exists(#1) AND NOT z = :1",
                "ExpressionAttributeNames": {"#0": "x", "#1": "w"},
            },
            ["a"],
            ["pk", "tally", "w", "x", "y", "z"],
        ),
    ],
)
def test_partitions_and_attributes_are_read_from_a_request(
    request_: dict[str, Any], leading: list[str], attributes: list[str]
) -> None:
    keys = condition_keys(request_)
    assert (keys["dynamodb:leadingkeys"], keys["dynamodb:attributes"]) == (leading, attributes)


def test_a_token_completes_only_for_whom_the_right_is_granted_even_one_that_never_was(scene: Scene) -> None:
    states = scene.cloud.client("stepfunctions")
    complete = lambda: states.send_task_success(taskToken="never", output="{}")  # noqa: E731  # a name reads better
    assert trying(scene, complete) == "AccessDeniedException"
    assert trying(scene, complete, allow("states:SendTaskSuccess")) == "InvalidToken"
