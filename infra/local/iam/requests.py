"""What an AWS call asks IAM for: actions, resources and condition keys, read from the operation and its parameters."""

from collections.abc import Callable, Iterable, Mapping
from email import message_from_bytes
from email.utils import parseaddr
from typing import Any, NamedTuple

from moto.kms.models import kms_backends
from moto.ses.models import ses_backends

from infra.local.functions import step_functions
from infra.local.http.server import ACCOUNT, REGION
from infra.local.iam.attributes import condition_keys

Parameters = Mapping[str, Any]
Keys = dict[str, list[str]]


class Request(NamedTuple):
    """One right that a call needs. ``keys``: condition keys in lower case, each with its values."""

    action: str
    resource: str
    keys: Keys


def _arn(service: str, rest: str) -> str:
    return f"arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}"


def requests(service: str, operation: str, parameters: Parameters) -> list[Request]:
    """The rights that the call needs, all of them; empty where AWS asks for none."""
    reader = _READERS.get(service)
    return reader(operation, parameters) if reader else [Request(f"{service}:{operation}", "*", {})]


def _table_arn(name: str) -> str:
    return name if name.startswith("arn:") else _arn("dynamodb", f"table/{name}")


_OF_TRANSACTION = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}


def _dynamodb(operation: str, parameters: Parameters) -> list[Request]:
    """Transactions and batches item by item; indexes are resources of their own."""
    if operation == "TransactWriteItems":
        return [_item(_OF_TRANSACTION[kind], it) for each in parameters["TransactItems"] for kind, it in each.items()]
    if operation == "TransactGetItems":
        return [_item("GetItem", each["Get"]) for each in parameters["TransactItems"]]
    if operation in ("BatchGetItem", "BatchWriteItem"):
        tables = parameters["RequestItems"].items()
        return [Request(f"dynamodb:{operation}", _table_arn(name), _of_batch(asked)) for name, asked in tables]
    if "TableName" not in parameters:
        return [Request(f"dynamodb:{operation}", "*", {})]
    return [_item(operation, parameters)]


def _item(operation: str, parameters: Parameters) -> Request:
    index = f"/index/{parameters['IndexName']}" if parameters.get("IndexName") else ""
    arn = _table_arn(parameters["TableName"]) + index
    return Request(f"dynamodb:{operation}", arn, condition_keys(parameters))


def _of_batch(asked: Any) -> Keys:
    """The condition keys of one table's part of a batch: keys to get, or puts and deletes."""
    if isinstance(asked, dict):
        return condition_keys(asked)
    written = [change for each in asked for change in each.values()]
    return condition_keys({"Keys": [change.get("Item") or change["Key"] for change in written]})


def _streams(operation: str, parameters: Parameters) -> list[Request]:
    arn = parameters.get("StreamArn") or str(parameters.get("ShardIterator", "*")).split("|")[0]
    return [Request(f"dynamodb:{operation}", arn, {})]


_S3_ACTIONS = {
    "HeadObject": "GetObject",
    "HeadBucket": "ListBucket",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListObjectVersions": "ListBucketVersions",
    "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject",
    "CompleteMultipartUpload": "PutObject",
    "ListParts": "ListMultipartUploadParts",
}
_VERSIONED = {"GetObject", "DeleteObject", "GetObjectTagging", "PutObjectTagging"}
_S3_EXTRAS = {
    "Tagging": "PutObjectTagging",
    "ObjectLockRetainUntilDate": "PutObjectRetention",
    "ObjectLockLegalHoldStatus": "PutObjectLegalHold",
    "ACL": "PutObjectAcl",
}


