"""Receipts as they are set: what they say, what they keep out, and the QR that a reader reads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from chalicelib.adapters.typesetting.typesetter import TypstTypesetter, grouped, thousands
from chalicelib.evidence.model import ReceiptFacts, TrustLevel
from tests import pdf_tools, samples
from tests.receipts import NUMBER, TOKEN, TOKEN_URL, TRACKING_CODE, VERIFICATION_URL, receipt_facts

Recorder = Callable[[str, object], None]
AT = datetime(2026, 11, 22, 13, 5, 42, tzinfo=UTC)
HOSTILE = (
    "طلب \u202eevil\u202c Réf. 2026/RBT/004217 <script>alert('x')</script> \"اقتباس\" #let x = 1 $x$ \\ Ωμέγα "
    "Привет 😀 ⵜⴰⵎⴰⵣⵉⵖⵜ \u2067 ن\u200cم \u0000" * 5
)[:500]


def receipt(facts: ReceiptFacts, trust: TrustLevel = TrustLevel.NOT_QUALIFIED) -> bytes:
    return TypstTypesetter().receipt(facts, trust, AT)


def test_the_same_facts_make_the_same_bytes() -> None:
    assert receipt(receipt_facts()) == receipt(receipt_facts())


def test_a_receipt_says_all_that_it_must(tmp_path: Path) -> None:
    facts = receipt_facts()
    text = pdf_tools.text_of(receipt(facts), tmp_path)
    said = (
        *(NUMBER, TRACKING_CODE, VERIFICATION_URL, "AB••••56", grouped(facts.files[0].sha256)),
        *("7K3F 9QRT 2M5X 7K3F 9QRT", "12 pages · 3 482 117 octets", "عدد الصفحات", "بايت"),
        *("2026-11-22T13:05:33.120Z", "2026-11-22T13:05:41.000Z", "22 novembre 2026, 13 h 05 min 33 s"),
        *("est pas une décision", "non qualifiés", "loi n° 09-08", "Bureau d'ordre digital"),
    )
    flat = " ".join(text.replace("’", "'").replace("\N{NO-BREAK SPACE}", " ").split())
    assert [words for words in said if words not in flat] == []


def test_the_qr_leads_to_the_verification_page_and_holds_no_tracking_code(tmp_path: Path) -> None:
    (page,) = pdf_tools.pages_as_png(receipt(receipt_facts()), tmp_path)
    with Image.open(page) as image:
        read = [code.text for code in zxingcpp.read_barcodes(image)]
    assert read == [TOKEN_URL]


QUIET_MODULES, QR_MM = 8, 36
PHOTOGRAPHS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "from afar": lambda page: page.resize((page.width // 2, page.height // 2), Image.Resampling.BILINEAR),
    "out of focus": lambda page: page.filter(ImageFilter.GaussianBlur(2)),
    "askew": lambda page: page.rotate(7, Image.Resampling.BILINEAR, fillcolor=255),
    "in poor light": lambda page: page.point(lambda value: 70 + value // 3),
    "all of it": lambda page: (
        page.rotate(-4, Image.Resampling.BILINEAR, fillcolor=255)
        .resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BILINEAR)
        .filter(ImageFilter.GaussianBlur(1))
        .point(lambda value: 70 + value // 3)
    ),
    "folded and stained": lambda page: _stained(page),
}


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """The head of a receipt, in grey, as a telephone of twelve million points sees the whole sheet: 300 an inch."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "receipt.pdf").write_bytes(receipt(receipt_facts()))
    head = ("-r", "300", "-f", "1", "-l", "1", "-gray", "-x", "0", "-y", "0", "-W", "2480", "-H", "900", "-singlefile")
    pdf_tools.run("pdftoppm", *head, folder / "receipt.pdf", folder / "head")
    with Image.open(folder / "head.pgm") as image:
        return image.convert("L")


@pytest.mark.parametrize("taken", PHOTOGRAPHS)
def test_the_qr_is_read_from_a_photograph_of_the_paper(photographed: Image.Image, taken: str) -> None:
    read = [code.text for code in zxingcpp.read_barcodes(PHOTOGRAPHS[taken](photographed))]
    assert read == [TOKEN_URL]


def _stained(page: Image.Image) -> Image.Image:
    """Two stains of three millimetres on the QR, off its corners."""
    (code,) = zxingcpp.read_barcodes(page)
    left, top, size = code.position.top_left.x, code.position.top_left.y, 35
    side = code.position.bottom_right.x - left
    stained = page.copy()
    drawing = ImageDraw.Draw(stained)
    for across, down in ((0.5, 0.35), (0.4, 0.75)):
        x, y = left + side * across, top + side * down
        drawing.ellipse((x, y, x + size, y + size), fill=90)
    return stained


