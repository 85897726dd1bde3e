"""What ends tokens, what administrators do to accounts, and that addresses are compared without case.

``AdminSetUserMFAPreference`` is as it is on AWS: where the pool requires a second factor, nobody's can be taken off;
the call answers 200 and changes nothing (Cognito's API reference, ``SoftwareTokenMfaSettingsType``).
"""

import re
from collections.abc import Callable
from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, InvalidPasswordException
from moto.cognitoidp.models import CognitoIdpBackend, CognitoIdpUserPool
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core.responses import ActionResult

from infra.local.cognito import users as cognito_users
from infra.local.patching import replace

LONGEST_PASSWORD, LONGEST_NAME = 256, 128
_DEMANDED = {
    "RequireLowercase": r"[a-z]",
    "RequireUppercase": r"[A-Z]",
    "RequireNumbers": r"[0-9]",
    "RequireSymbols": r"""[-^$*.\[\]{}()?"!@#%&/\\,><':;|_~`=+ ]""",
}


def install() -> None:
    """In the place of moto's, which know users by the very address that they signed in with."""
    replace(CognitoIdpUserPool, "_get_user", _found)
    replace(CognitoIdpBackend, "_validate_password", _validated)
    replace(CognitoIdpBackend, "admin_get_user", _named)
    replace(CognitoIdpBackend, "admin_disable_user", _ending_tokens)
    replace(CognitoIdpBackend, "admin_delete_user", _ending_tokens)
    replace(CognitoIdpBackend, "admin_user_global_sign_out", _ending_tokens)
    replace(CognitoIdpBackend, "admin_set_user_mfa_preference", _prefer)
    handler: Any = CognitoIdpResponse
    handler.revoke_token = _revoke_token


def _named(get: Callable[..., Any]) -> Callable[..., Any]:
    """What can be no name of a user is refused as such, before anybody is looked for."""

    def mended(backend: Any, user_pool_id: str, username: str) -> Any:
        if not 0 < len(username) <= LONGEST_NAME or any(not it.isprintable() or it.isspace() for it in username):
            raise InvalidParameterException("Value at 'username' failed to satisfy constraint")
        return get(backend, user_pool_id, username)

    return mended


def _validated(_: Callable[..., Any]) -> Callable[..., None]:
    """The pool's policy; 256 characters at most, and no blank at the ends, whatever the policy says."""

    def mended(backend: Any, user_pool_id: str, password: str) -> None:
        if password != password.strip() or len(password) > LONGEST_PASSWORD:
            raise InvalidParameterException("Value at 'password' failed to satisfy constraint")
        policy = backend.describe_user_pool(user_pool_id).extended_config.get("Policies", {}).get("PasswordPolicy", {})
        demanded = [pattern for key, pattern in _DEMANDED.items() if policy.get(key, True)]
        if len(password) < policy.get("MinimumLength", 8) or not all(re.search(it, password) for it in demanded):
            raise InvalidPasswordException()

    return mended


def _found(_: Callable[..., Any]) -> Callable[..., Any]:
    return lambda pool, username: cognito_users.find(pool, username or "")


def _ending_tokens(act: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, user_pool_id: str, username: str) -> Any:
        pool = backend.describe_user_pool(user_pool_id)
        user = cognito_users.find(pool, username)
        if user is not None:
            cognito_users.end_tokens(pool, user)
        return act(backend, user_pool_id, username)

    return mended


def _prefer(prefer: Callable[..., Any]) -> Callable[..., Any]:
    def mended(
        backend: Any, user_pool_id: str, username: str, software_token: dict[str, bool], sms: dict[str, bool]
    ) -> Any:
        user = backend.admin_get_user(user_pool_id, username)
        on = bool(software_token and software_token.get("Enabled"))
        if on and not user.token_verified:
            raise InvalidParameterException("User has not set up software token mfa")
        if not on and backend.describe_user_pool(user_pool_id).mfa_config == "ON":
            return None
        return prefer(backend, user_pool_id, username, software_token, sms)

    return mended


def _revoke_token(response: Any) -> Any:
    """An unknown token is no error."""
    token, client_id = response._get_param("Token"), response._get_param("ClientId")
    for pool in cognito_users.pools():
        if client_id in pool.clients and pool.refresh_tokens.get(token):
            cognito_users.end_refresh_token(pool, token)
    return ActionResult({})
