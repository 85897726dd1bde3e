"""Ids that a second run finds again."""

import hashlib

from chalicelib.kernel.ids import ALPHABET


def stable_id(*parts: str) -> str:
    """26 characters as :func:`chalicelib.kernel.ids.new_id` gives, but always the same for the same parts.

    Unguessable when a part is: what is inside an administration is named with the administration's own id.
    """
    number = int.from_bytes(hashlib.sha256("\x00".join(parts).encode()).digest())
    letters = []
    for _ in range(26):
        number, digit = divmod(number, 32)
        letters.append(ALPHABET[digit])
    return "".join(letters)
