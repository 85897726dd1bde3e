"""Setting up a software token: ``AssociateSoftwareToken`` gives a secret, ``VerifySoftwareToken`` wants its code.

Both go by a challenge's session or by an access token. The token before, if any, counts until the new one is verified.
"""

from collections.abc import Callable
from typing import Any

from moto.cognitoidp.exceptions import InvalidParameterException, NotAuthorizedError
from moto.cognitoidp.models import CognitoIdpBackend

from infra.local.cognito import sessions as cognito_sessions
from infra.local.cognito import users as cognito_users
from infra.local.cognito.challenges import SET_UP
from infra.local.cognito.errors import EnableSoftwareTokenMfaError, SoftwareTokenMfaNotFoundError, no_session
from infra.local.cognito.sessions import Session
from infra.local.cognito.totp import SoftwareToken, UsedCodeError
from infra.local.patching import replace


def install() -> None:
    """In the place of moto's, whose secret is a constant."""
    replace(CognitoIdpBackend, "associate_software_token", _associate)
    replace(CognitoIdpBackend, "verify_software_token", _verify)


def give(user: Any, token: SoftwareToken) -> None:
    """The user's software token from now on."""
    user.software_token, user.token_verified = token, True
    user.software_token_mfa_enabled, user.preferred_mfa_setting = True, "SOFTWARE_TOKEN_MFA"


def _associate(_: Callable[..., Any]) -> Callable[..., Any]:
    def mended(_backend: Any, access_token: str, session: str) -> dict[str, str]:
        if session:
            asked = _set_up(session)
            asked.token = SoftwareToken()
            return {"SecretCode": asked.token.secret, "Session": cognito_sessions.continued(asked)}
        pool, user = _by_access_token(access_token)
        _demand_software_tokens(pool)
        user.associated_token = SoftwareToken()
        return {"SecretCode": user.associated_token.secret}

    return mended


def _verify(_: Callable[..., Any]) -> Callable[..., Any]:
    def mended(_backend: Any, access_token: str, session: str, user_code: str, friendly_device_name: str) -> Any:
        if session:
            return {"Status": "SUCCESS", "Session": _verified(_set_up(session), user_code)}
        pool, user = _by_access_token(access_token)
        _demand_software_tokens(pool)
        token = vars(user).get("associated_token")
        _demand_code(token, user_code)
        give(user, token)
        return {"Status": "SUCCESS"}

    return mended


def _verified(asked: Session, code: str) -> str:
    _demand_code(asked.token, code)
    assert asked.token is not None
    give(asked.user, asked.token)
    asked.verified = True
    return cognito_sessions.continued(asked)


def _set_up(session: str) -> Session:
    asked = cognito_sessions.found(session)
    if asked.challenge != SET_UP or asked.verified:
        raise no_session()
    _demand_software_tokens(asked.pool)
    return asked


def _demand_code(token: SoftwareToken | None, code: str) -> None:
    if token is None:
        raise InvalidParameterException("Software token was not associated")
    try:
        right = token.accepts(code)
    except UsedCodeError:
        right = False
    if not right:
        raise EnableSoftwareTokenMfaError


def _demand_software_tokens(pool: Any) -> None:
    if not (pool.token_mfa_config or {}).get("Enabled"):
        raise SoftwareTokenMfaNotFoundError


def _by_access_token(token: str) -> tuple[Any, Any]:
    pool, user = cognito_users.of_access_token(token)
    if user is None:
        raise NotAuthorizedError("Access Token has been revoked")
    return pool, user
