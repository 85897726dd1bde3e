"""One-time codes: six digits by mail that open one thing once, within ten minutes and five tries."""

import hashlib
import hmac
import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ForbiddenError
from chalicelib.kernel.ids import new_one_time_code
from chalicelib.web.throttle import Throttle

VALID = timedelta(minutes=10)
MAX_TRIES = 5


class Codes(Protocol):
    """Codes by what they open, digested."""

    def put(self, subject: str, salt: str, digest: str, expires_at: datetime) -> None:
        """Stores one in the place of any earlier."""

    def try_(self, subject: str, now: datetime, max_tries: int) -> tuple[str, str] | None:
        """Counts a try: (salt, digest), or None when no code can be tried."""

    def use(self, subject: str, digest: str) -> bool:
        """Removes it; True for one caller only."""


class OneTimeCodes:
    """Issues and checks codes. ``subject`` is what the code opens, such as ``deposit/ID``."""

    def __init__(self, codes: Codes, clock: Clock, issues: Throttle) -> None:
        self._codes, self._clock, self._issues = codes, clock, issues

    def issue(self, subject: str, to: str = "") -> str:
        """A new code, to be sent and never logged; any earlier one of the subject ends.

        Raises ``ThrottledError`` when too many were asked for: of the subject, or of whoever they go ``to``.
        """
        self._issues.hit(to or subject)
        code, salt = new_one_time_code(), secrets.token_hex(16)
        self._codes.put(sha256(subject.encode()), salt, _digest(salt, code), self._clock.now() + VALID)
        return code

    def check(self, subject: str, typed: str) -> None:
        """Returns if the code is right, which uses it up; else :class:`ForbiddenError`, the same for every reason."""
        code = "".join(str(unicodedata.decimal(c)) for c in typed if c.isdecimal())
        found = self._codes.try_(sha256(subject.encode()), self._clock.now(), MAX_TRIES)
        if found is None:
            raise ForbiddenError("web.code_wrong")
        salt, digest = found
        if not hmac.compare_digest(digest, _digest(salt, code)) or not self._codes.use(
            sha256(subject.encode()), digest
        ):
            raise ForbiddenError("web.code_wrong")


def _digest(salt: str, code: str) -> str:
    return hmac.new(bytes.fromhex(salt), code.encode(), hashlib.sha256).hexdigest()
