"""Signing in with a password meets what Cognito asks."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import KeySet

from infra.local.cognito.clock import SESSIONS
from tests.infra.local.people import EMAIL, FIRST, LASTING, OTHER, People, refused


@pytest.fixture
def people(client: Callable[[str], Any]) -> People:
    return People(client("cognito-idp"))


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


def test_a_challenge_names_the_users_subject(people: People) -> None:
    user = people.cognito.admin_get_user(UserPoolId=people.pool, Username=EMAIL)
    subject = next(it["Value"] for it in user["UserAttributes"] if it["Name"] == "sub")
    assert people.sign_in(FIRST)["ChallengeParameters"]["USER_ID_FOR_SRP"] == subject == user["Username"]


def test_a_wrong_password_and_an_unknown_user_are_the_same_refusal(people: People) -> None:
    wrong = refused(lambda: people.sign_in("Not-this-one-2026"))
    assert wrong == "NotAuthorizedException: Incorrect username or password."
    assert refused(lambda: people.sign_in(FIRST, "nobody@commune.example")) == wrong


def test_after_five_wrong_passwords_the_right_one_waits(people: People) -> None:
    for _ in range(5):
        refused(lambda: people.sign_in("Not-this-one-2026"))
    assert "Password attempts exceeded" in refused(lambda: people.sign_in(FIRST))
    SESSIONS.advance(1.1)
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
    people.add(OTHER)
    session = people.sign_in(FIRST)["Session"]
    assert refused(lambda: people.choose(session, email=OTHER)) == (
        "NotAuthorizedException: Invalid session for the user."
    )
    assert "InvalidPassword" in refused(lambda: people.choose(session, "weak"))
    people.choose(session)
    assert "can only be used once" in refused(lambda: people.choose(session))
    late = people.sign_in(FIRST, OTHER)["Session"]
    SESSIONS.advance(181)
    assert refused(lambda: people.choose(late, email=OTHER)) == (
        "NotAuthorizedException: Invalid session for the user, session is expired."
    )


def test_a_session_lives_as_long_as_its_client_says(client: Callable[[str], Any]) -> None:
    people = People(client("cognito-idp"), minutes=15)
    session = people.sign_in(FIRST)["Session"]
    SESSIONS.advance(14 * 60)
    assert people.choose(session)["AuthenticationResult"]


def test_a_session_is_opaque_and_too_long_for_a_cookie(people: People) -> None:
    session = people.sign_in(FIRST)["Session"]
    assert len(session) > 900
    assert refused(lambda: people.choose("x" * 940)) == "NotAuthorizedException: Invalid session for the user."


def test_a_revoked_token_refreshes_nothing_and_its_access_tokens_end(people: People) -> None:
    people.settle()
    revoked, other = (people.sign_in(LASTING)["AuthenticationResult"] for _ in range(2))
    assert people.refresh(revoked["RefreshToken"])["AuthenticationResult"]["IdToken"]
    people.cognito.revoke_token(Token=revoked["RefreshToken"], ClientId=people.client_id)
    assert "revoked" in refused(lambda: people.refresh(revoked["RefreshToken"]))
    assert "NotAuthorized" in refused(lambda: people.cognito.get_user(AccessToken=revoked["AccessToken"]))
    assert people.cognito.get_user(AccessToken=other["AccessToken"])


@pytest.mark.parametrize("act", ["admin_user_global_sign_out", "admin_disable_user"])
def test_signing_somebody_out_everywhere_ends_every_token(people: People, act: str) -> None:
    people.settle()
    tokens = people.sign_in(LASTING, EMAIL.upper())["AuthenticationResult"]
    getattr(people.cognito, act)(UserPoolId=people.pool, Username=EMAIL)
    assert "NotAuthorized" in refused(lambda: people.cognito.get_user(AccessToken=tokens["AccessToken"]))
    assert "revoked" in refused(lambda: people.refresh(tokens["RefreshToken"]))


def test_a_disabled_user_gets_in_again_only_when_enabled(people: People) -> None:
    people.settle()
    people.cognito.admin_disable_user(UserPoolId=people.pool, Username=EMAIL)
    assert refused(lambda: people.sign_in(LASTING)) == "NotAuthorizedException: User is disabled."
    assert "Incorrect username or password" in refused(lambda: people.sign_in("Not-this-one-2026"))
    people.cognito.admin_enable_user(UserPoolId=people.pool, Username=EMAIL.title())
    assert people.sign_in(LASTING)["AuthenticationResult"]


def test_a_password_that_an_administrator_sets_is_final_or_to_be_changed(people: People) -> None:
    given = {"UserPoolId": people.pool, "Username": EMAIL, "Password": LASTING}
    people.cognito.admin_set_user_password(**given, Permanent=False)
    assert people.sign_in(LASTING)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    people.cognito.admin_set_user_password(**given, Permanent=True)
    assert people.sign_in(LASTING)["AuthenticationResult"]
    weak = {**given, "Password": "weak"}
    assert "InvalidPassword" in refused(lambda: people.cognito.admin_set_user_password(**weak, Permanent=True))


@pytest.mark.parametrize("password", [" Blank-first-2026", "Blank-last-2026 ", "Long-2026" + "x" * 250])
def test_a_password_that_aws_would_not_read_is_no_parameter(people: People, password: str) -> None:
    given = {"UserPoolId": people.pool, "Username": EMAIL, "Password": password, "Permanent": True}
    assert "InvalidParameterException" in refused(lambda: people.cognito.admin_set_user_password(**given))


@pytest.mark.parametrize("name", ["two words", "x" * 129, "\u202e"])
def test_what_can_be_no_name_of_a_user_is_no_parameter(people: People, name: str) -> None:
    ask = people.cognito.admin_get_user
    assert "InvalidParameterException" in refused(lambda: ask(UserPoolId=people.pool, Username=name))


def test_an_account_made_again_under_its_address_is_another(people: People) -> None:
    people.settle()
    tokens = people.sign_in(LASTING)["AuthenticationResult"]
    session = people.sign_in(LASTING)
    people.cognito.admin_delete_user(UserPoolId=people.pool, Username=EMAIL)
    assert "Incorrect username or password" in refused(lambda: people.sign_in(LASTING))
    before = session["AuthenticationResult"]["AccessToken"]
    people.add(EMAIL)
    assert "NotAuthorized" in refused(lambda: people.cognito.get_user(AccessToken=before))
    assert "revoked" in refused(lambda: people.refresh(tokens["RefreshToken"]))
    assert people.sign_in(FIRST)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert "UsernameExists" in refused(lambda: people.add(EMAIL.upper()))


def test_who_changes_address_is_found_by_the_new_one_and_no_more_by_the_old(people: People) -> None:
    people.add(OTHER)
    found = {"UserPoolId": people.pool, "Username": OTHER}
    people.cognito.admin_get_user(**found)
    people.cognito.admin_update_user_attributes(**found, UserAttributes=[{"Name": "email", "Value": "new@c.example"}])
    assert people.cognito.admin_get_user(**found | {"Username": "New@c.example"})["Username"]
    assert "UserNotFound" in refused(lambda: people.cognito.admin_get_user(**found))


def test_of_several_accounts_one_that_is_deleted_is_no_more_found_and_the_others_are(people: People) -> None:
    for name in ("a", "b", "c"):
        people.add(f"{name}@c.example")
    people.cognito.admin_get_user(UserPoolId=people.pool, Username="a@c.example")
    people.cognito.admin_delete_user(UserPoolId=people.pool, Username="a@c.example")
    people.add("d@c.example")
    ask = people.cognito.admin_get_user
    assert "UserNotFound" in refused(lambda: ask(UserPoolId=people.pool, Username="a@c.example"))
    assert all(ask(UserPoolId=people.pool, Username=f"{name}@c.example") for name in "bcd")
