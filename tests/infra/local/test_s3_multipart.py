"""Uploads in parts meet what S3 asks, or are refused with S3's words."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError

from infra.local.cloud import LocalCloud
from tests.infra.local.scene import Scene

PART = b"a" * (5 * 2**20)  # the smallest that S3 takes before the last
LAST = b"the end"


@pytest.fixture
def s3(client: Callable[[str], Any]) -> Any:
    return client("s3")


@pytest.fixture
def upload(s3: Any, unique: str) -> dict[str, Any]:
    """An upload with SHA-256 checksums in a bucket of its own, as arguments of the calls on it."""
    s3.create_bucket(Bucket=unique, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    where = {"Bucket": unique, "Key": "uploads/a/letter.pdf"}
    begun = s3.create_multipart_upload(**where, ChecksumAlgorithm="SHA256", ContentType="application/pdf")
    return {**where, "UploadId": begun["UploadId"]}


def sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def put(s3: Any, upload: dict[str, Any], number: int, data: bytes) -> dict[str, Any]:
    """Sends a part with its checksum; as a completion names it."""
    checksum = sha256(data)
    sent = s3.upload_part(**upload, PartNumber=number, Body=data, ChecksumSHA256=checksum)
    return {"PartNumber": number, "ETag": sent["ETag"], "ChecksumSHA256": checksum}


def complete(s3: Any, upload: dict[str, Any], parts: list[dict[str, Any]], **more: Any) -> Any:
    return s3.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts}, **more)


def test_parts_become_one_object_with_its_type_and_a_composite_checksum(s3: Any, upload: dict[str, Any]) -> None:
    parts = [put(s3, upload, 2, LAST), put(s3, upload, 1, PART)][::-1]
    complete(s3, upload, parts, MpuObjectSize=len(PART + LAST))
    stored = s3.get_object(Bucket=upload["Bucket"], Key=upload["Key"], ChecksumMode="ENABLED")
    digests = hashlib.sha256(PART).digest() + hashlib.sha256(LAST).digest()
    assert stored["ChecksumSHA256"] == sha256(digests) + "-2"
    assert (stored["ContentType"], stored["Body"].read() == PART + LAST) == ("application/pdf", True)


def test_a_completion_is_refused_unless_every_part_is_as_it_was_sent(s3: Any, upload: dict[str, Any]) -> None:
    one, two, three = put(s3, upload, 1, PART), put(s3, upload, 2, LAST), put(s3, upload, 3, LAST)

    def refused(parts: list[dict[str, Any]], **more: Any) -> str:
        with pytest.raises(ClientError) as error:
            complete(s3, upload, parts, **more)
        return str(error.value.response["Error"]["Code"])

    assert refused([]) == "MalformedXML"
    assert refused([two, one]) == "InvalidPartOrder"
    assert refused([one, one]) == "InvalidPartOrder"
    assert refused([one, {**two, "ETag": one["ETag"]}]) == "InvalidPart"
    assert refused([one, {**two, "ChecksumSHA256": one["ChecksumSHA256"]}]) == "InvalidPart"
    assert refused([one, {**two, "PartNumber": 4}]) == "InvalidPart"
    assert refused([one, {name: two[name] for name in ("PartNumber", "ETag")}]) == "InvalidRequest"
    assert refused([one, two, three]) == "EntityTooSmall"
    assert refused([one, three]) == "InternalError"
    assert refused([one, two], MpuObjectSize=len(PART)) == "InvalidRequest"
    complete(s3, upload, [one, two])


def test_an_upload_that_is_over_takes_nothing_more(s3: Any, upload: dict[str, Any]) -> None:
    part = put(s3, upload, 1, LAST)
    complete(s3, upload, [part])
    calls: list[Callable[[], Any]] = [
        lambda: complete(s3, upload, [part]),
        lambda: put(s3, upload, 2, LAST),
        lambda: s3.list_parts(**upload),
        lambda: s3.abort_multipart_upload(**upload),
    ]
    for call in calls:
        with pytest.raises(ClientError, match="NoSuchUpload"):
            call()


def test_an_upload_is_one_of_its_own_key(s3: Any, upload: dict[str, Any]) -> None:
    with pytest.raises(ClientError, match="NoSuchUpload"):
        put(s3, {**upload, "Key": "uploads/b/letter.pdf"}, 1, LAST)


def test_a_part_that_was_sent_again_replaces_the_first(s3: Any, upload: dict[str, Any]) -> None:
    first, second = put(s3, upload, 1, b"first"), put(s3, upload, 1, b"second")
    with pytest.raises(ClientError, match="InvalidPart"):
        complete(s3, upload, [first])
    complete(s3, upload, [second])


def test_a_part_bears_the_checksum_that_the_upload_was_created_with(s3: Any, upload: dict[str, Any]) -> None:
    url = s3.generate_presigned_url("upload_part", {**upload, "PartNumber": 1})
    answer = requests.put(url, data=LAST, timeout=10)
    assert (answer.status_code, "expected checksum Type: sha256" in answer.text) == (400, True)


def signed(s3: Any, upload: dict[str, Any], data: bytes) -> tuple[str, dict[str, str]]:
    """A request for the first part: its address and its headers."""
    named = {"PartNumber": 1, "ContentLength": len(data), "ChecksumSHA256": sha256(data)}
    return s3.generate_presigned_url("upload_part", {**upload, **named}), {"x-amz-checksum-sha256": sha256(data)}


def code(answer: requests.Response) -> str:
    found = re.search(r"<Code>(\w+)</Code>", answer.text)
    return f"{answer.status_code} {found and found[1]}"


def test_a_signed_part_has_the_size_and_the_content_that_were_signed(s3: Any, upload: dict[str, Any]) -> None:
    url, headers = signed(s3, upload, LAST)
    assert code(requests.put(url, data=LAST + b"more", headers=headers, timeout=10)) == "403 SignatureDoesNotMatch"
    assert code(requests.put(url, data=LAST[::-1], headers=headers, timeout=10)) == "400 BadDigest"
    assert code(requests.put(url, data=LAST, timeout=10)) == "403 SignatureDoesNotMatch"
    assert s3.list_parts(**upload).get("Parts", []) == []
    assert requests.put(url, data=LAST, headers=headers, timeout=10).status_code == 200


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("&partNumber=2", "400 AuthorizationQueryParametersError"),
        ("&PARTNUMBER=2", "400 AuthorizationQueryParametersError"),
        ("&versionId=1", "403 SignatureDoesNotMatch"),
    ],
)
def test_nothing_is_added_to_a_signed_address(s3: Any, upload: dict[str, Any], more: str, expected: str) -> None:
    url, headers = signed(s3, upload, LAST)
    assert code(requests.put(url + more, data=LAST, headers=headers, timeout=10)) == expected
    assert s3.list_parts(**upload).get("Parts", []) == []


@pytest.mark.parametrize("number", [0, 10_001])
def test_parts_are_numbered_from_one_to_ten_thousand(s3: Any, upload: dict[str, Any], number: int) -> None:
    with pytest.raises(ClientError, match="InvalidArgument"):
        put(s3, upload, number, LAST)


def test_parts_are_listed_by_number_a_page_at_a_time_with_their_checksums(s3: Any, upload: dict[str, Any]) -> None:
    for number in (3, 10, 2, 7):
        put(s3, upload, number, b"part %d" % number)
    pages = list(s3.get_paginator("list_parts").paginate(**upload, PaginationConfig={"PageSize": 3}))
    assert [[part["PartNumber"] for part in page["Parts"]] for page in pages] == [[2, 3, 7], [10]]
    last = pages[-1]["Parts"][0]
    assert (last["Size"], last["ChecksumSHA256"]) == (7, sha256(b"part 10"))
    assert s3.list_parts(**upload, MaxParts=5000)["MaxParts"] == 1000


def test_parts_that_were_never_sent_are_listed_as_none(s3: Any, upload: dict[str, Any]) -> None:
    listed = s3.list_parts(**upload)
    assert (listed.get("Parts", []), listed["IsTruncated"]) == ([], False)


@pytest.fixture
def heard(cloud: LocalCloud) -> Iterator[list[dict[str, Any]]]:
    """What EventBridge says of the bucket of uploads."""
    events: list[dict[str, Any]] = []
    scene, rules = Scene(cloud), cloud.client("events")
    detail = {"bucket": {"name": [cloud.outputs["QuarantineBucket"]]}, "object": {"key": [{"prefix": "tried/"}]}}
    rules.put_rule(Name="tried-parts", EventPattern=json.dumps({"source": ["aws.s3"], "detail": detail}))
    rules.put_targets(Rule="tried-parts", Targets=[{"Id": "1", "Arn": scene.function(events.append)}])
    yield events
    rules.remove_targets(Rule="tried-parts", Ids=["1"])
    rules.delete_rule(Name="tried-parts")


def test_one_event_tells_of_the_object_and_none_of_its_parts(cloud: LocalCloud, heard: list[dict[str, Any]]) -> None:
    s3, where = cloud.client("s3"), {"Bucket": cloud.outputs["QuarantineBucket"], "Key": "tried/k"}
    upload = {**where, "UploadId": s3.create_multipart_upload(**where, ChecksumAlgorithm="SHA256")["UploadId"]}
    version = complete(s3, upload, [put(s3, upload, 1, LAST)])["VersionId"]
    cloud.drain()
    (event,) = heard
    assert (event["detail-type"], event["detail"]["reason"]) == ("Object Created", "CompleteMultipartUpload")
    described = event["detail"]["object"]
    assert (described["size"], described["version-id"]) == (len(LAST), version)
