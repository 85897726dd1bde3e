"""Pre-signed requests meet what S3 asks, or are refused with S3's words."""

import base64
import hashlib
import re
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import requests
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app

from infra.local.http.server import Endpoint
from infra.local.s3.gate import S3Gate

ORIGIN = "https://portal.example"
PDF = b"%PDF-1.7 a letter"


@pytest.fixture
def s3(client: Callable[[str], Any]) -> Any:
    return client("s3")


@pytest.fixture
def bucket(s3: Any, unique: str) -> str:
    s3.create_bucket(Bucket=unique, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_cors(
        Bucket=unique,
        CORSConfiguration={
            "CORSRules": [
                {
                    "AllowedOrigins": [ORIGIN],
                    "AllowedMethods": ["POST", "GET"],
                    "AllowedHeaders": ["content-type", "x-amz-*"],
                    "ExposeHeaders": ["ETag"],
                    "MaxAgeSeconds": 600,
                }
            ]
        },
    )
    return unique


def sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def code(answer: requests.Response) -> str:
    found = re.search(r"<Code>(\w+)</Code>", answer.text)
    return f"{answer.status_code} {found and found[1]}"


def form(s3: Any, bucket: str, key: str = "uploads/a/letter.pdf", **more: str) -> dict[str, Any]:
    """A form for a PDF of 1 to 100 bytes; ``more`` are further fields with their exact conditions."""
    fields = {"Content-Type": "application/pdf", **{name.replace("_", "-"): value for name, value in more.items()}}
    conditions: list[Any] = [{name: value} for name, value in fields.items()]
    made: dict[str, Any] = s3.generate_presigned_post(
        bucket, key, Fields=fields, Conditions=[*conditions, ["content-length-range", 1, 100]], ExpiresIn=900
    )
    return made


def send(form: dict[str, Any], content: bytes = PDF, name: str = "letter.pdf", **changed: str) -> requests.Response:
    fields = {**form["fields"], **{key.replace("_", "-"): value for key, value in changed.items()}}
    return requests.post(form["url"], data=fields, files={"file": (name, content)}, allow_redirects=False, timeout=10)


def test_a_form_as_it_was_signed_stores_the_object_with_its_type_metadata_and_checksum(s3: Any, bucket: str) -> None:
    answer = send(form(s3, bucket, x_amz_meta_file="F1", x_amz_checksum_sha256=sha256(PDF)))
    assert (answer.status_code, answer.text) == (204, "")
    stored = s3.get_object(Bucket=bucket, Key="uploads/a/letter.pdf", ChecksumMode="ENABLED")
    assert stored["Body"].read() == PDF
    assert (stored["ContentType"], stored["Metadata"]) == ("application/pdf", {"file": "F1"})
    assert stored["ChecksumSHA256"] == sha256(PDF)
    assert answer.headers["ETag"] == stored["ETag"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"key": "uploads/b/letter.pdf"}, "403 AccessDenied"),
        ({"Content_Type": "text/html"}, "403 AccessDenied"),
        ({"acl": "public-read"}, "403 AccessDenied"),
        ({"x_amz_signature": "0" * 64}, "403 SignatureDoesNotMatch"),
        ({"x_amz_signature": "٠" * 64}, "403 SignatureDoesNotMatch"),
        ({"x_amz_credential": "other/20260101/eu-west-1/s3/aws4_request"}, "403 InvalidAccessKeyId"),
        ({"policy": base64.b64encode(b"{}").decode()}, "403 SignatureDoesNotMatch"),
        ({"x_ignore_me": "anything"}, "204 None"),
    ],
)
def test_a_changed_form_is_refused(s3: Any, bucket: str, changed: dict[str, Any], expected: str) -> None:
    assert code(send(form(s3, bucket), **changed)) == expected


def test_a_field_that_was_signed_and_is_missing_is_refused(s3: Any, bucket: str) -> None:
    made = form(s3, bucket)
    del made["fields"]["Content-Type"]
    assert code(send(made)) == "403 AccessDenied"


@pytest.mark.parametrize(
    ("size", "expected"), [(0, "400 EntityTooSmall"), (100, "204 None"), (101, "400 EntityTooLarge")]
)
def test_the_size_is_within_its_range(s3: Any, bucket: str, size: int, expected: str) -> None:
    assert code(send(form(s3, bucket), b"x" * size)) == expected


def test_content_that_is_not_what_was_announced_is_refused(s3: Any, bucket: str) -> None:
    made = form(s3, bucket, x_amz_checksum_sha256=sha256(b"something else"))
    assert code(send(made)) == "400 BadDigest"


