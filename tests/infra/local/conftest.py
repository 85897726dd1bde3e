"""A bare moto server behind the mends: no template, nothing deployed. And scenes in the local cloud."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app

from infra.local import kms
from infra.local.cloud import LocalCloud
from infra.local.cognito import service as cognito
from infra.local.dynamodb import mends as dynamodb
from infra.local.http.server import REGION, Endpoint, prepare_environment
from infra.local.s3 import multipart as s3_multipart
from infra.local.s3 import objects as s3_objects
from infra.local.s3.gate import S3Gate
from tests.infra.local.scene import Scene

ClientOf = Callable[[str], Any]


@pytest.fixture(scope="session")
def bare_aws() -> Iterator[str]:
    """The URL of a mended moto server."""
    prepare_environment()
    for mend in (dynamodb, kms, s3_multipart, s3_objects, cognito):
        mend.install()
    endpoint = Endpoint(S3Gate(DomainDispatcherApplication(create_backend_app)), handler=MotoRequestHandler)
    yield endpoint.url
    endpoint.stop()


@pytest.fixture(scope="session")
def client(bare_aws: str) -> ClientOf:
    """Makes a boto3 client of that server."""

    def make(service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=bare_aws,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(signature_version="s3v4" if service == "s3" else None, retries={"max_attempts": 1}),
        )

    return make


@pytest.fixture
def unique() -> str:
    """A name nobody else has."""
    return f"t{uuid.uuid4().hex[:12]}"


@pytest.fixture
def scene(cloud: LocalCloud) -> Scene:
    """Functions, queues and roles of a test's own in the local cloud."""
    return Scene(cloud)


@pytest.fixture
def rule(scene: Scene) -> Callable[..., str]:
    """Makes a rule on the default bus with one target; gives its name."""

    def make(target: dict[str, Any], **given: Any) -> str:
        name, events = f"test-{uuid.uuid4().hex[:12]}", scene.cloud.client("events")
        events.put_rule(Name=name, **given)
        events.put_targets(Rule=name, Targets=[{"Id": "1", **target}])
        return name

    return make
