"""What a DOCX, XLSX or PPTX holds (ISO/IEC 29500; its relationships: part 2, clause 8)."""

import re
from collections.abc import Callable, Iterator, Mapping

from chalicelib.adapters.findings import Found, RefusedError, TooHeavyError
from chalicelib.adapters.office_archive import OfficeArchive
from chalicelib.adapters.office_targets import lies_elsewhere
from chalicelib.adapters.xml_reading import XmlReader

CONTENT_TYPES = "[Content_Types].xml"
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
    "aFChunk": "embedded_files",
    "oleObject": "embedded_files",
    "control": "active_content",
    "vbaProject": "macros",
    "xlMacrosheet": "macros",
    "xlIntlMacrosheet": "macros",
}
_FETCHED = {"attachedTemplate", "frame", "subDocument"}
"""What an office program fetches by itself when it opens the file, and may run."""
_LINKED = {"hyperlink"}
"""What is only followed by whoever clicks on it; whatever else lies outside is noted."""
_WORKBOOKS = (".xlsx", ".docx", ".pptx")
_DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
_DDE_ELEMENTS = {"ddeLink", "oleLink"}

Handler = Callable[[str, Mapping[str, str]], None]


def kind_of(archive: OfficeArchive) -> str:
    """The kind's code, empty for what is none of ours; ``RefusedError`` ``macros`` for the kinds made to hold them."""
    types: set[str] = set()
    _read(archive, CONTENT_TYPES, lambda _, given: types.add(given.get("ContentType", "")))
    if any("macroenabled" in it.lower() for it in types):
        raise RefusedError("macros")
    found = {kind for main, kind in _MAIN.items() if any(it.endswith(f"{main}+xml") for it in types)}
    return found.pop() if len(found) == 1 else ""


def look(archive: OfficeArchive, found: Found) -> Iterator[bytes]:
    """Adds reasons and notes; gives the office files within, for a look of their own."""
    within: list[_Within] = []

    def reader(name: str) -> Callable[[bytes], None] | None:
        lower = name.lower()
        if lower.endswith(".rels"):
            return XmlReader(lambda element, given: _relationship(given, found)).feed
        if lower == CONTENT_TYPES.lower():
            return XmlReader(lambda element, given: _content_type(given, found)).feed
        if lower.startswith("xl/externallinks/") and lower.endswith(".xml"):
            return XmlReader(lambda element, _: _link(element, found)).feed
        if lower.startswith("word/") and lower.endswith(".xml"):
            return _Fields(found).feed
        if lower.endswith("vbaproject.bin"):
            found.reasons.add("macros")
        if lower == "xl/connections.xml":
            found.notes.add("external_links")
        if "/embeddings/" in lower:
            return _embedding(lower, found, within)
        return None

    archive.unpack(reader)
    yield from (it.content for it in within)


def _read(archive: OfficeArchive, name: str, on_element: Handler) -> None:
    reader = XmlReader(on_element)
    reader.feed(archive.read(name))
    reader.feed(b"")


def _content_type(given: Mapping[str, str], found: Found) -> None:
    said = given.get("ContentType", "").lower()
    found.reasons.update(reason for word, reason in _OF_TYPES if word in said)


def _relationship(given: Mapping[str, str], found: Found) -> None:
    kind = given.get("Type", "").rpartition("/")[2]
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
    """An office file within: kept whole, as far as it is no larger than any chart's workbook."""

    def __init__(self) -> None:
        self.content = b""

    def feed(self, piece: bytes) -> None:
        """The next piece of it."""
        if len(self.content) + len(piece) > MAX_WITHIN_BYTES:
            raise TooHeavyError
        self.content += piece


def _embedding(name: str, found: Found, within: list[_Within]) -> Callable[[bytes], None] | None:
    if not name.endswith(_WORKBOOKS):
        if not name.endswith("/"):
            found.reasons.add("embedded_files")
        return None
    within.append(_Within())
    return within[-1].feed
