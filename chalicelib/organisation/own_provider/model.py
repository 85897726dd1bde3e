"""An administration's own identity provider (OpenID Connect): what it is told of us, and how far it is in use."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.text import clean_line

LIMIT = 300
"""Characters of an issuer, a client id, a secret."""
MOST_DOMAINS = 20
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_CLAIM = re.compile(r"[A-Za-z0-9_.:/-]{1,100}")


class Progress(StrEnum):
    """How far it is: nothing was said yet, nobody has tried it, somebody came back from it, agents sign in by it."""

    NONE = "none"
    UNTRIED = "untried"
    TRIED = "tried"
    ON = "on"


@dataclass(frozen=True)
class OwnProvider:
    """``issuer`` names it; ``client_id`` names us there. ``sealed_secret`` is our secret there, encrypted; empty where
    we have none. ``email_claim`` is where its tokens say an address; ``domains`` are those of its addresses.

    ``version`` counts its changes.
    """

    administration_id: str
    issuer: str = ""
    client_id: str = ""
    sealed_secret: bytes = b""
    email_claim: str = "email"
    domains: tuple[str, ...] = ()
    progress: Progress = Progress.NONE
    version: int = 0

    @property
    def is_on(self) -> bool:
        """Whether agents sign in by it."""
        return self.progress is Progress.ON

    @property
    def host(self) -> str:
        """Its name as people know it."""
        return urlsplit(self.issuer).netloc

    def is_trusted_as(self, other: "OwnProvider") -> bool:
        """Whether what was found out by trying one holds for the other too."""
        return self._way == other._way

    @property
    def _way(self) -> tuple[object, ...]:
        return self.issuer, self.client_id, self.sealed_secret, self.email_claim


@dataclass(frozen=True)
class ProviderGiven:
    """What an administrator says of it. ``secret`` None leaves the one that is kept; empty says that there is none."""

    issuer: str
    client_id: str
    secret: str | None
    email_claim: str
    domains: tuple[str, ...]

    def cleaned(self) -> "ProviderGiven":
        """In the form in which it is kept. The issuer is compared letter by letter, a slash at its end included."""
        domains = (clean_line(domain).lower().removeprefix("@") for domain in self.domains)
        return ProviderGiven(
            clean_line(self.issuer),
            clean_line(self.client_id),
            self.secret,
            clean_line(self.email_claim) or "email",
            tuple(dict.fromkeys(filter(None, domains))),
        )

    def problems(self) -> list[Problem]:
        """Everything that is wrong, by the form's fields."""
        return [*self._of_client(), *_of_domains(self.domains)]

    def _of_client(self) -> Iterator[Problem]:
        if not is_issuer(self.issuer):
            yield Problem("issuer", "provider.issuer_form")
        if not 0 < len(self.client_id) <= LIMIT:
            yield Problem("client_id", "provider.client_form")
        if self.secret and len(self.secret) > LIMIT:
            yield Problem("client_secret", "provider.secret_form", limit=LIMIT)
        if not _CLAIM.fullmatch(self.email_claim):
            yield Problem("email_claim", "provider.claim_form")


def is_issuer(text: str) -> bool:
    """Whether it can name a provider: an ``https`` address with neither query nor fragment nor anybody's password
    (OpenID Connect Core, 1.2)."""
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and (parts.port or 443) > 0
    except ValueError:
        return False
    plain = "@" not in parts.netloc and not (parts.query or parts.fragment) and not text.endswith(("?", "#"))
    return parts.scheme == "https" and named and plain and len(text) <= LIMIT and text.isascii() and " " not in text


def domain_of(email: str) -> str:
    """The part of an address after its sign, in small letters; empty where there is none."""
    return email.rpartition("@")[2].strip().lower() if "@" in email else ""


def _of_domains(domains: Iterable[str]) -> Iterator[Problem]:
    given = list(domains)
    if len(given) > MOST_DOMAINS:
        yield Problem("domains", "provider.domains_many", limit=MOST_DOMAINS)
    if wrong := next((domain for domain in given if not _DOMAIN.fullmatch(domain)), None):
        yield Problem("domains", "provider.domain_form", domain=wrong[:LIMIT])
