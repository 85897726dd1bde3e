"""AWS clients: made at first use, one for each service, never while a module loads."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

# S3 links must be signed with SigV4 and name the bucket in the path, so that one origin serves every bucket.
_S3 = Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"mode": "standard"})
_OTHERS = Config(retries={"mode": "standard"}, connect_timeout=5, read_timeout=25)


@cache
def client(service: str, region: str) -> Any:
    """The boto3 client of a service; clients are safe to share between threads."""
    return boto3.client(service, region_name=region, config=_S3 if service == "s3" else _OTHERS)
