"""A PDF writer and signer that share no line with ours or pyHanko's: bytes by hand, signatures by openssl.

What other vendors write in other ways is made here: cross-reference tables, streams and both at once, line ends,
versions, algorithms.
"""

import zlib
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tests import pdf_tools

_ROOM = 24_000


class Cheat(Enum):
    """Ranges that leave something out, under a signature that is sound."""

    NONE = 0
    LATE = 1
    """The first byte is not covered."""
    WIDE = 2
    """The gap is larger than the signature."""
    SHORT = 3
    """The revision's end is not covered."""


@dataclass(frozen=True)
class Signer:
    """Files of a key and its certificates, PEM, and openssl's options to sign with it."""

    key: Path
    certificate: Path
    chain: Path
    options: tuple[str, ...] = ("-md", "sha256")

    def sign(self, data: bytes, directory: Path, cades: bool = False) -> bytes:
        """Detached CMS over the data, DER."""
        (directory / "data").write_bytes(data)
        pdf_tools.run(
            *("openssl", "cms", "-sign", "-binary", "-in", directory / "data", "-outform", "DER"),
            *("-out", directory / "cms", "-signer", self.certificate, "-inkey", self.key, "-certfile", self.chain),
            *(("-cades",) if cades else ()),
            *self.options,
        )
        return (directory / "cms").read_bytes()


