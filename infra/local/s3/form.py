"""Browser uploads by POST: the form as S3 reads it, and its signed policy as S3 enforces it.

Source: "Browser-Based Uploads Using POST (AWS Signature Version 4)" in the S3 API reference.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from typing import Any

from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from infra.local.s3.errors import S3Error, access_denied
from infra.local.s3.sigv4 import ALGORITHM, SecretOf, require_same, signature

MAX_FIELDS_BYTES = 20 * 1024
_FREE_FIELDS = {"x-amz-signature", "file", "policy"}


@dataclass(frozen=True)
class Upload:
    """A form: fields by lower-case name with ``${filename}`` replaced, and the one file after them."""

    fields: Mapping[str, str]
    content: bytes


def read_form(content_type: str, body: bytes) -> Upload:
    """Fields up to the file; what follows the file is ignored, as S3 does."""
    header = Message()
    header["Content-Type"] = content_type
    boundary = header.get_param("boundary")
    if not isinstance(boundary, str):
        raise S3Error(
            400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data."
        )
    fields: dict[str, str] = {}
    for name, filename, data in _parts(boundary, body):
        if name.lower() == "file":
            if sum(len(key) + len(value.encode()) for key, value in fields.items()) > MAX_FIELDS_BYTES:
                message = "Your POST request fields preceding the upload file were too large."
                raise S3Error(400, "MaxPostPreDataLengthExceeded", message, MaxPostPreDataLengthBytes=MAX_FIELDS_BYTES)
            last_part = (filename or "").replace("\\", "/").rpartition("/")[2]
            return Upload({key: value.replace("${filename}", last_part) for key, value in fields.items()}, data)
        if name.lower() in fields:  # S3 says nowhere which of two it takes: here, neither
            raise S3Error(400, "InvalidArgument", "A field comes twice.", ArgumentName=name, ArgumentValue="")
        fields[name.lower()] = data.decode()
    raise S3Error(
        400,
        "InvalidArgument",
        "POST requires exactly one file upload per request.",
        ArgumentName="file",
        ArgumentValue=0,
    )


def _parts(boundary: str, body: bytes) -> Iterator[tuple[str, str | None, bytes]]:
    decoder = MultipartDecoder(boundary.encode())
    decoder.receive_data(body)
    decoder.receive_data(None)
    head: Field | File | None = None
    data: list[bytes] = []
    try:
        while not isinstance(event := decoder.next_event(), (Epilogue, NeedData)):
            if isinstance(event, (Field, File)):
                head, data = event, []
            elif isinstance(event, Data) and head is not None:
                data.append(event.data)
                if not event.more_data:
                    yield head.name, getattr(head, "filename", None), b"".join(data)
    except ValueError as error:
        message = "The body of your POST request is not well-formed multipart/form-data."
        raise S3Error(400, "MalformedPOSTRequest", message) from error


def check_form(upload: Upload, bucket: str, secret_of: SecretOf, now: datetime) -> None:
    """Refuses a form whose policy is unsigned, expired, or not met to the letter."""
    fields = upload.fields
    if "policy" not in fields:
        raise access_denied()
    if "key" not in fields:
        message = (
            "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields."
        )
        raise S3Error(400, "InvalidArgument", message, ArgumentName="key", ArgumentValue="")
    if fields.get("x-amz-algorithm") != ALGORITHM:
        message = "Please use AWS4-HMAC-SHA256."
        raise S3Error(
            400, "InvalidRequest", f"The authorization mechanism you have provided is not supported. {message}"
        )
    require_same(
        signature(secret_of, fields.get("x-amz-credential", ""), fields["policy"]), fields.get("x-amz-signature", "")
    )
    policy = _policy(fields["policy"])
    if now > datetime.fromisoformat(policy["expiration"]):
        raise access_denied("Invalid according to Policy: Policy expired.")
    _check_conditions(policy["conditions"], {**fields, "bucket": bucket}, len(upload.content))


def _policy(encoded: str) -> dict[str, Any]:
    try:
        policy: dict[str, Any] = json.loads(base64.b64decode(encoded, validate=True))
    except (binascii.Error, ValueError) as error:
        message = "The content of the form does not meet the conditions specified in the policy document."
        raise S3Error(400, "InvalidPolicyDocument", message) from error
    if "expiration" not in policy or "conditions" not in policy:
        raise S3Error(400, "InvalidPolicyDocument", "Invalid Policy: expiration and conditions are needed.")
    return policy


def _check_conditions(conditions: list[Any], fields: Mapping[str, str], size: int) -> None:
    named = {"bucket"}
    for operator, target, value in _spread(conditions):
        if operator == "content-length-range":
            _check_size(size, int(target), int(value))
            continue
        name = str(target).removeprefix("$").lower()
        named.add(name)
        given = fields.get(name)
        met = given is not None and (given == value if operator == "eq" else given.startswith(value))
        if not met:
            shown = json.dumps([operator, target, value])
            raise access_denied(f"Invalid according to Policy: Policy Condition failed: {shown}")
    extra = sorted(name for name in set(fields) - named - _FREE_FIELDS if not name.startswith("x-ignore-"))
    if extra:
        raise access_denied(f"Invalid according to Policy: Extra input fields: {', '.join(extra)}")


def _spread(conditions: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    for condition in conditions:
        if isinstance(condition, dict):
            yield from (("eq", f"${name}", value) for name, value in condition.items())
        elif len(condition) == 3 and condition[0].lower() in {"eq", "starts-with", "content-length-range"}:
            yield condition[0].lower(), condition[1], condition[2]
        else:
            raise S3Error(400, "InvalidPolicyDocument", f"Invalid Policy: Invalid condition {json.dumps(condition)}")


def _check_size(size: int, smallest: int, largest: int) -> None:
    if size < smallest:
        message = "Your proposed upload is smaller than the minimum allowed size"
        raise S3Error(400, "EntityTooSmall", message, ProposedSize=size, MinSizeAllowed=smallest)
    if size > largest:
        message = "Your proposed upload exceeds the maximum allowed size"
        raise S3Error(400, "EntityTooLarge", message, ProposedSize=size, MaxSizeAllowed=largest)