def test_a_field_that_comes_twice_is_refused(s3: Any, bucket: str) -> None:
    made = form(s3, bucket)
    parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in made["fields"].items()]
    twice = [*parts, ("key", (None, made["fields"]["key"])), ("file", ("letter.pdf", PDF))]
    assert code(requests.post(made["url"], files=twice, timeout=10)) == "400 InvalidArgument"


def test_the_name_of_the_file_takes_the_place_of_the_variable(s3: Any, bucket: str) -> None:
    made = form(s3, bucket, "uploads/a/${filename}")
    assert send(made, name="رسالة إلى المدير.pdf").status_code == 204
    assert send(made, name="scans/two.pdf").status_code == 204
    keys = [found["Key"] for found in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    assert keys == ["uploads/a/two.pdf", "uploads/a/رسالة إلى المدير.pdf"]


def test_a_key_outside_the_signed_prefix_is_refused(s3: Any, bucket: str) -> None:
    assert code(send(form(s3, bucket, "uploads/a/${filename}"), key="uploads/b/${filename}")) == "403 AccessDenied"


def test_a_form_without_script_is_sent_back_to_the_page_it_named(s3: Any, bucket: str) -> None:
    redirect = {"success_action_redirect": "https://portal.example/done?draft=1"}
    conditions = [["starts-with", "$key", "uploads/a/"], redirect]
    made = s3.generate_presigned_post(bucket, "uploads/a/${filename}", Fields=redirect, Conditions=conditions)
    answer = send(made, name="one two.pdf")
    assert answer.status_code == 303
    to = urlsplit(answer.headers["Location"])
    assert f"{to.scheme}://{to.netloc}{to.path}" == "https://portal.example/done"
    query = parse_qs(to.query)
    assert (query["draft"], query["bucket"], query["key"]) == (["1"], [bucket], ["uploads/a/one two.pdf"])
    assert query["etag"] == [s3.head_object(Bucket=bucket, Key="uploads/a/one two.pdf")["ETag"]]


def test_the_status_asked_for_is_answered(s3: Any, bucket: str) -> None:
    def answered(status: str) -> requests.Response:
        field = {"success_action_status": status}
        return send(s3.generate_presigned_post(bucket, "k", Fields=field, Conditions=[field]))

    assert answered("200").status_code == 200
    assert "<Key>k</Key>" in answered("201").text
    assert answered("418").status_code == 204


def test_fields_after_the_file_do_not_count(s3: Any, bucket: str) -> None:
    made = form(s3, bucket)
    parts: list[tuple[str, Any]] = [("file", ("letter.pdf", PDF))]
    parts += [(name, (None, value)) for name, value in made["fields"].items()]
    assert code(requests.post(made["url"], files=parts, timeout=10)) == "403 AccessDenied"


def test_a_form_without_a_file_or_without_a_policy_is_refused(s3: Any, bucket: str) -> None:
    made = form(s3, bucket)
    fields = {name: (None, value) for name, value in made["fields"].items()}
    assert code(requests.post(made["url"], files=fields, timeout=10)) == "400 InvalidArgument"
    assert (
        code(requests.post(made["url"], files={"key": (None, b"k"), "file": ("f", PDF)}, timeout=10))
        == "403 AccessDenied"
    )


def test_what_was_signed_for_a_quarter_of_an_hour_is_refused_later(s3: Any, bucket: str) -> None:
    later = S3Gate(
        DomainDispatcherApplication(create_backend_app), now=lambda: datetime.now(UTC) + timedelta(minutes=16)
    )
    endpoint = Endpoint(later, handler=MotoRequestHandler)
    made = form(s3, bucket)
    answer = send({**made, "url": f"{endpoint.url}/{bucket}"})
    assert (code(answer), "Policy expired" in answer.text) == ("403 AccessDenied", True)
    url = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "k"}, ExpiresIn=900)
    host = urlsplit(url).netloc
    answer = requests.get(url.replace(host, urlsplit(endpoint.url).netloc), headers={"Host": host}, timeout=10)
    assert (code(answer), "Request has expired" in answer.text) == ("403 AccessDenied", True)
    endpoint.stop()


def test_nobody_reads_or_writes_without_a_signature(s3: Any, bucket: str, bare_aws: str) -> None:
    s3.put_object(Bucket=bucket, Key="k", Body=PDF, ACL="public-read")
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        assert requests.request(method, f"{bare_aws}/{bucket}/k", data=b"", timeout=10).status_code == 403
    assert requests.get(f"{bare_aws}/{bucket}", timeout=10).status_code == 403


