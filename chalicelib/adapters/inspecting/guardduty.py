"""The malware scan: AWS GuardDuty's Malware Protection for S3.

Its word comes as an EventBridge event and as a tag of the scanned version (GuardDuty user guide, "Monitoring S3 object
scans in Malware Protection for S3").
"""

from botocore.exceptions import ClientError

from chalicelib.adapters.aws import client
from chalicelib.files.scan import Scan, scan_of

TAG = "GuardDutyMalwareScanStatus"
_GONE = ("NoSuchKey", "NoSuchVersion", "MethodNotAllowed")


class GuardDutyScan:
    """The port ``MalwareScan``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def status(self, key: str, version_id: str) -> Scan | None:
        """By the version's tag."""
        try:
            answer = client("s3", self._region).get_object_tagging(Bucket=self._bucket, Key=key, VersionId=version_id)
        except ClientError as error:
            if error.response["Error"]["Code"] in _GONE:
                return None
            raise
        found = next((tag["Value"] for tag in answer["TagSet"] if tag["Key"] == TAG), None)
        return scan_of(found) if found else None

    def scan_again(self, key: str, version_id: str) -> None:
        """An on-demand scan."""
        scanned = {"Bucket": self._bucket, "Key": key, "VersionId": version_id}
        client("guardduty", self._region).send_object_malware_scan(S3Object=scanned)
