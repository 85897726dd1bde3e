"""Tokens of programs: ``wasl_ID_SECRETCHECK``, where ID is the client's, SECRET 256 random bits, CHECK a checksum.

The prefix lets scanners of published code recognise a token that leaked; the checksum lets them, and us, tell a real
one from anything alike, and one cut short or mistyped from a wrong one, without asking the table. Everybody can compute
it: it protects from mistakes, not from forgery.
"""

import re
import secrets
import string
import zlib

PREFIX = "wasl_"
_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_SECRET_DIGITS, _CHECK_DIGITS = 43, 6  # 256 and 32 bits in base 62
_SHAPE = re.compile(
    f"({PREFIX}([0-9A-HJKMNP-TV-Z]{{26}})_[0-9A-Za-z]{{{_SECRET_DIGITS}}})([0-9A-Za-z]{{{_CHECK_DIGITS}}})"
)
_ALIKE = re.compile(rf"{PREFIX}[0-9A-Za-z]+_[0-9A-Za-z]+")


def new_token(client_id: str) -> str:
    """A fresh token of the client: 82 characters of ``A-Z a-z 0-9 _``."""
    body = f"{PREFIX}{client_id}_{_base62(secrets.randbits(256), _SECRET_DIGITS)}"
    return body + _checksum(body)


def client_id_of(token: str) -> str | None:
    """The id of the client whose token this says it is; None for what cannot be a token."""
    found = _SHAPE.fullmatch(token)
    return found[2] if found and _checksum(found[1]) == found[3] else None


def is_like_a_token(text: str) -> bool:
    """Whether it means to be a program's token, right or wrong."""
    return text.startswith(PREFIX)


def holds_a_token(text: str) -> bool:
    """Whether something shaped like a program's token stands anywhere in it."""
    return _ALIKE.search(text) is not None


def without_tokens(text: str) -> str:
    """The text with every secret of a program's token blanked; whose token it was stays readable."""
    return _ALIKE.sub(lambda found: found[0].rpartition("_")[0] + "_…", text) if PREFIX in text else text


def _checksum(body: str) -> str:
    return _base62(zlib.crc32(body.encode()), _CHECK_DIGITS)


def _base62(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
