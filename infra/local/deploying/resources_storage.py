"""Makes buckets, tables, queues and keys from their CloudFormation properties."""

import json
from typing import Any

from infra.local.deploying.provision import Attributes, Deployment, creates

_TABLE = (
    "AttributeDefinitions",
    "KeySchema",
    "BillingMode",
    "GlobalSecondaryIndexes",
    "LocalSecondaryIndexes",
)


@creates("AWS::S3::Bucket")
def bucket(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """Versioning, CORS, encryption, events, tags, Object Lock with its default retention."""
    s3, name = deployment.client("s3"), deployment.name(given, "BucketName").lower()
    s3.create_bucket(
        Bucket=name,
        CreateBucketConfiguration={"LocationConstraint": deployment.region},
        ObjectLockEnabledForBucket=bool(given.get("ObjectLockEnabled")),
    )
    if "VersioningConfiguration" in given:
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=given["VersioningConfiguration"])
    if "CorsConfiguration" in given:
        rules = [_cors_rule(rule) for rule in given["CorsConfiguration"]["CorsRules"]]
        s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})
    if "ObjectLockConfiguration" in given:
        s3.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration=_object_lock(given))
    if given.get("NotificationConfiguration", {}).get("EventBridgeConfiguration", {}).get("EventBridgeEnabled"):
        s3.put_bucket_notification_configuration(
            Bucket=name, NotificationConfiguration={"EventBridgeConfiguration": {}}
        )
    if "Tags" in given:
        s3.put_bucket_tagging(Bucket=name, Tagging={"TagSet": given["Tags"]})
    return {
        "Ref": name,
        "Arn": f"arn:aws:s3:::{name}",
        "RegionalDomainName": f"{name}.s3.amazonaws.com",
    }


def _cors_rule(rule: dict[str, Any]) -> dict[str, Any]:
    names = {"MaxAge": "MaxAgeSeconds", "ExposedHeaders": "ExposeHeaders", "Id": "ID"}
    return {names.get(key, key): int(value) if key == "MaxAge" else value for key, value in rule.items()}


def _object_lock(given: dict[str, Any]) -> dict[str, Any]:
    configuration = json.loads(json.dumps(given["ObjectLockConfiguration"]))
    retention = configuration.get("Rule", {}).get("DefaultRetention", {})
    retention.update({unit: int(retention[unit]) for unit in ("Days", "Years") if unit in retention})
    return dict(configuration)


@creates("AWS::DynamoDB::Table")
def table(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """Keys, indexes, stream, time to live, point-in-time recovery, deletion protection left out."""
    dynamodb, name = deployment.client("dynamodb"), deployment.name(given, "TableName")
    request = {key: given[key] for key in _TABLE if key in given}
    if "StreamSpecification" in given:
        request["StreamSpecification"] = {
            "StreamEnabled": True,
            **given["StreamSpecification"],
        }
    made = dynamodb.create_table(TableName=name, **request)["TableDescription"]
    if "TimeToLiveSpecification" in given:
        dynamodb.update_time_to_live(
            TableName=name,
            TimeToLiveSpecification={
                **given["TimeToLiveSpecification"],
                "Enabled": True,
            },
        )
    if "PointInTimeRecoverySpecification" in given:
        dynamodb.update_continuous_backups(
            TableName=name,
            PointInTimeRecoverySpecification=given["PointInTimeRecoverySpecification"],
        )
    return {
        "Ref": name,
        "Arn": made["TableArn"],
        "StreamArn": made.get("LatestStreamArn"),
    }


def _attribute(value: Any) -> str:
    if isinstance(value, dict):
        return json.dumps(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@creates("AWS::SQS::Queue")
def queue(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A standard or FIFO queue with its redrive policy."""
    sqs, name = deployment.client("sqs"), deployment.name(given, "QueueName")
    if given.get("FifoQueue") in (True, "true") and not name.endswith(".fifo"):
        name += ".fifo"
    attributes = {key: _attribute(value) for key, value in given.items() if key not in ("QueueName", "Tags")}
    url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return {"Ref": url, "QueueUrl": url, "QueueName": name, "Arn": arn}


@creates("AWS::SQS::QueuePolicy")
def queue_policy(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """The queues' resource policy: without it EventBridge may not send to them."""
    for url in given["Queues"]:
        deployment.client("sqs").set_queue_attributes(
            QueueUrl=url, Attributes={"Policy": json.dumps(given["PolicyDocument"])}
        )
    return {"Ref": deployment.logical_id}


@creates("AWS::KMS::Key")
def key(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A key with its policy and tags."""
    made = deployment.client("kms").create_key(
        KeySpec=given.get("KeySpec", "SYMMETRIC_DEFAULT"),
        KeyUsage=given.get("KeyUsage", "ENCRYPT_DECRYPT"),
        Policy=json.dumps(given["KeyPolicy"]),
        Tags=[{"TagKey": tag["Key"], "TagValue": tag["Value"]} for tag in given.get("Tags", [])],
    )["KeyMetadata"]
    return {"Ref": made["KeyId"], "KeyId": made["KeyId"], "Arn": made["Arn"]}


@creates("AWS::KMS::Alias")
def alias(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A key's second name."""
    deployment.client("kms").create_alias(AliasName=given["AliasName"], TargetKeyId=given["TargetKeyId"])
    return {"Ref": given["AliasName"]}
