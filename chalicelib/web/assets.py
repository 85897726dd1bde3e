"""Static files from our own origin, named by their content so that browsers may keep them for ever."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
}
_HASHED = re.compile(r"(?P<stem>.+)\.(?P<hash>[0-9a-f]{16})(?P<suffix>\.\w+)")
_REFERENCE = re.compile(r"""(?P<before>["'(])\./(?P<name>[\w.-]+\.\w+)(?P<after>["')])""")


@dataclass(frozen=True)
class Asset:
    """A static file: its content as served, its type, and its name with 16 hexadecimal digits of its SHA-256."""

    content: bytes
    content_type: str
    hashed_name: str


@cache
def asset(name: str) -> Asset:
    """The file of that name in ``static`` or ``static/vendor``; ``KeyError`` if there is none.

    A stylesheet or script names its neighbours as ``./name``: those are replaced by their hashed names.
    """
    path = _paths()[name]
    content = path.read_bytes()
    if path.suffix in (".css", ".js"):
        content = _with_hashed_neighbours(content.decode()).encode()
    digest = hashlib.sha256(content).hexdigest()[:16]
    return Asset(content, TYPES[path.suffix], f"{path.stem}.{digest}{path.suffix}")


def requested(name: str) -> tuple[Asset, bool]:
    """The asset for a name in a URL, and whether that name carries the hash of the present content."""
    match = _HASHED.fullmatch(name)
    found = asset(match["stem"] + match["suffix"] if match else name)
    return found, found.hashed_name == name


@cache
def _paths() -> dict[str, Path]:
    files = [*FOLDER.glob("vendor/*"), *FOLDER.glob("*")]
    return {path.name: path for path in files if path.is_file() and path.suffix in TYPES}


def _with_hashed_neighbours(text: str) -> str:
    def hashed(match: re.Match[str]) -> str:
        if match["name"] not in _paths():
            return match[0]
        return f"{match['before']}./{asset(match['name']).hashed_name}{match['after']}"

    return _REFERENCE.sub(hashed, text)
