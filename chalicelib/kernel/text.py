"""Text that a person typed: made safe to show beside other text, without changing what it says.

Control characters (C0, C1) have no business in a field. Bidirectional embeddings, overrides and isolates are removed
because they can make a subject or a file name read as something else (``fdp.exe`` shown as ``exe.pdf``); the three
plain marks (LRM, RLM, ALM) stay, since mixed Arabic and Latin needs them, and so do the joiners. Quotes and markup
stay as typed: who shows a text escapes it.
"""

import re
import unicodedata

_BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u200b\u2060\ufeff\ufff9-\ufffb"
_UNWANTED = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI_CONTROLS}{_INVISIBLE}]|[\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_FOLDED = str.maketrans({
    **dict(zip("ىیةٱکے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ييهاكي01234567890123456789", strict=True)),
    **dict.fromkeys("ءـ\u200c\u200d\u200e\u200f\u061c", ""), "œ": "oe", "æ": "ae",
})  # fmt: skip
"""Persian keyboards write ya and kaf with letters of their own; marks of direction and joiners stand unseen."""


def clean_line(typed: str) -> str:
    """One line: unwanted characters gone, runs of blanks made one, in normal form C."""
    spaced = re.sub(r"[\t\r\n\u2028\u2029]", " ", unicodedata.normalize("NFC", typed))
    return _BLANKS.sub(" ", _UNWANTED.sub("", spaced)).strip()


def clean_text(typed: str) -> str:
    """Several lines: as :func:`clean_line`, with line ends kept as ``\\n``."""
    lines = _LINE_ENDS.sub("\n", typed).split("\n")
    return "\n".join(clean_line(line) for line in lines).strip()


def clean_file_name(typed: str, limit: int = 150) -> str:
    """The last part of a path, cleaned, at most ``limit`` characters with its extension kept; may be empty."""
    name = clean_line(re.split(r"[/\\]", typed)[-1])
    if len(name) <= limit:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:limit]
    return f"{stem[: limit - len(extension) - 1]}.{extension}"


def folded(text: str) -> str:
    """For searching: no case, no accents, no ligatures, Western digits; no Arabic vowel signs or tatweel, one form of
    alif, ya and ta marbuta, and no hamza, whatever it sits on or where it stands alone."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return plain.translate(_FOLDED)


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_cell(cell: str) -> str:
    """A cell of a file for spreadsheets, which none of them takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def whole_number(typed: str, otherwise: int) -> int:
    """A whole number of at most nine digits, of any script; ``otherwise`` for every other text."""
    return int(typed) if typed.isdecimal() and len(typed) <= 9 else otherwise


def masked(text: str) -> str:
    """``AB123456`` → ``•••••456``: enough for its owner to recognise, too little to use; never more than half of it."""
    shown = min(3, len(text) // 2)
    return "•" * (len(text) - shown) + text[len(text) - shown :]


def masked_email(address: str) -> str:
    """``fatima@citizen.example`` → ``f•••@citizen.example``; the length of the name is not told."""
    name, at, domain = address.rpartition("@")
    return f"{name[:1]}•••{at}{domain}" if address else ""
