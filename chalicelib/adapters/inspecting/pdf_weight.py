"""What a PDF unpacks to: bombs are found by unpacking, in small steps, never whole (ISO 32000-2, 7.4)."""

import zlib
from typing import Any

import pikepdf

from chalicelib.adapters.inspecting.findings import TooHeavyError

MAX_INFLATED_BYTES = 200 * 1024 * 1024
MAX_INFLATED_IMAGE_BYTES = 1024 * 1024 * 1024
OF_EACH_BYTE = 10
"""A large file may unpack to more: so many bytes for each of its own."""
MAX_IMAGE_PIXELS = 1_000_000_000
_STEP_BYTES = 4 * 1024 * 1024
_DECOMPRESSORS = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
_FLATE = ("/FlateDecode", "/Fl")


def weigh(pdf: pikepdf.Pdf, size_bytes: int) -> None:
    """``TooHeavyError`` where the streams' unpacked sizes, or a picture's pixels, pass what letters need."""
    more = OF_EACH_BYTE * size_bytes
    rest = {True: MAX_INFLATED_IMAGE_BYTES + more, False: MAX_INFLATED_BYTES + more}
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            is_image = value.get("/Subtype") == "/Image"
            if is_image and _pixels(value) > MAX_IMAGE_PIXELS:
                raise TooHeavyError
            rest[is_image] -= _inflated(value, rest[is_image])
            if rest[is_image] < 0:
                raise TooHeavyError


def _pixels(image: pikepdf.Stream) -> int:
    return int(image.get("/Width", 0)) * int(image.get("/Height", 0))


def _inflated(stream: pikepdf.Stream, limit: int) -> int:
    filters = _filters(stream)
    packed = sum(name in _DECOMPRESSORS for name in filters)
    if packed > 1:
        raise TooHeavyError
    if packed == 0:
        return 0
    if filters[0] in _FLATE:
        return flate_size(memoryview(stream.get_raw_stream_buffer()), limit)
    return len(memoryview(stream.get_stream_buffer(decode_level=pikepdf.StreamDecodeLevel.specialized)))


def _filters(stream: pikepdf.Stream) -> list[str]:
    given: Any = stream.get("/Filter")
    if given is None:
        return []
    return [str(name) for name in given] if isinstance(given, pikepdf.Array) else [str(given)]


def flate_size(raw: memoryview, limit: int) -> int:
    """The unpacked size, at most a little over ``limit``; a broken tail is left for readers, as they all do."""
    inflater, size = zlib.decompressobj(), 0
    try:
        for start in range(0, len(raw), _STEP_BYTES):
            rest: bytes | memoryview = raw[start : start + _STEP_BYTES]
            while rest and not inflater.eof and size <= limit:
                size += len(inflater.decompress(rest, _STEP_BYTES))
                rest = inflater.unconsumed_tail
    except zlib.error:
        return size
    return size
