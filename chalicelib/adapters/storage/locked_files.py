"""Files in the evidence bucket, put from disk: Object Lock keeps them, the first put under a key is the only one."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.adapters.storage.evidence_bucket import facts


class EvidenceFilesOnDisk:
    """The registry's port ``LockedFiles``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket, self._region = bucket, region

    def put_once(self, key: str, path: Path, media_type: str) -> str:
        """Keeps the file unless one is kept under this key; ``path`` then holds what is kept. Its SHA-256."""
        return self._put(key, path, media_type, {})

    def put_sealed(self, key: str, path: Path, trust: str, at: datetime) -> str:
        """Likewise a sealed PDF, with what its seal can claim."""
        return self._put(key, path, "application/pdf", facts(trust, at))

    def _put(self, key: str, path: Path, media_type: str, metadata: dict[str, str]) -> str:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            try:
                self._s3().put_object(
                    Bucket=self._bucket,
                    Key=key,
                    Body=file,
                    ContentType=media_type,
                    IfNoneMatch="*",
                    ChecksumAlgorithm="SHA256",
                    Metadata=metadata,
                )
                return digest
            except ClientError as error:
                if error.response["Error"]["Code"] != "PreconditionFailed":
                    raise
        return self._fetched(key, path)

    def _fetched(self, key: str, path: Path) -> str:
        digest = hashlib.sha256()
        with path.open("wb") as file:
            body = self._s3().get_object(Bucket=self._bucket, Key=key)["Body"]
            for chunk in body.iter_chunks(1 << 20):
                digest.update(chunk)
                file.write(chunk)
        return digest.hexdigest()

    def _s3(self) -> Any:
        return client("s3", self._region)
