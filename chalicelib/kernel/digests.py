"""SHA-256 and the one canonical JSON that every digest is taken over."""

import hashlib
import json
from typing import Any

_KEYS = ("deposit/", "batch/")


def sha256(data: bytes) -> str:
    """Lower-case hexadecimal SHA-256, 64 characters."""
    return hashlib.sha256(data).hexdigest()


def is_sha256(text: str) -> bool:
    """Whether the text is a SHA-256 in hexadecimal, in letters of either size."""
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text.lower())


def handle(key: str) -> str:
    """What stands for an id that is itself a key, where the thing is only to be pointed at: 24 hexadecimal digits."""
    return sha256(key.encode())[:24]


def is_pointed(subject: str) -> bool:
    """Whether readers see the handle of this ``kind/ID`` in its place: its id is a key to the thing."""
    return subject.startswith(_KEYS)


def pointed_to(subject: str) -> str:
    """A ``kind/ID`` as whoever reads about it may see it: where the id is a key to it, its handle stands there."""
    kind, _, item_id = subject.partition("/")
    return f"{kind}/{handle(item_id)}" if is_pointed(subject) and item_id else subject


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no blanks: the subset of RFC 8785 for strings, integers, booleans and null.

    Raises ``ValueError`` on a float: floats have no canonical form here.
    """
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError("a float has no canonical form")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _refuse_floats(inner)
