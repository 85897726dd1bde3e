"""Which challenge follows a right password, and how each is answered: a new password, a second factor set up, a code.

The order is AWS's: ``NEW_PASSWORD_REQUIRED``, then ``MFA_SETUP`` where the pool requires a second factor and the user
has none, or ``SOFTWARE_TOKEN_MFA`` where they have one; then tokens.
"""

import json
from collections.abc import Callable
from typing import Any

from moto.cognitoidp.exceptions import (
    CodeMismatchException,
    ExpiredCodeException,
    InvalidParameterException,
    InvalidPasswordException,
)
from moto.cognitoidp.models import CognitoIdpBackend, UserStatus

from infra.local.cognito import sessions as cognito_sessions
from infra.local.cognito import users as cognito_users
from infra.local.cognito.errors import no_session
from infra.local.cognito.sessions import Session
from infra.local.cognito.totp import UsedCodeError
from infra.local.patching import replace

NEW_PASSWORD, SET_UP, CODE = "NEW_PASSWORD_REQUIRED", "MFA_SETUP", "SOFTWARE_TOKEN_MFA"


def install() -> None:
    """In the place of moto's."""
    replace(CognitoIdpBackend, "respond_to_auth_challenge", _respond)


def following(backend: Any, pool: Any, client: Any, user: Any) -> Any:
    """The answer to a right password: what is asked next, or tokens."""
    if user.status == UserStatus.FORCE_CHANGE_PASSWORD:
        return _asked(pool, client, user, NEW_PASSWORD, requiredAttributes="[]")
    return _after_password(backend, pool, client, user)


def _after_password(backend: Any, pool: Any, client: Any, user: Any) -> Any:
    possible = pool.mfa_config != "OFF" and (pool.token_mfa_config or {}).get("Enabled")
    required = pool.mfa_config == "ON" and possible
    if possible and user.token_verified and (required or user.software_token_mfa_enabled):
        return _asked(pool, client, user, CODE)
    if required:
        return _asked(pool, client, user, SET_UP, MFAS_CAN_SETUP=json.dumps([CODE]))
    return backend._log_user_in(pool, client, cognito_users.email(user) or user.username)


def _asked(pool: Any, client: Any, user: Any, challenge: str, **parameters: str) -> dict[str, Any]:
    return {
        "ChallengeName": challenge,
        "Session": cognito_sessions.opened(pool, client, user, challenge),
        "ChallengeParameters": {"USER_ID_FOR_SRP": user.username, **parameters},
    }


def _respond(_: Callable[..., Any]) -> Callable[..., Any]:
    def mended(backend: Any, session: str, client_id: str, challenge_name: str, answers: dict[str, str]) -> Any:
        answer = _ANSWERS.get(challenge_name)
        if answer is None:
            raise InvalidParameterException(f"Challenge {challenge_name} is not supported")
        asked = cognito_sessions.found(session)
        theirs = cognito_users.find(asked.pool, answers.get("USERNAME", "")) is asked.user
        if not theirs or asked.client.id != client_id or asked.challenge != challenge_name:
            raise no_session()
        return answer(backend, asked, answers)

    return mended


def _new_password(backend: Any, asked: Session, answers: dict[str, str]) -> Any:
    chosen = answers.get("NEW_PASSWORD")
    if not chosen:
        raise InvalidPasswordException()
    backend._validate_password(asked.pool.id, chosen)
    asked.used, asked.user.password, asked.user.status = True, chosen, UserStatus.CONFIRMED
    return _after_password(backend, asked.pool, asked.client, asked.user)


def _second_factor(backend: Any, asked: Session, _: dict[str, str]) -> Any:
    if not asked.verified:
        raise no_session()
    asked.used = True
    return backend._log_user_in(asked.pool, asked.client, cognito_users.email(asked.user))


def _code(backend: Any, asked: Session, answers: dict[str, str]) -> Any:
    try:
        right = asked.user.software_token.accepts(answers.get("SOFTWARE_TOKEN_MFA_CODE", ""))
    except UsedCodeError as error:
        raise ExpiredCodeException("Your software token has already been used once.") from error
    if not right:
        raise CodeMismatchException("Invalid code received for user")
    asked.used = True
    return backend._log_user_in(asked.pool, asked.client, cognito_users.email(asked.user))


_ANSWERS: dict[str, Callable[[Any, Session, dict[str, str]], Any]] = {
    NEW_PASSWORD: _new_password,
    SET_UP: _second_factor,
    CODE: _code,
}
