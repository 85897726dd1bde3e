"""The signature page of a reply, and the stamps that fill its frames.

A stamp laid over a letter of unknown layout would cover text sooner or later, so a page is appended instead, before the
first signature: up to eight signatures in two columns, the first at the right, and the seal across the foot of the last
such page. Nothing of the letter is touched, the reader finds every signature in one place, and the frames say who is
expected while they are empty. Lengths are PDF points (1/72 inch); here they count from the top left corner.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from math import ceil
from typing import Any

from chalicelib.adapters.typesetting.bidi import shown
from chalicelib.adapters.typesetting.dates import told
from chalicelib.adapters.typesetting.qr import qr_svg
from chalicelib.adapters.typesetting.typesetter import compile_pdf
from chalicelib.kernel.access import MandateKind
from chalicelib.kernel.languages import Bilingual

PAGE_WIDTH, PAGE_HEIGHT = 595, 842
_MARGIN, _GUTTER, _HEAD, _TITLE = 48, 15, 60, 20
SIGNATURE_SIZE = (242, 92)
SEAL_SIZE = (PAGE_WIDTH - 2 * _MARGIN, 104)
_ROW = SIGNATURE_SIZE[1] + _TITLE + 12
SIGNATURES_A_PAGE = 8
SEAL_TITLE = Bilingual("خاتم الإدارة", "Cachet de l’administration")


@dataclass(frozen=True)
class FieldSpec:
    """A signature field to declare: its PDF name and whose it is, as its empty frame says. The seal's one locks."""

    name: str
    title: Bilingual
    is_seal: bool = False


@dataclass(frozen=True)
class StandingIn:
    """For whom a deputy signs, and under which kind of mandate."""

    holder: Bilingual
    mandate: MandateKind

    def words(self) -> Bilingual:
        """As it is written on the stamp and in the signature."""
        if self.mandate is MandateKind.DELEGATION:
            return Bilingual(f"بتفويض من {self.holder.ar}", f"Par délégation accordée par {self.holder.fr}")
        return Bilingual(f"نيابة عن {self.holder.ar}", f"Pour {self.holder.fr}, par intérim")


@dataclass(frozen=True)
class SignatureStamp:
    """What a signature's stamp says: who signed, in which function, when, and for whom if not for themselves."""

    name: str
    function: Bilingual
    at: datetime
    standing_in: StandingIn | None = None

    @property
    def reason(self) -> str:
        """What the signature itself says of it; empty where one signs for oneself."""
        words = self.standing_in.words() if self.standing_in else None
        return f"{words.fr} — {words.ar}" if words else ""


@dataclass(frozen=True)
class SealStamp:
    """What the seal's stamp says: the body, the outgoing number and its date, and the address in its QR.

    ``tifinagh`` is the body's name in that script, if it has one."""

    administration: Bilingual
    number: str
    at: datetime
    verification_url: str
    tifinagh: str = ""


@dataclass(frozen=True)
class Box:
    """A rectangle, from the top left corner of its page."""

    x: int
    y: int
    width: int
    height: int

    def from_bottom(self) -> tuple[int, int, int, int]:
        """``(left, bottom, right, top)`` as in a PDF's ``/Rect``."""
        return (self.x, PAGE_HEIGHT - self.y - self.height, self.x + self.width, PAGE_HEIGHT - self.y)


@dataclass(frozen=True)
class Frame:
    """A field's place: which appended page, counted from 0, and where on it."""

    field: FieldSpec
    page: int
    box: Box


def frames(fields: Sequence[FieldSpec]) -> tuple[Frame, ...]:
    """Where each field stands; seals come last, at the foot of the last page."""
    signatures = [field for field in fields if not field.is_seal]
    placed = [_signature_frame(field, place) for place, field in enumerate(signatures)]
    last = max(0, ceil(len(signatures) / SIGNATURES_A_PAGE) - 1)
    foot = Box(_MARGIN, PAGE_HEIGHT - _MARGIN - SEAL_SIZE[1], *SEAL_SIZE)
    return (*placed, *(Frame(field, last, foot) for field in fields if field.is_seal))


def _signature_frame(field: FieldSpec, place: int) -> Frame:
    page, on_page = divmod(place, SIGNATURES_A_PAGE)
    row, column = divmod(on_page, 2)
    right = PAGE_WIDTH - _MARGIN - SIGNATURE_SIZE[0]
    x = right if column == 0 else right - _GUTTER - SIGNATURE_SIZE[0]
    return Frame(field, page, Box(x, _MARGIN + _HEAD + _TITLE + row * _ROW, *SIGNATURE_SIZE))


def signature_pages(placed: Sequence[Frame], reference: str, at: datetime) -> tuple[bytes, ...]:
    """One PDF a page, A4, with a titled frame for each field. ``reference`` is the answered mail's number, or empty."""
    count = 1 + max(frame.page for frame in placed)
    return tuple(_page([frame for frame in placed if frame.page == page], reference, at) for page in range(count))


def _page(placed: Sequence[Frame], reference: str, at: datetime) -> bytes:
    head = Box(_MARGIN, _MARGIN, PAGE_WIDTH - 2 * _MARGIN, _HEAD)
    data = {
        "title": "صفحة التوقيعات — Page de signatures",
        "width": PAGE_WIDTH,
        "height": PAGE_HEIGHT,
        "head": asdict(head),
        "reference": reference,
        "frames": [_framed(frame) for frame in placed],
    }
    return compile_pdf("signature_page.typ", data, at, tagged=False)


def _framed(frame: Frame) -> dict[str, Any]:
    title = Box(frame.box.x, frame.box.y - _TITLE, frame.box.width, _TITLE - 4)
    return {"box": asdict(frame.box), "title": asdict(title), **_both(frame.field.title)}


def signature_stamp(stamp: SignatureStamp) -> bytes:
    """The stamp as a PDF of one page, as large as a signature's frame."""
    data = {
        "title": "توقيع — Signature",
        "width": SIGNATURE_SIZE[0],
        "height": SIGNATURE_SIZE[1],
        "name": asdict(shown(stamp.name)),
        "function": _both(stamp.function),
        "standing_in": _both(stamp.standing_in.words()) if stamp.standing_in else None,
        "at": asdict(told(stamp.at)),
    }
    return compile_pdf("signature_stamp.typ", data, stamp.at, tagged=False)


def seal_stamp(stamp: SealStamp) -> bytes:
    """The stamp as a PDF of one page, as large as the seal's frame."""
    data = {
        "title": "خاتم — Cachet",
        "width": SEAL_SIZE[0],
        "height": SEAL_SIZE[1],
        "administration": _both(stamp.administration),
        "tifinagh": shown(stamp.tifinagh).text,
        "number": stamp.number,
        "at": asdict(told(stamp.at)),
        "url": stamp.verification_url,
        "qr": qr_svg(stamp.verification_url).decode(),
    }
    return compile_pdf("seal_stamp.typ", data, stamp.at, tagged=False)


def _both(name: Bilingual) -> dict[str, str]:
    return {"ar": shown(name.ar).text, "fr": shown(name.fr).text}
