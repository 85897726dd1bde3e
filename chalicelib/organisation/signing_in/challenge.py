"""What stands between a right password and a session: a new password, a telephone to set up, or its code."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote

from chalicelib.kernel.errors import GoneError

VALID = timedelta(minutes=15)
"""The identity service forgets a challenge after this time (``AuthSessionValidity`` in the template), and so do we."""
ISSUER = "Wasl"


class Step(StrEnum):
    """What the agent must do next."""

    NEW_PASSWORD = "new_password"
    ENROLMENT = "enrolment"
    CODE = "code"


@dataclass(frozen=True)
class Challenge:
    """A step that the identity service asks for. ``session`` continues the sign-in there, ``subject`` is whose it is;
    ``secret``, in base 32, is what a telephone to be set up is given."""

    step: Step
    session: str
    subject: str
    secret: str = ""


@dataclass(frozen=True)
class PendingSignIn:
    """A sign-in half made. ``digest`` is SHA-256 of the secret that the browser holds; ``next`` the page asked for;
    ``attempt_id`` its line in the sign-in log."""

    digest: str
    email: str
    challenge: Challenge
    next: str
    attempt_id: str
    expires_at: datetime


def demand_step(pending: PendingSignIn | None, step: Step) -> PendingSignIn:
    """The sign-in, if it stands at this step; ``GoneError`` otherwise."""
    if pending is None or pending.challenge.step is not step:
        raise GoneError("access.challenge_over")
    return pending


def otpauth(email: str, secret: str) -> str:
    """What the QR code of a telephone to be set up says: the key URI that authenticators read."""
    label = quote(f"{ISSUER}:{email}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={ISSUER}&algorithm=SHA1&digits=6&period=30"


def grouped(secret: str) -> str:
    """The secret as a person types it: groups of four."""
    return " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
