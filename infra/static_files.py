"""``python -m infra static``: style sheets and fonts from their packages into ``chalicelib/web/static/vendor``.

Nothing is fetched when a page is read, from anyone: all comes from our own origin. The folder is made, not kept in
the repository.
"""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

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
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")
_FACE = """@font-face {{
  font-family: "IBM Plex Sans Arabic";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("./{name}") format("woff2");
}}
"""


def gather(vendor: Path = VENDOR) -> None:
    """Makes the folder anew: two style sheets, the font in three weights, and the sheet that declares it."""
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    for name in STYLES:
        _copy_style(_folder("xstatic") / "pkg" / "bootstrap" / "data" / "css" / name, vendor / name)
    faces = []
    for weight, style in WEIGHTS.items():
        name = f"{FONT}-{weight}.woff2"
        _make_woff2(_folder("fontpkg_ibm_plex_sans_arabic") / "files" / f"IBMPlexSansArabic-{style}.ttf", vendor / name)
        faces.append(_FACE.format(weight=weight, name=name))
    (vendor / f"{FONT}.css").write_text("\n".join(faces), encoding="utf-8")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(next(iter(spec.submodule_search_locations)))


def _copy_style(source: Path, target: Path) -> None:
    """Without the pointer to a source map, which is not served."""
    target.write_text(_SOURCE_MAP.sub("", source.read_text(encoding="utf-8")), encoding="utf-8")


def _make_woff2(source: Path, target: Path) -> None:
    """The characters of our languages only, with every shaping rule that they need."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    options.drop_tables += ["meta"]
    with TTFont(source) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.save(target)
