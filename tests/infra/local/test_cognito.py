"""Signing in with a password meets what Cognito asks."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from botocore.exceptions import ClientError
from joserfc import jwt
from joserfc.jwk import KeySet
from moto.cognitoidp.models import cognitoidp_backends

from infra.local.server import ACCOUNT, REGION

EMAIL, FIRST, LASTING = "agent@commune.example", "Temporary-2026", "Lasting-pass-2026"


class People:
    """A pool with one agent who has not signed in yet, and the portal's client."""

    def __init__(self, cognito: Any) -> None:
        self.cognito = cognito
        self.pool = cognito.create_user_pool(PoolName="p", UsernameAttributes=["email"])["UserPool"]["Id"]
        self.client_id = cognito.create_user_pool_client(
            UserPoolId=self.pool,
            ClientName="portal",
            ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        )["UserPoolClient"]["ClientId"]
        self.add(EMAIL)

    def add(self, email: str) -> None:
        attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
        given = {"UserPoolId": self.pool, "Username": email, "UserAttributes": attributes}
        self.cognito.admin_create_user(**given, TemporaryPassword=FIRST, MessageAction="SUPPRESS")

    def sign_in(self, password: str, email: str = EMAIL, flow: str = "USER_PASSWORD_AUTH") -> Any:
        parameters = {"USERNAME": email, "PASSWORD": password}
        return self.cognito.initiate_auth(ClientId=self.client_id, AuthFlow=flow, AuthParameters=parameters)

    def choose(self, session: str, password: str = LASTING, email: str = EMAIL) -> Any:
        return self.cognito.respond_to_auth_challenge(
            ClientId=self.client_id,
            ChallengeName="NEW_PASSWORD_REQUIRED",
            Session=session,
            ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": password},
        )

    def refresh(self, token: str) -> Any:
        return self.cognito.initiate_auth(
            ClientId=self.client_id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": token}
        )


@pytest.fixture
def people(client: Callable[[str], Any]) -> People:
    return People(client("cognito-idp"))


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(ClientError) as error:
        act()
    return f"{error.value.response['Error']['Code']}: {error.value.response['Error']['Message']}"


def test_the_first_sign_in_asks_for_a_password_and_the_next_gives_tokens(people: People, bare_aws: str) -> None:
    challenge = people.sign_in(FIRST)
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    people.choose(challenge["Session"])
    tokens = people.sign_in(LASTING, EMAIL.upper())["AuthenticationResult"]
    keys = KeySet.import_key_set(
        json.loads(requests.get(f"{bare_aws}/{people.pool}/.well-known/jwks.json", timeout=5).text)
    )
    claims = jwt.decode(tokens["IdToken"], keys, algorithms=["RS256"]).claims
    assert (claims["aud"], claims["email"], claims["token_use"]) == (people.client_id, EMAIL, "id")


def test_a_wrong_password_and_an_unknown_user_are_the_same_refusal(people: People) -> None:
    wrong = refused(lambda: people.sign_in("Not-this-one-2026"))
    assert wrong == "NotAuthorizedException: Incorrect username or password."
    assert refused(lambda: people.sign_in(FIRST, "nobody@commune.example")) == wrong


def test_after_five_wrong_passwords_the_right_one_waits(people: People) -> None:
    for _ in range(5):
        refused(lambda: people.sign_in("Not-this-one-2026"))
    assert "Password attempts exceeded" in refused(lambda: people.sign_in(FIRST))
    time.sleep(1.1)
    assert "Session" in people.sign_in(FIRST)


def test_a_flow_that_the_client_does_not_allow_does_not_exist(people: People) -> None:
    admin = people.cognito.admin_initiate_auth
    parameters = {"USERNAME": EMAIL, "PASSWORD": FIRST}
    assert "not enabled" in refused(
        lambda: admin(
            UserPoolId=people.pool,
            ClientId=people.client_id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters=parameters,
        )
    )


def test_a_challenge_is_answered_once_in_time_and_by_its_own_user(people: People) -> None:
    people.add("other@commune.example")
    session = people.sign_in(FIRST)["Session"]
    assert "NotAuthorized" in refused(lambda: people.choose(session, email="other@commune.example"))
    assert "InvalidPassword" in refused(lambda: people.choose(session, "weak"))
    people.choose(session)
    assert "NotAuthorized" in refused(lambda: people.choose(session))
    late = people.sign_in(FIRST, "other@commune.example")["Session"]
    opened = vars(cognitoidp_backends[ACCOUNT][REGION])["opened_sessions"]
    opened[late] = (opened[late][0], opened[late][1] - 181)
    assert "expired" in refused(lambda: people.choose(late, email="other@commune.example"))


def test_a_revoked_token_refreshes_nothing_and_its_access_tokens_end(people: People) -> None:
    people.choose(people.sign_in(FIRST)["Session"])
    revoked, other = (people.sign_in(LASTING)["AuthenticationResult"] for _ in range(2))
    assert people.refresh(revoked["RefreshToken"])["AuthenticationResult"]["IdToken"]
    people.cognito.revoke_token(Token=revoked["RefreshToken"], ClientId=people.client_id)
    assert "revoked" in refused(lambda: people.refresh(revoked["RefreshToken"]))
    assert "NotAuthorized" in refused(lambda: people.cognito.get_user(AccessToken=revoked["AccessToken"]))
    assert people.cognito.get_user(AccessToken=other["AccessToken"])
