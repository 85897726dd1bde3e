"""Agents' accounts: found by address, made where there is none, and led to the agent that they belong to."""

import secrets
from collections.abc import Callable
from typing import Protocol

from chalicelib.adapters.identity.cognito_accounts import CognitoAccounts


class Logins(Protocol):
    """What sign-ins lead to."""

    def agent_id_of(self, login: str) -> str | None:
        """The agent of ``subject/SUB``, where it is another than the subject's own."""


class MadeAccounts:
    """The organisation's ``AccountsMade``. ``made`` are the addresses of accounts that were made here.

    Without ``password_of``, nobody knows the password and an invitation lets the agent choose one; with it, passwords
    (by address) are final.
    """

    def __init__(
        self, keeper: CognitoAccounts, logins: Logins, password_of: Callable[[str], str] | None = None
    ) -> None:
        self._keeper, self._logins, self._password_of = keeper, logins, password_of
        self.made: list[str] = []

    @property
    def passwords_are_given(self) -> bool:
        """Whether nobody needs an invitation to choose one."""
        return self._password_of is not None

    def of(self, email: str) -> str:
        """The agent's id: the subject of the account, or what a later subject leads to."""
        subject = self._keeper.subject_of(email) or self._make(email)
        return self._logins.agent_id_of(f"subject/{subject}") or subject

    def _make(self, email: str) -> str:
        subject = self._keeper.open(email, f"{secrets.token_urlsafe(32)}aA1")
        if subject is None:  # somebody else made it in between
            return self._keeper.subject_of(email) or self._make(email)
        if self._password_of:
            self._keeper.set_password(email, self._password_of(email))
        self.made.append(email)
        return subject
