"""Files inside a PDF. Invoices and archives carry data there (PDF/A-3, Factur-X); what could run is another matter."""

from pathlib import PurePosixPath
from typing import Any

import pikepdf

MAX_BYTES = 20 * 1024 * 1024
_TEXTS = {"", ".xml", ".txt", ".csv", ".tsv", ".json", ".tex", ".md"}
_PICTURES = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_SCRIPT = b"#!"


def is_inert(specification: dict[str, Any]) -> bool:
    """Whether everything that this file specification carries is text or a picture, by name and by its bytes."""
    names = [str(specification[key]) for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac") if key in specification]
    streams = [it for it in specification["/EF"].values() if isinstance(it, pikepdf.Stream)]
    return all(_is_inert(name, stream) for name in names or [""] for stream in streams)


def _is_inert(name: str, stream: pikepdf.Stream) -> bool:
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    content = stream.read_bytes()
    if len(content) > MAX_BYTES:
        return False
    if ending in _PICTURES:
        return content.startswith(_PICTURES[ending])
    return ending in _TEXTS and _is_text(content)


def _is_text(content: bytes) -> bool:
    if content.startswith((_SCRIPT, b"MZ", b"%PDF-")):
        return False
    return not any(byte in content for byte in (b"\x00", b"\x01", b"\x02", b"\x03", b"\x04"))
