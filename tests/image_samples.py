"""Pictures for tests, good and bad."""

import io
import random
import struct
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image

from tests import office_samples, pdf_samples


def picture(kind: str = "PNG", size: tuple[int, int] = (320, 200), **saving: Any) -> bytes:
    """A sound picture of grain, so that nothing of it can be left out unseen."""
    made = io.BytesIO()
    grain = random.Random(1).randbytes(size[0] * size[1] * 3)
    Image.frombytes("RGB", size, grain).save(made, kind, **saving)
    return made.getvalue()


def pages(count: int = 3) -> bytes:
    """A TIFF as a fax or an office scanner makes it: several pages of black and white."""
    made = io.BytesIO()
    sheets = [Image.new("1", (400, 600), number % 2) for number in range(count)]
    sheets[0].save(made, "TIFF", save_all=True, append_images=sheets[1:], compression="group4")
    return made.getvalue()


def animated(kind: str = "WEBP") -> bytes:
    """Several pictures in one."""
    made = io.BytesIO()
    frames = [Image.new("RGB", (50, 50), (number * 40, 0, 0)) for number in range(4)]
    frames[0].save(made, kind, save_all=True, append_images=frames[1:], duration=100)
    return made.getvalue()


def png_bomb(side: int = 40_000) -> bytes:
    """A PNG of a few kilobytes that is decoded to gigabytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + side * 3)) for _ in range(50)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def png_with_text_bomb(megabytes: int = 200) -> bytes:
    """A small PNG with a packed text of hundreds of megabytes."""
    made = picture()
    packer = zlib.compressobj(9)
    text = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(megabytes)) + packer.flush()
    content = b"Comment\x00\x00" + text
    chunk = struct.pack(">I", len(content)) + b"zTXt" + content + struct.pack(">I", zlib.crc32(b"zTXt" + content))
    return made[:33] + chunk + made[33:]


def jpeg_that_says_it_is_huge() -> bytes:
    """A small JPEG whose header says 65,535 by 65,535."""
    made = bytearray(picture("JPEG"))
    place = made.find(b"\xff\xc0")
    made[place + 5 : place + 9] = b"\xff\xff\xff\xff"
    return bytes(made)


def tiff_in_circles() -> bytes:
    """A TIFF whose second page is its first."""
    made = bytearray(pages(1))
    first = struct.unpack("<I", made[4:8])[0]
    entries = struct.unpack("<H", made[first : first + 2])[0]
    made[first + 2 + 12 * entries : first + 6 + 12 * entries] = struct.pack("<I", first)
    return bytes(made)


def heic() -> bytes:
    """The beginning of what telephones call a photograph."""
    return b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(400)


def with_pdf_in_comment() -> bytes:
    """A JPEG in whose first kilobyte readers of PDF find one."""
    made = picture("JPEG")
    comment = b"%PDF-1.7\n1 0 obj"
    return made[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + made[2:]


SOUND: dict[str, tuple[Callable[[], bytes], str, int, tuple[str, ...]]] = {
    "a photograph": (lambda: picture("JPEG", (1600, 1200)), "jpeg", 0, ()),
    "a photograph that comes line by line": (lambda: picture("JPEG", progressive=True), "jpeg", 0, ()),
    "a photograph with what telephones add": (lambda: picture("JPEG") + bytes(5000), "jpeg", 0, ()),
    "a screenshot": (picture, "png", 0, ()),
    "a picture of the web": (lambda: picture("WEBP"), "webp", 0, ()),
    "a fax of three pages": (pages, "tiff", 3, ()),
    "pictures that move": (animated, "webp", 0, ("animated",)),
}
"""Pictures that are taken, with their kind, pages and notes."""

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (png_bomb, "too_heavy"),
    "a bomb in a text": (png_with_text_bomb, "too_heavy"),
    "a huge JPEG": (jpeg_that_says_it_is_huge, "too_heavy"),
    "a PNG cut in the middle": (lambda: picture()[:100_000], "damaged"),
    "a JPEG cut in the middle": (lambda: picture("JPEG")[:20_000], "damaged"),
    "a WebP cut in the middle": (lambda: picture("WEBP")[:5_000], "damaged"),
    "a TIFF cut in the middle": (lambda: pages()[:200], "damaged"),
    "the beginning of a PNG alone": (lambda: b"\x89PNG\r\n\x1a\n", "damaged"),
    "a letter behind a picture": (lambda: picture() + office_samples.ooxml(), "two_in_one"),
    "an archive behind a PDF": (lambda: pdf_samples.letter() + office_samples.ooxml(), "two_in_one"),
    "a PDF in a picture's comment": (with_pdf_in_comment, "two_in_one"),
    "a telephone's own kind": (heic, "heic"),
    "a GIF": (lambda: picture("GIF"), "kind_not_taken"),
    "a drawing with a script": (
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "kind_not_taken",
    ),
    "a page under a picture's name": (lambda: b"<html><script>alert(1)</script>", "kind_not_taken"),
    "a program": (lambda: b"MZ" + bytes(500), "kind_not_taken"),
}
"""Files that are refused, with the reason."""
