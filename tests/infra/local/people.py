"""A user pool with one agent, and what a portal's client asks of it."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

EMAIL, FIRST, LASTING = "agent@commune.example", "Temporary-2026", "Lasting-pass-2026"
OTHER = "other@commune.example"


class People:
    """A pool with one agent who has not signed in yet, and the portal's client. ``mfa`` is the pool's setting."""

    def __init__(self, cognito: Any, mfa: str = "OFF", minutes: int = 3) -> None:
        self.cognito = cognito
        self.pool = cognito.create_user_pool(PoolName="p", UsernameAttributes=["email"])["UserPool"]["Id"]
        if mfa != "OFF":
            software_tokens = {"Enabled": True}
            cognito.set_user_pool_mfa_config(
                UserPoolId=self.pool, MfaConfiguration=mfa, SoftwareTokenMfaConfiguration=software_tokens
            )
        self.client_id = cognito.create_user_pool_client(
            UserPoolId=self.pool,
            ClientName="portal",
            AuthSessionValidity=minutes,
            ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        )["UserPoolClient"]["ClientId"]
        self.add(EMAIL)

    def add(self, email: str) -> None:
        """Another agent, with the first password."""
        attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
        given = {"UserPoolId": self.pool, "Username": email, "UserAttributes": attributes}
        self.cognito.admin_create_user(**given, TemporaryPassword=FIRST, MessageAction="SUPPRESS")

    def settle(self, email: str = EMAIL) -> None:
        """The agent has the lasting password."""
        given = {"UserPoolId": self.pool, "Username": email, "Password": LASTING}
        self.cognito.admin_set_user_password(**given, Permanent=True)

    def sign_in(self, password: str, email: str = EMAIL, flow: str = "USER_PASSWORD_AUTH") -> Any:
        """The first call of a sign-in."""
        parameters = {"USERNAME": email, "PASSWORD": password}
        return self.cognito.initiate_auth(ClientId=self.client_id, AuthFlow=flow, AuthParameters=parameters)

    def answer(self, challenge: str, session: str, email: str = EMAIL, **answers: str) -> Any:
        """The answer to a challenge."""
        return self.cognito.respond_to_auth_challenge(
            ClientId=self.client_id,
            ChallengeName=challenge,
            Session=session,
            ChallengeResponses={"USERNAME": email, **answers},
        )

    def choose(self, session: str, password: str = LASTING, email: str = EMAIL) -> Any:
        """Answers with a new password."""
        return self.answer("NEW_PASSWORD_REQUIRED", session, email, NEW_PASSWORD=password)

    def code(self, session: str, code: str, email: str = EMAIL) -> Any:
        """Answers with a code."""
        return self.answer("SOFTWARE_TOKEN_MFA", session, email, SOFTWARE_TOKEN_MFA_CODE=code)

    def refresh(self, token: str) -> Any:
        """Tokens for a refresh token."""
        return self.cognito.initiate_auth(
            ClientId=self.client_id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": token}
        )


def refused(act: Callable[[], Any]) -> str:
    """The code and message of the refusal that the act meets."""
    with pytest.raises(ClientError) as error:
        act()
    return f"{error.value.response['Error']['Code']}: {error.value.response['Error']['Message']}"
