"""An agent's account: what the sign-in knows beside the agent; the links by which it is entered without a password."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.log import Act, Chain, LogRecord


@dataclass(frozen=True)
class Account:
    """``enrolled_at`` is when the telephone in use was set up, as far as that was done here. Acts on the account are
    recorded on its own chain; ``version`` counts its changes."""

    agent_id: str
    chain: Chain
    enrolled_at: datetime | None = None
    version: int = 0

    @classmethod
    def new(cls, agent_id: str) -> "Account":
        """One that nothing was done to yet."""
        return cls(agent_id, Chain.start(f"account/{agent_id}"))

    def record(self, act: Act) -> tuple[LogRecord, "Account"]:
        """The record of an act, and the account after it."""
        record, chain = self.chain.append(act)
        return record, replace(self, chain=chain)


@dataclass(frozen=True)
class KeptCodes:
    """What is kept of an agent's recovery codes: digests under a salt in hexadecimal, of those not used yet."""

    salt: str
    digests: frozenset[str]
    made_at: datetime


class LinkKind(StrEnum):
    """Why somebody is sent a link to choose a password."""

    RESET = "reset"
    INVITATION = "invitation"


LASTS = {LinkKind.RESET: timedelta(hours=1), LinkKind.INVITATION: timedelta(days=7)}


@dataclass(frozen=True)
class Link:
    """A link to choose a password, once. ``digest`` is SHA-256 of the token in it, which stands nowhere else."""

    digest: str
    kind: LinkKind
    agent_id: str
    issued_at: datetime
    expires_at: datetime
    used: bool = False

    @classmethod
    def new(cls, digest: str, kind: LinkKind, agent_id: str, at: datetime) -> "Link":
        """One that is good from now on for as long as its kind lasts."""
        return cls(digest, kind, agent_id, at, at + LASTS[kind])

    def is_over(self, now: datetime, signed_out_at: datetime | None) -> bool:
        """Whether it was used, is too old, or was issued before its agent was signed out everywhere."""
        return self.used or self.expires_at <= now or bool(signed_out_at and self.issued_at < signed_out_at)
