"""What people really send, and what attackers do: scans that weigh, files that lie, texts in both directions.

Small PDF files with one defect each are in :mod:`tests.pdf_samples`; :data:`REFUSED_FILES` gathers both.
"""

import io
import random
import time
import zipfile
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from chalicelib.adapters.typesetting.fonts import directories
from tests import pdf_samples

_A4_AT_200_DPI = (1654, 2339)
_SCANNED = time.gmtime(1_767_225_600)
_LETTER = (
    "المملكة المغربية",
    "إلى السيد رئيس جماعة الرباط المحترم",
    "الموضوع: طلب رخصة إصلاح رقم 2026/417 بحي أكدال",
    "سلام تام بوجود مولانا الإمام دام له النصر والتأييد،",
    "وبعد، فيشرفني أن أتقدم إلى سيادتكم بهذا الطلب قصد الترخيص لي بإصلاح واجهة",
    "المنزل الكائن بزنقة واد زيز رقم 12، ذي الرسم العقاري 03/45821، وذلك خلال شهر",
    "دجنبر المقبل. وتجدون رفقته التصميم (Plan de façade) ونسخة من البطاقة الوطنية.",
    "وتقبلوا، سيدي الرئيس، فائق التقدير والاحترام.",
    "الرباط في 22 نونبر 2026",
)


@cache
def scanned_letter(pages: int = 2, seed: int = 1) -> bytes:
    """A letter in Arabic as an office scanner gives it: grey, noisy, a little askew; 1.5 MB and more for each page.

    The same bytes for the same arguments; no text layer.
    """
    noise = random.Random(seed)
    images = [_scan(number, noise) for number in range(1, pages + 1)]
    made = io.BytesIO()
    images[0].save(
        made, "PDF", save_all=True, append_images=images[1:], resolution=200, quality=95,
        creationDate=_SCANNED, modDate=_SCANNED,
    )  # fmt: skip
    return made.getvalue()


def _scan(number: int, noise: random.Random) -> Image.Image:
    sheet = Image.new("L", _A4_AT_200_DPI, 250)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(
        str(directories()[0] / "IBMPlexSansArabic-Regular.ttf"), 40, layout_engine=ImageFont.Layout.RAQM
    )
    for line, text in enumerate((*_LETTER, f"صفحة {number}")):
        draw.text((1500, 200 + 110 * line), text, font=font, fill=20, anchor="ra", direction="rtl", language="ar")
    askew = sheet.rotate(noise.uniform(-0.8, 0.8), resample=Image.Resampling.BICUBIC, fillcolor=250)
    grain = Image.frombytes("L", _A4_AT_200_DPI, noise.randbytes(_A4_AT_200_DPI[0] * _A4_AT_200_DPI[1]))
    return Image.blend(askew, grain, 0.12)


def empty() -> bytes:
    """Nothing."""
    return b""


def not_a_pdf() -> bytes:
    """Plain text under a PDF's name."""
    return "هذه ليست وثيقة.".encode() * 20


def word_document() -> bytes:
    """What begins as a DOCX does and is none."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return made.getvalue()


def page_and_pdf() -> bytes:
    """An HTML page with a script, and a sound PDF behind it: two files in one."""
    return b"<html><script>alert(1)</script></html>\n" + pdf_samples.letter()


def object_stream_bomb(megabytes: int = 700) -> bytes:
    """A sound PDF of one page, whose page tree lies in an object stream that unpacks to hundreds of megabytes."""
    tree, leaf = b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    header = b"2 0 3 %d " % (len(tree) + megabytes * 1024 * 1024)
    packed = pdf_samples.packed_run(header + tree, b" " * 1024 * 1024, megabytes, leaf)
    bomb = b"<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>" % (len(header), len(packed))
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 4: bomb + b"\nstream\n" + packed + b"\nendstream"}
    body, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = [(0, 0, 255), (1, places[1], 0), (2, 4, 0), (2, 4, 1), (1, places[4], 0), (1, len(body), 0)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([index]) for kind, place, index in rows)
    entry = b"<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>" % len(table)
    start = len(body)
    body += b"5 0 obj\n" + entry + b"\nstream\n" + table + b"\nendstream\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % start


REFUSED_FILES: dict[str, Callable[[], bytes]] = {
    "empty": empty,
    "not a PDF": not_a_pdf,
    "a Word document": word_document,
    "a page before a PDF": page_and_pdf,
    "encrypted": pdf_samples.encrypted,
    "truncated": pdf_samples.truncated,
    "without pages": pdf_samples.without_pages,
    "with JavaScript": pdf_samples.with_javascript,
    "with a launch action": pdf_samples.with_launch,
    "with an embedded file": pdf_samples.with_embedded_file,
    "with an XFA form": pdf_samples.with_xfa,
    "a bomb in a page": pdf_samples.bomb,
    "a bomb in an object stream": object_stream_bomb,
    "a bomb in the cross-reference": pdf_samples.cross_reference_bomb,
}
"""Builders of files that no inspection may call clean."""


def _repeated(text: str, length: int = 500) -> str:
    return (f"{text} " * (length // len(text) + 1))[:length]


SUBJECTS: dict[str, str] = {
    "Arabic": "طلب رخصة إصلاح واجهة منزل بحي أكدال",
    "French": "Demande d'autorisation de réfection d'une façade — quartier de l'Agdal",
    "Tifinagh": "ⴰⵙⵓⵜⵔ ⵏ ⵜⵓⵔⴰⴳⵜ",
    "numbers and references in Arabic": "جوابا على رسالتكم عدد 2026/417 بتاريخ 22-11-2026 (3.500,00 درهم)",
    "both directions": "طلب Certificat de résidence رقم RBT/2026/04217 لفائدة M. Élie O'Brien (CIN: AB123456)",
    "500 characters in both directions": _repeated("مراسلة عدد 12/2026 re: Dossier n° 45-B «مستعجل» 100%"),
    "combining marks": "شُهُورُ السَّنَةِ، e\u0301te\u0301 a\u0300 No\u0308el",
    "beyond the basic plane": "تهنئة 🎉 𝕎𝕒𝕤𝕝 👨‍👩‍👧‍👦",
    "overriding direction": "فاتورة \u202efdp.exe\u202c نهائية",
    "isolates left open": "ملف \u2067\u2066\u2068 abc",
    "invisible characters": "zero\u200bwidth\u200d\u2060 \ufeffNBSP\u00a0 soft\u00adhyphen",
    "markup": "<script>alert('x')</script> & \"quotes\" #set text(red) {{ 7*7 }}",
    "a spreadsheet's formula": '=HYPERLINK("https://evil.example";"انقر")',
    "control characters": "line\r\nBcc: x@evil.example\ttab\x00nul\x1b[31m",
}
"""Subjects as typed: each must be kept, shown and printed without harm, or refused with a reason."""

FILE_NAMES = (
    "رسالة إلى المدير 2026.pdf",
    "Demande n° 12 (v2) l'été.pdf",
    "a" * 200 + ".pdf",
    "../../etc/passwd",
    "facture\u202efdp.exe",
    "plan+façade&x=1?#%20.pdf",
    "sans extension",
)
"""Names of files as browsers send them."""