def test_a_signed_read_tells_the_browser_the_name_it_was_signed_with(s3: Any, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="رسالة 1+1.pdf", Body=PDF, ContentType="application/pdf")
    disposition = f"inline; filename*=UTF-8''{quote('رسالة.pdf')}"
    url = s3.generate_presigned_url(
        "get_object", {"Bucket": bucket, "Key": "رسالة 1+1.pdf", "ResponseContentDisposition": disposition}
    )
    answer = requests.get(url, timeout=10)
    assert (answer.content, answer.headers["Content-Disposition"]) == (PDF, disposition)
    assert code(requests.get(url.replace("inline", "attachment"), timeout=10)) == "403 SignatureDoesNotMatch"
    assert code(requests.put(url, data=b"x", timeout=10)) == "403 SignatureDoesNotMatch"
    assert code(requests.get(url, headers={"x-amz-meta-more": "1"}, timeout=10)) == "403 AccessDenied"


@pytest.mark.parametrize("credential", ["", "test", "test/20261122/eu-west-1/s3", "test/a/b/c/d/e"])
def test_a_request_that_names_no_whole_credential_is_still_judged(s3: Any, bucket: str, credential: str) -> None:
    url = urlsplit(s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "k"}))
    query = {name: values[0] for name, values in parse_qs(url.query).items()} | {"X-Amz-Credential": credential}
    answer = requests.put(f"{url.scheme}://{url.netloc}{url.path}", params=query, data=PDF, timeout=10)
    assert code(answer) == "400 AuthorizationQueryParametersError"


@pytest.mark.parametrize("checksum", ["", sha256(PDF)], ids=["without a checksum", "with a checksum"])
def test_a_body_that_was_cut_is_no_body(s3: Any, bucket: str, checksum: str) -> None:
    signed = {"ChecksumSHA256": checksum} if checksum else {}
    url = urlsplit(s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "k", **signed}))
    head = f"PUT {url.path}?{url.query} HTTP/1.1\r\nHost: {url.netloc}\r\nContent-Length: 100\r\n"
    head += f"x-amz-checksum-sha256: {checksum}\r\n\r\n" if checksum else "\r\n"
    with socket.create_connection((str(url.hostname), int(url.port or 80)), timeout=10) as line:
        line.sendall(head.encode() + PDF)
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(4096), b""))
    assert b"400" in answer.split(b"\r\n")[0]
    assert "Contents" not in s3.list_objects_v2(Bucket=bucket)


def test_a_checksum_given_by_the_sdk_is_verified(s3: Any, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="k", Body=PDF, ChecksumSHA256=sha256(PDF))
    with pytest.raises(s3.exceptions.ClientError, match="BadDigest"):
        s3.put_object(Bucket=bucket, Key="k", Body=PDF, ChecksumSHA256=sha256(b"else"))


def test_a_full_object_sha256_of_parts_does_not_exist(s3: Any, bucket: str) -> None:
    with pytest.raises(s3.exceptions.ClientError, match="InvalidRequest"):
        s3.create_multipart_upload(Bucket=bucket, Key="k", ChecksumAlgorithm="SHA256", ChecksumType="FULL_OBJECT")


def preflight(url: str, origin: str = ORIGIN, method: str = "POST", headers: str = "content-type") -> requests.Response:
    asked = {"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers}
    return requests.options(url, headers=asked, timeout=10)


def test_a_preflight_is_answered_by_the_bucket_s_rules(s3: Any, bucket: str, bare_aws: str) -> None:
    s3.put_object(Bucket=bucket, Key="k", Body=PDF)
    url = f"{bare_aws}/{bucket}/k"
    allowed = preflight(url)
    assert (allowed.status_code, allowed.headers["Access-Control-Allow-Origin"]) == (200, ORIGIN)
    assert allowed.headers["Access-Control-Max-Age"] == "600"
    assert code(preflight(url, origin="https://elsewhere.example")) == "403 AccessForbidden"
    assert code(preflight(url, method="DELETE")) == "403 AccessForbidden"
    assert code(preflight(url, headers="content-type, x-secret")) == "403 AccessForbidden"


def test_the_portal_can_read_answers_and_refusals_and_nobody_else_can(s3: Any, bucket: str) -> None:
    made = form(s3, bucket)

    def posted(content: bytes, origin: str) -> requests.Response:
        files = {"file": ("letter.pdf", content)}
        return requests.post(made["url"], data=made["fields"], files=files, headers={"Origin": origin}, timeout=10)

    for content, status in ((PDF, 204), (b"x" * 101, 400)):
        answer = posted(content, ORIGIN)
        assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (status, ORIGIN)
        assert answer.headers["Access-Control-Expose-Headers"] == "ETag"
        assert "Access-Control-Allow-Origin" not in posted(content, "https://elsewhere.example").headers
