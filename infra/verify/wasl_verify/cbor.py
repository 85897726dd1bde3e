"""Deterministic CBOR (RFC 8949, 4.2), as much of it as a token needs: a second way of writing a value is refused."""

from dataclasses import dataclass
from typing import Any

DEEPEST = 4
_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG = range(7)
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_LEAST = {24: 24, 25: 1 << 8, 26: 1 << 16, 27: 1 << 32}


@dataclass(frozen=True)
class Tagged:
    """A value under a tag."""

    tag: int
    value: Any


def decoded(data: bytes) -> Any:
    """The value; ``ValueError`` for what is not written in the one way, or is followed by anything."""
    value, end = _value(data, 0, 0)
    if end != len(data):
        raise ValueError("bytes after the value")
    return value


def byte_string(value: bytes) -> bytes:
    """A byte string, written."""
    return _head(_BYTES, len(value)) + value


def sig_structure(protected: bytes, payload: bytes) -> bytes:
    """What a COSE_Sign1 signs (RFC 9052, 4.4), without external data."""
    context = b"Signature1"
    parts = (_head(_TEXT, len(context)) + context, byte_string(protected), byte_string(b""), byte_string(payload))
    return _head(_ARRAY, len(parts)) + b"".join(parts)


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    code = max(code for code, least in _LEAST.items() if argument >= least)
    return bytes([major << 5 | code]) + argument.to_bytes(_SIZES[code], "big")


def _value(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if depth > DEEPEST:
        raise ValueError("nested too deep")
    major, argument, at = _argument(data, at)
    if major == _UNSIGNED:
        return argument, at
    if major == _NEGATIVE:
        return -1 - argument, at
    if major in (_BYTES, _TEXT):
        raw = _taken(data, at, argument)
        return (raw if major == _BYTES else raw.decode("utf-8")), at + argument
    if major == _ARRAY:
        return _array(data, at, argument, depth)
    if major == _MAP:
        return _map(data, at, argument, depth)
    if major == _TAG:
        value, at = _value(data, at, depth + 1)
        return Tagged(argument, value), at
    raise ValueError("a kind that tokens have not")


def _argument(data: bytes, at: int) -> tuple[int, int, int]:
    major, code = _taken(data, at, 1)[0] >> 5, data[at] & 31
    at += 1
    if code < 24:
        return major, code, at
    if code not in _SIZES:
        raise ValueError("an indefinite length")
    argument = int.from_bytes(_taken(data, at, _SIZES[code]), "big")
    if argument < _LEAST[code]:
        raise ValueError("longer than it must be")
    return major, argument, at + _SIZES[code]


def _array(data: bytes, at: int, count: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    for _ in range(count):
        value, at = _value(data, at, depth + 1)
        found.append(value)
    return found, at


def _map(data: bytes, at: int, count: int, depth: int) -> tuple[dict[Any, Any], int]:
    found: dict[Any, Any] = {}
    before = b""
    for _ in range(count):
        key, end = _value(data, at, depth + 1)
        if not isinstance(key, int | str) or data[at:end] <= before:
            raise ValueError("keys out of order")
        before = data[at:end]
        found[key], at = _value(data, end, depth + 1)
    return found, at


def _taken(data: bytes, at: int, count: int) -> bytes:
    if at + count > len(data):
        raise ValueError("it ends too early")
    return data[at : at + count]
