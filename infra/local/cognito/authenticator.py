"""The telephones of everybody in the local cloud: which code each shows, and a page that shows them all."""

from html import escape
from typing import Any

from infra.local.cognito import sessions as cognito_sessions
from infra.local.cognito import users as cognito_users
from infra.local.cognito.software_tokens import give
from infra.local.cognito.totp import SoftwareToken, seconds_left, telephone, unused


def enrol(email: str) -> None:
    """Gives the account a telephone of its own, unless it has one: as if its owner had set it up."""
    user = _user(email)
    if not user.token_verified:
        give(user, SoftwareToken())


def code_for(email: str) -> str:
    """A code of this account's telephone that is good now and was not used; of the one being set up, if one is."""
    user = _user(email)
    pending = [session.token for session in _being_set_up() if session.user is user]
    return telephone((pending[-1] if pending else None) or user.software_token)


def shown() -> str:
    """The development authenticator, as HTML: every account that has a telephone, and its present code."""
    enrolled = [(cognito_users.email(user), user.software_token, "") for user in _users() if user.token_verified]
    pending = [(cognito_users.email(it.user), it.token, "being set up") for it in _being_set_up()]
    rows = "".join(_row(*each) for each in [*pending, *enrolled])
    if not rows:
        return "<p>Nobody has a telephone yet.</p>"
    return (
        f"<p>Codes change in {seconds_left()} s; each is good once. This page renews itself.</p>"
        f"<table><tr><th>Account</th><th>Code</th><th></th></tr>{rows}</table>"
    )


def _row(email: str, token: SoftwareToken | None, remark: str) -> str:
    assert token is not None
    code = unused(token) or "used: wait"
    return f"<tr><td>{escape(email)}</td><td><code>{code}</code></td><td>{remark}</td></tr>"


def _being_set_up() -> list[cognito_sessions.Session]:
    return [session for pool in cognito_users.pools() for session in cognito_sessions.being_set_up(pool)]


def _users() -> list[Any]:
    return [user for pool in cognito_users.pools() for user in pool.users.values()]


def _user(email: str) -> Any:
    """Of the youngest pool, where several know the address."""
    found = [user for pool in cognito_users.pools() if (user := cognito_users.find(pool, email))]
    if not found:
        raise LookupError(f"nobody has an account under {email}")
    return found[-1]
