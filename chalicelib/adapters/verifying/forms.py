"""What filling in a form may do to a signed document, beyond pyHanko's rules, which accept published forgeries.

A field that was empty may get a value, and show that value and nothing else. A value that was there when somebody
signed may not be replaced (form override); an appearance may not draw, cover or bring to light anything (shadow
attacks); a box is ticked only by one of the looks that were signed, and only where it is small enough to be a box.
"""

import re
from collections.abc import Iterable
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FieldComparisonSpec, FormUpdate
from pyhanko.sign.diff_analysis.policy_api import ModificationLevel, SuspiciousModification
from pyhanko.sign.diff_analysis.rules.form_field_rules import GenericFieldModificationRule

from chalicelib.adapters.verifying.objects import entry

_LARGEST_BOX_POINTS = 40
_STANDARD_FONTS = ("/Helvetica", "/Times", "/Courier")
_PLAIN_ENCODINGS = (None, "/WinAnsiEncoding", "/StandardEncoding", "/MacRomanEncoding", "/PDFDocEncoding")
_OF_TEXT = r"q|Q|BT|ET|BMC|BDC|EMC|Tf|Tj|TJ|'|Td|TD|Tm|T\*|TL|Tc|Tw|Tz|Ts|g|rg|k|G|RG|K|re|W|W\*|n"
_OF_A_DECLARED_BOX = r"f|f\*|S|s|w|d|j|J"


class FillingRule(GenericFieldModificationRule):
    """Fields that are no signatures: the first value is taken, if what is shown is that value."""

    def __init__(self) -> None:
        keys = frozenset({"/V", "/AP", "/AS", "/Type", "/M"})
        super().__init__(always_modifiable=frozenset({"/Type"}), value_update_keys=keys)

    def check_form_field(
        self, fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        """As pyHanko's, for what passes; raises ``SuspiciousModification`` for what does not."""
        old, new = spec.old_field, spec.new_field
        if spec.field_type != "/Sig" and old is not None and new is not None and not _same(old, new, context):
            _require_filling(str(spec.field_type), old, new, context)
            yield from super().check_form_field(fq_name, spec, context)


def _same(old: Any, new: Any, context: FieldComparisonContext) -> bool:
    touched: Any = context.new.explicit_refs_in_revision()  # type: ignore[no-untyped-call]
    return old == new and not touched.intersection(_appearances(new))


def _appearances(field: Any) -> set[Any]:
    looks = entry(field, "/AP", {})
    normal = looks.raw_get("/N") if "/N" in looks else None
    return {normal.reference} if isinstance(normal, generic.IndirectObject) else set()


def _require_filling(kind: str, old: Any, new: Any, context: FieldComparisonContext) -> None:
    if kind == "/Btn":
        _require_tick(old, new)
    elif kind in ("/Tx", "/Ch"):
        _require_text(old, new, context)
    else:
        raise SuspiciousModification(f"A field of the kind {kind} was changed.")


def _require_tick(old: Any, new: Any) -> None:
    before, look = entry(old, "/V", entry(old, "/AS", "/Off")), entry(new, "/AS", "/Off")
    if before not in ("/Off", None) or (entry(new, "/V") != look and entry(new, "/V") is not None):
        raise SuspiciousModification("A choice that was signed was changed.")
    looks, signed = entry(new, "/AP", {}), entry(old, "/AP", {})
    left, bottom, right, top = map(float, new["/Rect"])
    if looks != signed or max(abs(right - left), abs(top - bottom)) > _LARGEST_BOX_POINTS:
        raise SuspiciousModification("A box was ticked by what is no box's look.")


def _require_text(old: Any, new: Any, context: FieldComparisonContext) -> None:
    before, value = entry(old, "/V"), entry(new, "/V")
    if before not in (None, "") or not isinstance(value, (generic.TextStringObject, generic.ByteStringObject)):
        raise SuspiciousModification("A value that was signed was changed, or is no text.")
    looks = entry(new, "/AP", {})
    if set(looks) - {"/N"}:
        raise SuspiciousModification("A field has other looks than one.")
    if "/N" in looks:
        _require_shown(looks["/N"], _text(value), bool({"/BG", "/BC"} & set(entry(old, "/MK", {}))), context)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else bytes(value).decode("latin-1")


def _require_shown(look: Any, value: str, has_box: bool, context: FieldComparisonContext) -> None:
    """``look`` is a form that shows the value as text and does nothing else."""
    if not isinstance(look, generic.StreamObject):
        raise SuspiciousModification("A field's look is no drawing.")
    fonts = entry(entry(look, "/Resources", {}), "/Font", {})
    if set(entry(look, "/Resources", {})) - {"/Font", "/ProcSet"}:
        raise SuspiciousModification("A field's look brings more than fonts.")
    known = {name: _font(fonts, name, context) for name in fonts}
    permitted = re.compile(f"{_OF_TEXT}|{_OF_A_DECLARED_BOX}" if has_box else _OF_TEXT)
    shown, legible, font = "", True, ""
    holder = pikepdf.Pdf.new()  # its streams live as long as it does
    for step in pikepdf.parse_content_stream(holder.make_stream(look.data)):
        operands, operator = step.operands, step.operator
        if permitted.fullmatch(str(operator)) is None:
            raise SuspiciousModification(f"A field's look does more than show text: {operator}")
        if str(operator) == "Tf":
            font = str(operands[0])
        if str(operator) in ("Tj", "TJ", "'"):
            legible = legible and known[font]
            shown += "".join(map(_latin, operands[0] if str(operator) == "TJ" else operands))
    if legible and _letters(shown) != _letters(value):
        raise SuspiciousModification("A field does not show its value.")


def _latin(piece: Any) -> str:
    return bytes(piece).decode("latin-1") if isinstance(piece, pikepdf.String) else ""


def _letters(text: str) -> str:
    return "".join(text.encode("cp1252", "replace").decode("latin-1").split())


def _font(fonts: Any, name: str, context: FieldComparisonContext) -> bool:
    """Whether its letters can be read off their codes. A font that was not signed must be a standard one, unchanged."""
    font, given = fonts[name], fonts.raw_get(name)
    plain = str(entry(font, "/BaseFont", "")).startswith(_STANDARD_FONTS) and "/FontDescriptor" not in font
    plain = plain and entry(font, "/Encoding") in _PLAIN_ENCODINGS
    signed = isinstance(given, generic.IndirectObject) and not context.old.is_ref_unassignable(given.reference)
    if not plain and not signed:
        raise SuspiciousModification("A field is shown in a font that was not signed.")
    return plain or (signed and entry(font, "/Subtype") in ("/Type1", "/TrueType") and "/FontDescriptor" not in font)
