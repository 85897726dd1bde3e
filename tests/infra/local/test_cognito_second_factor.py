"""A pool that requires a second factor is as strict as Cognito: no token without a telephone, no code twice."""

from collections.abc import Callable
from typing import Any

import pyotp
import pytest

from infra.local.cognito import authenticator
from infra.local.cognito.clock import CODES, SESSIONS
from tests.infra.local.people import EMAIL, FIRST, LASTING, OTHER, People, refused

NO_SESSION = "NotAuthorizedException: Invalid session for the user."
WRONG_CODE = "CodeMismatchException: Invalid code received for user"
USED_CODE = "ExpiredCodeException: Your software token has already been used once."
NOT_ENABLED = "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA"


@pytest.fixture
def people(client: Callable[[str], Any]) -> People:
    """A pool that requires a second factor, with one agent who has a password and no telephone."""
    people = People(client("cognito-idp"), mfa="ON")
    people.settle()
    return people


def associated(people: People, session: str) -> tuple[pyotp.TOTP, str]:
    """A telephone with the secret that Cognito gave, and the session that goes on."""
    given = people.cognito.associate_software_token(Session=session)
    return pyotp.TOTP(given["SecretCode"]), given["Session"]


def verified(people: People, session: str, code: str) -> str:
    """The session after a right first code."""
    answer = people.cognito.verify_software_token(Session=session, UserCode=code)
    assert answer["Status"] == "SUCCESS"
    return str(answer["Session"])


def enrolled(people: People, email: str = EMAIL) -> tuple[pyotp.TOTP, Any]:
    """The agent's telephone, and the tokens that setting it up gave."""
    telephone, session = associated(people, people.sign_in(LASTING, email)["Session"])
    session = verified(people, session, telephone.at(CODES.now()))
    return telephone, people.answer("MFA_SETUP", session, email)["AuthenticationResult"]


def later(telephone: pyotp.TOTP, seconds: int = 30) -> str:
    """The telephone's code after a while."""
    CODES.advance(seconds)
    return telephone.at(CODES.now())


def test_the_first_sign_in_asks_for_a_password_then_for_a_telephone(people: People) -> None:
    people.add(OTHER)
    asked = people.choose(people.sign_in(FIRST, OTHER)["Session"], email=OTHER)
    assert asked["ChallengeName"] == "MFA_SETUP"
    assert asked["ChallengeParameters"]["MFAS_CAN_SETUP"] == '["SOFTWARE_TOKEN_MFA"]'
    assert "AuthenticationResult" not in asked


def test_a_telephone_that_was_set_up_gives_tokens_now_and_is_asked_for_from_then_on(people: People) -> None:
    telephone, tokens = enrolled(people)
    assert tokens["IdToken"]
    asked = people.sign_in(LASTING)
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    assert people.code(asked["Session"], later(telephone))["AuthenticationResult"]["AccessToken"]


def test_every_secret_is_another_and_a_real_one(people: People) -> None:
    people.add(OTHER)
    people.settle(OTHER)
    secrets = {associated(people, people.sign_in(LASTING, email)["Session"])[0].secret for email in (EMAIL, OTHER)}
    assert len(secrets) == 2
    assert all(len(secret) == 32 for secret in secrets)


def test_a_wrong_first_code_sets_nothing_up_and_may_be_tried_again(people: People) -> None:
    telephone, session = associated(people, people.sign_in(LASTING)["Session"])
    wrong = telephone.at(CODES.now() - 3600)
    assert refused(lambda: verified(people, session, wrong)) == NOT_ENABLED
    assert people.sign_in(LASTING)["ChallengeName"] == "MFA_SETUP"
    assert verified(people, session, telephone.at(CODES.now()))


def test_setting_up_cannot_be_skipped(people: People) -> None:
    session = people.sign_in(LASTING)["Session"]
    assert refused(lambda: people.answer("MFA_SETUP", session)) == NO_SESSION
    assert refused(lambda: people.code(session, "000000")) == NO_SESSION
    _, session = associated(people, session)
    assert refused(lambda: people.answer("MFA_SETUP", session)) == NO_SESSION


def test_each_session_on_the_way_is_used_up_by_the_next(people: People) -> None:
    first = people.sign_in(LASTING)["Session"]
    telephone, second = associated(people, first)
    assert "only be used once" in refused(lambda: associated(people, first))
    third = verified(people, second, telephone.at(CODES.now()))
    assert "only be used once" in refused(lambda: verified(people, second, later(telephone)))
    people.answer("MFA_SETUP", third)
    assert "only be used once" in refused(lambda: people.answer("MFA_SETUP", third))


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_counts_a_step_early_and_a_step_late(people: People, steps: int) -> None:
    telephone, _ = enrolled(people)
    CODES.advance(120)
    session = people.sign_in(LASTING)["Session"]
    assert people.code(session, telephone.at(CODES.now() + 30 * steps))["AuthenticationResult"]


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_code_further_off_is_wrong_and_the_session_stays_open(people: People, steps: int) -> None:
    telephone, _ = enrolled(people)
    CODES.advance(120)
    session = people.sign_in(LASTING)["Session"]
    assert refused(lambda: people.code(session, telephone.at(CODES.now() + 30 * steps))) == WRONG_CODE
    assert people.code(session, telephone.at(CODES.now()))["AuthenticationResult"]


