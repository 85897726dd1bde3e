"""Sessions and sign-ins half made that somebody forged, stole, kept or used before; each function presents one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import time_machine

from chalicelib import bootstrap
from infra.local.cognito.clock import SESSIONS
from tests.conftest import PortalSession
from tests.functional.web.forgeries import CHALLENGE, CHOSEN, SESSION, Scene, later
from tests.newcomers import TEMPORARY, newcomer
from tests.people import csrf_of, sign_in

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
