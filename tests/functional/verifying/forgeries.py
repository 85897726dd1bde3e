"""Signed PDF files changed in every way that was published, by class of attack. None may hold.

USF, ISA, SWA: "1 Trillion Dollar Refund" (CCS 2019); shadow attacks: "Shadow Attacks" (NDSS 2021); EAA, SSA: "Breaking
the Specification" (S&P 2021).
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field

from chalicelib.adapters import pdf_writing
from tests.functional.sealing.attacks import ATTACKS, by_update, drawing, named, rectangle
from tests.functional.verifying.conftest import Bench
from tests.pki import LocalKey, rsa_key
from tests.plain_pdf import Cheat, Plain
from tests.receipts import AT
from tests.signed_samples import BOX, certified, filled, form

Forge = Callable[[Bench], bytes]
SECRET = b"q 0 0 595 842 re f Q BT /F1 18 Tf 72 700 Td (Pay 999) Tj ET"


@cache
def approved(bench: Bench) -> bytes:
    return bench.studio.sign(form(), bench.salma)


@cache
def approved_form(bench: Bench, permission: MDPPerm = MDPPerm.FILL_FORMS) -> bytes:
    """Certified at that permission."""
    return bench.studio.sign(form(), bench.salma, **certified(permission))


@cache
def _signer(bench: Bench, *options: str) -> Any:
    return bench.openssl(bench.hand(rsa_key()), *options)


def plain(bench: Bench, cheat: Cheat = Cheat.NONE, options: tuple[str, ...] = (), **shape: Any) -> Plain:
    return Plain(**shape).signed(_signer(bench, *options), bench.directory, cheat=cheat)


def _rewritten(old: bytes, new: bytes) -> Forge:
    """The signature's dictionary is spoilt without moving a byte, and the text is another."""

    def forge(bench: Bench) -> bytes:
        pdf = plain(bench).data
        assert old in pdf
        return pdf.replace(old, new.ljust(len(old)), 1).replace(b"(Pay 100)", b"(Pay 999)")

    return forge


def _spoilt_contents(value: bytes) -> Forge:
    def forge(bench: Bench) -> bytes:
        pdf = plain(bench).data.replace(b"(Pay 100)", b"(Pay 999)")
        return re.sub(rb"/Contents<[0-9a-f]+>", lambda it: (b"/Contents" + value).ljust(len(it[0])), pdf)

    return forge


def _spoilt_range(value: bytes) -> Forge:
    def forge(bench: Bench) -> bytes:
        pdf = plain(bench).data.replace(b"(Pay 100)", b"(Pay 999)")
        return re.sub(rb"/ByteRange\[[^\]]+\]", lambda it: value.ljust(len(it[0])), pdf)

    return forge


UNIVERSAL_FORGERY: dict[str, Forge] = {
    "no contents": _rewritten(b"/Contents<", b"/Xontents<"),
    "contents that are null": _spoilt_contents(b" null"),
    "empty contents": _spoilt_contents(b"<>"),
    "contents of one zero": _spoilt_contents(b"<00>"),
    "no range": _spoilt_range(b"/ByteXange[0 1 2 3]"),
    "a range that is null": _spoilt_range(b"/ByteRange null"),
    "a range of nothing": _spoilt_range(b"/ByteRange[0 0 0 0]"),
    "a negative range": _spoilt_range(b"/ByteRange[0 -1 -2 -3]"),
    "no type of signature": _rewritten(b"/SubFilter/adbe.pkcs7.detached", b"/XubFilter/adbe.pkcs7.detached"),
    "an unknown type of signature": _rewritten(b"/SubFilter/adbe.pkcs7.detached", b"/SubFilter/adbe.unknown.any"),
}


def _with_shown(bench: Bench) -> bytes:
    pdf = plain(bench)
    pdf.revise({4: b"<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream"})
    return pdf.data


def _body_only(bench: Bench) -> bytes:
    body = b"4 0 obj\n<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream\nendobj\n"
    return plain(bench).data + body


def _body_and_trailer(bench: Bench) -> bytes:
    return _body_only(bench) + b"trailer\n<</Size 9/Root 1 0 R>>\n%%EOF\n"