def test_the_qr_of_the_longest_token_has_modules_that_a_telephone_tells_apart(record_property: Recorder) -> None:
    for length, host in ((len(TOKEN), "courrier.example.ma"), (340, "courrier.administration.gov.ma")):
        drawn = segno.make(f"https://{host}/v#{'x' * length}", error="m", micro=False, boost_error=False)
        module_mm = QR_MM / (drawn.symbol_size(border=0)[0] + QUIET_MODULES)
        record_property(
            "measured", f"QR of a token of {length} letters: {drawn.designator}, modules of {module_mm:.2f} mm"
        )
        assert module_mm >= 0.4


@pytest.mark.parametrize("trust", list(TrustLevel))
def test_every_trust_level_is_declared(trust: TrustLevel, tmp_path: Path) -> None:
    text = pdf_tools.text_of(receipt(receipt_facts(), trust), tmp_path)
    assert ("ne porte pas de cachet" in text) == (trust is TrustLevel.UNSEALED)
    assert ("certificat de test" in text.replace("\n", " ")) == (trust is TrustLevel.DEVELOPMENT)


def test_hostile_text_long_names_and_ten_files_stay_archival() -> None:
    names = tuple(f"{place}_" + "très-long-nom-de-fichier_" * 9 + "\u202efdp.exe" for place in range(10))
    pdf = receipt(receipt_facts(subject=HOSTILE, names=names))
    assert pdf_tools.standard_failures(pdf, "2a") == []
    assert pdf_tools.standard_failures(pdf, "ua1") == []


TIFINAGH = samples.SUBJECTS["Tifinagh"]
LONGEST = f"{TIFINAGH} " * (150 // (len(TIFINAGH) + 1)) + TIFINAGH[: 150 % (len(TIFINAGH) + 1)]


@pytest.mark.parametrize("name", [TIFINAGH, LONGEST], ids=["short", "longest"])
def test_a_name_in_tifinagh_stands_in_the_heading_and_is_archival(name: str, tmp_path: Path) -> None:
    pdf = receipt(replace(receipt_facts(), tifinagh=name))
    head = pdf_tools.text_of(pdf, tmp_path).partition("accusé de réception")[0]
    assert "".join(name.split()) in "".join(head.split())
    assert [pdf_tools.standard_failures(pdf, profile) for profile in ("2a", "ua1")] == [[], []]


def test_its_font_is_embedded_only_where_there_is_a_letter_of_it(tmp_path: Path) -> None:
    without, with_name = receipt_facts(), replace(receipt_facts(), tifinagh=TIFINAGH)
    assert [embedded_fonts(receipt(facts), tmp_path) for facts in (without, with_name)] == [
        {"IBMPlexSansArabic"},
        {"IBMPlexSansArabic", "DejaVuSans"},
    ]


def embedded_fonts(pdf: bytes, folder: Path) -> set[str]:
    """Families, by poppler; fails for one that is not embedded."""
    (folder / "fonts.pdf").write_bytes(pdf)
    rows = [line.split() for line in pdf_tools.run("pdffonts", folder / "fonts.pdf").splitlines()[2:]]
    assert [row[-5] for row in rows] == ["yes"] * len(rows)
    return {row[0].partition("+")[2].partition("-")[0] for row in rows}


def test_a_subject_in_tifinagh_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    text = pdf_tools.text_of(receipt(receipt_facts(subject=TIFINAGH)), tmp_path)
    assert TIFINAGH in text and "\N{REPLACEMENT CHARACTER}" not in text


def test_no_bidi_control_reaches_the_page(tmp_path: Path) -> None:
    text = pdf_tools.text_of(receipt(receipt_facts(subject=HOSTILE)), tmp_path)
    assert "evil" in text
    assert not set(text) & set("\u202e\u2067\u2066")


def test_the_verification_id_stands_under_the_qr(tmp_path: Path) -> None:
    lines = pdf_tools.text_of(receipt(receipt_facts()), tmp_path).splitlines()
    printed = next(place for place, line in enumerate(lines) if "7K3F 9QRT" in line)
    assert printed < next(place for place, line in enumerate(lines) if TRACKING_CODE in line)


def test_a_file_of_unknown_length_says_its_size_alone(tmp_path: Path) -> None:
    facts = receipt_facts(names=("a.pdf",))
    (file,) = facts.files
    text = pdf_tools.text_of(receipt(replace(facts, files=(replace(file, pages=None),))), tmp_path)
    assert "octets" in text and "page" not in text.replace("pages)", "")


def test_sizes_and_digests_are_written_to_be_compared() -> None:
    assert thousands(3_482_117) == "3\N{NO-BREAK SPACE}482\N{NO-BREAK SPACE}117"
    assert grouped("ab" * 32) == " ".join(["abababab"] * 8)
    assert grouped("7K3F9QRT2M5X7K3F9QRT", 4) == "7K3F 9QRT 2M5X 7K3F 9QRT"
