"""Parts of large files in the quarantine bucket (S3 user guide, "Uploading objects using multipart upload").

Each part is signed with its size and its SHA-256: S3 refuses other bytes. Of parts S3 keeps no checksum over the whole
in SHA-256, only one over theirs; the whole's is recomputed at inspection.
"""

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.adapters.storage.s3 import UNKNOWN_TYPE
from chalicelib.files.model import FORM_LIFETIME
from chalicelib.files.parts import HeldPart
from chalicelib.files.ports import SignedPart
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.work import StaleError


class S3Parts:
    """The port ``PartStorage``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def begin(self, key: str) -> str:
        """Begins to gather parts; they cost storage until they are completed, given up, or a day old."""
        begun = client("s3", self._region).create_multipart_upload(
            Bucket=self._bucket, Key=key, ChecksumAlgorithm="SHA256", ContentType=UNKNOWN_TYPE
        )
        return str(begun["UploadId"])

    def sign(self, key: str, upload_id: str, number: int, size_bytes: int, sha256: str) -> SignedPart:
        """A pre-signed ``UploadPart``; browsers send ``Content-Length``, which is signed too, by themselves."""
        checksum, lifetime = _base64(sha256), int(FORM_LIFETIME.total_seconds())
        url = client("s3", self._region).generate_presigned_url(
            "upload_part",
            Params={
                "Bucket": self._bucket,
                "Key": key,
                "UploadId": upload_id,
                "PartNumber": number,
                "ContentLength": size_bytes,
                "ChecksumSHA256": checksum,
            },
            ExpiresIn=lifetime,
        )
        return SignedPart(number, url, {"x-amz-checksum-sha256": checksum}, lifetime)

    def held(self, key: str, upload_id: str) -> Sequence[HeldPart]:
        """Every part, a page of a thousand at a time; the one that was sent last under each number."""
        pages = client("s3", self._region).get_paginator("list_parts")
        with _gone_is_not_found():
            listed = list(pages.paginate(Bucket=self._bucket, Key=key, UploadId=upload_id))
        return [
            HeldPart(part["PartNumber"], part["Size"], _hexadecimal(part["ChecksumSHA256"]), part["ETag"])
            for page in listed
            for part in page.get("Parts", [])
        ]

    def complete(self, key: str, upload_id: str, parts: Sequence[HeldPart], size_bytes: int) -> None:
        """One object of these parts. ``StaleError`` if one was sent anew since it was listed."""
        named = [
            {"PartNumber": part.number, "ETag": part.etag, "ChecksumSHA256": _base64(part.sha256)} for part in parts
        ]
        with _gone_is_not_found():
            client("s3", self._region).complete_multipart_upload(
                Bucket=self._bucket,
                Key=key,
                UploadId=upload_id,
                MultipartUpload={"Parts": named},
                MpuObjectSize=size_bytes,
            )

    def abort(self, key: str, upload_id: str) -> None:
        """Gives them up, unless they are gone already."""
        try:
            with _gone_is_not_found():
                client("s3", self._region).abort_multipart_upload(Bucket=self._bucket, Key=key, UploadId=upload_id)
        except NotFoundError:
            return


@contextmanager
def _gone_is_not_found() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "NoSuchUpload":
            raise NotFoundError("files.parts_gone") from error
        if code == "InvalidPart":
            raise StaleError from error
        raise


def _base64(sha256: str) -> str:
    return base64.b64encode(bytes.fromhex(sha256)).decode()


def _hexadecimal(checksum: str) -> str:
    return base64.b64decode(checksum).hex()
