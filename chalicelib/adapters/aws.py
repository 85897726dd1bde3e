"""AWS clients: made at first use, one for each service, never while a module loads."""

from functools import cache
from threading import Lock
from typing import Any

from botocore.config import Config
from botocore.session import Session, get_session

# S3 links must be signed with SigV4 and name the bucket in the path, so that one origin serves every bucket.
_S3 = Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"mode": "standard"})
_OTHERS = Config(retries={"mode": "standard"}, connect_timeout=5, read_timeout=25)
# What nobody answered for may have gone, and nothing tells one message from its repetition: the client repeats none by
# itself. Who sends a notice tries again in its own time, and counts.
_TO_PEOPLE = Config(retries={"mode": "standard", "total_max_attempts": 1}, connect_timeout=5, read_timeout=25)
_CONFIGS = {"s3": _S3, "sesv2": _TO_PEOPLE, "pinpoint-sms-voice-v2": _TO_PEOPLE}


# Clients may be shared by threads, the session that makes them may not.
_making = Lock()


@cache
def client(service: str, region: str) -> Any:
    """The client of a service; clients are safe to share between threads."""
    with _making:
        return _session().create_client(service, region_name=region, config=_CONFIGS.get(service, _OTHERS))


@cache
def _session() -> Session:
    """botocore's own: boto3 around it would load managers of transfers and of threads that nothing here calls."""
    return get_session()
