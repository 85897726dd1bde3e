"""What a PDF holds, as pikepdf (qpdf) reads it. Strangers' files are looked at only inside a bounded child process.

ISO 32000-2: actions (12.6), embedded files (7.11.4), XFA forms (Annex K), optional content (8.11), signatures
(12.8.1). Names written with ``#xx`` escapes are already resolved by qpdf.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from chalicelib.adapters.inspecting.findings import Found, RefusedError
from chalicelib.adapters.inspecting.pdf_attachments import is_inert
from chalicelib.adapters.inspecting.pdf_weight import weigh

MAX_PAGES = 10_000
MAX_OBJECTS = 1_000_000
MAX_DEPTH = 500

_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/ImportData": "active_content",
    "/SubmitForm": "active_content",
    "/GoToE": "embedded_files",
    "/Rendition": "active_content",
    "/Movie": "active_content",
    "/RichMediaExecute": "active_content",
}
_SUBTYPES = {"/RichMedia": "active_content", "/Screen": "active_content", "/3D": "active_content"}
_WORDS = {*_ACTIONS, *_SUBTYPES, "/JS", "/EF", "/XFA", "/ByteRange"}
_SUSPECT = re.compile(b"(?:%s)(?![A-Za-z])" % b"|".join(re.escape(word.encode()) for word in sorted(_WORDS)))
_BROKEN = (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, RuntimeError, RecursionError)


def look(path: Path) -> Found:
    """What is in the PDF; ``RefusedError`` and ``TooHeavyError`` for what cannot be looked at further."""
    try:
        # No recovery: a file whose cross-references do not hold is cut or altered, and is no basis for evidence.
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            return _judge(pdf, path.stat().st_size)
    except pikepdf.PasswordError as error:
        raise RefusedError("encrypted") from error
    except _BROKEN as error:
        raise RefusedError("damaged") from error


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether it holds a signature, a seal or a document timestamp, of anybody's and whatever it is worth."""
    return any("/ByteRange" in entries for top in _suspects(pdf) for entries in _dictionaries(top))


def _judge(pdf: pikepdf.Pdf, size_bytes: int) -> Found:
    if pdf.is_encrypted:  # it opens without a password, and forbids things
        raise RefusedError("restricted")
    if len(pdf.objects) > MAX_OBJECTS:
        raise RefusedError("too_many_objects")
    pages = len(pdf.pages)
    if pages == 0:
        raise RefusedError("no_pages")
    if pages > MAX_PAGES:
        raise RefusedError("too_many_pages")
    weigh(pdf, size_bytes)
    found = Found("pdf", pages, notes=set(_notes(pdf)))
    for top in _suspects(pdf):
        for entries in _dictionaries(top):
            found.signed = found.signed or "/ByteRange" in entries
            found.reasons.update(_reasons_of(entries))
            found.notes.update({"attachments"} if _attaches(entries) else ())
    return found


def _suspects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The objects in whose written form one of the names stands: all others cannot hold what is looked for.

    Writing an object down is one call of qpdf's; walking through all of them from here takes ten times as long.
    """
    for top in pdf.objects:
        if not isinstance(top, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
            continue
        written = (top.stream_dict if isinstance(top, pikepdf.Stream) else top).unparse(resolved=True)
        if _SUSPECT.search(written):
            yield top


def _dictionaries(top: Any) -> Iterator[dict[str, Any]]:
    """The entries of one indirect object and of every dictionary that stands directly in it."""
    waiting = [(top, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise RefusedError("too_heavy")
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
    action, subtype = entries.get("/S"), entries.get("/Subtype")
    if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
        yield _ACTIONS[str(action)]
    if isinstance(subtype, pikepdf.Name) and str(subtype) in _SUBTYPES:
        yield _SUBTYPES[str(subtype)]
    # Resources may bear any name: what a font or a picture is called says nothing.
    if isinstance(entries.get("/JS"), pikepdf.String) or _is_plain_stream(entries.get("/JS")):
        yield "javascript"
    if isinstance(entries.get("/XFA"), pikepdf.Array) or _is_plain_stream(entries.get("/XFA")):
        yield "xfa"
    if _attaches(entries) and not is_inert(entries):
        yield "embedded_files"


def _is_plain_stream(value: Any) -> bool:
    return isinstance(value, pikepdf.Stream) and "/Subtype" not in value


def _attaches(entries: dict[str, Any]) -> bool:
    """Whether this is a file specification with the file's bytes in it."""
    files = entries.get("/EF")
    return isinstance(files, pikepdf.Dictionary) and any(isinstance(it, pikepdf.Stream) for it in files.values())


def _notes(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What a reader should know: fields to fill in may show differently, layers may show and hide text."""
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    if isinstance(fields, pikepdf.Array) and any(it.get("/FT") != "/Sig" for it in fields):
        yield "form"
    layers = pdf.Root.get("/OCProperties")
    if isinstance(layers, pikepdf.Dictionary) and layers.get("/OCGs"):
        yield "layers"
