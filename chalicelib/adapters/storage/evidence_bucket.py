"""The bucket of sealed files: Object Lock keeps them, and the first file put under a key is the only one.

The lock's period is the bucket's default retention. What the seal can claim, when it was made and which token stands in
its QR travel with the object as metadata, so that a second try tells the truth about the first one's file.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.adapters.storage.s3 import read_url
from chalicelib.evidence.model import SealedFile, TrustLevel
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.errors import NotFoundError

LINK_LIFETIME = timedelta(minutes=5)


def facts(trust: str, made_at: datetime, number: str = "", token: str = "") -> dict[str, str]:
    """What travels with a sealed file."""
    return {"trust": trust, "made-at": to_iso(made_at), "number": number, "token": token}


class EvidenceBucket:
    """Sealed files in S3."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def put_once(self, key: str, file: SealedFile) -> SealedFile:
        """Stores the file unless there is one; returns what is stored.

        One that bears another number was made before a backup was restored: it stays, and attests what it attests; ours
        then lies beside it. 409 is S3's answer when two conditional writes cross: the caller's redelivery settles it.
        """
        stored = self._first(key, file)
        if stored.number in ("", file.number):  # those of before it was noted are nobody else's
            return stored
        return self._first(f"{key.removesuffix('.pdf')}/{file.number}.pdf", file)

    def _first(self, key: str, file: SealedFile) -> SealedFile:
        try:
            self._s3().put_object(
                Bucket=self._bucket,
                Key=key,
                Body=file.data,
                ContentType="application/pdf",
                IfNoneMatch="*",
                ChecksumAlgorithm="SHA256",
                Metadata=facts(file.trust.value, file.made_at, file.number, file.token),
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "PreconditionFailed":
                raise
            return self.read(key)
        return replace(file, key=key)

    def read(self, key: str) -> SealedFile:
        """The stored file; ``NotFoundError`` if there is none."""
        try:
            answer = self._s3().get_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] == "NoSuchKey":
                raise NotFoundError("evidence.no_such_file") from error
            raise
        metadata = answer["Metadata"]
        trust, made_at = TrustLevel(metadata["trust"]), from_iso(metadata["made-at"])
        number, token = metadata.get("number", ""), metadata.get("token", "")
        return SealedFile(answer["Body"].read(), trust, made_at, number, token, key)

    def trust(self, key: str) -> TrustLevel:
        """What the stored file's seal can claim; ``NotFoundError`` if there is no file."""
        try:
            answer = self._s3().head_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] == "404":
                raise NotFoundError("evidence.no_such_file") from error
            raise
        return TrustLevel(answer["Metadata"]["trust"])

    def pdf(self, key: str) -> bytes:
        """The stored file's bytes alone."""
        return self.read(key).data

    def read_url(self, key: str, file_name: str, inline: bool = True) -> str:
        """A link that opens the file, under that name, for five minutes."""
        return read_url(self._region, self._bucket, key, file_name, inline=inline, lifetime=LINK_LIFETIME)

    def _s3(self) -> Any:
        return client("s3", self._region)
