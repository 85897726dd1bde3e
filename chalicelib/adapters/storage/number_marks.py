"""Marks of registers in the evidence bucket: empty objects, locked as everything there, which no backup takes back.

``numbers/RBT-A/2026/0000150`` says that numbers up to 150 may have been given.
"""

from typing import Any

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client

_THERE_ALREADY = "PreconditionFailed"


class EvidenceMarks:
    """The registry's port ``NumberMarks``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket, self._region = bucket, region

    def leave(self, register_id: str, year: int, serial: int) -> None:
        """Numbers up to this serial may be given from now on; leaving a mark again is harmless."""
        try:
            self._s3().put_object(Bucket=self._bucket, Key=_key(register_id, year, serial), IfNoneMatch="*")
        except ClientError as error:
            if error.response["Error"]["Code"] != _THERE_ALREADY:
                raise

    def beyond(self, register_id: str, year: int, serial: int) -> bool:
        """Whether the year has a mark above this serial."""
        prefix, after = f"numbers/{register_id}/{year}/", _key(register_id, year, serial)
        found = self._s3().list_objects_v2(Bucket=self._bucket, Prefix=prefix, StartAfter=after, MaxKeys=1)
        return bool(found["KeyCount"])

    def highest(self, register_id: str) -> dict[int, int]:
        """The highest mark of each year."""
        highest: dict[int, int] = {}
        pages = self._s3().get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self._bucket, Prefix=f"numbers/{register_id}/"):
            for found in page.get("Contents", []):
                year, serial = map(int, found["Key"].split("/")[-2:])
                highest[year] = serial  # keys come in order
        return highest

    def _s3(self) -> Any:
        return client("s3", self._region)


def _key(register_id: str, year: int, serial: int) -> str:
    return f"numbers/{register_id}/{year}/{serial:07d}"