def _with_copied_signature(bench: Bench) -> bytes:
    """The last revision brings a copy of the signature, so that what is shown bears one."""
    pdf = plain(bench)
    found = re.search(rb"<</Type/Sig/Filter.+?>>>", pdf.data, re.DOTALL)
    assert found is not None
    widget = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature0)/F 132/P 3 0 R/Rect[0 0 0 0]/V 8 0 R>>"
    shown = b"<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream"
    pdf.revise({4: shown, 6: widget, 8: found[0]})
    return pdf.data


INCREMENTAL_SAVING: dict[str, Forge] = {
    "a page's text replaced": _with_shown,
    "objects without a table": _body_only,
    "objects with a trailer alone": _body_and_trailer,
    "a copied signature": _with_copied_signature,
    **{f"an update: {name}": (lambda bench, name=name: ATTACKS[name](approved(bench))) for name in ATTACKS if name != "stamp"},
}


def _wrapped(moved: bool) -> Forge:
    """The second signed piece is moved behind objects of the forger's, to which the old ``startxref`` now leads."""

    def forge(bench: Bench) -> bytes:
        pdf = plain(bench).data
        _, before, after, length = map(int, re.findall(rb"\d+", re.search(rb"/ByteRange\[([^\]]+)\]", pdf)[1]))  # type: ignore[index]
        start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
        dictionary = re.search(rb"<</Type/Sig/Filter.+?>>>", pdf, re.DOTALL)[0]  # type: ignore[index]
        head, tail = pdf[:after], pdf[after : after + length]
        shown = b"4 0 obj\n<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream\nendobj\n"
        previous = int(re.findall(rb"startxref\n(\d+)", pdf)[0])

        def block(resumed: int) -> bytes:
            table = b"xref\n4 1\n%010d 00000 n\r\n7 1\n%010d 00000 n\r\n"
            trailer = b"trailer\n<</Size 8/Root 1 0 R/Prev %d>>\n" % previous
            size = len(table % (0, 0)) + len(trailer)
            own = re.sub(rb"/ByteRange\[[^\]]+\]", b"/ByteRange[0 %d %d %d]" % (before, resumed, length), dictionary)
            objects = shown + b"7 0 obj\n" + (own if moved else dictionary) + b"\nendobj\n"
            return b" " * (start - after) + table % (start + size, start + size + len(shown)) + trailer + objects

        resumed = after + len(block(0))
        resumed = after + len(block(resumed))
        return head + block(resumed) + tail

    return forge


WRAPPING: dict[str, Forge] = {"the second piece moved": _wrapped(True), "the range left as it was": _wrapped(False)}


def _ranged(cheat: Cheat) -> Forge:
    return lambda bench: plain(bench, cheat).data


OUTSIDE_THE_RANGE: dict[str, Forge] = {
    "the first byte": _ranged(Cheat.LATE),
    "a gap wider than the signature": _ranged(Cheat.WIDE),
    "the revision's end": _ranged(Cheat.SHORT),
}
AFTER_THE_END: dict[str, Forge] = {
    "zeros": lambda bench: approved(bench) + b"\0" * 40,
    "words": lambda bench: approved(bench) + b"% and more\n",
    "another file": lambda bench: approved(bench) + Plain().data,
    "a certified file's": lambda bench: approved_form(bench) + b"\n\n\n\n\n",
}


