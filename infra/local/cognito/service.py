"""Signing in at moto's Cognito, mended to be as strict as AWS.

``install()`` once, before the server starts. Then only the flows that the client allows exist; an unknown user and a
wrong password are told apart nowhere; five wrong passwords lock the user for a second, then two, four …; e-mail
addresses are compared without case; a pool that requires a second factor gives no token without one. Challenges are
answered in ``cognito_challenges.py``, software tokens set up in ``cognito_software_tokens.py``, and what administrators
do to accounts stands in ``cognito_accounts.py``.
"""

from collections.abc import Callable
from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, NotAuthorizedError
from moto.cognitoidp.models import CognitoIdpBackend

from infra.local.cognito import accounts as cognito_accounts
from infra.local.cognito import challenges as cognito_challenges
from infra.local.cognito import software_tokens as cognito_software_tokens
from infra.local.cognito import users as cognito_users
from infra.local.cognito.clock import SESSIONS
from infra.local.patching import replace

FREE_TRIES = 5
LONGEST_LOCK_SECONDS = 900
_REFRESH = ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")
_PASSWORD = ("USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH")


def install() -> None:
    """Mends moto's Cognito in this process."""
    replace(CognitoIdpBackend, "initiate_auth", _initiate)
    replace(CognitoIdpBackend, "admin_initiate_auth", _admin_initiate)
    cognito_users.install()
    cognito_challenges.install()
    cognito_software_tokens.install()
    cognito_accounts.install()


def _initiate(initiate: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, client_id: str, auth_flow: str, auth_parameters: dict[str, str]) -> Any:
        pool = next((pool for pool in backend.user_pools.values() if client_id in pool.clients), None)
        if pool is None:
            return initiate(backend, client_id, auth_flow, auth_parameters)
        attempt = _Attempt(backend, pool, client_id, auth_flow, auth_parameters)
        return attempt.made(lambda: initiate(backend, client_id, auth_flow, auth_parameters))

    return mended


def _admin_initiate(initiate: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, user_pool_id: str, client_id: str, auth_flow: str, auth_parameters: dict[str, str]) -> Any:
        pool = backend.describe_user_pool(user_pool_id)
        if client_id not in pool.clients:
            return initiate(backend, user_pool_id, client_id, auth_flow, auth_parameters)
        attempt = _Attempt(backend, pool, client_id, auth_flow, auth_parameters)
        return attempt.made(lambda: initiate(backend, user_pool_id, client_id, auth_flow, auth_parameters))

    return mended


class _Attempt:
    """One attempt to sign in, or to refresh."""

    def __init__(self, backend: Any, pool: Any, client_id: str, flow: str, parameters: dict[str, str]) -> None:
        self.backend, self.pool, self.client, self.flow = backend, pool, pool.clients[client_id], flow
        self.parameters, self.username = parameters, parameters.get("USERNAME", "")

    def made(self, refreshed: Callable[[], Any]) -> Any:
        """Moto's answer to a refresh, the next challenge or tokens for a password, or AWS's refusal."""
        flow = "REFRESH_TOKEN_AUTH" if self.flow in _REFRESH else self.flow
        if f"ALLOW_{flow}" not in (self.client.extended_config.get("ExplicitAuthFlows") or []):
            raise InvalidParameterException(f"{self.flow} flow not enabled for this client")
        if self.flow in _REFRESH:
            return self._of_enabled_user(refreshed)
        if self.flow not in _PASSWORD:
            raise InvalidParameterException("Initiate Auth method not supported")
        return cognito_challenges.following(self.backend, self.pool, self.client, self._user_by_password())

    def _user_by_password(self) -> Any:
        tries: dict[tuple[str, str], tuple[int, float]] = vars(self.backend).setdefault("wrong_passwords", {})
        who = (self.pool.id, self.username.casefold())
        wrong, until = tries.get(who, (0, 0.0))
        if SESSIONS.now() < until:
            raise NotAuthorizedError("Password attempts exceeded")
        user = cognito_users.find(self.pool, self.username)
        if user is None or user.password != self.parameters.get("PASSWORD"):
            lock = min(2 ** (wrong + 1 - FREE_TRIES), LONGEST_LOCK_SECONDS) if wrong + 1 >= FREE_TRIES else 0
            tries[who] = (wrong + 1, SESSIONS.now() + lock)
            raise NotAuthorizedError("Incorrect username or password.")
        tries.pop(who, None)
        _demand_enabled(user)
        return user

    def _of_enabled_user(self, refreshed: Callable[[], Any]) -> Any:
        origin = self.pool.refresh_tokens.get(self.parameters.get("REFRESH_TOKEN", ""))
        if origin is not None:
            _demand_enabled(cognito_users.find(self.pool, origin[1]))
        return refreshed()


def _demand_enabled(user: Any) -> None:
    if not user.enabled:
        raise NotAuthorizedError("User is disabled.")
