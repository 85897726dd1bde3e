"""Makes text that people typed safe to set beside other text, in either direction.

Bidi controls can make a receipt read otherwise than it is (Unicode TR 36, section 3.2): they are taken out, and every
value is set in a paragraph or an isolate of its own, whose direction its first strong letter decides.
"""

import re
import unicodedata
from dataclasses import dataclass

from chalicelib.adapters.typesetting import fonts

_BREAK = "\N{ZERO WIDTH SPACE}"
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_LONG_RUN = re.compile(r"[^\s\u200b]{24}(?=[^\s])")


@dataclass(frozen=True)
class Shown:
    """Text as it is set, and the direction (``rtl`` or ``ltr``) of the paragraph that holds it."""

    text: str
    direction: str


def shown(typed: str) -> Shown:
    """What is printed of typed text: no controls, blanks made single, no glyph that no font has."""
    plain = " ".join("".join(_drawable(character) for character in typed).split())
    return Shown(_LONG_RUN.sub(lambda run: run.group() + _BREAK, plain), direction(plain))


def direction(text: str) -> str:
    """The direction of the first strong letter (UAX 9, rule P2); ``ltr`` when there is none."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return "rtl"
            case "L":
                return "ltr"
    return "ltr"


def _drawable(character: str) -> str:
    if character in _BIDI_CONTROLS:
        return ""
    if character in _JOINERS:
        return character
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " "
        case "Cf":
            return ""
    return character if ord(character) in fonts.coverage() else fonts.REPLACEMENT