def _hidden_field(bench: Bench) -> Plain:
    """The signer saw an overlay (object 9) that covers what the page says."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 9 0 R]"
        b"/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>"
    )
    cover = b"1 g 0 0 595 842 re f"
    stream = b"<</Length %d>>stream\n" % len(cover) + cover + b"\nendstream"
    secret = b"<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream"
    pages = b"<</Type/Pages/Kids[8 0 R]/Count 1>>"
    other = b"<</Type/Page/Parent 11 0 R/MediaBox[0 0 595 842]/Contents 10 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    catalogue = b"<</Type/Catalog/Pages 11 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>>>"
    more = {3: page, 7: b"null", 8: other, 9: stream, 10: secret, 11: pages, 12: catalogue}
    return plain(bench, more=more)


def _freed(bench: Bench) -> bytes:
    pdf = _hidden_field(bench)
    pdf.revise({}, rows=b"9 1\n0000000000 00001 f\r\n")
    return pdf.data


def _other_root(bench: Bench) -> bytes:
    pdf = _hidden_field(bench)
    pdf.revise({}, rows=b"0 1\n0000000000 65535 f\r\n", trailer=b"/Root 12 0 R")
    return pdf.data


def _repointed(bench: Bench) -> bytes:
    pdf = _hidden_field(bench)
    pdf.revise({}, rows=b"9 1\n%010d 00000 n\r\n" % pdf.place_of(10))
    return pdf.data


def _other_contents(bench: Bench) -> bytes:
    pdf = _hidden_field(bench)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 10 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>"
    pdf.revise({3: page})
    return pdf.data


def _other_font(bench: Bench) -> bytes:
    pdf = plain(bench)
    pdf.revise({5: b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"})
    return pdf.data


def _promised(bench: Bench) -> bytes:
    """The signed page points to an object that was nothing yet."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 60 0 R]/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>"
    pdf = plain(bench, more={3: page})
    pdf.revise({60: b"<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream"})
    return pdf.data


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
    "hide: the cover is freed": _freed,
    "hide: the page shows another object": _other_contents,
    "replace: another font under a known name": _other_font,
    "replace: a look without a value": lambda bench: _field_change("name", _LOOK)(approved_form(bench)),
    "replace: a signature field's look": lambda bench: _field_change("Signature1", _LOOK)(approved(bench)),
    "hide and replace: another root": _other_root,
    "hide and replace: an object's place": _repointed,
    "hide and replace: a reference to nothing, filled later": _promised,
}


def _annotation(kind: str) -> Callable[[bytes], bytes]:
    def change(update: Any) -> None:
        note = named(
            {
                "/Type": generic.pdf_name("/Annot"),
                "/Subtype": generic.pdf_name(kind),
                "/Rect": rectangle(300),
                "/F": generic.NumberObject(4),
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
    "readers told to draw anew": lambda b: _form_change({"/NeedAppearances": generic.BooleanObject(True)})(approved(b)),
    "another font for all fields": lambda bench: _form_change({"/DR": _font})(approved_form(bench)),
    "a hidden field shown": lambda b: _field_change("name", {"/F": generic.NumberObject(64)})(approved_form(b)),
    "a field moved": lambda bench: _field_change("name", {"/Rect": rectangle(400)})(approved_form(bench)),
    "a box's look": lambda bench: _field_change("agreed", {**_LOOK, "/AS": generic.pdf_name("/Yes")})(approved_form(bench)),
    "a field's background": lambda b: _field_change("name", {"/MK": named({"/BG": rectangle(1)})})(approved_form(b)),
}
NO_SIGNED_ATTRIBUTES: dict[str, Forge] = {
    "none": lambda bench: plain(bench, options=("-md", "sha256", "-noattr")).data,
    "none, and the document in the signature": lambda bench: plain(bench, options=("-noattr", "-nodetach")).data,
    "the document in the signature": lambda bench: plain(bench, options=("-nodetach",)).data,
}
WEAK: dict[str, Forge] = {
    "SHA-1": lambda bench: plain(bench, options=("-md", "sha1")).data,
    "MD5": lambda bench: plain(bench, options=("-md", "md5")).data,
}
CLASSES: dict[str, dict[str, Forge]] = {
    "universal forgery": UNIVERSAL_FORGERY,
    "incremental saving": INCREMENTAL_SAVING,
    "wrapping": WRAPPING,
    "outside the range": OUTSIDE_THE_RANGE,
    "after the end": AFTER_THE_END,
    "shadow": SHADOW,
    "evil annotation": EVIL_ANNOTATION,
    "sneaky signature": SNEAKY_SIGNATURE,
    "form override": FORM_OVERRIDE,
    "no signed attributes": NO_SIGNED_ATTRIBUTES,
    "weak": WEAK,
}
