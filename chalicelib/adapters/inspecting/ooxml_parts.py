"""What each part of a DOCX, XLSX or PPTX is: its content type says so, and the relationships that lead to it
(ISO/IEC 29500-2, clauses 6.5 and 7.2). Office programs go by these; where a part lies and how it is named is free.
"""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

CONTENT_TYPES = "[Content_Types].xml"
_PIECE = re.compile(r"/\[\d+\](\.last)?\.piece$", re.IGNORECASE)


def place_of(name: str) -> str:
    """The part's name as all readers compare it: small letters, nothing escaped, no slash before it."""
    return unquote(name).replace("\\", "/").lower().lstrip("/")


def is_piece(name: str) -> bool:
    """Whether the entry is but a piece of a part (clause 7.2.4), which office programs neither write nor read."""
    return _PIECE.search(place_of(name)) is not None


def leads(name: str) -> bool:
    """Whether the part holds relationships: theirs alone is found by its name."""
    return place_of(name).endswith(".rels")


def kind_of_relationship(given: Mapping[str, str]) -> str:
    """What it leads to, in small letters: the last word of its type, the same in strict files and in transitional."""
    return given.get("Type", "").strip().rpartition("/")[2].lower()


class OoxmlParts:
    """Told of content types and relationships, it says what a part is."""

    def __init__(self) -> None:
        self._of_parts: dict[str, set[str]] = {}
        self._of_endings: dict[str, set[str]] = {}
        self._ways: dict[str, set[str]] = {}

    def has_type(self, given: Mapping[str, str]) -> None:
        """One ``Default`` or ``Override`` of the content types."""
        said = given.get("ContentType", "").partition(";")[0].strip().lower()
        if "PartName" in given:
            self._of_parts.setdefault(place_of(given["PartName"]), set()).add(said)
        else:
            self._of_endings.setdefault(given.get("Extension", "").lower(), set()).add(said)

    def has_way(self, rels: str, given: Mapping[str, str]) -> None:
        """One relationship of the part whose relationships ``rels`` holds."""
        target = given.get("Target", "").strip().partition("#")[0]
        if not target or given.get("TargetMode", "").lower() == "external":
            return
        folder = "" if target.startswith(("/", "\\")) else posixpath.dirname(posixpath.dirname(place_of(rels)))
        place = posixpath.normpath(f"/{folder}/{place_of(target)}").lstrip("/")
        self._ways.setdefault(place, set()).add(kind_of_relationship(given))

    def types_of(self, name: str) -> frozenset[str]:
        """What is declared of it, in small letters: for its name, or else for its ending; in sound files one type."""
        place = place_of(name)
        by_ending = self._of_endings.get(posixpath.splitext(place)[1].lstrip("."), set())
        return frozenset(self._of_parts.get(place, by_ending))

    def ways_to(self, name: str) -> frozenset[str]:
        """The kinds of the relationships that lead to it."""
        return frozenset(self._ways.get(place_of(name), ()))
