"""How a text travels as short messages: in which alphabet, and in how many parts, each of which is paid for.

3GPP TS 23.038 (alphabets) and 23.040 (parts): 160 letters of the default alphabet, or 70 of UCS-2 where one letter is
outside it; 153 and 67 a part where one is not enough, since each then begins with where it belongs.
"""

import unicodedata

_DEFAULT = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Letters that take two places of the default alphabet, which no end of a part may separate."""
_WRITTEN_OTHERWISE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "°": "o",
        "œ": "oe",
        "Œ": "OE",
    }
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
)
_UNSEEN = dict.fromkeys((*range(0x2066, 0x206A), *range(0x200B, 0x2010), *range(0x202A, 0x202F)))
"""Marks that keep the order of mixed text on pages: each would take a letter's place, and telephones do without."""


def without_marks(text: str) -> str:
    """The text without unseen marks of direction."""
    return text.translate(_UNSEEN)


def in_default_alphabet(text: str) -> str:
    """The text in letters of the default alphabet, as far as Latin letters can be written so: ``Réclamation à Fès`` as
    it is, ``ê`` as ``e``, ``ç`` as ``c``, typographic marks as plain ones. Other scripts stay as they are."""
    return "".join(map(_plain, without_marks(text).translate(_WRITTEN_OTHERWISE)))


def is_in_default_alphabet(text: str) -> bool:
    """Whether no letter of it asks for UCS-2."""
    return all(letter in _DEFAULT or letter in _EXTENDED for letter in text)


def parts(text: str) -> int:
    """How many short messages carry it; 0 for nothing."""
    if is_in_default_alphabet(text):
        return _cut([2 if letter in _EXTENDED else 1 for letter in text], 160, 153)
    return _cut([2 if ord(letter) > 0xFFFF else 1 for letter in text], 70, 67)


def _cut(widths: list[int], alone: int, each: int) -> int:
    if sum(widths) <= alone:
        return 1 if widths else 0
    count, room = 1, each
    for width in widths:
        if width > room:
            count, room = count + 1, each
        room -= width
    return count


def _plain(letter: str) -> str:
    if letter in _DEFAULT or letter in _EXTENDED:
        return letter
    bare = "".join(it for it in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(it))
    return bare if bare and is_in_default_alphabet(bare) else letter
