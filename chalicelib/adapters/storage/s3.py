"""Files on S3: quarantine, where senders put bytes by a pre-signed form, and documents, where clean ones are read."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.files.model import FORM_LIFETIME, Arrival
from chalicelib.files.ports import PresignedPost
from chalicelib.kernel.errors import NotFoundError

ANY_SIZE = (0, 5 * 1024**3)
"""What S3 itself takes in one POST (S3 API reference, "POST Object")."""
_PDF = "application/pdf"
UNKNOWN_TYPE = "application/octet-stream"
"""Of what nobody has looked at yet: the sender's word for its type is not asked."""
_CHUNK_BYTES = 1024 * 1024


class S3Quarantine:
    """The port ``Quarantine``: a versioned bucket."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def form(
        self, key: str, limits: tuple[int, int] | None, sha256: str | None, redirect_url: str | None
    ) -> PresignedPost:
        """A pre-signed POST (AWS Signature Version 4, "Authenticating Requests: Browser-Based Uploads Using POST").

        S3 itself refuses another key, type, size or checksum, and anything after the form's expiry.
        """
        fields = {"Content-Type": UNKNOWN_TYPE}
        if sha256 is not None:
            fields["x-amz-checksum-sha256"] = base64.b64encode(bytes.fromhex(sha256)).decode()
        if redirect_url is not None:
            fields["success_action_redirect"] = redirect_url
        else:
            fields["success_action_status"] = "201"
        conditions: list[Any] = [{name: value} for name, value in fields.items()]
        conditions.append(["content-length-range", *(limits or ANY_SIZE)])
        lifetime = int(FORM_LIFETIME.total_seconds())
        signed = client("s3", self._region).generate_presigned_post(
            self._bucket, key, Fields=fields, Conditions=conditions, ExpiresIn=lifetime
        )
        return PresignedPost(signed["url"], signed["fields"], lifetime)

    def arrivals(self, prefix: str) -> Sequence[Arrival]:
        """Every stored version under the prefix, the first to arrive first.

        S3 keeps whole seconds and lists a key's versions newest first: reversing before the stable sort keeps the order
        of those of one second.
        """
        listed = client("s3", self._region).list_object_versions(Bucket=self._bucket, Prefix=prefix)
        found = [
            Arrival(version["Key"], version["VersionId"], version["Size"], version["LastModified"])
            for version in reversed(listed.get("Versions", []))
        ]
        return sorted(found, key=lambda arrival: arrival.arrived_at)

    def fetch(self, arrival_key: str, version_id: str, into: Path) -> str:
        """Copies exactly this version to a local path, hashing what comes."""
        try:
            answer = client("s3", self._region).get_object(Bucket=self._bucket, Key=arrival_key, VersionId=version_id)
        except ClientError as error:
            if self._is_gone(arrival_key, version_id, error.response["Error"]["Code"]):
                raise NotFoundError("files.bytes_gone") from error
            raise
        digest = hashlib.sha256()
        with into.open("wb") as file:
            for chunk in answer["Body"].iter_chunks(_CHUNK_BYTES):
                digest.update(chunk)
                file.write(chunk)
        return digest.hexdigest()

    def _is_gone(self, key: str, version_id: str, code: str) -> bool:
        """Whether that is why reading failed. S3 says so only to who may list the bucket's objects, and denies others
        what is not there as it denies what is: the list of versions, which we may read, tells the two apart."""
        if code == "AccessDenied":
            return all(arrival.version_id != version_id for arrival in self.arrivals(key))
        return code in ("NoSuchKey", "NoSuchVersion")


class S3Documents:
    """The port ``Documents``."""

    def __init__(self, bucket: str, quarantine: str, region: str) -> None:
        self._bucket = bucket
        self._quarantine = quarantine
        self._region = region

    def keep(self, key: str, version_id: str, document_key: str, media_type: str) -> None:
        """Copies exactly this quarantined version, inside S3."""
        client("s3", self._region).copy_object(
            Bucket=self._bucket,
            Key=document_key,
            CopySource={"Bucket": self._quarantine, "Key": key, "VersionId": version_id},
            ChecksumAlgorithm="SHA256",
            ContentType=media_type,
            MetadataDirective="REPLACE",
            TaggingDirective="REPLACE",
        )

    def withdraw(self, document_key: str) -> None:
        """Puts a delete marker over it: links that were given find nothing."""
        client("s3", self._region).delete_object(Bucket=self._bucket, Key=document_key)

    def read_url(self, document_key: str, file_name: str, media_type: str, inline: bool, lifetime: timedelta) -> str:
        """A pre-signed GET that names the file as its sender did."""
        return read_url(
            self._region,
            self._bucket,
            document_key,
            file_name,
            inline=inline,
            lifetime=lifetime,
            media_type=media_type,
        )


@dataclass(frozen=True)
class SavingLinks:
    """Pre-signed GETs that save files of one media type out of a bucket, valid for ``lifetime``."""

    region: str
    bucket: str
    media_type: str
    lifetime: timedelta

    def read_url(self, key: str, file_name: str) -> str:
        """A link that saves the file under that name."""
        how: dict[str, Any] = {"inline": False, "lifetime": self.lifetime, "media_type": self.media_type}
        return read_url(self.region, self.bucket, key, file_name, **how)


def read_url(
    region: str, bucket: str, key: str, file_name: str, *, inline: bool, lifetime: timedelta, media_type: str = _PDF
) -> str:
    """A pre-signed GET of one file, a PDF unless said; the name is given as RFC 6266 wants it, in UTF-8."""
    disposition = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(file_name, safe='')}"
    link: str = client("s3", region).generate_presigned_url(
        "get_object",
        Params={
            "Bucket": bucket,
            "Key": key,
            "ResponseContentType": media_type,
            "ResponseContentDisposition": disposition,
        },
        ExpiresIn=int(lifetime.total_seconds()),
    )
    return link
