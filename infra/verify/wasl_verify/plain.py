"""JSON as it is signed, base 64 as it is written, instants: each in its one form, or not at all."""

import base64
import json
import re
from datetime import UTC, datetime
from typing import Any

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
HEX = re.compile(r"[0-9a-f]{64}")


def canonical(data: bytes) -> Any:
    """What canonical JSON says; ``ValueError`` for any other way of writing it."""
    value = json.loads(data.decode("utf-8"), parse_float=_no_float, parse_constant=_no_float)
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if written.encode("utf-8") != data:
        raise ValueError("not canonical JSON")
    return value


def members(value: Any, *names: str) -> dict[str, Any]:
    """The object that has exactly these members; ``ValueError`` for anything else."""
    if not isinstance(value, dict) or set(value) != set(names):
        raise ValueError(f"not an object of {names}")
    return value


def text(value: Any) -> str:
    """A string that says something; ``ValueError`` for anything else."""
    if not isinstance(value, str) or not value:
        raise ValueError("not a text")
    return value


def number(value: Any, least: int = 0) -> int:
    """A whole number from ``least`` on; ``ValueError`` for anything else, truth values included."""
    if type(value) is not int or value < least:
        raise ValueError("not a number")
    return value


def digest(value: Any) -> bytes:
    """The 32 bytes of a SHA-256 in lower-case hexadecimal."""
    if not isinstance(value, str) or not HEX.fullmatch(value):
        raise ValueError("not a digest")
    return bytes.fromhex(value)


def instant(value: Any) -> datetime:
    """An RFC 3339 instant in UTC, written with ``Z``."""
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise ValueError("not an instant")
    return datetime.fromisoformat(value).astimezone(UTC)


def base64_of(value: Any) -> bytes:
    """Standard base 64 with padding, in its one form."""
    data = base64.b64decode(text(value), validate=True)
    if base64.b64encode(data).decode() != value:
        raise ValueError("not base 64 in its one form")
    return data


def base64url_of(value: str) -> bytes:
    """Base64url without padding, in its one form."""
    data = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(data).rstrip(b"=").decode() != value:
        raise ValueError("not base64url in its one form")
    return data


def _no_float(_: str) -> Any:
    raise ValueError("a number that is no integer")
