"""Object Lock and conditional writes hold as on AWS."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError
from moto.s3.models import FakeKey


@pytest.fixture
def s3(client: Callable[[str], Any]) -> Any:
    return client("s3")


@pytest.fixture
def locked(s3: Any, unique: str) -> dict[str, Any]:
    """A bucket's object kept in COMPLIANCE mode for ten days by the bucket's default."""
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket=unique, ObjectLockEnabledForBucket=True, CreateBucketConfiguration=place)
    s3.put_object_lock_configuration(
        Bucket=unique,
        ObjectLockConfiguration={
            "ObjectLockEnabled": "Enabled",
            "Rule": {"DefaultRetention": {"Mode": "COMPLIANCE", "Days": 10}},
        },
    )
    version = s3.put_object(Bucket=unique, Key="receipt.pdf", Body=b"sealed")["VersionId"]
    return {"Bucket": unique, "Key": "receipt.pdf", "VersionId": version}


def retain(s3: Any, where: dict[str, Any], mode: str, days: int, **more: Any) -> None:
    until = datetime.now(UTC) + timedelta(days=days)
    s3.put_object_retention(**where, Retention={"Mode": mode, "RetainUntilDate": until}, **more)


@pytest.mark.parametrize(("mode", "days"), [("COMPLIANCE", 5), ("GOVERNANCE", 20)])
def test_a_compliance_retention_is_never_weakened(s3: Any, locked: dict[str, Any], mode: str, days: int) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        retain(s3, locked, mode, days, BypassGovernanceRetention=True)


def test_a_compliance_retention_may_be_lengthened(s3: Any, locked: dict[str, Any]) -> None:
    retain(s3, locked, "COMPLIANCE", 30)
    kept = s3.get_object_retention(**locked)["Retention"]["RetainUntilDate"]
    assert kept > datetime.now(UTC) + timedelta(days=29)


def test_a_retention_date_lies_in_the_future(s3: Any, locked: dict[str, Any]) -> None:
    with pytest.raises(ClientError, match="InvalidArgument"):
        retain(s3, locked, "COMPLIANCE", -1)


def test_a_governance_retention_is_shortened_only_by_who_bypasses_it(s3: Any, unique: str) -> None:
    place = {"LocationConstraint": "eu-west-1"}
    s3.create_bucket(Bucket=unique, ObjectLockEnabledForBucket=True, CreateBucketConfiguration=place)
    where = {"Bucket": unique, "Key": "k", "VersionId": s3.put_object(Bucket=unique, Key="k", Body=b"1")["VersionId"]}
    retain(s3, where, "GOVERNANCE", 10)
    with pytest.raises(ClientError, match="AccessDenied"):
        retain(s3, where, "GOVERNANCE", 5)
    retain(s3, where, "GOVERNANCE", 5, BypassGovernanceRetention=True)


def test_a_locked_version_cannot_be_deleted_whatever_is_asked(s3: Any, locked: dict[str, Any]) -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        s3.delete_object(**locked, BypassGovernanceRetention=True)
    s3.delete_object(Bucket=locked["Bucket"], Key=locked["Key"])
    assert s3.get_object(**locked)["Body"].read() == b"sealed"


def test_versioning_of_a_locking_bucket_cannot_be_suspended(s3: Any, locked: dict[str, Any]) -> None:
    with pytest.raises(ClientError, match="InvalidBucketState"):
        s3.put_bucket_versioning(Bucket=locked["Bucket"], VersioningConfiguration={"Status": "Suspended"})


def test_of_many_writes_on_condition_that_there_is_nothing_one_succeeds(s3: Any, unique: str) -> None:
    s3.create_bucket(Bucket=unique, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})

    def write(text: str) -> bool:
        try:
            s3.put_object(Bucket=unique, Key="once", Body=text.encode(), IfNoneMatch="*")
        except ClientError as error:
            assert error.response["Error"]["Code"] == "PreconditionFailed"
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(write, "abcdefgh")) == 1


def test_a_list_of_versions_reads_no_bytes_and_tells_which_is_the_latest(
    s3: Any, unique: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3.create_bucket(Bucket=unique, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    s3.put_bucket_versioning(Bucket=unique, VersioningConfiguration={"Status": "Enabled"})
    first, second = (s3.put_object(Bucket=unique, Key="a", Body=body)["VersionId"] for body in (b"1", b"22"))

    def read(_: Any) -> bytes:
        raise AssertionError("the bytes of what is listed")

    with monkeypatch.context() as patched:
        patched.setattr(FakeKey, "value", property(read))
        listed = s3.list_object_versions(Bucket=unique)["Versions"]
    assert [(v["VersionId"], v["IsLatest"], v["Size"]) for v in listed] == [(second, True, 2), (first, False, 1)]
    assert s3.get_object(Bucket=unique, Key="a", VersionId=first)["Body"].read() == b"1"
