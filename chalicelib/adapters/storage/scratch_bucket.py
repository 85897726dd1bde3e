"""The scratch bucket: visitors' files on their way through a check, gone within the hour."""

from datetime import datetime
from typing import Any

from chalicelib.adapters.aws import client
from chalicelib.adapters.storage.s3 import ANY_SIZE
from chalicelib.evidence.verification.checks import FORM_LIFETIME, MAX_BYTES, UploadForm

_PREFIX, _SUFFIX = "checks/", ".pdf"


class ScratchBucket:
    """Visitors' files in S3, under their check's id."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def form(self, check_id: str, redirect_to: str | None) -> UploadForm:
        """A pre-signed POST of one PDF; with ``redirect_to``, a browser without scripts comes back to it."""
        limits = ANY_SIZE if redirect_to else (1, MAX_BYTES)
        fields = {"Content-Type": "application/pdf"}
        if redirect_to:
            fields["success_action_redirect"] = redirect_to
        lifetime = int(FORM_LIFETIME.total_seconds())
        conditions: list[Any] = [{name: value} for name, value in fields.items()]
        signed = self._s3().generate_presigned_post(
            self._bucket,
            _key(check_id),
            Fields=fields,
            Conditions=[*conditions, ["content-length-range", *limits]],
            ExpiresIn=lifetime,
        )
        return UploadForm(signed["url"], signed["fields"], lifetime)

    def size(self, check_id: str) -> int | None:
        """The file's bytes, counted; None when it is gone, which listing tells even where reading is forbidden."""
        found = self._listed(_key(check_id))
        return int(found[0]["Size"]) if found else None

    def read(self, check_id: str) -> bytes | None:
        """The file, or None when it is gone."""
        if self.size(check_id) is None:
            return None
        data: bytes = self._s3().get_object(Bucket=self._bucket, Key=_key(check_id))["Body"].read()
        return data

    def delete(self, check_id: str) -> None:
        """Removes the file; harmless when it is gone."""
        self._s3().delete_object(Bucket=self._bucket, Key=_key(check_id))

    def older_than(self, instant: datetime) -> list[str]:
        """Checks whose file arrived before that instant and is still there; at most a thousand."""
        late = [item["Key"] for item in self._listed(_PREFIX) if item["LastModified"] < instant]
        return [key.removeprefix(_PREFIX).removesuffix(_SUFFIX) for key in late]

    def _listed(self, prefix: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._s3().list_objects_v2(Bucket=self._bucket, Prefix=prefix).get("Contents", [])
        return found

    def _s3(self) -> Any:
        return client("s3", self._region)


def _key(check_id: str) -> str:
    return f"{_PREFIX}{check_id}{_SUFFIX}"
