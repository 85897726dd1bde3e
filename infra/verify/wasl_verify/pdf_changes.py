"""What a later revision of a PDF changed of an earlier one: only what signatures themselves need is allowed."""

from io import BytesIO
from typing import Any

import pikepdf

from wasl_verify.pdf_store import NAMES
from wasl_verify.report import FaultError

_STORE = {"/DSS", "/Extensions"}
_FILLED = {"/V", "/AP"}
_FRAME = {"/Size", "/Prev", "/ID", "/XRefStm", "/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"}
"""Of the trailer, what says where things are."""
_Key = tuple[int, int]


def demand_allowed(before: bytes, after: bytes, closed: bool, place: str) -> None:
    """:class:`FaultError` if anything changed but these: signature fields were filled in, unless ``closed``; document
    timestamps were added, or what is needed to validate signatures."""
    with _opened(before, place) as old, _opened(after, place) as new:
        objects = {one.objgen: one for one in new.objects}
        for name in (set(old.trailer.keys()) | set(new.trailer.keys())) - _FRAME:
            if not _same_value(old.trailer.get(name), new.trailer.get(name)):
                raise FaultError("changed_after", place, what=name)
        for one in old.objects:
            changed = objects.get(one.objgen)
            if changed is None or not _same(one, changed):
                _Change(old, new, closed, place).demand(one, changed)


def _opened(data: bytes, place: str) -> pikepdf.Pdf:
    document = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    if document.get_warnings():
        raise FaultError("not_a_pdf", place)
    return document


class _Change:
    """One object that is not as it was."""

    def __init__(self, old: pikepdf.Pdf, new: pikepdf.Pdf, closed: bool, place: str) -> None:
        self._old, self._new, self._closed, self._place = old, new, closed, place
        self._form = _objgen(old.Root.get("/AcroForm"))
        store = old.Root.get("/DSS")
        parts = [store, *(store.get(name) for name in NAMES)] if store is not None else []
        self._store = {_objgen(one) for one in parts} - {None}

    def demand(self, before: Any, after: Any) -> None:
        """:class:`FaultError` unless it is one of the changes that are allowed."""
        if isinstance(before, pikepdf.Array) and isinstance(after, pikepdf.Array):
            allowed = before.objgen in self._store or self._appended(before, after)
        elif isinstance(before, pikepdf.Dictionary) and isinstance(after, pikepdf.Dictionary):
            allowed = self._may(before, after, _changed_names(before, after))
        else:
            allowed = before is not None and after is None and before.is_indirect and _is_nothing(before)
        if not allowed:
            raise FaultError("changed_after", self._place, what=f"{before.objgen[0]} {before.objgen[1]} R")

    def _may(self, before: Any, after: Any, names: set[str]) -> bool:
        if before.objgen == self._old.Root.objgen:
            return self._may_root(before, after, names)
        if self._form is not None and before.objgen == self._form:
            return self._may_form(before, after, names)
        if before.get("/FT") == pikepdf.Name.Sig:
            return not self._closed and "/V" not in before and names <= _FILLED
        if before.get("/Type") == pikepdf.Name.Page:
            return names == {"/Annots"} and self._appended(before.get("/Annots"), after.get("/Annots"))
        return before.objgen in self._store

    def _may_root(self, before: Any, after: Any, names: set[str]) -> bool:
        if names - _STORE - {"/AcroForm"}:
            return False
        if "/Extensions" in names and not _is_extension(before.get("/Extensions"), after.get("/Extensions")):
            return False
        if "/AcroForm" not in names:
            return True
        old, new = before.get("/AcroForm"), after.get("/AcroForm")
        return old is not None and new is not None and self._may_form(old, new, _changed_names(old, new))

    def _may_form(self, before: Any, after: Any, names: set[str]) -> bool:
        if names - {"/Fields", "/SigFlags"} or int(after.get("/SigFlags", 3)) != 3:
            return False
        return "/Fields" not in names or self._appended(before.get("/Fields"), after.get("/Fields"))

    def _appended(self, before: Any, after: Any) -> bool:
        """Whether only fields of document timestamps came after what was there."""
        old, new = list(before) if before is not None else [], list(after) if after is not None else []
        if len(new) < len(old) or any(not _same_value(a, b) for a, b in zip(old, new, strict=False)):
            return False
        return all(_is_timestamp(one) for one in new[len(old) :])


def _is_timestamp(field: Any) -> bool:
    value = field.get("/V") if isinstance(field, pikepdf.Dictionary) else None
    return (
        value is not None and field.get("/FT") == pikepdf.Name.Sig and value.get("/Type") == pikepdf.Name.DocTimeStamp
    )


def _is_extension(before: Any, after: Any) -> bool:
    """The mark of a security store (ETSI EN 319 142-1, 5.4.2) and nothing else, beside what was there."""
    one = after.get("/ESIC") if isinstance(after, pikepdf.Dictionary) else None
    if not isinstance(one, pikepdf.Dictionary) or one.keys() - {"/Type", "/BaseVersion", "/ExtensionLevel"}:
        return False
    if _changed_names(before if before is not None else pikepdf.Dictionary(), after) - {"/ESIC"}:
        return False
    named = one.get("/Type", pikepdf.Name.DeveloperExtensions) == pikepdf.Name.DeveloperExtensions
    version = one.get("/BaseVersion") == pikepdf.Name("/1.7")
    return named and version and int(one.get("/ExtensionLevel", 0)) in (1, 2, 5)


def _is_nothing(one: Any) -> bool:
    return isinstance(one, pikepdf.Object) and one.unparse(resolved=True) == b"null"


def _changed_names(before: Any, after: Any) -> set[str]:
    names = set(before.keys()) | set(after.keys())
    return {name for name in names if not _same_value(before.get(name), after.get(name))}


def _same(before: Any, after: Any) -> bool:
    """Whether an indirect object is as it was."""
    if isinstance(before, pikepdf.Stream) and isinstance(after, pikepdf.Stream):
        same = before.stream_dict.unparse(resolved=True) == after.stream_dict.unparse(resolved=True)
        return same and before.read_raw_bytes() == after.read_raw_bytes()
    return bool(before.unparse(resolved=True) == after.unparse(resolved=True))


def _same_value(before: Any, after: Any) -> bool:
    """Whether what stands there is written as it was: a reference is the same if it names the same object."""
    if isinstance(before, pikepdf.Object) and isinstance(after, pikepdf.Object):
        if before.is_indirect or after.is_indirect:
            return bool(before.objgen == after.objgen)
        return before.unparse() == after.unparse()
    return bool(before == after)


def _objgen(one: Any) -> _Key | None:
    found: _Key = one.objgen if one is not None and one.is_indirect else (0, 0)
    return found if found != (0, 0) else None
