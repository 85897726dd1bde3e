"""AWS clients: made at first use, one for each service, never while a module loads."""

from functools import cache
from threading import Lock
from typing import Any

from botocore.config import Config
from botocore.session import Session, get_session

# S3 links must be signed with SigV4 and name the bucket in the path, so that one origin serves every bucket.
_S3 = Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"mode": "standard"})
_OTHERS = Config(retries={"mode": "standard"}, connect_timeout=5, read_timeout=25)


# Clients may be shared by threads, the session that makes them may not.
_making = Lock()


@cache
def client(service: str, region: str) -> Any:
    """The client of a service; clients are safe to share between threads."""
    with _making:
        return _session().create_client(service, region_name=region, config=_S3 if service == "s3" else _OTHERS)


@cache
def _session() -> Session:
    """botocore's own: boto3 around it would load managers of transfers and of threads that nothing here calls."""
    return get_session()
