"""What a PDF holds, as pikepdf (qpdf) reads it. Strangers' files are looked at only inside a bounded child process.

ISO 32000-2: actions (12.6), embedded files (7.11.4), XFA forms (Annex K), filters (7.4), signatures (12.8.1). Names
written with ``#xx`` escapes are already resolved by qpdf.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

MAX_PAGES = 2_000
MAX_OBJECTS = 100_000
MAX_DEPTH = 50
MAX_INFLATED_BYTES = 200 * 1024 * 1024
MAX_INFLATED_IMAGE_BYTES = 1024 * 1024 * 1024
_STEP_BYTES = 4 * 1024 * 1024

_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/ImportData": "active_content",
    "/SubmitForm": "active_content",
    "/GoToE": "embedded_files",
    "/Rendition": "active_content",
    "/Movie": "active_content",
}
_KEYS = {"/JS": "javascript", "/EF": "embedded_files", "/EmbeddedFiles": "embedded_files", "/XFA": "xfa"}
_SUBTYPES = {"/RichMedia": "active_content", "/Screen": "active_content", "/3D": "active_content"}
_DECOMPRESSORS = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
_PLAIN_FLATE = (["/FlateDecode"], ["/Fl"])


class TooHeavyError(Exception):
    """The file unpacks to more than any letter needs."""


def look(path: Path) -> dict[str, Any]:
    """``{"pages": int, "reasons": [code], "signed": bool}``; reasons in a fixed order, none when the file is clean."""
    try:
        # No recovery: a file whose cross-references do not hold is cut or altered, and is no basis for evidence.
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            return _judge(pdf)
    except pikepdf.PasswordError:
        return _refused("encrypted")
    except TooHeavyError:
        return _refused("too_heavy")
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, RuntimeError, RecursionError):
        return _refused("damaged")


def _refused(*reasons: str) -> dict[str, Any]:
    return {"pages": 0, "reasons": list(reasons), "signed": False}


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether it holds a signature, a seal or a document timestamp, of anybody's and whatever it is worth."""
    return any("/ByteRange" in entries for top in pdf.objects for entries in _dictionaries(top))


def _judge(pdf: pikepdf.Pdf) -> dict[str, Any]:
    if pdf.is_encrypted:
        return _refused("encrypted")
    if len(pdf.objects) > MAX_OBJECTS:
        return _refused("too_many_objects")
    pages = len(pdf.pages)
    if pages == 0:
        return _refused("no_pages")
    if pages > MAX_PAGES:
        return _refused("too_many_pages")
    _weigh(pdf)
    found = {reason for top in pdf.objects for entries in _dictionaries(top) for reason in _reasons_of(entries)}
    return {"pages": pages, "reasons": sorted(found), "signed": is_signed(pdf)}


def _dictionaries(top: Any) -> Iterator[dict[str, Any]]:
    """The entries of one indirect object and of every dictionary that stands directly in it."""
    waiting = [(top, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise TooHeavyError
        if isinstance(value, pikepdf.Array):
            waiting.extend((inner, depth + 1) for inner in _direct(value))
        elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            entries = dict(value.items())
            yield entries
            waiting.extend((inner, depth + 1) for inner in _direct(entries.values()))


def _direct(values: Any) -> Iterator[Any]:
    """Containers that stand here themselves; indirect ones are visited on their own."""
    for value in values:
        if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and not value.is_indirect:
            yield value


def _reasons_of(entries: dict[str, Any]) -> Iterator[str]:
    yield from (_KEYS[key] for key in entries if key in _KEYS)
    action, subtype = entries.get("/S"), entries.get("/Subtype")
    if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
        yield _ACTIONS[str(action)]
    if isinstance(subtype, pikepdf.Name) and str(subtype) in _SUBTYPES:
        yield _SUBTYPES[str(subtype)]


def _weigh(pdf: pikepdf.Pdf) -> None:
    """Unpacks every stream in small steps and gives up where the sum passes what letters need."""
    rest = {True: MAX_INFLATED_IMAGE_BYTES, False: MAX_INFLATED_BYTES}
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            is_image = value.get("/Subtype") == "/Image"
            rest[is_image] -= _inflated(value, rest[is_image])
            if rest[is_image] < 0:
                raise TooHeavyError


def _inflated(stream: pikepdf.Stream, limit: int) -> int:
    filters = _filters(stream)
    packed = sum(name in _DECOMPRESSORS for name in filters)
    if packed > 1:
        raise TooHeavyError
    if packed == 0:
        return 0
    if filters in _PLAIN_FLATE:
        return _flate_size(stream.read_raw_bytes(), limit)
    if len(filters) == 1 or "/DCTDecode" not in filters:
        return len(stream.read_bytes())
    return _flate_size(stream.read_raw_bytes(), limit)


def _filters(stream: pikepdf.Stream) -> list[str]:
    given = stream.get("/Filter")
    if given is None:
        return []
    return [str(name) for name in given] if isinstance(given, pikepdf.Array) else [str(given)]


def _flate_size(raw: bytes, limit: int) -> int:
    """The unpacked size, at most a little over ``limit``; a broken tail is left for readers, as they all do."""
    inflater, size, rest = zlib.decompressobj(), 0, raw
    try:
        while rest and not inflater.eof and size <= limit:
            size += len(inflater.decompress(rest, _STEP_BYTES))
            rest = inflater.unconsumed_tail
    except zlib.error:
        return size
    return size
