"""What came into a document after a signature, in kinds that can be put into words.

Whether it is allowed is the policy's verdict (:mod:`chalicelib.adapters.verifying.policy`); here it is only told, and
for what is refused the likeliest cause is named.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.fields import MDPPerm

from chalicelib.adapters.verifying.objects import entry, shows_unsigned
from chalicelib.evidence.verification.signatures import Addition, Kind

_MOST_LEVELS = 50


def additions(reader: PdfFileReader, signature: Any, later: Sequence[Any], refused: bool) -> tuple[Addition, ...]:
    """What follows this signature; ``later`` are the signatures after it, ``refused`` the policy's verdict."""
    old = reader.get_historical_resolver(signature.signed_revision)
    new = reader.get_historical_resolver(reader.total_revisions - 1)
    found: list[Addition] = []
    try:
        found += _signatures(later, _barred(signature, old))
        found += _changes(old, new)
    except Exception:  # only what is refused may be too broken to be told
        if not refused:
            raise
    if not refused or any(not addition.allowed for addition in found):
        return tuple(found)
    if any(addition.kind is Kind.FORM for addition in found):
        return tuple(replace(addition, allowed=addition.kind is not Kind.FORM) for addition in found)
    return (*found, Addition(Kind.CONTENT, allowed=False))


def _barred(signature: Any, old: HistoricalResolver) -> Callable[[str], bool]:
    """Whether a certification bars a signature in the field of that name."""
    if signature.docmdp_level is None:
        return lambda name: False
    declared = {name for name, _ in _fields(old)}
    return lambda name: signature.docmdp_level is MDPPerm.NO_CHANGES or name not in declared


def _signatures(later: Sequence[Any], barred: Callable[[str], bool]) -> Iterator[Addition]:
    for one in later:
        if one.sig_object_type == "/DocTimeStamp":
            yield Addition(Kind.TIMESTAMP, allowed=True, name=one.field_name)
        else:
            yield Addition(Kind.SIGNATURE, allowed=not barred(one.field_name), name=one.field_name)


def _changes(old: HistoricalResolver, new: HistoricalResolver) -> Iterator[Addition]:
    if entry(new.root, "/DSS") != entry(old.root, "/DSS") or _touched(old, new, "/DSS"):
        yield Addition(Kind.VALIDATION_DATA, allowed=True)
    if entry(new.trailer_view, "/Info") != entry(old.trailer_view, "/Info") or _touched(old, new, "/Metadata"):
        yield Addition(Kind.METADATA, allowed=True)
    before, after = dict(_fields(old)), dict(_fields(new))
    for name, field in after.items():
        if name not in before:
            if entry(field, "/FT") != "/Sig" or shows_unsigned(field):
                yield Addition(Kind.FIELD, allowed=False, name=name)
        elif entry(field, "/FT", entry(before[name], "/FT")) != "/Sig":
            signed = entry(before[name], "/V")
            if entry(field, "/V") != signed or entry(field, "/AS") != entry(before[name], "/AS"):
                yield Addition(Kind.FORM, allowed=signed in (None, "", "/Off"), name=name)
    yield from _on_pages(list(_pages(old)), list(_pages(new)))


def _touched(old: HistoricalResolver, new: HistoricalResolver, key: str) -> bool:
    given = new.root.raw_get(key) if key in new.root else None
    if not isinstance(given, IndirectObject):
        return False
    revisions = range(old.revision + 1, new.revision + 1)
    return any(given.reference in new.reader.xrefs.explicit_refs_in_revision(revision) for revision in revisions)


def _fields(at: HistoricalResolver) -> Iterator[tuple[str, Any]]:
    form = entry(at.root, "/AcroForm", {})
    waiting = [(field.get_object(), "", 0) for field in entry(form, "/Fields", ())]
    while waiting:
        field, parent, depth = waiting.pop()
        if "/T" not in field or depth > _MOST_LEVELS:
            continue
        name = f"{parent}.{field['/T']}" if parent else str(field["/T"])
        yield name, field
        waiting.extend((kid.get_object(), name, depth + 1) for kid in entry(field, "/Kids", ()))


def _pages(at: HistoricalResolver) -> Iterator[Any]:
    waiting = [(at.root["/Pages"], 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _MOST_LEVELS:
            return
        if "/Kids" in node:
            waiting.extend((kid.get_object(), depth + 1) for kid in reversed(node["/Kids"]))
        else:
            yield node


def _on_pages(before: list[Any], after: list[Any]) -> Iterator[Addition]:
    if len(before) != len(after):
        yield Addition(Kind.PAGES, allowed=False)
    pairs = list(zip(before, after, strict=False))
    if any(_notes(new) != _notes(old) for old, new in pairs):
        yield Addition(Kind.ANNOTATION, allowed=False)
    if any(entry(new, "/Contents") != entry(old, "/Contents") for old, new in pairs):
        yield Addition(Kind.CONTENT, allowed=False)


def _notes(page: Any) -> list[Any]:
    """The page's annotations that are no fields."""
    every = [annotation.get_object() for annotation in entry(page, "/Annots", ())]
    return [annotation for annotation in every if entry(annotation, "/Subtype") != "/Widget"]
