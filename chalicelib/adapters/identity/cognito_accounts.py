"""Amazon Cognito's accounts, as their administrator sees them. Cognito sends no mail of its own: we do."""

from typing import Any

from chalicelib.adapters import aws
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem


class CognitoAccounts:
    """The port ``Keeper``, on one user pool."""

    def __init__(self, pool: str, region: str) -> None:
        self._pool, self._region = pool, region

    def subject_of(self, email: str) -> str | None:
        """The subject of the address's account; None if it has none, or can have none."""
        if not email:
            return None
        try:
            user = self._call("admin_get_user", email)
        except (self._errors.UserNotFoundException, self._errors.InvalidParameterException):
            return None
        return _subject(user["UserAttributes"])

    def open(self, email: str, password: str) -> str | None:
        """A new account with a password to be changed at the first sign-in; its subject. None if there was one."""
        attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
        given = {"UserAttributes": attributes, "TemporaryPassword": password, "MessageAction": "SUPPRESS"}
        try:
            made = self._call("admin_create_user", email, **given)
        except self._errors.UsernameExistsException:
            return None
        return _subject(made["User"]["Attributes"])

    def close(self, email: str) -> None:
        """The account is no more, with its second factor and its tokens; no error if there was none."""
        try:
            self._call("admin_delete_user", email)
        except self._errors.UserNotFoundException:
            return

    def set_password(self, email: str, password: str) -> None:
        """The account's password from now on; ``InvalidError`` for a weak one, ``NotFoundError`` without account."""
        try:
            self._call("admin_set_user_password", email, Password=password, Permanent=True)
        except self._errors.InvalidPasswordException as error:
            raise InvalidError([Problem("password", "access.password_weak")]) from error
        except self._errors.UserNotFoundException as error:
            raise NotFoundError("not_found") from error

    def has_telephone(self, email: str) -> bool:
        """Whether a second factor is set up for the address's account; False if there is no account."""
        try:
            user = self._call("admin_get_user", email)
        except self._errors.UserNotFoundException:
            return False
        return bool(user.get("UserMFASettingList"))

    def sign_out(self, email: str) -> None:
        """Ends every token of the account; no error if there is none."""
        try:
            self._call("admin_user_global_sign_out", email)
        except self._errors.UserNotFoundException:
            return

    def enable(self, email: str) -> None:
        """Whoever has the password may sign in; again, it changes nothing."""
        self._call("admin_enable_user", email)

    def disable(self, email: str) -> None:
        """Nobody signs in any more, and every token ends; no error if there is no account."""
        try:
            self._call("admin_disable_user", email)
        except self._errors.UserNotFoundException:
            return

    def _call(self, act: str, email: str, **arguments: Any) -> Any:
        return getattr(self._client, act)(UserPoolId=self._pool, Username=email, **arguments)

    @property
    def _client(self) -> Any:
        return aws.client("cognito-idp", self._region)

    @property
    def _errors(self) -> Any:
        return self._client.exceptions


def _subject(attributes: list[dict[str, str]]) -> str:
    return next(attribute["Value"] for attribute in attributes if attribute["Name"] == "sub")
