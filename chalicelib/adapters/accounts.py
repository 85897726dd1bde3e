"""Agents' accounts in the user pool."""

from collections.abc import Callable
from typing import Any


class CognitoAccounts:
    """The organisation's ``Accounts``: found by address, made where there is none.

    Without ``password_of``, Cognito mails an invitation; with it, passwords (by address) are final.
    """

    def __init__(self, client: Any, pool: str, password_of: Callable[[str], str] | None = None) -> None:
        self._cognito, self._pool, self._password_of = client, pool, password_of

    def of(self, email: str) -> str:
        """The subject of the account: the agent's id."""
        try:
            user = self._cognito.admin_get_user(UserPoolId=self._pool, Username=email)
            return _subject(user["UserAttributes"])
        except self._cognito.exceptions.UserNotFoundException:
            return self._make(email)

    def _make(self, email: str) -> str:
        attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
        silent = {"MessageAction": "SUPPRESS"} if self._password_of else {"DesiredDeliveryMediums": ["EMAIL"]}
        try:
            made = self._cognito.admin_create_user(
                UserPoolId=self._pool, Username=email, UserAttributes=attributes, **silent
            )["User"]
        except self._cognito.exceptions.UsernameExistsException:
            return self.of(email)
        if self._password_of:
            self._cognito.admin_set_user_password(
                UserPoolId=self._pool, Username=email, Password=self._password_of(email), Permanent=True
            )
        return _subject(made["Attributes"])


def _subject(attributes: list[dict[str, str]]) -> str:
    return next(attribute["Value"] for attribute in attributes if attribute["Name"] == "sub")
