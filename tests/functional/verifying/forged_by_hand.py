"""Signed PDF files changed as published, written byte by byte: no PDF library would write them.

USF, ISA, SWA: "1 Trillion Dollar Refund" (CCS 2019); shadow attacks: "Shadow Attacks" (NDSS 2021).
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.functional.verifying.conftest import Bench
from tests.pki import rsa_key
from tests.plain_pdf import Cheat, Plain

Forge = Callable[[Bench], bytes]
SECRET = b"q 0 0 595 842 re f Q BT /F1 18 Tf 72 700 Td (Pay 999) Tj ET"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %s/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>"


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
            table = b"xref\n4 1\n%010d 00000 n\r\n6 2\n%010d 00000 n\r\n%010d 00000 n\r\n"
            trailer = b"trailer\n<</Size 8/Root 1 0 R/Prev %d>>\n" % previous
            size = len(table % (0, 0, 0)) + len(trailer)
            own = re.sub(rb"/ByteRange\[[^\]]+\]", b"/ByteRange[0 %d %d %d]" % (before, resumed, length), dictionary)
            objects = shown + b"7 0 obj\n" + (own if moved else dictionary) + b"\nendobj\n"
            rows = table % (start + size, head.rindex(b"6 0 obj"), start + size + len(shown))
            return b" " * (start - after) + rows + trailer + objects

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


def _covered(bench: Bench, secret: bytes = b"") -> Plain:
    """The signer saw an overlay (object 9) that covers what the page says; object 10 lay hidden."""
    page = PAGE % b"[4 0 R 9 0 R]"
    cover = b"1 g 0 0 595 842 re f"
    stream = b"<</Length %d>>stream\n" % len(cover) + cover + b"\nendstream"
    secret = secret or b"<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream"
    pages = b"<</Type/Pages/Kids[8 0 R]/Count 1>>"
    other = b"<</Type/Page/Parent 11 0 R/MediaBox[0 0 595 842]/Contents 10 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    catalogue = b"<</Type/Catalog/Pages 11 0 R/AcroForm<</SigFlags 3/Fields[6 0 R]>>>>"
    more = {3: page, 7: b"null", 8: other, 9: stream, 10: secret, 11: pages, 12: catalogue}
    return plain(bench, more=more)


def _freed(bench: Bench) -> bytes:
    pdf = _covered(bench)
    pdf.revise({}, rows=b"9 1\n0000000000 00001 f\r\n")
    return pdf.data


def _other_root(bench: Bench) -> bytes:
    pdf = _covered(bench)
    pdf.revise({}, rows=b"0 1\n0000000000 65535 f\r\n", trailer=b"/Root 12 0 R")
    return pdf.data


def _repointed(bench: Bench) -> bytes:
    inner = b"9 0 obj\n<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream\nendobj\n"
    pdf = _covered(bench, b"<</Length %d>>stream\n" % len(inner) + inner + b"endstream")
    place = pdf.data.index(b"9 0 obj", pdf.place_of(10))
    pdf.revise({}, rows=b"9 1\n%010d 00000 n\r\n" % place)
    return pdf.data


def _other_contents(bench: Bench) -> bytes:
    pdf = _covered(bench)
    page = PAGE % b"10 0 R"
    pdf.revise({3: page})
    return pdf.data


def _other_font(bench: Bench) -> bytes:
    pdf = plain(bench)
    pdf.revise({5: b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"})
    return pdf.data


def _undercounted(bench: Bench) -> bytes:
    """The signed revision declares fewer objects than it has: the rest pass for new ones."""
    pdf = plain(bench, declared=5)
    pdf.declared = None
    pdf.revise({5: b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"})
    return pdf.data


def _hybrid(bench: Bench) -> bytes:
    """What the table calls untouched, a stream beside it changes."""
    pdf = plain(bench)
    pdf.revise({}, trailer=pdf.hide({5: b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"}))
    return pdf.data


def _promised(bench: Bench) -> bytes:
    """The signed page points to an object that was nothing yet."""
    page = PAGE % b"[4 0 R 60 0 R]"
    pdf = plain(bench, more={3: page})
    pdf.revise({60: b"<</Length %d>>stream\n" % len(SECRET) + SECRET + b"\nendstream"})
    return pdf.data


SHADOW: dict[str, Forge] = {
    "hide: the cover is freed": _freed,
    "hide: the page shows another object": _other_contents,
    "replace: another font under a known name": _other_font,
    "hide and replace: another root": _other_root,
    "hide and replace: an object's place": _repointed,
    "hide and replace: objects that were not counted": _undercounted,
    "hide and replace: a second table": _hybrid,
    "hide and replace: a reference to nothing, filled later": _promised,
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
