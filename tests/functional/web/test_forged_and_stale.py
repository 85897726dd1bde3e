"""Sessions, half-made sign-ins, links and codes that somebody forged, stole, kept or used before: all refused.

Each case makes its own thing and presents it; none may end up signed in, and none may meet a fault.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.digests import sha256
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.cognito_clock import CODES, SESSIONS
from infra.local.seeding import PASSWORD
from tests.conftest import PortalSession
from tests.links import link_to
from tests.newcomers import TEMPORARY, newcomer
from tests.people import csrf_of, sign_in, token_in

SESSION, CHALLENGE = "__Host-session", "__Host-challenge"
CHOSEN = {"password": "Chosen-by-me-2026", "again": "Chosen-by-me-2026"}


@dataclass
class Scene:
    """An agent, their browser, and somebody else's."""

    cloud: LocalCloud
    seeded: Seeded
    owner: PortalSession
    thief: PortalSession

    @property
    def email(self) -> str:
        """The agent's address."""
        return self.seeded.agents["handler"].email

    def code(self) -> str:
        """What the agent's telephone shows."""
        return self.cloud.code_for(self.email)

    def begin(self, browser: PortalSession, password: str = PASSWORD, email: str = "") -> requests.Response:
        """A password."""
        return browser.post("/sign-in", data={"email": email or self.email, "password": password})

    def show(self, name: str, value: str) -> None:
        """The thief's browser presents this cookie."""
        self.thief.cookies.set(name, value, domain="127.0.0.1", path="/", secure=True)

    def answer(self, code: str, path: str = "/sign-in/code") -> requests.Response:
        """The thief answers a challenge."""
        return self.thief.post(path, data={"code": code} | token_in(self.thief))


@pytest.fixture
def scene(cloud: LocalCloud, administration: Seeded, http: PortalSession) -> Scene:
    return Scene(cloud, administration, http, PortalSession(cloud.url))


def later(scene: Scene, act: Callable[[], object], **passed: float) -> None:
    """The act, after a while."""
    with time_machine.travel(datetime.now(UTC) + timedelta(**passed)):
        act()
        assert_nobody(scene)


