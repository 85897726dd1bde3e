"""Software tokens: RFC 6238 with SHA-1, six digits and steps of 30 seconds.

A code counts one step early and one late, and once: a second time it is refused, also when the first was the one that
set the token up. ``telephone`` is the other side: what an authenticator shows.
"""

import hmac
from dataclasses import dataclass, field

import pyotp

from infra.local.cognito.clock import CODES

STEP_SECONDS = 30
TOLERANCE = (0, 1, -1)  # steps, the present one first


class UsedCodeError(Exception):
    """The code was right, and has been used."""


@dataclass
class SoftwareToken:
    """The secret that a user and Cognito share. ``used`` are the steps whose codes were used."""

    secret: str = field(default_factory=pyotp.random_base32)
    used: set[int] = field(default_factory=set)

    def accepts(self, code: str) -> bool:
        """Whether this is a code of now, which uses it up; :class:`UsedCodeError` if it was used before."""
        step = next((step for step in _steps() if hmac.compare_digest(self.at(step).encode(), code.encode())), None)
        if step is None:
            return False
        if step in self.used:
            raise UsedCodeError
        self.used.add(step)
        return True

    def at(self, step: int) -> str:
        """The code of a step."""
        return pyotp.TOTP(self.secret).at(step * STEP_SECONDS)


def unused(token: SoftwareToken) -> str | None:
    """A code that is good now, still will be when the step ends, and was not used; None if there is none."""
    return next((token.at(step) for step in _steps()[:2] if step not in token.used), None)


def telephone(token: SoftwareToken) -> str:
    """A code that is good now and was not used. Once all are used, Cognito's clock of codes is put forward."""
    while (code := unused(token)) is None:
        CODES.advance(STEP_SECONDS)
    return code


def seconds_left() -> int:
    """For how long an authenticator shows the present code."""
    return STEP_SECONDS - int(CODES.now()) % STEP_SECONDS


def _steps() -> list[int]:
    now = int(CODES.now()) // STEP_SECONDS
    return [now + shift for shift in TOLERANCE]
