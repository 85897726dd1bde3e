"""What a picture holds, as Pillow decodes it. Strangers' files are looked at only inside a bounded child process.

A picture is decoded to its end, every page of it: only so is it known to be whole. JPEG is decoded at an eighth of its
size, which reads every byte and holds a sixty-fourth of the picture.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

from chalicelib.adapters.inspecting.findings import Found, RefusedError, TooHeavyError

READERS = (JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Loaded here, once: Pillow itself would look for every one that it has, at the first picture."""
MAX_JPEG_PIXELS = 400_000_000
MAX_DECODED_BYTES = 400 * 1024 * 1024
MAX_PAGES = 1_000
MAX_FRAMES = 200
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error, zlib.error)
_BANDS = {"1": 1, "L": 1, "P": 1, "LA": 2, "PA": 2, "I;16": 2, "RGB": 4, "YCbCr": 4, "LAB": 4}  # as Pillow keeps them


def look(path: Path, kind: str) -> Found:
    """What is in the picture; ``RefusedError`` and ``TooHeavyError`` for what cannot be looked at further."""
    try:
        with _without_its_limit(), Image.open(path, formats=[kind.upper()]) as image:
            return _judge(image, kind)
    except _BROKEN as error:
        if "too large" in str(error).lower():  # Pillow's own limit on unpacked texts and profiles
            raise TooHeavyError from error
        raise RefusedError("damaged") from error


@contextmanager
def _without_its_limit() -> Iterator[None]:
    """Pillow's one limit is too low for photographs and too high for drawings: ours are by kind."""
    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _judge(image: Image.Image, kind: str) -> Found:
    _weigh(image, kind)
    frames = int(getattr(image, "n_frames", 1))
    if kind == "jpeg":  # phones put a second, smaller picture behind the first: the first is the picture
        frames = 1
        image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
    if kind == "tiff" and frames > MAX_PAGES:
        raise RefusedError("too_many_pages")
    if frames > MAX_FRAMES and kind != "tiff":
        raise TooHeavyError
    for frame in range(frames):
        if frame:
            image.seek(frame)
            _weigh(image, kind)
        image.load()
    return Found(kind, frames if kind == "tiff" else 0, notes={"animated"} if frames > 1 and kind != "tiff" else set())


def _weigh(image: Image.Image, kind: str) -> None:
    pixels = image.width * image.height
    if kind == "jpeg":
        if pixels > MAX_JPEG_PIXELS:
            raise TooHeavyError
    elif pixels * _BANDS.get(image.mode, 4) > MAX_DECODED_BYTES:
        raise TooHeavyError
