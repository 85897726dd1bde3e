"""Signing in, and telling who calls."""

from collections.abc import Mapping
from typing import Any, Protocol

from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import NotFoundError, SignInRequiredError
from chalicelib.organisation.ports import Challenge, IdentityProvider, TokenVerifier
from chalicelib.organisation.service import OrganisationService


class SessionLike(Protocol):
    """As much of a session as telling the caller needs."""

    @property
    def agent_id(self) -> str | None:
        """Who signed in, if anybody."""

    @property
    def started_at(self) -> Any:
        """When the session began."""


class TryLimit(Protocol):
    """Counts failures and refuses beyond a limit."""

    def check(self, key: str) -> None:
        """``ThrottledError`` beyond the limit."""

    def hit(self, key: str) -> None:
        """Counts one more failure."""

    def clear(self, key: str) -> None:
        """Forgets the failures."""


class SignIn:
    """Passwords are the identity service's; tokens are checked by us; who the agent is, the organisation says."""

    def __init__(
        self,
        provider: IdentityProvider,
        tokens: TokenVerifier,
        organisation: OrganisationService,
        by_account: TryLimit,
        by_address: TryLimit,
    ) -> None:
        self._provider, self._tokens, self._organisation = provider, tokens, organisation
        self._by_account, self._by_address = by_account, by_address

    def with_password(self, email: str, password: str, address: str) -> Caller | Challenge:
        """Who signed in, or the challenge to answer first.

        ``SignInRequiredError("organisation.wrong_credentials")`` for a wrong password, an unknown address and an
        agent who is no longer one: nothing tells them apart. ``ThrottledError`` after too many failures.
        """
        account = f"{email.casefold()}\n{address}"
        self._by_account.check(account)
        self._by_address.check(address)
        try:
            outcome = self._provider.authenticate(email, password)
            caller = outcome if isinstance(outcome, Challenge) else self._caller_of(self._tokens.id_token(outcome))
        except SignInRequiredError:
            self._count_failure(account, address)
            raise SignInRequiredError("organisation.wrong_credentials") from None
        self._by_account.clear(account)
        return caller

    def with_new_password(self, email: str, password: str, session: str) -> Caller:
        """Who signed in after the first change of password; ``InvalidError`` for a weak one."""
        return self._caller_of(self._tokens.id_token(self._provider.answer_new_password(email, password, session)))

    def caller_of_session(self, session: SessionLike) -> Caller | None:
        """The agent of a session; None for a visitor's, or when the agent was signed out everywhere since it began."""
        if session.agent_id is None:
            return None
        try:
            agent = self._organisation.agent(session.agent_id)
            if agent.signed_out_at and session.started_at <= agent.signed_out_at:
                return None
            return self._organisation.caller_of(agent)
        except NotFoundError:
            return None

    def caller_of_bearer(self, header: str) -> Caller:
        """The agent of an ``Authorization: Bearer`` header; ``SignInRequiredError`` if it does not hold."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise SignInRequiredError("web.token_invalid")
        return self._caller_of(self._tokens.access_token(token.strip()))

    def _caller_of(self, claims: Mapping[str, Any]) -> Caller:
        try:
            return self._organisation.caller(str(claims["sub"]))
        except NotFoundError as error:
            raise SignInRequiredError("web.token_invalid") from error

    def _count_failure(self, account: str, address: str) -> None:
        self._by_account.hit(account)
        self._by_address.hit(address)
