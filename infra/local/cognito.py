"""Password sign-in in moto's Cognito, mended to be as strict as AWS.

``install()`` once, before the server starts. Then only the flows that the client allows exist; an unknown user and a
wrong password are told apart nowhere; five wrong passwords lock the user for a second, then two, four …; e-mail
addresses are compared without case; a challenge's session lives three minutes, answers once, and for its own user;
``RevokeToken`` revokes. Second factors are left to moto, where they are empty: the product does not rely on them.
"""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, NotAuthorizedError
from moto.cognitoidp.models import CognitoIdpBackend, cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult

from infra.local.patching import replace

SESSION_SECONDS = 180
FREE_TRIES = 5
LONGEST_LOCK_SECONDS = 900
_REFRESH = ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")


def install() -> None:
    """Mends moto's Cognito in this process."""
    replace(CognitoIdpBackend, "initiate_auth", _initiate)
    replace(CognitoIdpBackend, "admin_initiate_auth", _admin_initiate)
    replace(CognitoIdpBackend, "respond_to_auth_challenge", _respond)
    handler: Any = CognitoIdpResponse
    handler.revoke_token = _revoke_token


def _initiate(initiate: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, client_id: str, auth_flow: str, auth_parameters: dict[str, str]) -> Any:
        pool = next((pool for pool in backend.user_pools.values() if client_id in pool.clients), None)
        if pool is None:
            return initiate(backend, client_id, auth_flow, auth_parameters)
        attempt = _Attempt(backend, pool, client_id, auth_flow, auth_parameters)
        return attempt.made(lambda parameters: initiate(backend, client_id, auth_flow, parameters))

    return mended


def _admin_initiate(initiate: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, user_pool_id: str, client_id: str, auth_flow: str, auth_parameters: dict[str, str]) -> Any:
        pool = backend.describe_user_pool(user_pool_id)
        if client_id not in pool.clients:
            return initiate(backend, user_pool_id, client_id, auth_flow, auth_parameters)
        attempt = _Attempt(backend, pool, client_id, auth_flow, auth_parameters)
        return attempt.made(lambda parameters: initiate(backend, user_pool_id, client_id, auth_flow, parameters))

    return mended


class _Attempt:
    """One attempt to sign in, or to refresh."""

    def __init__(self, backend: Any, pool: Any, client_id: str, flow: str, parameters: dict[str, str]) -> None:
        self.backend, self.pool, self.flow = backend, pool, flow
        self.allowed = pool.clients[client_id].extended_config.get("ExplicitAuthFlows") or []
        self.username = parameters.get("USERNAME", "")
        self.user = _user(pool, self.username)
        self.parameters = {**parameters, "USERNAME": _email(self.user) or self.username}

    def made(self, initiate: Callable[[dict[str, str]], Any]) -> Any:
        """Moto's answer, or AWS's refusal."""
        flow = "REFRESH_TOKEN_AUTH" if self.flow in _REFRESH else self.flow
        if f"ALLOW_{flow}" not in self.allowed:
            raise InvalidParameterException(f"{self.flow} flow not enabled for this client")
        return initiate(self.parameters) if self.flow in _REFRESH else self._signed_in(initiate)

    def _signed_in(self, initiate: Callable[[dict[str, str]], Any]) -> Any:
        tries: dict[tuple[str, str], tuple[int, float]] = vars(self.backend).setdefault("wrong_passwords", {})
        who = (self.pool.id, self.username.casefold())
        wrong, until = tries.get(who, (0, 0.0))
        if time.monotonic() < until:
            raise NotAuthorizedError("Password attempts exceeded")
        if self.user is None or self.user.password != self.parameters.get("PASSWORD"):
            lock = min(2 ** (wrong + 1 - FREE_TRIES), LONGEST_LOCK_SECONDS) if wrong + 1 >= FREE_TRIES else 0
            tries[who] = (wrong + 1, time.monotonic() + lock)
            raise NotAuthorizedError("Incorrect username or password.")
        tries.pop(who, None)
        answer = initiate(self.parameters)
        if "Session" in answer:
            _opened(self.backend)[answer["Session"]] = (self.user.id, time.monotonic())
        return answer


def _opened(backend: Any) -> dict[str, tuple[str, float]]:
    """Sessions of open challenges: whose they are, and since when. They go with moto's own state on a reset."""
    opened: dict[str, tuple[str, float]] = vars(backend).setdefault("opened_sessions", {})
    return opened


def _user(pool: Any, username: str) -> Any:
    wanted = username.casefold()
    return next((user for user in pool.users.values() if wanted in (_email(user).casefold(), user.username)), None)


def _email(user: Any) -> str:
    attributes = user.attributes if user is not None else []
    return next((str(attribute["Value"]) for attribute in attributes if attribute["Name"] == "email"), "")


def _respond(respond: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, session: str, client_id: str, challenge_name: str, answers: dict[str, str]) -> Any:
        owner, since = _opened(backend).get(session, ("", 0.0))
        if not owner or time.monotonic() - since > SESSION_SECONDS:
            raise NotAuthorizedError("Invalid session for the user, session is expired.")
        user = _user(backend.sessions[session][1], answers.get("USERNAME", ""))
        if user is None or user.id != owner:
            raise NotAuthorizedError("Invalid session for the user.")
        answer = respond(backend, session, client_id, challenge_name, {**answers, "USERNAME": _email(user)})
        del _opened(backend)[session]
        if "Session" in answer:
            _opened(backend)[answer["Session"]] = (owner, time.monotonic())
        return answer

    return mended


def _revoke_token(response: Any) -> Any:
    """The refresh token ends now, and the access tokens that came from it. An unknown token is no error."""
    token, client_id = response._get_param("Token"), response._get_param("ClientId")
    for regions in cognitoidp_backends.values():
        for backend in regions.values():
            for pool in backend.user_pools.values():
                if client_id in pool.clients and pool.refresh_tokens.get(token):
                    _end(pool, token)
    return ActionResult({})


def _end(pool: Any, refresh_token: str) -> None:
    origin = pool.refresh_tokens[refresh_token][2]
    pool.refresh_tokens[refresh_token] = None
    for access_token in list(pool.access_tokens):
        if _claims(access_token)["origin_jti"] == origin:
            del pool.access_tokens[access_token]


def _claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
