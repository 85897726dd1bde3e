"""Agents' accounts in the user pool."""

from collections.abc import Callable

from infra.stack import Stack


class Accounts:
    """Found by address, made where there is none."""

    def __init__(self, stack: Stack, password_of: Callable[[str], str] | None) -> None:
        self._cognito, self._pool = stack.client("cognito-idp"), stack.settings.user_pool
        self._password_of = password_of

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
        made = self._cognito.admin_create_user(
            UserPoolId=self._pool, Username=email, UserAttributes=attributes, **silent
        )["User"]
        if self._password_of:
            self._cognito.admin_set_user_password(
                UserPoolId=self._pool, Username=email, Password=self._password_of(email), Permanent=True
            )
        return _subject(made["Attributes"])


def _subject(attributes: list[dict[str, str]]) -> str:
    return next(attribute["Value"] for attribute in attributes if attribute["Name"] == "sub")