@dataclass
class Plain:
    """One PDF of a page, a line of text, and empty signature fields; grows by revisions.

    ``xref`` is ``table``, ``stream`` or ``hybrid`` (the first revision only: later ones are tables). ``more`` are
    objects beside the usual ones, or in their place: 1 the catalogue, 3 the page, 4 what it shows, 5 its font, fields
    from 6. A ``cheat`` changes the range before it is signed.
    """

    version: str = "1.7"
    xref: str = "table"
    line_end: bytes = b"\n"
    fields: int = 1
    visible: bool = False
    permission: int | None = None
    more: dict[int, bytes] = field(default_factory=dict)
    declared: int | None = None
    data: bytes = b""
    _places: dict[int, int] = field(default_factory=dict)
    _last_xref: int = 0
    _size: int = 0

    def __post_init__(self) -> None:
        eol = self.line_end
        self.data = b"%PDF-" + self.version.encode() + eol + b"%\xe2\xe3\xcf\xd3" + eol
        text = b"BT /F1 18 Tf 72 700 Td (Pay 100) Tj ET"
        widgets = b" ".join(b"%d 0 R" % (6 + place) for place in range(self.fields))
        objects = {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[%s]>>>>" % widgets,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>/Annots[%s]>>" % widgets,
            4: b"<</Length %d>>stream" % len(text) + eol + text + eol + b"endstream",
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            **{6 + place: self._widget(place) for place in range(self.fields)},
        }
        self.revise({**objects, **self.more}, first=True)

    def _widget(self, place: int, value: bytes = b"") -> bytes:
        rectangle = b"[72 %d 272 %d]" % (80 + 60 * place, 120 + 60 * place) if self.visible else b"[0 0 0 0]"
        return (
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature%d)/F 132/P 3 0 R/Rect" % place + rectangle + value + b">>"
        )

    def signed(
        self, signer: Signer, directory: Path, place: int = 0, cades: bool = False, cheat: Cheat = Cheat.NONE
    ) -> "Plain":
        """Signs the field; with ``permission`` the first signature certifies."""
        number = self._size
        kind = b"/ETSI.CAdES.detached" if cades else b"/adbe.pkcs7.detached"
        rules = b""
        changed = {6 + place: self._widget(place, b"/V %d 0 R" % number)}
        if self.permission is not None and place == 0:
            rules = (
                b"/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams"
                b"<</Type/TransformParams/P %d/V/1.2>>>>]" % self.permission
            )
            widgets = b" ".join(b"%d 0 R" % (6 + it) for it in range(self.fields))
            changed[1] = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[%s]>>/Perms<</DocMDP %d 0 R>>>>" % (
                widgets,
                number,
            )
        dictionary = (
            b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter" + kind + b"/M(D:20261122130542Z)" + rules + b"/ByteRange["
            b"0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC]/Contents<" + b"0" * _ROOM + b">>>"
        )
        start = len(self.data)
        self.revise({**changed, number: dictionary})
        opening = self.data.index(b"/Contents<" + b"0" * _ROOM, start) + len(b"/Contents")
        closing = opening + _ROOM + 2
        end = len(self.data) - (20 if cheat is Cheat.SHORT else 0)
        first, resumed = (1 if cheat is Cheat.LATE else 0), closing + (4 if cheat is Cheat.WIDE else 0)
        for mark, value in ((b"A", opening - first), (b"B", resumed), (b"C", end - resumed)):
            self.data = self.data[:start] + self.data[start:].replace(mark * 10, b"%-10d" % value, 1)
        if first:
            self.data = self.data[:start] + self.data[start:].replace(b"[0 ", b"[1 ", 1)
        signature = signer.sign(self.data[first:opening] + self.data[resumed:end], directory, cades)
        filled = signature.hex().encode().ljust(_ROOM, b"0")
        self.data = self.data[: opening + 1] + filled + self.data[closing - 1 :]
        return self

    def revise(self, objects: dict[int, bytes], first: bool = False, rows: bytes = b"", trailer: bytes = b"") -> None:
        """One revision more; ``rows`` and ``trailer`` are written as they come, for what no writer would write."""
        eol, hidden = self.line_end, {}
        if first and self.xref == "hybrid":
            hidden = {5: objects.pop(5)}
        for number, body in objects.items():
            self._places[number] = len(self.data)
            self.data += b"%d 0 obj" % number + eol + body + eol + b"endobj" + eol
        self._size = max([self._size, *(number + 1 for number in objects), *(number + 1 for number in hidden)])
        extra = trailer + (b"" if first else b"/Prev %d" % self._last_xref)
        if self.xref == "stream":
            self._close_by_stream(sorted(objects), extra)
        else:
            if hidden:
                extra += self.hide(hidden)
            self._close_by_table(sorted(objects), extra, first, rows)

    def hide(self, objects: dict[int, bytes]) -> bytes:
        """As Word does: some objects stand in a stream that the table calls free."""
        (number, body), eol = next(iter(objects.items())), self.line_end
        head = b"%d 0 " % number
        holder, index = self._size, self._size + 1
        self._size += 2
        place = len(self.data)
        self.data += b"%d 0 obj<</Type/ObjStm/N 1/First %d/Length %d>>stream\n" % (
            holder,
            len(head),
            len(head + body),
        )
        self.data += head + body + b"\nendstream" + eol + b"endobj" + eol
        rows = b"\x02" + holder.to_bytes(4, "big") + b"\0" + b"\x01" + place.to_bytes(4, "big") + b"\0"
        at = len(self.data)
        self.data += b"%d 0 obj<</Type/XRef/Size %d/W[1 4 1]/Index[%d 1 %d 1]/Root 1 0 R/Length %d>>stream\n" % (
            index,
            self._size,
            number,
            holder,
            len(rows),
        )
        self.data += rows + b"\nendstream" + eol + b"endobj" + eol
        return b"/XRefStm %d" % at

    def _close_by_table(self, numbers: list[int], extra: bytes, first: bool, given: bytes) -> None:
        start = len(self.data)
        rows = b"xref" + self.line_end + given
        if first:
            known = [number if number in numbers else None for number in range(1, self._size)]
            rows += b"0 %d" % self._size + self.line_end + b"0000000000 65535 f\r\n"
            rows += b"".join(self._row(number) if number else b"0000000000 65535 f\r\n" for number in known)
        else:
            for number in numbers:
                rows += b"%d 1" % number + self.line_end + self._row(number)
        root = b"" if b"/Root" in extra else b"/Root 1 0 R"
        self.data += rows + b"trailer" + self.line_end
        self.data += b"<</Size %d" % (self.declared or self._size) + root + extra + b">>"
        self._end(start)

    def place_of(self, number: int) -> int:
        """Where the object stands."""
        return self._places[number]

    def _row(self, number: int) -> bytes:
        return b"%010d 00000 n\r\n" % self._places[number]

    def _close_by_stream(self, numbers: list[int], extra: bytes) -> None:
        start, own = len(self.data), self._size
        self._size += 1
        self._places[own] = start
        index = b" ".join(b"%d 1" % number for number in [*numbers, own])
        rows = b"".join(b"\x01" + self._places[number].to_bytes(4, "big") + b"\0" for number in [*numbers, own])
        packed = zlib.compress(rows)
        self.data += b"%d 0 obj<</Type/XRef/Size %d/W[1 4 1]/Index[%s]/Root 1 0 R/Filter/FlateDecode/Length %d" % (
            own,
            self._size,
            index,
            len(packed),
        )
        self.data += extra + b">>stream\n" + packed + b"\nendstream" + self.line_end + b"endobj"
        self._end(start)

    def _end(self, start: int) -> None:
        eol = self.line_end
        self._last_xref = start
        self.data += eol + b"startxref" + eol + b"%d" % start + eol + b"%%EOF" + eol
