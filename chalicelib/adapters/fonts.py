"""The fonts that documents are set in, from their packages: nothing of the machine's is used."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_MAIN = ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic-Regular.ttf")
_GAPS = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")


def directories() -> list[Path]:
    """Where the fonts lie: IBM Plex Sans Arabic, then Noto Sans for what it lacks (Greek, Cyrillic, rare signs)."""
    return [_directory(package) for package, _ in (_MAIN, _GAPS)]


def _directory(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent / "files"


@cache
def coverage() -> frozenset[int]:
    """The code points that some font draws. PDF/A forbids any other: text is filtered by it before setting."""
    from fontTools.ttLib import TTFont

    covered: set[int] = set()
    for package, name in (_MAIN, _GAPS):
        with TTFont(_directory(package) / name, lazy=True) as font:
            covered.update(font.getBestCmap())
    return frozenset(covered)