@pytest.mark.parametrize("code", ["", "٣٣٣٣٣٣", "12345", "x" * 300])
def test_what_is_no_code_is_a_wrong_one(people: People, code: str) -> None:
    enrolled(people)
    session = people.sign_in(LASTING)["Session"]
    assert refused(lambda: people.code(session, code)) == WRONG_CODE


def test_a_code_is_good_once_also_the_one_that_set_the_telephone_up(people: People) -> None:
    telephone, _ = enrolled(people)
    session, code = people.sign_in(LASTING)["Session"], telephone.at(CODES.now())
    assert refused(lambda: people.code(session, code)) == USED_CODE
    people.code(session, code := later(telephone))
    session = people.sign_in(LASTING)["Session"]
    assert refused(lambda: people.code(session, code)) == USED_CODE


def test_a_code_of_one_is_no_code_of_another(people: People) -> None:
    people.add(OTHER)
    people.settle(OTHER)
    telephone, _ = enrolled(people)
    enrolled(people, OTHER)
    session = people.sign_in(LASTING, OTHER)["Session"]
    assert refused(lambda: people.code(session, later(telephone), OTHER)) == WRONG_CODE


def test_a_session_to_set_up_ends_with_its_minutes(people: People) -> None:
    session = people.sign_in(LASTING)["Session"]
    SESSIONS.advance(181)
    assert "session is expired" in refused(lambda: associated(people, session))


def test_no_administrator_takes_a_required_second_factor_off(people: People) -> None:
    enrolled(people)
    off = {"Enabled": False, "PreferredMfa": False}
    people.cognito.admin_set_user_mfa_preference(UserPoolId=people.pool, Username=EMAIL, SoftwareTokenMfaSettings=off)
    assert people.sign_in(LASTING)["ChallengeName"] == "SOFTWARE_TOKEN_MFA"


def test_an_administrator_takes_an_optional_one_off(client: Callable[[str], Any]) -> None:
    people = People(client("cognito-idp"), mfa="OPTIONAL")
    people.settle()
    on, off = ({"Enabled": enabled, "PreferredMfa": enabled} for enabled in (True, False))
    prefer = people.cognito.admin_set_user_mfa_preference
    whose = {"UserPoolId": people.pool, "Username": EMAIL}
    assert "has not set up software token" in refused(lambda: prefer(**whose, SoftwareTokenMfaSettings=on))
    authenticator.enrol(EMAIL)
    prefer(**whose, SoftwareTokenMfaSettings=off)
    assert people.sign_in(LASTING)["AuthenticationResult"]


def test_an_account_made_again_has_no_telephone(people: People) -> None:
    enrolled(people)
    people.cognito.admin_delete_user(UserPoolId=people.pool, Username=EMAIL)
    people.add(EMAIL)
    people.settle()
    assert people.sign_in(LASTING)["ChallengeName"] == "MFA_SETUP"


def test_a_new_telephone_by_access_token_takes_the_place_of_the_old_once_verified(people: People) -> None:
    old, tokens = enrolled(people)
    new = pyotp.TOTP(people.cognito.associate_software_token(AccessToken=tokens["AccessToken"])["SecretCode"])
    session = people.sign_in(LASTING)["Session"]
    people.code(session, later(old))
    code = later(new)
    people.cognito.verify_software_token(AccessToken=tokens["AccessToken"], UserCode=code)
    session = people.sign_in(LASTING)["Session"]
    assert refused(lambda: people.code(session, later(old))) == WRONG_CODE
    assert people.code(session, new.at(CODES.now()))["AuthenticationResult"]


def test_a_pool_without_software_tokens_sets_none_up(client: Callable[[str], Any]) -> None:
    people = People(client("cognito-idp"))
    people.settle()
    token = people.sign_in(LASTING)["AuthenticationResult"]["AccessToken"]
    assert "SoftwareTokenMFANotFoundException" in refused(
        lambda: people.cognito.associate_software_token(AccessToken=token)
    )


def test_the_development_authenticator_never_hands_out_a_code_twice(people: People) -> None:
    people.settle()
    authenticator.enrol(EMAIL)
    for _ in range(7):
        session = people.sign_in(LASTING)["Session"]
        assert people.code(session, authenticator.code_for(EMAIL))["AuthenticationResult"]
