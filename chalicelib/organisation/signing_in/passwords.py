"""What a password must be: as the user pool's policy demands (a test compares the two), said before it is asked."""

import re

from chalicelib.kernel.errors import InvalidError, Problem

MIN_LENGTH, MAX_LENGTH = 12, 256
_DEMANDED = (r"[a-z]", r"[A-Z]", r"[0-9]")


def demand_strong(password: str) -> None:
    """``InvalidError`` unless it is long enough, with a small letter, a capital and a digit, and no blank at an end."""
    fits = MIN_LENGTH <= len(password) <= MAX_LENGTH and password == password.strip()
    if not fits or not all(re.search(each, password) for each in _DEMANDED):
        raise InvalidError([Problem("password", "access.password_weak")])
