"""Uploads in parts in moto's S3, mended to ask what S3 asks of each part and of the completion.

``install()`` once, before the server starts. Then a part belongs to an upload that is there and bears the checksum that
the upload was created with; ``ListParts`` pages by part number and tells checksums; a completion names every part in
order with its checksum, may say the object's size, and is refused once the upload is completed or aborted (S3 answers a
second completion with success for a while that is written nowhere: here, the worse). One event tells of the object.
Sources: S3 API reference, "UploadPart", "ListParts", "CompleteMultipartUpload".
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers.expat import ExpatError

import xmltodict
from moto.core.responses import ActionResult
from moto.s3.exceptions import InvalidPart, InvalidPartOrder, MalformedXML, NoSuchUpload, S3ClientError
from moto.s3.models import S3Backend
from moto.s3.responses import S3Response

from infra.local.patching import replace

MAX_PART_NUMBER = 10_000
MAX_LISTED = 1_000


def install() -> None:
    """Mends moto's S3 in this process."""
    replace(S3Response, "upload_part", _as_created)
    replace(S3Response, "list_parts", lambda _original: _listed)
    replace(S3Response, "_key_response_post", _demanding)
    replace(S3Backend, "put_object", _silent_where_assembled)
    replace(S3Backend, "put_object_tagging", _silent_without_tags)


def _as_created(upload_part: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A part bears the upload's kind of checksum. That it is right was checked by the gate, or by who signed it."""

    def mended(response: Any) -> Any:
        upload = _upload(response, response._get_param("uploadId"), response.parse_key_name())
        number, algorithm = response._get_int_param("partNumber"), _algorithm(upload)
        if not 1 <= number <= MAX_PART_NUMBER:
            message = f"Part number must be an integer between 1 and {MAX_PART_NUMBER}, inclusive"
            raise S3ClientError("InvalidArgument", message)
        header = f"x-amz-checksum-{algorithm}"
        given = response.headers.get(header)
        if algorithm and not given:
            raise S3ClientError(
                "InvalidRequest",
                f"Checksum Type mismatch occurred, expected checksum Type: {algorithm}, actual checksum Type: null",
            )
        status, headers, body = upload_part(response)
        if given:
            upload.parts[number].checksum_value = given
            headers[header] = given
        return status, headers, body

    return mended


def _listed(response: Any) -> Any:
    upload = _upload(response, response._get_param("uploadId"), response.parse_key_name())
    after = response._get_int_param("part-number-marker", 0)
    most = min(response._get_int_param("max-parts", MAX_LISTED), MAX_LISTED)
    waiting = [upload.parts[number] for number in upload.partlist if number > after]
    shown = waiting[:most]
    algorithm = _algorithm(upload)
    found = {
        "Bucket": response.bucket_name,
        "Key": upload.key_name,
        "UploadId": upload.id,
        "PartNumberMarker": after,
        "NextPartNumberMarker": shown[-1].name if shown else 0,
        "MaxParts": most,
        "IsTruncated": len(waiting) > len(shown),
        "StorageClass": "STANDARD",
        "ChecksumAlgorithm": algorithm.upper() or None,
        "ChecksumType": "COMPOSITE" if algorithm else None,
        "Parts": [_described(part, algorithm) for part in shown],
    }
    response.data["Action"] = "ListParts"
    return response.serialized(ActionResult(found))


def _described(part: Any, algorithm: str) -> dict[str, Any]:
    checksum = {f"Checksum{algorithm.upper()}": part.checksum_value} if algorithm else {}
    return {
        "PartNumber": part.name,
        "LastModified": part.last_modified_ISO8601,
        "ETag": part.etag,
        "Size": part.size,
        **checksum,
    }


def _demanding(post: Callable[..., Any]) -> Callable[..., Any]:
    def mended(response: Any, request: Any, body: bytes, bucket_name: str, query: dict[str, Any], key_name: str) -> Any:
        if query.get("uploadId"):
            upload = _upload(response, query["uploadId"][0], key_name)
            named = list(_named_parts(body))
            _check_completion(upload, named)
            _check_size(upload, named, response.headers.get("x-amz-mp-object-size"))
        return post(response, request, body, bucket_name, query, key_name)

    return mended


def _named_parts(body: bytes) -> Iterator[dict[str, str]]:
    try:
        given = xmltodict.parse(body, force_list=("Part",))["CompleteMultipartUpload"]
        parts: list[dict[str, str]] = given["Part"]
    except (ExpatError, KeyError, TypeError) as error:
        raise MalformedXML from error
    yield from parts


def _check_completion(upload: Any, named: list[dict[str, str]]) -> None:
    numbers = [int(part["PartNumber"]) for part in named]
    if numbers != sorted(set(numbers)):
        raise InvalidPartOrder
    if not set(numbers) <= set(upload.parts):
        raise InvalidPart
    algorithm = _algorithm(upload)
    if algorithm:
        _check_checksums(upload, named, algorithm)
        if numbers != list(range(1, len(numbers) + 1)):
            raise S3ClientError("InternalError", "We encountered an internal error. Please try again.")


def _check_checksums(upload: Any, named: list[dict[str, str]], algorithm: str) -> None:
    """Parts that bear checksums are numbered without gaps, too ("Checking object integrity", S3 user guide)."""
    for part in named:
        given = part.get(f"Checksum{algorithm.upper()}")
        if not given:
            raise S3ClientError(
                "InvalidRequest",
                f"The upload was created using a {algorithm} checksum. The complete request must include the checksum "
                f"for each part. It was missing for part {part['PartNumber']} in the request.",
            )
        if given != upload.parts[int(part["PartNumber"])].checksum_value:
            raise InvalidPart


def _check_size(upload: Any, named: list[dict[str, str]], said: str | None) -> None:
    size = sum(upload.parts[int(part["PartNumber"])].size for part in named)
    if said is not None and int(said) != size:
        message = "The provided 'x-amz-mp-object-size' header does not match what was computed."
        raise S3ClientError("InvalidRequest", message)


def _upload(response: Any, upload_id: str, key_name: str) -> Any:
    upload = response.backend.get_bucket(response.bucket_name).multiparts.get(upload_id)
    if upload is None or upload.key_name != key_name:
        raise NoSuchUpload(upload_id)
    return upload


def _algorithm(upload: Any) -> str:
    """In small letters; empty where there is none that S3 asks of every part."""
    algorithm = str(upload.metadata.get("x-amz-checksum-algorithm") or "").lower()
    return algorithm if algorithm in ("sha1", "sha256") else ""


def _silent_where_assembled(put_object: Callable[..., Any]) -> Callable[..., Any]:
    """moto tells of an assembled object as if it had been put, and then, with its metadata, as completed."""

    def mended(backend: Any, *given: Any, **named: Any) -> Any:
        if named.get("multipart") is not None:
            named["disable_notification"] = True
        return put_object(backend, *given, **named)

    return mended


def _silent_without_tags(put_tags: Callable[..., Any]) -> Callable[..., Any]:
    """Nor was it tagged, if it has no tags."""

    def mended(backend: Any, key: Any, tags: Any, *given: Any) -> Any:
        return put_tags(backend, key, tags, *given) if tags or key.multipart is None else key

    return mended
