"""The fonts that documents are set in, from their packages: nothing of the machine's is used.

No package that functions could run with has Tifinagh: ``python -m infra static`` cuts those letters out of a font of
a package that only building needs.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_MAIN = ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-Regular.ttf")
_GAPS = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")


MADE = Path(__file__).parent / "typst" / "fonts"
TIFINAGH_FONT = "DejaVuSans-Tifinagh.ttf"


def directories() -> list[Path]:
    """Where the fonts lie: IBM Plex Sans Arabic, Noto Sans for what it lacks (Greek, Cyrillic, rare signs), DejaVu Sans
    for Tifinagh."""
    return [font.parent for font in _files()]


@cache
def coverage() -> frozenset[int]:
    """The code points that some font draws. PDF/A forbids any other: text is filtered by it before setting."""
    from fontTools.ttLib import TTFont

    covered: set[int] = set()
    for file in _files():
        with TTFont(file, lazy=True) as font:
            covered.update(font.getBestCmap())
    return frozenset(covered)


def _files() -> list[Path]:
    return [*(_directory(package) / name for package, name in (_MAIN, _GAPS)), MADE / TIFINAGH_FONT]


def _directory(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent / "files"
