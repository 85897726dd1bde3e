"""Codes and links that somebody forged, stole, kept or used before; each is presented by its function."""

from chalicelib import bootstrap
from chalicelib.kernel.digests import sha256
from infra.local.cognito.clock import CODES
from infra.local.deploying.seeding import PASSWORD
from tests.functional.web.forgeries import CHOSEN, Scene, later
from tests.links import link_to

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
