"""What the malware scan says of files, when a test wants it to say something."""

from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib import bootstrap
from infra.local.cloud import LocalCloud
from infra.local.s3.scanners import Finding


def say(cloud: LocalCloud, file_id: str, status: str, *threats: str) -> None:
    """The scan says this of the version that counts, and everybody who listens has heard it."""
    file = bootstrap.files().arrived(file_id)
    assert file.key and file.version_id
    bucket = cloud.outputs["QuarantineBucket"]
    cloud.malware.say(bucket, file.key, file.version_id, Finding(status, threats))
    cloud.drain()


@contextmanager
def scanner_that_says(cloud: LocalCloud, status: str) -> Iterator[None]:
    """For a while, whatever is scanned."""
    before, cloud.malware.scanner = cloud.malware.scanner, lambda _: Finding(status)
    try:
        yield
    finally:
        cloud.malware.scanner = before
