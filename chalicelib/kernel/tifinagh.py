"""Names in Tifinagh, as administrations give them beside Arabic and French."""

import re

LETTERS = frozenset([*range(0x2D30, 0x2D66), 0x2D6F])
"""The letters of the Unicode block Tifinagh that our fonts draw: all that Morocco's norm has, and more. Two letters of
the Tuareg, a separator and a joiner are not among them: a paper would show a box in their place."""
_WORD = "[" + "".join(map(chr, sorted(LETTERS))) + "0-9]+"
_NAME = re.compile(f"{_WORD}(?:[ -]{_WORD})*")


def is_tifinagh(name: str) -> bool:
    """Whether a name is of such letters, with digits, and single blanks or hyphens between its words."""
    return _NAME.fullmatch(name) is not None and not name.isascii()
