"""A slug and a code proposed from an administration's French name; whoever asks may choose others."""

import re
from collections.abc import Iterator

from chalicelib.kernel.text import folded

LONGEST_SLUG, LONGEST_CODE, SHORTEST_CODE = 63, 8, 2
_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = frozenset(["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "sur"])


def suggested_slug(name_fr: str) -> str:
    """``Commune d’Ennakhil`` → ``commune-ennakhil``; empty for a name without a Latin letter or digit."""
    slug = "-".join(_words(name_fr))[:LONGEST_SLUG]
    return slug.strip("-")


def suggested_codes(name_fr: str) -> Iterator[str]:
    """Codes from the best on: the initials, then with more and more letters of the last word, then of the first.

    ``Commune d’Ennakhil`` → ``CE``, ``CEN``, ``CENN`` …
    """
    words = [letters for word in _words(name_fr) if (letters := re.sub(r"\d", "", word).upper())]
    if not words:
        return
    initials = "".join(word[0] for word in words)[:LONGEST_CODE]
    tried = [initials[:-1] + words[-1][:length] for length in range(1, LONGEST_CODE + 1)]
    tried += [words[0][:length] + initials[1:] for length in range(2, LONGEST_CODE + 1)]
    yield from dict.fromkeys(code for code in tried if SHORTEST_CODE <= len(code) <= LONGEST_CODE)


def _words(name: str) -> list[str]:
    words = _WORD.findall(folded(name))
    return [word for word in words if word not in _SMALL_WORDS] or words
