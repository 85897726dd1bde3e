"""Tries to sign in: where they come from, and what became of them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id

KEPT = timedelta(days=180)
REMEMBERED = timedelta(days=180)
"""For how long an account knows a browser again."""


@dataclass(frozen=True)
class Visit:
    """Where a try comes from: the network address, the browser in words, and the secret by which it may be known."""

    address: str
    browser: str
    secret: str = ""


def account_digest(email: str) -> str:
    """What stands for an account where its address would tell too much."""
    return sha256(email.casefold().encode())


def cookie_of(email: str) -> str:
    """The cookie that holds a browser's secret for this account: several people may sign in at one desk."""
    return f"__Host-known-{account_digest(email)[:12]}"


class Outcome(StrEnum):
    """What became of a try. ``UNFINISHED``: the password was right, and what was asked next has not come (yet).
    ``OTHER_IDENTITY``: a provider gave the account's address to somebody else than who signs in with it."""

    SIGNED_IN = "signed_in"
    UNFINISHED = "unfinished"
    WRONG_PASSWORD = "wrong_password"
    WRONG_CODE = "wrong_code"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"
    OTHER_IDENTITY = "other_identity"


class Means(StrEnum):
    """By what the second step was, or was to be, made; or that it was made at the administration's own provider."""

    PASSWORD = "password"
    CODE = "code"
    ENROLMENT = "enrolment"
    RECOVERY_CODE = "recovery_code"
    OWN_PROVIDER = "own_provider"


@dataclass(frozen=True)
class Attempt:
    """One line of an account's sign-in log. ``id`` sorts by instant."""

    id: str
    at: datetime
    address: str
    browser: str
    means: Means
    outcome: Outcome

    @classmethod
    def of(cls, visit: Visit, at: datetime, means: Means, outcome: Outcome) -> "Attempt":
        """A new line."""
        return cls(f"{to_iso(at)}#{new_id()}", at, visit.address, visit.browser, means, outcome)


# In this order: every browser also names those that it descends from.
_BROWSERS = (
    ("Edge", r"\bEdgA?(?:iOS)?/"), ("Opera", r"\bOPR/"), ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/"), ("Chrome", r"\b(?:Chrome|CriOS|HeadlessChrome)/"), ("Safari", r"\bSafari/"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", r"\bAndroid\b"), ("iPhone", r"\biPhone\b"), ("iPad", r"\biPad\b"), ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac OS X\b"), ("Linux", r"\bLinux\b"),
)  # fmt: skip


def browser_words(user_agent: str) -> str:
    """The browser's and the system's names in a ``User-Agent`` header: ``Firefox, Windows``; empty for none known."""
    named = [_first(families, user_agent) for families in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in named if name)


def _first(families: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for name, pattern in families if re.search(pattern, text)), "")
