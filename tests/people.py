"""Agents as they sign in: a password, then a code of their telephone. Nobody waits for the next code."""

import re
from typing import Any

import requests

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.cognito import authenticator
from infra.local.deploying.seeding import PASSWORD

CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def email_of(seeded: Seeded, name: str) -> str:
    """The address of an agent of the specification, by its key there, or of the operator."""
    agent = seeded.operator if name == "operator" else seeded.agents[name]
    assert agent is not None
    return agent.email


def sign_in(session: requests.Session, email: str, password: str = PASSWORD, **given: Any) -> requests.Response:
    """The answer to the code, redirects followed; the answer to the password, if that is refused.

    The session joins paths to the portal's address; ``given`` are further fields of the first form.
    """
    asked = session.post("/sign-in", data={"email": email, "password": password, **token_in(session), **given})
    if not asked.url.endswith("/sign-in/code"):
        return asked
    return session.post("/sign-in/code", data={"code": authenticator.code_for(email)} | csrf_of(asked))


def token_in(session: requests.Session) -> dict[str, str]:
    """The form token of the session that a browser has, read from a page; nothing if it has none."""
    return csrf_of(session.get("/sign-in")) if "__Host-session" in session.cookies else {}


def csrf_of(page: requests.Response) -> dict[str, str]:
    """The form token on a page, as a field; nothing where the visitor has no session."""
    found = CSRF.search(page.text)
    return {"csrf": found[1]} if found else {}


def access_token(cloud: LocalCloud, email: str, password: str = PASSWORD) -> str:
    """A fresh access token, as a program that an agent uses has it from the identity service."""
    cognito, client_id = cloud.client("cognito-idp"), cloud.outputs["UserPoolClient"]
    given = {"USERNAME": email, "PASSWORD": password}
    asked = cognito.initiate_auth(ClientId=client_id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given)
    answer = cognito.respond_to_auth_challenge(
        ClientId=client_id,
        ChallengeName="SOFTWARE_TOKEN_MFA",
        Session=asked["Session"],
        ChallengeResponses={"USERNAME": email, "SOFTWARE_TOKEN_MFA_CODE": cloud.code_for(email)},
    )
    token: str = answer["AuthenticationResult"]["AccessToken"]
    return token
