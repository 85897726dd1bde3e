"""A sender's account: whoever proved an address by a code, and the tokens of their programs."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hmac import compare_digest

from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import Problem
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain

SCOPES = (Scope.BATCHES_WRITE, Scope.BATCHES_READ)
"""All that a sender's program can be given."""
LONGEST = timedelta(days=365)
LABEL_LIMIT = 100
MOST_TOKENS = 5
"""Of one account, working at once."""


class TokenState(StrEnum):
    """Where a token stands."""

    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Depositor:
    """Who deposits, with the names that a deposit gives its fields; cleaned and judged by the deposit's own rules.

    ``colleagues`` are the addresses, a space between them, of who may follow each letter that is sent from then on.
    """

    kind: str = "company"
    name: str = ""
    identifier_kind: str = ""
    identifier: str = ""
    court: str = ""
    email: str = ""
    phone: str = ""
    colleagues: str = ""


@dataclass(frozen=True)
class Reached:
    """Where an administration that deposits with others is reached, and who of it follows; the fields are a
    :class:`Depositor`'s."""

    email: str = ""
    phone: str = ""
    colleagues: str = ""


@dataclass(frozen=True)
class SenderToken:
    """A token that was given out: its SHA-256 (nobody guesses 256 random bits), its last civil day."""

    id: str
    label: str
    digest: str
    scopes: frozenset[Scope]
    made_at: datetime
    last_day: date
    revoked_at: datetime | None = None

    def state(self, now: datetime) -> TokenState:
        """Where it stands then."""
        if self.revoked_at is not None:
            return TokenState.REVOKED
        return TokenState.EXPIRED if self.last_day < civil_date(now) else TokenState.ACTIVE


@dataclass(frozen=True)
class SenderAccount:
    """``id`` is drawn from the digest of its address, so that an address has one account, and nobody else knows it."""

    id: str
    address_digest: str
    depositor: Depositor
    language: Language
    opened_at: datetime
    chain: Chain
    tokens: tuple[SenderToken, ...] = field(default=())
    version: int = 0

    def working(self, now: datetime) -> tuple[SenderToken, ...]:
        """The tokens that open something then."""
        return tuple(token for token in self.tokens if token.state(now) is TokenState.ACTIVE)

    def token_of(self, digest: str) -> SenderToken | None:
        """The token of that digest, over or not; every one is compared, in the same time whatever it is."""
        matching = [token for token in self.tokens if compare_digest(token.digest, digest)]
        return matching[0] if matching else None

    def with_token(self, token: SenderToken, now: datetime) -> "SenderAccount":
        """With one more; of those that work no more, only the last few are remembered."""
        over = [it for it in self.tokens if it.state(now) is not TokenState.ACTIVE]
        return replace(self, tokens=(token, *self.working(now), *over[:MOST_TOKENS]))

    def without_token(self, token_id: str, now: datetime) -> "SenderAccount":
        """That token opens nothing any more; one that is not there changes nothing."""
        tokens = tuple(replace(it, revoked_at=it.revoked_at or now) if it.id == token_id else it for it in self.tokens)
        return replace(self, tokens=tokens)


@dataclass(frozen=True)
class TokenGiven:
    """What is asked of a token."""

    label: str
    scopes: frozenset[Scope]
    last_day: date

    def problems(self, now: datetime) -> Iterator[Problem]:
        """Everything that is wrong with it."""
        today = civil_date(now)
        if not 1 <= len(self.label) <= LABEL_LIMIT:
            yield Problem("label", "bulk.label_missing", limit=LABEL_LIMIT)
        if not self.scopes or not self.scopes <= set(SCOPES):
            yield Problem("scopes", "bulk.scopes_missing")
        if self.last_day < today:
            yield Problem("last_day", "bulk.day_past")
        if self.last_day > today + LONGEST:
            yield Problem("last_day", "bulk.day_too_far", days=LONGEST.days)
