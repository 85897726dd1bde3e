"""Files of houses on their way into them, and what was found in each: in the scratch bucket, which keeps them a day."""

from typing import Any

from chalicelib.adapters.aws import client
from chalicelib.organisation.house_file.model import Report


class ScratchHouseFiles:
    """The organisation's ``HouseFiles``: ``imports/ID/house.csv``, ``report.json`` and ``seen.csv``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def put(self, import_id: str, content: bytes) -> None:
        """Stores the file."""
        self._put(_file(import_id), content, "text/csv")

    def content(self, import_id: str) -> bytes | None:
        """The file, or None once its day is over."""
        return self._get(_file(import_id))

    def put_report(self, import_id: str, report: Report) -> None:
        """Stores a report in the place of the one before."""
        self._put(_report(import_id), report.written(), "application/json")

    def report(self, import_id: str) -> Report | None:
        """The report, or None before it is made and once its day is over."""
        written = self._get(_report(import_id))
        return None if written is None else Report.read(written)

    def put_seen(self, import_id: str, table: bytes) -> None:
        """Stores the house's own file as it was at the check, in the place of the one before."""
        self._put(_seen(import_id), table, "text/csv")

    def seen(self, import_id: str) -> bytes | None:
        """That file, or None before the check and once its day is over."""
        return self._get(_seen(import_id))

    def _put(self, key: str, content: bytes, kind: str) -> None:
        self._s3().put_object(Bucket=self._bucket, Key=key, Body=content, ContentType=kind)

    def _get(self, key: str) -> bytes | None:
        """What is gone is told from what is forbidden by a list: reading says the same of both."""
        if not self._s3().list_objects_v2(Bucket=self._bucket, Prefix=key).get("Contents"):
            return None
        data: bytes = self._s3().get_object(Bucket=self._bucket, Key=key)["Body"].read()
        return data

    def _s3(self) -> Any:
        return client("s3", self._region)


def _file(import_id: str) -> str:
    return f"imports/{import_id}/house.csv"


def _seen(import_id: str) -> str:
    return f"imports/{import_id}/seen.csv"


def _report(import_id: str) -> str:
    return f"imports/{import_id}/report.json"
