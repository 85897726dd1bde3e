"""Objects in moto's S3, mended where it forgets what Object Lock and conditional writes promise.

``install()`` once, before the server starts. Then a COMPLIANCE retention can only be lengthened, a GOVERNANCE one
shortened only by who bypasses it, a retention date lies in the future and can be read back, versioning of a locking
bucket cannot be suspended, and of two concurrent writes with ``If-None-Match: *`` one is refused. (moto itself
already refuses to delete a locked version.) A list of versions copies what it lists, and not all the bytes stored.
"""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from moto.s3.exceptions import AccessDeniedByLock, S3ClientError
from moto.s3.models import FakeKey, S3Backend
from moto.s3.responses import S3Response

from infra.local.patching import replace

_LOCK = threading.RLock()


def install() -> None:
    """Mends moto's S3 in this process."""
    replace(S3Response, "put_object", _one_at_a_time)
    replace(S3Response, "put_object_retention", _told_of_bypass)
    replace(S3Backend, "put_object_retention", _only_longer)
    replace(S3Backend, "put_bucket_versioning", _never_suspended)
    replace(S3Response, "_key_response_get", _with_retention)
    FakeKey.__deepcopy__ = _alike  # type: ignore[attr-defined]  # moto copies them for lists of versions alone


def _alike(key: Any, _: dict[int, Any]) -> Any:
    """The key with members of its own, over the same bytes."""
    made = FakeKey.__new__(FakeKey)
    vars(made).update(vars(key))
    return made


def _one_at_a_time(put: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The test of ``If-None-Match`` and the write are one."""

    def mended(response: Any) -> Any:
        with _LOCK:
            return put(response)

    return mended


class _Bypass(threading.local):
    asked = False


_bypass = _Bypass()


def _told_of_bypass(put: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The backend does not see the request's headers."""

    def mended(response: Any) -> Any:
        _bypass.asked = response.headers.get("x-amz-bypass-governance-retention", "").lower() == "true"
        try:
            return put(response)
        finally:
            _bypass.asked = False

    return mended


def _only_longer(put: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, bucket: str, key_name: str, version_id: Any, retention: tuple[Any, Any]) -> Any:
        key = backend.get_object(bucket, key_name, version_id=version_id)
        if key is None:
            raise S3ClientError("NoSuchKey", "The specified key does not exist.")
        mode, until = retention
        if until and _instant(until) <= datetime.now(UTC):
            raise S3ClientError("InvalidArgument", "The retain until date must be in the future!")
        if key.lock_mode and _instant(key.lock_until) > datetime.now(UTC):
            _check_change(key.lock_mode, weaker=_weaker(key, mode, until))
        return put(backend, bucket, key_name, version_id, retention)

    return mended


def _weaker(key: Any, mode: str | None, until: str | None) -> bool:
    softened = key.lock_mode == "COMPLIANCE" and mode != "COMPLIANCE"
    return softened or not until or _instant(until) < _instant(key.lock_until)


def _check_change(mode: str, *, weaker: bool) -> None:
    if weaker and (mode == "COMPLIANCE" or not _bypass.asked):
        raise AccessDeniedByLock


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _never_suspended(put: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, bucket_name: str, status: str) -> Any:
        if status == "Suspended" and backend.get_bucket(bucket_name).object_lock_enabled:
            raise S3ClientError(
                "InvalidBucketState",
                "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
            )
        return put(backend, bucket_name, status)

    return mended


def _with_retention(get: Callable[..., Any]) -> Callable[..., Any]:
    """``GetObjectRetention``, which moto lacks."""

    def mended(response: Any, query: dict[str, Any], key_name: str) -> Any:
        if "retention" not in query:
            return get(response, query, key_name)
        key, _ = response._get_key()
        if not key.lock_mode:
            raise S3ClientError(
                "NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration"
            )
        inner = f"<Mode>{key.lock_mode}</Mode><RetainUntilDate>{key.lock_until}</RetainUntilDate>"
        return 200, {"content-type": "application/xml"}, f"<Retention>{inner}</Retention>"

    return mended