def _s3(operation: str, parameters: Parameters) -> list[Request]:
    """Reading a named version, tagging, retaining and copying ask for rights of their own."""
    bucket = f"arn:aws:s3:::{parameters.get('Bucket', '*')}"
    action = _S3_ACTIONS.get(operation, operation)
    if operation == "DeleteObjects":
        objects = parameters["Delete"]["Objects"]
        return [_s3_object("DeleteObject", f"{bucket}/{each['Key']}", each.get("VersionId")) for each in objects]
    if operation == "CopyObject":
        source = _copy_source(parameters["CopySource"])
        return [source, *_s3_put(f"{bucket}/{parameters['Key']}", parameters)]
    if "Key" not in parameters:
        prefix = parameters.get("Prefix")
        return [Request(f"s3:{action}", bucket, {} if prefix is None else {"s3:prefix": [prefix]})]
    target = f"{bucket}/{parameters['Key']}"
    if action == "PutObject" and operation != "UploadPart":
        return _s3_put(target, parameters)
    return [_s3_object(action, target, parameters.get("VersionId"))]


def _s3_object(action: str, target: str, version: str | None) -> Request:
    named = version is not None and action in _VERSIONED
    right = action.replace("Object", "ObjectVersion", 1) if named else action
    return Request(f"s3:{right}", target, {"s3:versionid": [str(version)]} if named else {})


def _s3_put(target: str, parameters: Parameters) -> list[Request]:
    extras = [action for name, action in _S3_EXTRAS.items() if parameters.get(name)]
    return [Request(f"s3:{action}", target, {}) for action in ("PutObject", *extras)]


def _copy_source(source: str | Parameters) -> Request:
    if isinstance(source, str):
        path, _, version = source.partition("?versionId=")
        return _s3_object("GetObject", f"arn:aws:s3:::{path.lstrip('/')}", version or None)
    return _s3_object("GetObject", f"arn:aws:s3:::{source['Bucket']}/{source['Key']}", source.get("VersionId"))


_BATCHES = {
    "SendMessageBatch": "SendMessage",
    "DeleteMessageBatch": "DeleteMessage",
    "ChangeMessageVisibilityBatch": "ChangeMessageVisibility",
}


def _sqs(operation: str, parameters: Parameters) -> list[Request]:
    name = str(parameters.get("QueueUrl", parameters.get("QueueName", "*"))).rsplit("/", 1)[-1]
    arn = parameters.get("SourceArn") or _arn("sqs", name)
    return [Request(f"sqs:{_BATCHES.get(operation, operation)}", arn, {})]


def _kms(operation: str, parameters: Parameters) -> list[Request]:
    """Keys by any of their names; their tags are condition keys. An alias and its key are both asked for."""
    if operation == "CreateKey":
        return _new_key(parameters)
    key = parameters.get("KeyId") or parameters.get("TargetKeyId")
    if key is None:
        return [Request(f"kms:{operation}", "*", {})]
    backend = kms_backends[ACCOUNT][REGION]
    if str(key).startswith("alias/") and backend.get_key_id_from_alias(str(key)) is None:
        return []  # KMS says that there is no such alias before it asks who wants to know
    key_id = backend.any_id_to_key_id(key)
    tags = {
        f"aws:resourcetag/{tag['TagKey']}".lower(): [tag["TagValue"]]
        for tag in backend.tagger.list_tags_for_resource(key_id).get("Tags", [])
    }
    wanted = [Request(f"kms:{operation}", _arn("kms", f"key/{key_id}"), {**tags, **_asked(parameters)})]
    alias = parameters.get("AliasName")
    return [*wanted, Request(f"kms:{operation}", _arn("kms", alias), {})] if alias else wanted


def _new_key(parameters: Parameters) -> list[Request]:
    """Tagging it at its making is a right of its own, on whichever key it will be."""
    tags = {f"aws:requesttag/{tag['TagKey']}".lower(): [tag["TagValue"]] for tag in parameters.get("Tags", [])}
    wanted = [Request("kms:CreateKey", "*", {**tags, **_asked(parameters)})]
    return [*wanted, Request("kms:TagResource", _arn("kms", "key/new"), tags)] if tags else wanted


_KMS_KEYS = {
    "kms:signingalgorithm": "SigningAlgorithm",
    "kms:messagetype": "MessageType",
    "kms:keyusage": "KeyUsage",
    "kms:keyspec": "KeySpec",
}