def assert_nobody(scene: Scene) -> None:
    answer = scene.thief.get("/desk", allow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")


# Sessions


def a_session_of_random_letters(scene: Scene) -> None:
    scene.show(SESSION, "A" * 43)


def a_session_by_its_digest(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    found = bootstrap.sessions().find(scene.owner.cookies[SESSION])
    assert found is not None
    scene.show(SESSION, found.digest)


def a_session_with_a_letter_changed(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    secret = scene.owner.cookies[SESSION]
    scene.show(SESSION, secret[:-1] + ("A" if secret[-1] != "A" else "B"))


def a_session_after_its_sign_out(scene: Scene) -> None:
    page = sign_in(scene.owner, scene.email)
    scene.show(SESSION, scene.owner.cookies[SESSION])
    scene.owner.post("/sign-out", data=csrf_of(page))


def a_session_from_before_a_new_sign_in(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    scene.show(SESSION, scene.owner.cookies[SESSION])
    sign_in(scene.owner, scene.email)


def a_session_planted_before_the_sign_in(scene: Scene) -> None:
    secret, _ = bootstrap.sessions().open(None)
    scene.owner.cookies.set(SESSION, secret, domain="127.0.0.1", path="/", secure=True)
    sign_in(scene.owner, scene.email)
    scene.show(SESSION, secret)


def a_session_that_was_idle_for_half_an_hour(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    later(scene, lambda: scene.show(SESSION, scene.owner.cookies[SESSION]), minutes=31)
    scene.thief.cookies.clear()


def a_session_of_thirteen_hours(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    for hours in range(1, 12 * 2):
        with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours / 2)):
            bootstrap.sessions().find(scene.owner.cookies[SESSION])
    later(scene, lambda: scene.show(SESSION, scene.owner.cookies[SESSION]), hours=12)
    scene.thief.cookies.clear()


def a_session_of_an_agent_who_was_deactivated(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    scene.show(SESSION, scene.owner.cookies[SESSION])
    bootstrap.organisation().put_agent(replace(scene.seeded.agents["handler"], active=False))


def a_session_from_before_signing_out_everywhere(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    scene.show(SESSION, scene.owner.cookies[SESSION])
    agent = replace(scene.seeded.agents["handler"], signed_out_at=datetime.now(UTC))
    bootstrap.organisation().put_agent(agent)


def a_session_ended_from_elsewhere(scene: Scene) -> None:
    sign_in(scene.owner, scene.email)
    scene.show(SESSION, scene.owner.cookies[SESSION])
    other = PortalSession(scene.cloud.url)
    page = sign_in(other, scene.email)
    other.post("/account/sessions/end-others", data=csrf_of(page))


# Sign-ins half made


def a_challenge_instead_of_a_session(scene: Scene) -> None:
    scene.begin(scene.owner)
    scene.show(SESSION, scene.owner.cookies[CHALLENGE])


def a_challenge_of_random_letters(scene: Scene) -> None:
    scene.show(CHALLENGE, "A" * 43)
    assert scene.answer(scene.code()).status_code == 410


def a_challenge_by_its_digest(scene: Scene) -> None:
    scene.begin(scene.owner)
    pending = bootstrap.sign_in().find(scene.owner.cookies[CHALLENGE])
    assert pending is not None
    scene.show(CHALLENGE, pending.digest)
    assert scene.answer(scene.code()).status_code == 410


def a_challenge_that_holds_the_identity_services_session(scene: Scene) -> None:
    scene.begin(scene.owner)
    pending = bootstrap.sign_in().find(scene.owner.cookies[CHALLENGE])
    assert pending is not None
    scene.show(CHALLENGE, pending.challenge.session)
    assert scene.answer(scene.code()).status_code == 410


def a_challenge_that_was_answered(scene: Scene) -> None:
    scene.begin(scene.owner)
    scene.show(CHALLENGE, scene.owner.cookies[CHALLENGE])
    scene.owner.post("/sign-in/code", data={"code": scene.code()})
    assert scene.answer(scene.code()).status_code == 410


def a_challenge_from_a_quarter_of_an_hour_ago(scene: Scene) -> None:
    scene.begin(scene.thief)
    later(scene, lambda: scene.answer(scene.code()), minutes=16)


def a_challenge_that_the_identity_service_has_forgotten(scene: Scene) -> None:
    scene.begin(scene.thief)
    SESSIONS.advance(901)
    assert scene.answer(scene.code()).status_code == 410


def a_challenge_answered_for_another_step(scene: Scene) -> None:
    scene.begin(scene.thief)
    assert scene.answer(scene.code(), "/sign-in/telephone").status_code == 410
    assert scene.thief.post("/sign-in/password", data=CHOSEN).status_code == 410


def a_challenge_of_somebody_else_with_ones_own_code(scene: Scene) -> None:
    scene.begin(scene.thief)
    code = scene.cloud.code_for(scene.seeded.agents["registrar"].email)
    assert scene.answer(code).status_code == 422


def a_challenge_from_before_the_forced_change(scene: Scene) -> None:
    email = newcomer(scene.cloud, scene.seeded)
    scene.begin(scene.owner, TEMPORARY, email)
    scene.show(CHALLENGE, scene.owner.cookies[CHALLENGE])
    scene.owner.post("/sign-in/password", data=CHOSEN)
    assert scene.thief.post("/sign-in/password", data=CHOSEN).status_code == 410
    assert scene.answer(scene.cloud.code_for(email), "/sign-in/telephone").status_code == 410


def a_challenge_of_an_agent_deactivated_meanwhile(scene: Scene) -> None:
    scene.begin(scene.thief)
    bootstrap.organisation().put_agent(replace(scene.seeded.agents["handler"], active=False))
    assert scene.answer(scene.code()).status_code == 410


# Codes


def a_code_that_was_used(scene: Scene) -> None:
    code = scene.code()
    scene.begin(scene.owner)
    scene.owner.post("/sign-in/code", data={"code": code})
    scene.begin(scene.thief)
    assert scene.answer(code).status_code == 422


def a_code_of_two_minutes_ago(scene: Scene) -> None:
    code = scene.code()
    CODES.advance(120)
    scene.begin(scene.thief)
    assert scene.answer(code).status_code == 422


def a_code_of_letters(scene: Scene) -> None:
    scene.begin(scene.thief)
    assert scene.answer("' OR 1=1").status_code == 422


def a_code_in_the_place_of_the_password(scene: Scene) -> None:
    assert scene.begin(scene.thief, scene.code()).status_code == 422


def a_recovery_code_of_somebody_else(scene: Scene) -> None:
    codes = bootstrap.recovery_codes().make(scene.seeded.agents["registrar"])
    form = {"email": scene.email, "password": PASSWORD, "recovery_code": codes[0]}
    assert scene.thief.post("/sign-in/recovery", data=form).status_code == 422


def a_recovery_code_from_before_new_ones_were_made(scene: Scene) -> None:
    stale = bootstrap.recovery_codes().make(scene.seeded.agents["handler"])
    bootstrap.recovery_codes().make(scene.seeded.agents["handler"])
    form = {"email": scene.email, "password": PASSWORD, "recovery_code": stale[0]}
    assert scene.thief.post("/sign-in/recovery", data=form).status_code == 422


def a_recovery_code_in_the_place_of_the_telephones(scene: Scene) -> None:
    code = bootstrap.recovery_codes().make(scene.seeded.agents["handler"])[0]
    scene.begin(scene.thief)
    assert scene.answer(code).status_code == 422


# Links


def _link(scene: Scene) -> str:
    scene.owner.post("/sign-in/forgotten", data={"email": scene.email})
    scene.cloud.drain()
    return link_to(scene.cloud, scene.email)


def a_link_of_random_letters(scene: Scene) -> None:
    assert scene.thief.post("/sign-in/links/" + "A" * 43, data=CHOSEN).status_code == 410


def a_link_that_was_used(scene: Scene) -> None:
    path = _link(scene)
    scene.owner.post(path, data=CHOSEN)
    assert scene.thief.post(path, data=CHOSEN).status_code == 410


def a_link_of_an_hour_ago(scene: Scene) -> None:
    path = _link(scene)
    later(scene, lambda: scene.thief.post(path, data=CHOSEN), minutes=61)


def a_link_from_before_another_was_used(scene: Scene) -> None:
    first, second = _link(scene), _link(scene)
    scene.owner.post(second, data=CHOSEN)
    assert scene.thief.post(first, data=CHOSEN).status_code == 410


def a_link_by_its_digest(scene: Scene) -> None:
    digest = sha256(_link(scene).rsplit("/", 1)[1].encode())
    assert scene.thief.post(f"/sign-in/links/{digest}", data=CHOSEN).status_code == 410


def a_link_alone_without_the_telephone(scene: Scene) -> None:
    scene.thief.post(_link(scene), data=CHOSEN)
    assert scene.begin(scene.thief, CHOSEN["password"]).url.endswith("/sign-in/code")


CASES = [
    made
    for name, made in list(globals().items())
    if name.startswith(("a_session_", "a_challenge_", "a_code_", "a_recovery_code_", "a_link_"))
]


def test_there_are_many_ways_to_try() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("present", CASES, ids=lambda made: made.__name__.replace("_", " "))
def test_it_opens_nothing(scene: Scene, present: Callable[[Scene], None]) -> None:
    present(scene)
    assert_nobody(scene)
