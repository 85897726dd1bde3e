"""``python -m infra static``: style sheets and fonts from their packages, for pages and for documents.

Nothing is fetched when a page is read, from anyone: all comes from our own origin. The two folders are made, not kept
in the repository: ``chalicelib/web/static/vendor``, and ``chalicelib/adapters/typesetting/typst/fonts`` for the one
font of documents that no package of the functions' own has.
"""

import re
import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from chalicelib.adapters.typesetting.fonts import MADE, TIFINAGH_FONT
from chalicelib.kernel.tifinagh import LETTERS

VENDOR = Path(__file__).resolve().parent.parent / "chalicelib" / "web" / "static" / "vendor"
STYLES = ("bootstrap.min.css", "bootstrap.rtl.min.css")
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}
FONT = "ibm-plex-sans-arabic"
# Latin with its supplements, Arabic with its forms, punctuation, arrows, marks of direction.
CHARACTERS = [
    *range(0x20, 0x180),
    *range(0x600, 0x700),
    *range(0x750, 0x780),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20D0),
    *range(0x2190, 0x2200),
    *range(0x2212, 0x2213),
    *range(0x25A0, 0x2700),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFF00),
]
TIFINAGH = "dejavu-sans-tifinagh"
# DejaVu Sans, as matplotlib brings it; its licence asks to go with every copy.
_DEJAVU = ("matplotlib", "mpl-data/fonts/ttf")
_LICENCE = "LICENSE_DEJAVU"
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")
_FACE = """@font-face {{
  font-family: "IBM Plex Sans Arabic";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("./{name}") format("woff2");
}}
"""
# Under a name of its own, and only for its letters: a page without any of them does not fetch it.
_TIFINAGH_FACE = """@font-face {{
  font-family: "DejaVu Sans Tifinagh";
  font-style: normal;
  font-weight: 400 700;
  font-display: swap;
  src: url("./{name}") format("woff2");
  unicode-range: {ranges};
}}
"""


def gather(vendor: Path = VENDOR, documents: Path = MADE) -> None:
    """Makes both folders anew: style sheets, fonts and the sheet that declares them; the documents' Tifinagh."""
    for folder in (vendor, documents):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for name in STYLES:
        _copy_style(_folder("xstatic") / "pkg" / "bootstrap" / "data" / "css" / name, vendor / name)
    faces = []
    for weight, style in WEIGHTS.items():
        name = f"{FONT}-{weight}.woff2"
        source = _folder("fontpkg_ibm_plex_sans_arabic") / "files" / f"IBMPlexSansArabic-{style}.ttf"
        _make_subset(source, vendor / name, CHARACTERS, "woff2")
        faces.append(_FACE.format(weight=weight, name=name))
    faces.append(_TIFINAGH_FACE.format(name=f"{TIFINAGH}.woff2", ranges=_ranges(LETTERS)))
    dejavu = _folder(_DEJAVU[0]) / _DEJAVU[1]
    _make_subset(dejavu / "DejaVuSans.ttf", vendor / f"{TIFINAGH}.woff2", LETTERS, "woff2")
    _make_subset(dejavu / "DejaVuSans.ttf", documents / TIFINAGH_FONT, LETTERS)
    for folder in (vendor, documents):
        shutil.copyfile(dejavu / _LICENCE, folder / _LICENCE)
    (vendor / f"{FONT}.css").write_text("\n".join(faces), encoding="utf-8")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(next(iter(spec.submodule_search_locations)))


def _copy_style(source: Path, target: Path) -> None:
    """Without the pointer to a source map, which is not served."""
    target.write_text(_SOURCE_MAP.sub("", source.read_text(encoding="utf-8")), encoding="utf-8")


def _make_subset(source: Path, target: Path, characters: Iterable[int], flavor: str | None = None) -> None:
    """These characters only, with every shaping rule that they need, and with the font's own notices."""
    options = subset.Options(flavor=flavor, layout_features=["*"], name_IDs=["*"], hinting=False)
    options.drop_tables += ["meta", "FFTM", "MATH"]
    with TTFont(source, recalcTimestamp=False) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        font.flavor = flavor
        font.save(target)


def _ranges(characters: Iterable[int]) -> str:
    """As CSS writes them: ``U+2D30-2D65, U+2D6F``."""
    ranges: list[list[int]] = []
    for character in sorted(characters):
        if ranges and ranges[-1][1] == character - 1:
            ranges[-1][1] = character
        else:
            ranges.append([character, character])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)
