"""Callers are recognised by session, or by a program's access token; who they are, the organisation says each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from chalicelib.kernel.access import Caller, Role
from chalicelib.kernel.errors import NotFoundError, SignInRequiredError
from chalicelib.organisation.accounts.ports import Logins
from chalicelib.organisation.model import Agent
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.ports import TokenVerifier


class SessionLike(Protocol):
    """As much of a session as telling the caller needs."""

    @property
    def agent_id(self) -> str | None:
        """Who signed in, if anybody."""

    @property
    def started_at(self) -> datetime:
        """When the session began."""


@dataclass(frozen=True)
class SessionCallers:
    """Agents by session."""

    organisation: OrganisationService

    def of_session(self, session: SessionLike) -> Caller | None:
        """The agent of a session; None for a visitor's, or when the agent was signed out everywhere since it began."""
        if session.agent_id is None:
            return None
        try:
            agent = self.organisation.agent(session.agent_id)
            if agent.signed_out_at and session.started_at <= agent.signed_out_at:
                return None
            return self.organisation.caller_of(agent)
        except NotFoundError:
            return None


@dataclass(frozen=True)
class Subjects:
    """Agents by what the identity service calls them."""

    organisation: OrganisationService
    logins: Logins

    def agent_of(self, subject: str) -> Agent:
        """The agent whom a subject leads to, active or not; ``NotFoundError`` if to nobody."""
        try:
            return self.organisation.agent(subject)
        except NotFoundError:
            agent_id = self.logins.agent_id_of(f"subject/{subject}")
            if agent_id is None:
                raise
            return self.organisation.agent(agent_id)


@dataclass(frozen=True)
class BearerCallers:
    """Agents by access token, which is checked by us."""

    tokens: TokenVerifier
    subjects: Subjects

    def of_bearer(self, header: str) -> Caller:
        """The agent of an ``Authorization: Bearer`` header; ``SignInRequiredError`` if it does not hold."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise SignInRequiredError("web.token_invalid")
        claims = self.tokens.access_token(token.strip())
        try:
            agent = self.subjects.agent_of(str(claims["sub"]))
            _demand_issued_after(agent.signed_out_at, claims)
            caller = self.subjects.organisation.caller_of(agent)
        except NotFoundError as error:
            raise SignInRequiredError("web.token_invalid") from error
        demand_password_way(caller)
        return caller


def has_password_way(caller: Caller) -> bool:
    """Whether a password of ours opens anything to the agent. Where an administration signs in at its own identity
    provider, it does only to who administers it, and could put the provider out of use."""
    return not caller.own_sign_in or Role.ADMINISTRATOR in caller.roles


def demand_password_way(caller: Caller) -> None:
    """``SignInRequiredError`` for an agent to whom a password opens nothing."""
    if not has_password_way(caller):
        raise SignInRequiredError("access.own_provider")


def _demand_issued_after(signed_out_at: datetime | None, claims: Mapping[str, Any]) -> None:
    """Tokens tell whole seconds: one of the very second of signing out everywhere is refused too."""
    if signed_out_at and datetime.fromtimestamp(int(claims.get("iat", 0)), UTC) <= signed_out_at:
        raise SignInRequiredError("web.token_invalid")