def _asked(parameters: Parameters) -> Keys:
    return {key: [str(parameters[name])] for key, name in _KMS_KEYS.items() if name in parameters}


def _events(operation: str, parameters: Parameters) -> list[Request]:
    if operation != "PutEvents":
        return [Request(f"events:{operation}", "*", {})]
    return [
        Request(
            "events:PutEvents",
            _bus(entry.get("EventBusName", "default")),
            {"events:source": [entry.get("Source", "")], "events:detail-type": [entry.get("DetailType", "")]},
        )
        for entry in parameters["Entries"]
    ]


def _bus(name: str) -> str:
    return name if name.startswith("arn:") else _arn("events", f"event-bus/{name}")


def _states(operation: str, parameters: Parameters) -> list[Request]:
    """A token nobody knows is asked about too: AWS refuses who lacks the right, whatever the token is worth."""
    if "taskToken" in parameters:
        machine = step_functions.machine_of(parameters["taskToken"]) or step_functions.first_machine()
        return [Request(f"states:{operation}", machine, {})]
    arn = parameters.get("stateMachineArn") or parameters.get("executionArn") or "*"
    return [Request(f"states:{operation}", arn, {})]


def _ses(operation: str, parameters: Parameters) -> list[Request]:
    """Sending needs the identity of the sender and the configuration set; raw content has an action of its own."""
    if operation != "SendEmail":
        return [Request(f"ses:{operation}", "*", {})]
    raw = parameters["Content"].get("Raw")
    sender = parseaddr(parameters.get("FromEmailAddress") or (message_from_bytes(raw["Data"])["From"] if raw else ""))[
        1
    ]
    action = "ses:SendRawEmail" if raw else "ses:SendEmail"
    keys = {"ses:fromaddress": [sender], "ses:apiversion": ["2"]}
    wanted = [Request(action, _arn("ses", f"identity/{_identity(sender)}"), keys)]
    if parameters.get("ConfigurationSetName"):
        wanted.append(Request(action, _arn("ses", f"configuration-set/{parameters['ConfigurationSetName']}"), keys))
    return wanted


def _identity(sender: str) -> str:
    known: Iterable[str] = ses_backends[ACCOUNT][REGION].email_identities
    return sender if sender in known else sender.rpartition("@")[2]


def _sms_voice(operation: str, parameters: Parameters) -> list[Request]:
    """What a short message comes from is the resource."""
    return [Request(f"sms-voice:{operation}", str(parameters.get("OriginationIdentity", "*")), {})]


_WITHOUT_IAM = {
    "InitiateAuth",
    "RespondToAuthChallenge",
    "GetUser",
    "GlobalSignOut",
    "RevokeToken",
    "AssociateSoftwareToken",
    "VerifySoftwareToken",
    "SetUserMFAPreference",
    "ChangePassword",
    "ForgotPassword",
    "ConfirmForgotPassword",
}


def _cognito(operation: str, parameters: Parameters) -> list[Request]:
    if operation in _WITHOUT_IAM:
        return []
    return [
        Request(f"cognito-idp:{operation}", _arn("cognito-idp", f"userpool/{parameters.get('UserPoolId', '*')}"), {})
    ]


def _lambda(operation: str, parameters: Parameters) -> list[Request]:
    name = parameters.get("FunctionName", "*")
    action = "InvokeFunction" if operation == "Invoke" else operation
    return [Request(f"lambda:{action}", name if name.startswith("arn:") else _arn("lambda", f"function:{name}"), {})]


_READERS: dict[str, Callable[[str, Parameters], list[Request]]] = {
    "dynamodb": _dynamodb,
    "dynamodbstreams": _streams,
    "s3": _s3,
    "sqs": _sqs,
    "kms": _kms,
    "events": _events,
    "stepfunctions": _states,
    "sesv2": _ses,
    "pinpoint-sms-voice-v2": _sms_voice,
    "cognito-idp": _cognito,
    "lambda": _lambda,
    "sts": lambda _operation, _parameters: [],
}
