"""Calls of JSON services, answered without Flask: nothing else may change."""

import json
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto.core.responses import BaseResponse
from moto.dynamodb.responses import DynamoHandler
from moto.moto_server.werkzeug_app import create_backend_app
from werkzeug.datastructures import Headers
from werkzeug.test import Client, EnvironBuilder
from werkzeug.wrappers import Response

from infra.local.http.json_calls import JsonCalls, _Received
from infra.local.http.server import REGION
from infra.local.patching import original

TARGET = "DynamoDB_20120810."
# Made for each; and what Flask adds: a kind for what has none, and leave for pages of others.
UNALIKE = {"x-amzn-requestid", "content-type", "access-control-allow-origin"}


def _environ(operation: str, asked: dict[str, Any]) -> dict[str, Any]:
    named = {
        "X-Amz-Target": TARGET + operation,
        "Authorization": f"AWS4-HMAC-SHA256 Credential=test/20261122/{REGION}/dynamodb/aws4_request, Signature=local",
    }
    kind = "application/x-amz-json-1.0"
    data, headers = json.dumps(asked), Headers(named)
    return EnvironBuilder("/", method="POST", data=data, headers=headers, content_type=kind).get_environ()


@pytest.mark.parametrize(
    ("operation", "asked"),
    [
        ("ListTables", {}),
        ("GetItem", {"TableName": "nowhere", "Key": {"pk": {"S": "à"}}}),
    ],
)
def test_what_is_answered_is_what_flask_would_carry(operation: str, asked: dict[str, Any]) -> None:
    app = create_backend_app("dynamodb")
    app.debug = False
    calls = JsonCalls()
    view = calls.view(app, _environ(operation, asked))
    assert view is not None
    straight = _answered(lambda environ, start: calls.answer(view, environ, start), operation, asked)
    assert straight == _answered(app, operation, asked)


def _answered(app: Any, operation: str, asked: dict[str, Any]) -> tuple[int, bytes, dict[str, str]]:
    response = Client(app, Response).open(_environ(operation, asked))
    headers = {name.lower(): value for name, value in response.headers.items()}
    return response.status_code, response.data, {name: headers[name] for name in headers.keys() - UNALIKE}


@pytest.mark.usefixtures("cloud")
@pytest.mark.parametrize("signed", [True, False])
def test_a_view_knows_of_a_call_what_moto_finds_in_it(signed: bool) -> None:
    environ = _environ("GetItem", {"TableName": "nowhere", "Key": {"pk": {"S": "à=&"}}})
    if not signed:
        del environ["HTTP_AUTHORIZATION"]
    known, found = DynamoHandler(), DynamoHandler()
    known.setup_class(_Received(dict(environ)))
    environ["wsgi.input"].seek(0)
    original(BaseResponse, "setup_class")(found, _Received(dict(environ)))
    for name in vars(found).keys() - {"querystring", "data", "headers", "normalized_request", "form_data"}:
        assert getattr(known, name) == getattr(found, name), name


def test_what_names_no_operation_in_a_header_is_left_to_flask() -> None:
    environ = EnvironBuilder("/bucket/key").get_environ()
    assert JsonCalls().view(create_backend_app("s3"), environ) is None


@pytest.mark.usefixtures("cloud")
def test_links_to_files_are_signed_in_truth() -> None:
    s3 = boto3.client("s3", region_name=REGION, config=Config(signature_version="s3v4"))
    link = s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})
    assert len(link.partition("X-Amz-Signature=")[2]) == 64
