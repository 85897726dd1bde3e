"""Links to choose a password, over HTTP: forgotten and invited."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from botocore.exceptions import ClientError

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.links import link_to, mails_to
from tests.newcomers import stored
from tests.people import access_token, csrf_of, sign_in, token_in

CHOSEN = {"password": "Chosen-by-me-2026", "again": "Chosen-by-me-2026"}
OTHER = {"password": "Another-one-2026", "again": "Another-one-2026"}


@pytest.fixture
def email(administration: Seeded) -> str:
    return administration.agents["head"].email


def ask(http: PortalSession, cloud: LocalCloud, email: str, language: str = "fr") -> None:
    answer = http.post(f"/sign-in/forgotten?lang={language}", data={"email": email} | token_in(http))
    assert answer.url.endswith("done=access-link-sent")
    cloud.drain()


def test_a_forgotten_password_is_replaced_by_a_link(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    ask(http, cloud, email.upper())
    path = link_to(cloud, email)
    assert http.get(path).status_code == 200
    answer = http.post(path, data=CHOSEN)
    assert answer.url.endswith("/sign-in?done=access-password-chosen")
    assert sign_in(http, email).status_code == 422
    assert sign_in(http, email, CHOSEN["password"]).url.endswith("/desk/mine")


@pytest.mark.parametrize(("language", "words"), [("ar", "اختيار كلمة المرور"), ("fr", "Choisir mon mot de passe")])
def test_the_mail_speaks_the_language_of_the_page(
    http: PortalSession, cloud: LocalCloud, email: str, language: str, words: str
) -> None:
    ask(http, cloud, email, language)
    assert words in mails_to(cloud, email)[-1]


def test_a_known_and_an_unknown_address_are_answered_alike_and_only_one_is_mailed(
    http: PortalSession, cloud: LocalCloud, email: str
) -> None:
    cloud.drain()
    sent = len(cloud.mails())
    pages = [http.post("/sign-in/forgotten", data={"email": it}) for it in (email, "nobody@nowhere.example")]
    assert pages[0].text == pages[1].text
    assert len({page.history[0].headers["Location"] for page in pages}) == 1
    cloud.drain()
    assert [mail["To"] for mail in cloud.mails()[sent:]] == [email]


@pytest.mark.parametrize("typed", ["two words", "x" * 500, "\u202eévil@\u2066", "a@b", "'; --"])
def test_what_can_be_no_address_is_answered_alike_and_fails_nowhere(
    http: PortalSession, cloud: LocalCloud, typed: str
) -> None:
    before = len(cloud.failures)
    ask(http, cloud, typed)
    assert sign_in(http, typed).status_code == 422
    cloud.drain()
    assert cloud.failures[before:] == []


def test_a_deactivated_agent_is_sent_nothing(
    http: PortalSession, cloud: LocalCloud, administration: Seeded, email: str
) -> None:
    bootstrap.organisation().put_agent(replace(administration.agents["head"], active=False))
    sent = len(cloud.mails())
    ask(http, cloud, email)
    assert len(cloud.mails()) == sent


def test_a_link_used_twice_is_a_clear_page(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    ask(http, cloud, email)
    path = link_to(cloud, email)
    http.post(path, data=CHOSEN)
    for again in (http.get(path), http.post(path, data=OTHER)):
        assert again.status_code == 410
        assert "Ce lien a déjà servi ou son délai est dépassé" in again.text
    assert sign_in(http, email, CHOSEN["password"]).url.endswith("/desk/mine")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_following_a_link_changes_nothing(http: PortalSession, cloud: LocalCloud, email: str, method: str) -> None:
    """Mail scanners do it before people."""
    ask(http, cloud, email)
    path = link_to(cloud, email)
    for _ in range(3):
        assert http.request(method, path).status_code == 200
    assert sign_in(http, email).url.endswith("/desk/mine")
    assert http.post(path, data=CHOSEN | csrf_of(http.get("/desk"))).status_code == 200


def test_a_link_ends_every_session_and_token(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    sign_in(http, email)
    token = access_token(cloud, email)
    with PortalSession(http.base) as elsewhere:
        ask(elsewhere, cloud, email)
        elsewhere.post(link_to(cloud, email), data=CHOSEN)
    assert http.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")
    answer = http.get("/api/v1/mails?basket=mine", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_weak_password_or_two_that_differ_leave_the_link_good(
    http: PortalSession, cloud: LocalCloud, email: str
) -> None:
    ask(http, cloud, email)
    path = link_to(cloud, email)
    assert http.post(path, data={**CHOSEN, "again": "b"}).status_code == 422
    assert "trop faible" in http.post(path, data={"password": "weak", "again": "weak"}).text
    assert http.post(path, data=CHOSEN).status_code == 200


def test_a_link_is_good_for_an_hour(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    ask(http, cloud, email)
    path = link_to(cloud, email)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        assert http.get(path).status_code == 410
        assert http.post(path, data=CHOSEN).status_code == 410
    assert http.get(path).status_code == 200


def test_an_invitation_leads_to_a_password_and_a_telephone(
    http: PortalSession, cloud: LocalCloud, administration: Seeded
) -> None:
    agent, manager = stored(administration), administration.agents["manager"]
    bootstrap.access_links().send(agent, Actor("agent", manager.id), Language.FRENCH)
    cloud.drain()
    assert "sept jours" in mails_to(cloud, agent.email)[-1]
    path = link_to(cloud, agent.email)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=6)):
        http.post(path, data=CHOSEN)
    asked = http.post("/sign-in", data={"email": agent.email, "password": CHOSEN["password"]})
    assert asked.url.endswith("/sign-in/telephone")


def test_the_identity_service_resets_nothing_by_itself(cloud: LocalCloud, email: str) -> None:
    with pytest.raises(ClientError, match="Contact administrator"):
        cloud.client("cognito-idp").forgot_password(ClientId=cloud.outputs["UserPoolClient"], Username=email)


def test_asking_without_end_is_answered_by_waiting(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    for _ in range(4):
        ask(http, cloud, email)
    assert len(mails_to(cloud, email)) == 3


def test_the_log_tells_who_was_sent_what_and_no_token(
    http: PortalSession, cloud: LocalCloud, administration: Seeded, email: str
) -> None:
    ask(http, cloud, email)
    path = link_to(cloud, email)
    http.post(path, data=CHOSEN)
    records = list(bootstrap.log().of_object(f"account/{administration.agents['head'].id}"))
    assert [record.body["event"] for record in records] == ["AccessLinkSent", "AccessLinkUsed"]
    assert path.rsplit("/", 1)[1] not in repr(records)
    assert email not in repr(records)


def test_the_policy_of_the_pool_is_the_one_that_is_said() -> None:
    from chalicelib.organisation.signing_in.passwords import MIN_LENGTH
    from tests.infra.composed import of_type

    (pool,) = of_type("AWS::Cognito::UserPool").values()
    policy = pool["Properties"]["Policies"]["PasswordPolicy"]
    assert policy["MinimumLength"] == MIN_LENGTH
    demanded = {key: policy[key] for key in policy if re.match("Require", key)}
    assert demanded == {
        "RequireLowercase": True,
        "RequireUppercase": True,
        "RequireNumbers": True,
        "RequireSymbols": False,
    }
