"""What signing in by an administration's own identity provider needs from outside itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.work import Work
from chalicelib.organisation.own_provider.model import OwnProvider


class ProviderError(SignInRequiredError):
    """Nobody is signed in by what a provider answered, or did not answer; the code says why."""


@dataclass(frozen=True)
class Metadata:
    """What a provider says of itself (OpenID Connect Discovery, 3). ``names_itself``: each of its answers says whose it
    is (RFC 9207); ``takes_basic``: our secret travels in the header, else in the form. ``logout`` is empty where there
    is none."""

    authorization: str
    token: str
    keys: str
    logout: str = ""
    names_itself: bool = False
    takes_basic: bool = True


@dataclass(frozen=True)
class Client:
    """We, as a provider knows us; the secret is in clear, empty where there is none."""

    issuer: str
    client_id: str
    secret: str
    redirect_uri: str


@dataclass(frozen=True)
class Begun:
    """A sign-in that went to a provider. ``browser`` is the digest of the secret that the browser holds; ``verifier``
    is the proof that the code's exchange needs (RFC 7636), ``nonce`` what the token must repeat.

    ``version`` is that of the provider as it was then; ``tried_by`` the administrator whose trial this is, or empty.
    """

    administration_id: str
    version: int
    browser: str
    nonce: str
    verifier: str
    next: str
    tried_by: str
    expires_at: datetime


@dataclass(frozen=True)
class Identity:
    """Whom a provider means: its own name for them, which never changes, and an address that it has verified."""

    subject: str
    email: str


@dataclass(frozen=True)
class Login:
    """An agent who has signed in by a provider: ``login`` is what leads to them."""

    agent_id: str
    login: str
    issuer: str
    at: datetime


class RelyingParty(Protocol):
    """Speaks to providers. Whatever they do wrong is a ``ProviderError``."""

    def metadata(self, issuer: str, fresh: bool = False) -> Metadata:
        """What the provider says of itself, as of at most an hour ago, or now."""

    def identity(self, client: Client, code: str, begun: Begun, email_claim: str) -> Identity:
        """Whom the code stands for, once everything about its token holds."""


class Vault(Protocol):
    """Keeps what must be read again and must not lie open. ``whose`` belongs to what is sealed: for another it stays
    closed."""

    def seal(self, secret: str, whose: str) -> bytes:
        """The secret, encrypted."""

    def open(self, sealed: bytes, whose: str) -> str:
        """The secret."""


class ProviderStore(Protocol):
    """Providers as stored, and who signs in by them."""

    def provider(self, administration_id: str, latest: bool = False) -> OwnProvider | None:
        """The provider as it was a moment ago, or as it is now."""

    def put_provider(self, provider: OwnProvider, work: Work) -> None:
        """Stores it."""

    def administrations_at(self, domain: str) -> Sequence[str]:
        """The administrations whose provider knows addresses of that domain, and is on."""

    def put_domains(self, administration_id: str, before: Sequence[str], after: Sequence[str], work: Work) -> None:
        """From now on these domains lead to the administration, and no longer those."""

    def login(self, administration_id: str, agent_id: str, issuer: str) -> Login | None:
        """By what the agent signs in at that provider."""

    def logins(self, administration_id: str) -> Sequence[Login]:
        """Of every agent who has signed in by a provider."""

    def bind(self, administration_id: str, login: Login, work: Work) -> None:
        """The login is the agent's; the unit of work fails if it is somebody's already, or they have one there."""

    def release(self, administration_id: str, login: Login, work: Work) -> None:
        """The login is nobody's any more, and the agent has none at that provider."""


class BegunSignIns(Protocol):
    """Sign-ins that went to a provider, by the digest of their state."""

    def get(self, digest: str) -> Begun | None:
        """As stored; its time may be over."""

    def put(self, digest: str, begun: Begun) -> None:
        """Keeps it."""

    def take(self, digest: str) -> bool:
        """Removes it: True for exactly one caller."""
