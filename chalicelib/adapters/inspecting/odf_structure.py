"""What an ODT, ODS or ODP holds (OpenDocument 1.3, parts 2 and 3)."""

import zipfile
from collections.abc import Callable, Mapping

from chalicelib.adapters.inspecting.findings import Found, RefusedError
from chalicelib.adapters.inspecting.office_archive import OfficeArchive
from chalicelib.adapters.inspecting.office_targets import lies_elsewhere, scheme_of
from chalicelib.adapters.inspecting.xml_reading import XmlReader

MIMETYPE = "mimetype"
_MANIFEST = "META-INF/manifest.xml"
_KINDS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_LISTS = ("script-lb.xml", "script-lc.xml", "dialog-lb.xml", "dialog-lc.xml")
"""What LibreOffice writes of libraries that are empty."""
_CONTENT = ("content.xml", "styles.xml")
_ACTIVE = {"dde-source", "dde-link", "dde-connection-decl", "applet", "plugin", "floating-frame"}
_SCRIPTS = {"vnd.sun.star.script", "macro", "script"}
_FETCHED = {"section-source", "table-source", "object", "object-ole"}


def kind_of(archive: OfficeArchive) -> str:
    """The kind's code, empty for what is none of ours: the type stands first, and unpacked (part 2, 3.3)."""
    if archive.first() != (MIMETYPE, zipfile.ZIP_STORED):
        raise RefusedError("damaged")
    return _KINDS.get(archive.read(MIMETYPE, 200).strip(), "")


def look(archive: OfficeArchive, found: Found) -> None:
    """Adds reasons and notes."""
    if _MANIFEST not in archive.names or "content.xml" not in archive.names:
        raise RefusedError("damaged")
    manifest = XmlReader(lambda element, given: _manifest(element, given, found))
    manifest.feed(archive.read(_MANIFEST))
    manifest.feed(b"")

    def reader(name: str) -> Callable[[bytes], None] | None:
        if _is_macro(name):
            found.reasons.add("macros")
        if name.rpartition("/")[2] in _CONTENT:
            return XmlReader(lambda element, given: _element(element, given, found)).feed
        return None

    archive.unpack(reader)


def _is_macro(name: str) -> bool:
    top, _, rest = name.partition("/")
    if top == "Scripts":
        return bool(rest) and not name.endswith("/")
    return top in ("Basic", "Dialogs") and name.endswith(".xml") and name.rpartition("/")[2] not in _LISTS


def _manifest(element: str, given: Mapping[str, str], found: Found) -> None:
    if element == "encryption-data":  # nothing else is to be seen
        raise RefusedError("encrypted")
    if "oleobject" in given.get("media-type", "").lower():
        found.reasons.add("embedded_files")


def _element(element: str, given: Mapping[str, str], found: Found) -> None:
    if element in _ACTIVE:
        found.reasons.add("active_content")
    target = given.get("href", "")
    if scheme_of(target) in _SCRIPTS:
        found.reasons.add("macros")
    if element == "a" or not (lies_elsewhere(target) or scheme_of(target) or target.startswith(("..", "/"))):
        return
    if element in _FETCHED and lies_elsewhere(target):
        found.reasons.add("external_content")
    else:
        found.notes.add("external_links")
