"""Bundles in the scratch bucket: written in parts as they come, gone when the bucket's rule says so."""

from collections.abc import Iterable, Iterator
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.bundles.archive import parts
from chalicelib.kernel.errors import NotFoundError

ZIP = "application/zip"
PART_BYTES = 8 * 1024 * 1024
_PIECE_BYTES = 1024 * 1024


class BundleShelf:
    """The port ``Shelf``: an object is there whole, or not at all. Two parts are in memory at most."""

    def __init__(self, bucket: str, region: str, part_bytes: int = PART_BYTES) -> None:
        self._bucket, self._region, self._part_bytes = bucket, region, part_bytes

    def put(self, key: str, pieces: Iterable[bytes]) -> int:
        """Stores a file as its pieces come; the number of bytes. Raises what the pieces raise, and leaves nothing."""
        place = {"Bucket": self._bucket, "Key": key}
        begun = self._s3().create_multipart_upload(**place, ContentType=ZIP)
        upload = {**place, "UploadId": begun["UploadId"]}
        try:
            stored, count = [], 0
            for number, part in enumerate(parts(pieces, self._part_bytes), 1):
                answer = self._s3().upload_part(**upload, PartNumber=number, Body=part)
                stored.append({"PartNumber": number, "ETag": answer["ETag"]})
                count += len(part)
            self._s3().complete_multipart_upload(**upload, MultipartUpload={"Parts": stored})
        except BaseException:
            self._s3().abort_multipart_upload(**upload)
            raise
        return count

    def _s3(self) -> Any:
        return client("s3", self._region)


def stored_pieces(region: str, bucket: str, key: str) -> Iterator[bytes]:
    """A stored file, a MB at a time; ``NotFoundError`` if there is none."""
    try:
        body = client("s3", region).get_object(Bucket=bucket, Key=key)["Body"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            raise NotFoundError("not_found") from error
        raise
    yield from body.iter_chunks(_PIECE_BYTES)
