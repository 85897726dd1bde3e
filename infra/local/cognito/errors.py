"""Refusals of Cognito that moto does not know, with AWS's names and words."""

from moto.cognitoidp.exceptions import NotAuthorizedError
from moto.core.exceptions import JsonRESTError


class EnableSoftwareTokenMfaError(JsonRESTError):
    """A wrong code while a software token is set up."""

    def __init__(self) -> None:
        super().__init__("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")


class SoftwareTokenMfaNotFoundError(JsonRESTError):
    """The pool does not let users have software tokens."""

    def __init__(self) -> None:
        super().__init__(
            "SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool."
        )


def no_session() -> NotAuthorizedError:
    """There is no such session, or not for this user, client and challenge."""
    return NotAuthorizedError("Invalid session for the user.")


def session_expired() -> NotAuthorizedError:
    """The session's time is over."""
    return NotAuthorizedError("Invalid session for the user, session is expired.")


def session_used() -> NotAuthorizedError:
    """The session was answered before."""
    return NotAuthorizedError("Invalid session for the user, session can only be used once.")
