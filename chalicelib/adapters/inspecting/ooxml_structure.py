"""What a DOCX, XLSX or PPTX holds (ISO/IEC 29500; its relationships: part 2, clause 8)."""

import re
from collections.abc import Callable, Iterator, Mapping

from chalicelib.adapters.inspecting.findings import Found, RefusedError, TooHeavyError
from chalicelib.adapters.inspecting.office_archive import OfficeArchive
from chalicelib.adapters.inspecting.office_targets import lies_elsewhere
from chalicelib.adapters.inspecting.ooxml_parts import (
    CONTENT_TYPES,
    OoxmlParts,
    is_piece,
    kind_of_relationship,
    leads,
    place_of,
)
from chalicelib.adapters.inspecting.xml_reading import XmlReader

MAX_WITHIN_BYTES = 64 * 1024 * 1024
_MAIN = {
    "wordprocessingml.document.main": "docx",
    "spreadsheetml.sheet.main": "xlsx",
    "presentationml.presentation.main": "pptx",
}
_OF_TYPES = (
    ("macroenabled", "macros"),
    ("vbaproject", "macros"),
    ("macrosheet", "macros"),
    ("dialogsheet", "macros"),
    ("activex", "active_content"),
    ("webextension", "active_content"),
    ("oleobject", "embedded_files"),
)
_OF_RELATIONSHIPS = {
    "afchunk": "embedded_files",
    "oleobject": "embedded_files",
    "control": "active_content",
    "activexcontrolbinary": "active_content",
    "webextension": "active_content",
    "webextensiontaskpanes": "active_content",
    "vbaproject": "macros",
    "wordvbadata": "macros",
    "dialogsheet": "macros",
    "xlmacrosheet": "macros",
    "xlintlmacrosheet": "macros",
}
_FETCHED = {"attachedtemplate", "frame", "subdocument"}
"""What an office program fetches by itself when it opens the file, and may run."""
_LINKED = {"hyperlink"}
"""What is only followed by whoever clicks on it; whatever else lies outside is noted."""
_WITH_FIELDS = {"officedocument", "header", "footer", "footnotes", "endnotes", "comments", "glossarydocument"}
_PACKAGES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_ARCHIVE = b"PK\x03\x04"
_DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
_DDE_ELEMENTS = {"ddeLink", "oleLink"}

Handler = Callable[[str, Mapping[str, str]], None]


def kind_of(archive: OfficeArchive) -> str:
    """The kind's code, empty for what is none of ours; ``RefusedError`` ``macros`` for the kinds made to hold them."""
    types: set[str] = set()
    _read(archive, CONTENT_TYPES, lambda _, given: types.add(given.get("ContentType", "").lower()))
    if any("macroenabled" in it for it in types):
        raise RefusedError("macros")
    found = {kind for main, kind in _MAIN.items() if any(it.endswith(f"{main}+xml") for it in types)}
    return found.pop() if len(found) == 1 else ""


def look(archive: OfficeArchive, found: Found) -> Iterator[bytes]:
    """Adds reasons and notes; gives the office files within, for a look of their own."""
    parts, within = OoxmlParts(), list[_Within]()
    if any(is_piece(it) for it in archive.names):
        raise RefusedError("damaged")

    def reader(name: str) -> Callable[[bytes], None] | None:
        if name == CONTENT_TYPES:
            return XmlReader(lambda _, given: _content_type(given, parts, found)).feed
        if leads(name):
            return XmlReader(lambda _, given: _relationship(name, given, parts, found)).feed
        return _part(name, parts, found, within)

    archive.unpack(reader, sorted(archive.names, key=lambda it: (it != CONTENT_TYPES, not leads(it))))
    yield from (it.content for it in within if it.content)


def _part(name: str, parts: OoxmlParts, found: Found, within: list["_Within"]) -> Callable[[bytes], None] | None:
    place, said, ways = place_of(name), parts.types_of(name), parts.ways_to(name)
    if place.endswith("/"):
        return None
    if place.endswith("vbaproject.bin"):
        found.reasons.add("macros")
    if "connections" in ways or any("spreadsheetml.connections" in it for it in said):
        found.notes.add("external_links")
    if "externallink" in ways or any("spreadsheetml.externallink" in it for it in said):
        return XmlReader(lambda element, _: _link(element, found)).feed
    if "package" in ways or said & _PACKAGES or "/embeddings/" in place:
        within.append(_Within(found))
        return within[-1].feed
    if ways & _WITH_FIELDS or any("wordprocessingml" in it and it.endswith("+xml") for it in said):
        return _Fields(found).feed
    return None


def _read(archive: OfficeArchive, name: str, on_element: Handler) -> None:
    reader = XmlReader(on_element)
    reader.feed(archive.read(name))
    reader.feed(b"")


def _content_type(given: Mapping[str, str], parts: OoxmlParts, found: Found) -> None:
    parts.has_type(given)
    said = given.get("ContentType", "").lower()
    found.reasons.update(reason for word, reason in _OF_TYPES if word in said)


def _relationship(rels: str, given: Mapping[str, str], parts: OoxmlParts, found: Found) -> None:
    parts.has_way(rels, given)
    kind = kind_of_relationship(given)
    if kind in _OF_RELATIONSHIPS:
        found.reasons.add(_OF_RELATIONSHIPS[kind])
    if given.get("TargetMode", "").lower() != "external" or kind in _LINKED:
        return
    if kind in _FETCHED:
        found.reasons.update({"external_content"} if lies_elsewhere(given.get("Target", "")) else ())
    else:
        found.notes.add("external_links")


def _link(element: str, found: Found) -> None:
    if element in _DDE_ELEMENTS:
        found.reasons.add("active_content")


class _Fields:
    """Word's fields: what one says may be cut into any number of runs (ECMA-376, part 1, 17.16)."""

    def __init__(self, found: Found) -> None:
        self._found, self._said, self._within = found, "", False
        self._reader = XmlReader(self._element, self._text)

    def feed(self, piece: bytes) -> None:
        """The next piece of the part."""
        self._reader.feed(piece)
        if _DDE.search(self._said):
            self._found.reasons.add("active_content")

    def _element(self, name: str, given: Mapping[str, str]) -> None:
        self._within = name in ("instrText", "delInstrText")
        if name == "fldSimple":
            self._said += f" {given.get('instr', '')} "
        elif name == "fldChar" and given.get("fldCharType") == "begin":
            self._said += " "

    def _text(self, text: str) -> None:
        if self._within:
            self._said += text


class _Within:
    """A file within: kept whole if it is an archive as office files are, and no larger than any chart's workbook."""

    def __init__(self, found: Found) -> None:
        self._found, self.content = found, b""

    def feed(self, piece: bytes) -> None:
        """The next piece of it."""
        if not self.content and not piece.startswith(_ARCHIVE):
            self._found.reasons.add("embedded_files")
            return
        if len(self.content) + len(piece) > MAX_WITHIN_BYTES:
            raise TooHeavyError
        self.content += piece
