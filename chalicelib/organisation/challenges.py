"""The first change of password, carried from one page to the next in a short-lived cookie rather than in a link."""

import base64
import binascii
from dataclasses import dataclass


@dataclass(frozen=True)
class PendingChallenge:
    """Whose first sign-in, and the identity service's session that continues it."""

    email: str
    session: str


def written(email: str, session: str) -> str:
    """The cookie's value."""
    return f"{base64.urlsafe_b64encode(email.encode()).decode().rstrip('=')}.{session}"


def read(value: str) -> PendingChallenge | None:
    """What :func:`written` wrote; None for anything else."""
    name, _, session = value.partition(".")
    try:
        email = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    return PendingChallenge(email, session) if email and session else None
