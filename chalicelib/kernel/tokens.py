"""Tokens of programs: ``wasl_ID_SECRETCHECK``, where ID is the client's, SECRET 256 random bits, CHECK a checksum.

Those of senders, who have an account and no administration, begin with ``wasls_``: ID is the account's.

The prefix lets scanners of published code recognise a token that leaked; the checksum lets them, and us, tell a real
one from anything alike, and one cut short or mistyped from a wrong one, without asking the table. Everybody can compute
it: it protects from mistakes, not from forgery.
"""

import re
import secrets
import string
import zlib

PREFIX = "wasl_"
SENDERS = "wasls_"
_DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_SECRET_DIGITS, _CHECK_DIGITS = 43, 6  # 256 and 32 bits in base 62
_SHAPE = re.compile(
    f"((wasls?_)([0-9A-HJKMNP-TV-Z]{{26}})_[0-9A-Za-z]{{{_SECRET_DIGITS}}})([0-9A-Za-z]{{{_CHECK_DIGITS}}})"
)
_ALIKE = re.compile(r"wasls?_[0-9A-Za-z]+_[0-9A-Za-z]+")


def new_token(client_id: str, prefix: str = PREFIX) -> str:
    """A fresh token of the client, or of an account: 82 or 83 characters of ``A-Z a-z 0-9 _``."""
    body = f"{prefix}{client_id}_{_base62(secrets.randbits(256), _SECRET_DIGITS)}"
    return body + _checksum(body)


def client_id_of(token: str, prefix: str = PREFIX) -> str | None:
    """The id of the client, or of the account, whose token this says it is; None for what cannot be such a token."""
    found = _SHAPE.fullmatch(token)
    return found[3] if found and found[2] == prefix and _checksum(found[1]) == found[4] else None


def is_like_a_token(text: str) -> bool:
    """Whether it means to be a program's token, right or wrong."""
    return text.startswith((PREFIX, SENDERS))


def is_like_a_senders(text: str) -> bool:
    """Whether it means to be one of a sender's."""
    return text.startswith(SENDERS)


def holds_a_token(text: str) -> bool:
    """Whether something shaped like a program's token stands anywhere in it."""
    return _ALIKE.search(text) is not None


def without_tokens(text: str) -> str:
    """The text with every secret of a program's token blanked; whose token it was stays readable."""
    return _ALIKE.sub(lambda found: found[0].rpartition("_")[0] + "_…", text) if "wasl" in text else text


def _checksum(body: str) -> str:
    return _base62(zlib.crc32(body.encode()), _CHECK_DIGITS)


def _base62(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))
