"""PDFs by the tools at hand, each as its users would have it make one."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import typst
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests import pdf_samples, samples

_PAGE = (
    "<html dir='rtl' lang='ar'><h1>طلب رخصة</h1><p>Demande n° 12 – 22/11/2026</p><a href='https://example.org'>lien</a>"
)


def by_reportlab(folder: Path) -> Path:
    """A letter with a link."""
    path = folder / "reportlab.pdf"
    canvas = Canvas(str(path))
    for page in range(3):
        canvas.drawString(72, 720, f"Page {page + 1}")
        canvas.linkURL("https://example.org", (72, 700, 200, 715))
        canvas.showPage()
    canvas.save()
    return path


def by_typst(folder: Path) -> Path:
    """A letter in Arabic and French."""
    source, path = folder / "letter.typ", folder / "typst.pdf"
    source.write_text('= Demande\n#link("https://example.org")[lien]\n#text(dir: rtl)[طلب رخصة]', encoding="utf-8")
    typst.compile(str(source), output=str(path))
    return path


def by_pillow(folder: Path) -> Path:
    """A scan of two pages."""
    path = folder / "pillow.pdf"
    path.write_bytes(samples.scanned_letter())
    return path


def by_pikepdf(folder: Path) -> Path:
    """Put together from parts."""
    path = folder / "pikepdf.pdf"
    path.write_bytes(pdf_samples.letter(pages=5))
    return path


def by_qpdf(folder: Path) -> Path:
    """Made quick to show on the web, its objects in streams."""
    path = folder / "qpdf.pdf"
    command = ["qpdf", "--linearize", "--object-streams=generate", str(by_reportlab(folder)), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def by_mupdf(folder: Path) -> Path:
    """Cleaned and packed."""
    path = folder / "mupdf.pdf"
    subprocess.run(["mutool", "clean", "-gggz", str(by_typst(folder)), str(path)], check=True, capture_output=True)
    return path


def by_chromium(folder: Path) -> Path:
    """A page printed by a browser."""
    page, path = folder / "page.html", folder / "chromium.pdf"
    page.write_text(f"<meta charset=utf-8>{_PAGE}", encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer"]
    subprocess.run(["chromium", *flags, f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True)
    return path


def photograph(folder: Path) -> Path:
    """What a telephone takes: twelve million pixels."""
    made, path = io.BytesIO(), folder / "photo.jpg"
    Image.effect_noise((4000, 3000), 40).convert("RGB").save(made, "JPEG", quality=85)
    path.write_bytes(made.getvalue())
    return path


MAKERS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "ReportLab": (by_reportlab, ""),
    "typst": (by_typst, ""),
    "Pillow": (by_pillow, ""),
    "pikepdf": (by_pikepdf, ""),
    "qpdf": (by_qpdf, "qpdf"),
    "MuPDF": (by_mupdf, "mutool"),
    "Chromium (Skia)": (by_chromium, "chromium"),
}
"""Makers by name, each with the program that it needs beside Python's packages."""


def lacks(program: str) -> bool:
    """Whether this machine has no such program."""
    return bool(program) and shutil.which(program) is None
