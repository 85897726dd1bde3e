"""What a first view of a page weighs: its HTML and all that this asks for, each file once, as API Gateway sends it.

API Gateway squeezes with gzip whatever is at least as long as ``.chalice/config.json`` says, of every type, for
browsers that take it: all do. Of the fonts that a sheet declares, those count whose weight the page's own sheets name,
and whose letters stand on it: a browser fetches no other, which a test in a browser proves.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from infra import compose
from tests.conftest import PortalSession

AIM = 250_000
LOOKED_AT = {"directory": 132, "portal": 132, "first step": 136, "tracking": 132, "letter's page": 134}
"""Kilobytes (1,000 bytes) sent for each page when somebody last looked at them; more than one more is a decision."""
_LOADS = {"link": "href", "script": "src", "img": "src"}
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload"}
_FACE = re.compile(r"@font-face\s*{([^}]*)}")
_URL = re.compile(r"url\([\"']?([^\"')]+)")
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_WEIGHT = re.compile(r"font-weight:\s*([\d ]+)")
_IMPORT = re.compile(r"""^import\b[^"']*["']([^"']+)["']""", re.MULTILINE)


@dataclass(frozen=True)
class Loaded:
    """One file of a view: its address, its bytes, and how many of them go over the wire."""

    url: str
    content: bytes

    @property
    def sent(self) -> int:
        """Bytes as API Gateway sends them."""
        return (
            len(self.content) if len(self.content) < smallest_squeezed() else len(gzip.compress(self.content, mtime=0))
        )


@dataclass(frozen=True)
class View:
    """All files of a first view, the page itself first."""

    files: tuple[Loaded, ...]

    @property
    def raw(self) -> int:
        """Bytes before they are squeezed."""
        return sum(len(it.content) for it in self.files)

    @property
    def sent(self) -> int:
        """Bytes that a browser receives, without headers."""
        return sum(it.sent for it in self.files)


def paths(slug: str, tracking_code: str) -> dict[str, str]:
    """The pages that are weighed: the directory and an administration's portal, the deposit's first, and tracking's."""
    return {
        "directory": "/",
        "portal": f"/a/{slug}",
        "first step": f"/a/{slug}/deposit",
        "tracking": "/track",
        "letter's page": f"/track/{tracking_code}",
    }


def smallest_squeezed() -> int:
    """Bytes from which API Gateway squeezes."""
    config = json.loads((compose.PROJECT / ".chalice" / "config.json").read_text(encoding="utf-8"))
    return int(config["minimum_compression_size"])


def first_view(visitor: PortalSession, path: str) -> View:
    """Of the page at that path by a browser that has kept nothing yet. Fails where something is not there."""
    page = visitor.get(path)
    page.raise_for_status()
    files = {page.url: Loaded(page.url, page.content)}
    waiting, sheets = [urljoin(page.url, it) for it in _asked_by(page.text)], dict[str, str]()
    while waiting:
        url = waiting.pop()
        if url in files:
            continue
        answer = visitor.get(url)
        answer.raise_for_status()
        files[url] = Loaded(url, answer.content)
        kind = answer.headers["Content-Type"]
        if kind.startswith("text/javascript"):
            waiting += [urljoin(url, it) for it in _IMPORT.findall(answer.text)]
        if kind.startswith("text/css"):
            sheets[url] = answer.text
        if not waiting:
            waiting += [it for it in _fonts(sheets, page.text) if it not in files]
    return View(tuple(files.values()))


def _asked_by(html: str) -> list[str]:
    """Addresses that the page itself loads."""
    found = _Loads()
    found.feed(html)
    return found.addresses


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        fetched = tag != "link" or given.get("rel") in _FETCHED_LINKS
        if tag in _LOADS and fetched and (address := given.get(_LOADS[tag])):
            self.addresses.append(address)


def _fonts(sheets: dict[str, str], page: str) -> Iterator[str]:
    """Faces in a weight that our own sheets name, and for letters that stand on the page where a face tells which.
    Bootstrap names many weights, for parts that no page of ours has."""
    ours = [text for url, text in sheets.items() if "bootstrap" not in url and "@font-face" not in text]
    named = {400, *(int(weight) for text in ours for weight in _WEIGHT.findall(text))}
    for url, text in sheets.items():
        for face in _FACE.findall(text):
            (told,), (address,) = _WEIGHT.findall(face), _URL.findall(face)
            least, *most = map(int, told.split())
            if any(least <= weight <= max(most, default=least) for weight in named) and _shows(page, face):
                yield urljoin(url, address)


def _shows(page: str, face: str) -> bool:
    ranges = [(int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(face)]
    return not ranges or any(first <= ord(letter) <= last for letter in set(page) for first, last in ranges)
