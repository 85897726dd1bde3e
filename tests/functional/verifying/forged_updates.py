"""Signed PDF files changed as published, by updates of a PDF library.

Shadow attacks: "Shadow Attacks" (NDSS 2021); EAA, SSA: "Breaking the Specification" (S&P 2021).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field

from chalicelib.adapters.pades import pdf_writing
from tests.functional.sealing.attacks import ATTACKS, by_update, drawing, named, rectangle
from tests.functional.verifying.conftest import Bench
from tests.functional.verifying.forged_by_hand import Forge
from tests.pki import LocalKey
from tests.plain_pdf import Plain
from tests.receipts import AT
from tests.signed_samples import BOX, certified, filled, form

# pyHanko's objects have no types.
_number: Any = generic.NumberObject
_boolean: Any = generic.BooleanObject
_yes = _boolean(True)


@cache
def approved(bench: Bench) -> bytes:
    return bench.studio.sign(form(), bench.salma)


@cache
def approved_form(bench: Bench, permission: MDPPerm = MDPPerm.FILL_FORMS) -> bytes:
    """Certified at that permission."""
    return bench.studio.sign(form(), bench.salma, **certified(permission))


def _updated(attack: Callable[[bytes], bytes]) -> Forge:
    return lambda bench: attack(approved(bench))


INCREMENTAL_SAVING: dict[str, Forge] = {
    f"an update: {name}": _updated(attack) for name, attack in ATTACKS.items() if name != "stamp"
}
AFTER_THE_END: dict[str, Forge] = {
    "zeros": lambda bench: approved(bench) + b"\0" * 40,
    "words": lambda bench: approved(bench) + b"% and more\n",
    "another file": lambda bench: approved(bench) + Plain().data,
    "a certified file's": lambda bench: approved_form(bench) + b"\n\n\n\n\n",
}


def _field_change(name: str, entries: dict[str, Any]) -> Callable[[bytes], bytes]:
    def change(update: Any) -> None:
        for reference in update.root["/AcroForm"]["/Fields"]:
            found = reference.get_object()
            if found["/T"] == name:
                for key, value in entries.items():
                    found[generic.pdf_name(key)] = value(update) if callable(value) else value
                update.update_container(found)

    return by_update(change)


def _form_change(entries: dict[str, Any]) -> Callable[[bytes], bytes]:
    def change(update: Any) -> None:
        whole = update.root["/AcroForm"]
        for key, value in entries.items():
            whole[generic.pdf_name(key)] = value(update) if callable(value) else value
        update.update_container(whole)

    return by_update(change)


def _font(update: Any) -> Any:
    entries = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/ZapfDingbats"}
    made = named({key: generic.pdf_name(value) for key, value in entries.items()})
    return named({"/Font": named({"/Helv": update.add_object(made)})})


_COVER = "q 1 g 0 0 200 20 re f Q BT /Helv 10 Tf (Amal) Tj ET"
_LOOK: dict[str, Any] = {"/AP": lambda update: named({"/N": update.add_object(drawing())})}

SHADOW: dict[str, Forge] = {
    "replace: a look without a value": lambda bench: _field_change("name", _LOOK)(approved_form(bench)),
    "replace: a signature field's look": lambda bench: _field_change("Signature1", _LOOK)(approved(bench)),
}


def _annotation(kind: str) -> Callable[[bytes], bytes]:
    def change(update: Any) -> None:
        note = named(
            {
                "/Type": generic.pdf_name("/Annot"),
                "/Subtype": generic.pdf_name(kind),
                "/Rect": rectangle(300),
                "/F": _number(4),
                "/AP": named({"/N": update.add_object(drawing())}),
            }
        )
        page = update.find_page_for_modification(0)[0].get_object()
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), update.add_object(note)])
        update.update_container(page)

    return by_update(change)


def _noted(kind: str, permission: MDPPerm) -> Forge:
    return lambda bench: _annotation(kind)(approved_form(bench, permission))


EVIL_ANNOTATION: dict[str, Forge] = {
    f"{kind} at permission {permission.value}": _noted(f"/{kind}", permission)
    for kind, permission in (
        ("FreeText", MDPPerm.ANNOTATE),
        ("Stamp", MDPPerm.ANNOTATE),
        ("Redact", MDPPerm.ANNOTATE),
        ("FreeText", MDPPerm.FILL_FORMS),
        ("FreeText", MDPPerm.NO_CHANGES),
    )
}


def _empty_field(update: Any) -> None:
    append_signature_field(update, SigFieldSpec("Sneaky", box=BOX))
    field = update.root["/AcroForm"]["/Fields"][-1]
    field["/AP"] = named({"/N": update.add_object(drawing())})


def _sneaked(permission: MDPPerm | None, by_stranger: bool, box: tuple[int, int, int, int] | None = BOX) -> Forge:
    def forge(bench: Bench) -> bytes:
        signed = approved(bench) if permission is None else approved_form(bench, permission)
        hand = bench.stranger if by_stranger else bench.omar
        key = LocalKey(hand.private, hand.chain)  # type: ignore[arg-type]  # on P-256
        new = SigFieldSpec("Sneaky", box=box)
        return pdf_writing.add_signature(pdf_writing.writer(signed), pdf_writing.Act("Sneaky", AT), key, None, new)

    return forge


SNEAKY_SIGNATURE: dict[str, Forge] = {
    "an empty field that shows, certified": lambda bench: by_update(_empty_field)(approved_form(bench)),
    "an empty field that shows, for notes": lambda b: by_update(_empty_field)(approved_form(b, MDPPerm.ANNOTATE)),
    "an empty field that shows, approved": lambda bench: by_update(_empty_field)(approved(bench)),
    "a new signature by anybody": _sneaked(MDPPerm.FILL_FORMS, by_stranger=True),
    "a new signature of our own": _sneaked(MDPPerm.FILL_FORMS, by_stranger=False),
    "a new signature that does not show": _sneaked(MDPPerm.FILL_FORMS, by_stranger=False, box=None),
    "a new signature where nothing may change": _sneaked(MDPPerm.NO_CHANGES, by_stranger=False, box=None),
    "a new signature where notes may": _sneaked(MDPPerm.ANNOTATE, by_stranger=True),
}


def _locked(bench: Bench) -> bytes:
    def declare(update: Any) -> None:
        append_signature_field(update, SigFieldSpec("Lock", field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL)))

    locked = bench.studio.sign(by_update(declare)(form()), bench.salma, "Lock", new=False)
    return filled(locked, {"name": "Amal"})


FORM_OVERRIDE: dict[str, Forge] = {
    "a value that was signed, certified": lambda bench: filled(approved_form(bench), {"sum": "1000"}),
    "a value that was signed, approved": lambda bench: filled(approved(bench), {"sum": "1000"}),
    "another text than the value": lambda bench: filled(approved_form(bench), {"name": "Amal"}, shown="Omar"),
    "a look that covers": lambda bench: filled(approved_form(bench), {"name": "Amal"}, shown=_COVER),
    "filled in where nothing may change": lambda b: filled(approved_form(b, MDPPerm.NO_CHANGES), {"name": "Amal"}),
    "filled in where all is locked": _locked,
    "readers told to draw anew": lambda b: _form_change({"/NeedAppearances": _yes})(approved(b)),
    "another font for all fields": lambda bench: _form_change({"/DR": _font})(approved_form(bench)),
    "a hidden field shown": lambda b: _field_change("name", {"/F": _number(64)})(approved_form(b)),
    "a field moved": lambda bench: _field_change("name", {"/Rect": rectangle(400)})(approved_form(bench)),
    "a box's look": lambda bench: _field_change("agreed", {**_LOOK, "/AS": generic.pdf_name("/Yes")})(
        approved_form(bench)
    ),
    "a field's background": lambda b: _field_change("name", {"/MK": named({"/BG": rectangle(1)})})(approved_form(b)),
}
