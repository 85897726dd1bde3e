"""Identifiers and codes, all drawn from the operating system's randomness.

Three kinds, never mixed: an *id* names a thing inside the system and in links; a *verification id* is public
and stands in a QR; a *tracking code* is the depositor's secret and is typed by hand.
"""

import hashlib
import secrets

# Crockford's base 32: no I, L, O, U, so that a code read over the telephone is written down right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")
TRACKING_LENGTH = 28
"""Characters of a tracking code, its dashes not counted."""


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_id() -> str:
    """26 characters, 130 random bits: unguessable, so that it may be a capability in a link."""
    return _random(26)


def stable_id(*parts: str) -> str:
    """As :func:`new_id`, but always the same for the same parts, so that a second run finds what a first one made.

    Unguessable when a part is: what is inside an administration is named with the administration's own id.
    """
    return _stable(26, parts)


def _stable(length: int, parts: tuple[str, ...]) -> str:
    number = int.from_bytes(hashlib.sha256("\x00".join(parts).encode()).digest())
    letters = []
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(letters)


def new_verification_id() -> str:
    """20 characters, 100 random bits."""
    return _random(20)


def following_verification_id(verification_id: str, place: int) -> str:
    """The id of a later paper about the same mail, always the same: as unguessable as the first one's."""
    return _stable(20, (verification_id, str(place)))


def new_tracking_code() -> str:
    """28 characters in groups of four: 140 random bits, so that nobody finds one by trying, throttled or not."""
    return _in_groups(_random(TRACKING_LENGTH))


def new_recovery_code() -> str:
    """16 characters in groups of four: 80 random bits, used once."""
    return _in_groups(_random(16))


def new_one_time_code() -> str:
    """Six decimal digits, leading zeros kept."""
    return f"{secrets.randbelow(1_000_000):06d}"


def read_id(text: str) -> str | None:
    """The id that a form brought back, if it can be one: who sends another thing sends none."""
    return text if len(text) == 26 and all(c in ALPHABET for c in text) else None


def read_tracking_code(typed: str) -> str | None:
    """The code as stored, from what a person typed (case, spaces and dashes forgiven); None if it cannot be one."""
    code = _read(typed, TRACKING_LENGTH)
    return _in_groups(code) if code else None


def read_recovery_code(typed: str) -> str | None:
    """The code as it was given out, from what a person typed; None if it cannot be one."""
    code = _read(typed, 16)
    return _in_groups(code) if code else None


def read_verification_id(typed: str) -> str | None:
    """The id as stored, from what was scanned or typed by hand; None if it cannot be one."""
    return _read(typed, 20)


def _in_groups(code: str) -> str:
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def _read(typed: str, length: int) -> str | None:
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(_MISREAD)
    return letters if len(letters) == length and all(c in ALPHABET for c in letters) else None
