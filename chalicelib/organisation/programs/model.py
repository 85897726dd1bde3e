"""A program of an administration: what it may do, the secrets that open for it, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hmac import compare_digest

from chalicelib.kernel.access import ActKind, Scope
from chalicelib.kernel.clock import civil_date

LONGEST = timedelta(days=365)
LONGEST_OVERLAP = timedelta(days=7)
SOON = timedelta(days=30)
WARNED = timedelta(days=14)
"""So long before a token's last day its administrators are told of it by mail; half its life, if that is shorter."""
LABEL_LIMIT = 100
KINDS: Mapping[Scope, ActKind] = {Scope.REGISTER_WRITE: ActKind.REGISTER, Scope.MAIL_WRITE: ActKind.MAIL}
"""The kinds of acts that scopes let a program do from its desk; the others only read, or need no desk."""


class ClientState(StrEnum):
    """Where a client stands, its administration and its desk left aside."""

    WITHOUT_TOKEN = "without_token"
    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Secret:
    """A token given out: the SHA-256 of it, its last civil day, once replaced the instant when it ends, and the civil
    day on which its administrators are told of its end; None for one that was given out before that was done.

    Fast digests are for secrets that nobody can guess: 256 random bits need no slow one, which every call would pay.
    """

    digest: str
    last_day: date
    ends_at: datetime | None = None
    warned_on: date | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended by then."""
        return self.last_day < civil_date(now) or (self.ends_at is not None and self.ends_at <= now)


@dataclass(frozen=True)
class Client:
    """A program that acts as a desk, within scopes. ``secrets`` are its tokens, the present one first and at most one
    that it takes the place of; ``version`` counts what was done to it; ``last_used_on`` is a civil day."""

    id: str
    administration_id: str
    desk_id: str
    label: str
    scopes: frozenset[Scope]
    made_by: str
    made_at: datetime
    secrets: tuple[Secret, ...] = ()
    revoked_at: datetime | None = None
    last_used_on: date | None = None
    version: int = 0

    @property
    def present(self) -> Secret | None:
        """The token that was given out last."""
        return self.secrets[0] if self.secrets else None

    def replaced(self, now: datetime) -> Secret | None:
        """The token before it, while that still works."""
        return next((secret for secret in self.secrets[1:] if not secret.is_over(now)), None)

    def state(self, now: datetime) -> ClientState:
        """Where it stands then."""
        if self.revoked_at is not None:
            return ClientState.REVOKED
        if self.present is None:
            return ClientState.WITHOUT_TOKEN
        return ClientState.EXPIRED if self.present.is_over(now) else ClientState.ACTIVE

    def ends_soon(self, now: datetime) -> bool:
        """Whether its token works, and not for long."""
        if self.present is None or self.state(now) is not ClientState.ACTIVE:
            return False
        return self.present.last_day - civil_date(now) < SOON

    def is_ending(self, now: datetime) -> bool:
        """Whether its token works, and the day has come to tell of its end."""
        if self.present is None or self.state(now) is not ClientState.ACTIVE:
            return False
        return self.present.warned_on is not None and self.present.warned_on <= civil_date(now)

    def with_token(self, digest: str, last_day: date, now: datetime, overlap: timedelta) -> "Client":
        """With another token; the one that it replaces works for that long."""
        before = [replace(secret, ends_at=now + overlap) for secret in self.secrets[:1]]
        warned_on = last_day - min(WARNED, (last_day - civil_date(now)) // 2)
        given = Secret(digest, last_day, warned_on=warned_on)
        return replace(self, secrets=(given, *before), version=self.version + 1)

    def revoked(self, now: datetime) -> "Client":
        """Ended at once, with every token."""
        return replace(self, revoked_at=now, version=self.version + 1)

    def secret_of(self, digest: str) -> Secret | None:
        """The secret of that digest, over or not; every one is compared, in the same time whatever it is."""
        matching = [secret for secret in self.secrets if compare_digest(secret.digest, digest)]
        return matching[0] if matching else None

    @property
    def kinds(self) -> frozenset[ActKind]:
        """The kinds of acts that it may do from its desk: no visa, no signature, whatever its scopes."""
        return frozenset(KINDS[scope] for scope in self.scopes if scope in KINDS)


def scopes_in_order(scopes: frozenset[Scope]) -> list[Scope]:
    """As pages and the API list them."""
    return [scope for scope in Scope if scope in scopes]
