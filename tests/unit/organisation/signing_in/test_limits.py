"""Nobody guesses for long, and nobody is kept out by others' guesses."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from chalicelib.kernel.errors import SignInRequiredError, ThrottledError
from chalicelib.organisation.signing_in.attempt import Visit, cookie_of
from tests.unit.organisation.signing_in.world import AMINA, CODE, ELSEWHERE, HOME, PASSWORD, World


@pytest.fixture
def world() -> World:
    return World()


def guess(world: World, visit: Visit, email: str = AMINA) -> None:
    with pytest.raises(SignInRequiredError):
        world.sign_in.begin(email, "wrong", visit)


def refused(act: Callable[[], object]) -> int:
    """For how many minutes."""
    with pytest.raises(ThrottledError) as error:
        act()
    assert error.value.code in ("web.closed", "web.throttled")
    return int(error.value.params["minutes"])


def test_four_failures_close_the_account_to_strangers_wherever_they_come_from(world: World) -> None:
    for number in range(4):
        guess(world, Visit(f"203.0.113.{number}", ""))
    assert refused(lambda: world.sign_in.begin(AMINA.upper(), PASSWORD, HOME)) == 30
    assert world.memory.reported[-1] == (AMINA, True)
    world.clock.pass_(minutes=30)
    world.sign_in.begin(AMINA, PASSWORD, HOME)


def test_however_slowly_strangers_guess_the_identity_service_has_its_quiet_quarter_of_an_hour(world: World) -> None:
    """It locks everybody out from the fifth failure on, unless fifteen minutes were quiet in between."""
    failures_at: list[float] = []
    for minute in range(24 * 60):
        with contextlib.suppress(ThrottledError, SignInRequiredError):
            before = world.identity.asked
            try:
                world.sign_in.begin(AMINA, "wrong", ELSEWHERE)
            finally:
                if world.identity.asked > before:
                    failures_at.append(minute)
        world.clock.pass_(minutes=1)
    runs, run = [], 1
    for earlier, later in pairwise(failures_at):
        run = run + 1 if later - earlier < 15 else 1
        runs.append(run)
    assert max(runs) == 4


def test_the_door_stays_closed_from_the_last_failure_on(world: World) -> None:
    for _ in range(3):
        guess(world, ELSEWHERE)
        world.clock.pass_(minutes=60)
    guess(world, ELSEWHERE)
    world.clock.pass_(minutes=29)
    assert refused(lambda: world.sign_in.begin(AMINA, PASSWORD, ELSEWHERE)) == 1
    assert world.identity.asked == 4


def test_a_browser_that_is_known_is_not_kept_out_by_strangers(world: World) -> None:
    known = replace(HOME, secret=world.browsers.remember("", AMINA))
    for _ in range(4):
        guess(world, ELSEWHERE)
    refused(lambda: world.sign_in.begin(AMINA, PASSWORD, HOME))
    world.sign_in.answer_code(world.at_the_code(known), CODE, known)


def test_a_known_browser_has_five_tries_of_its_own(world: World) -> None:
    known = replace(HOME, secret=world.browsers.remember("", AMINA))
    for _ in range(5):
        guess(world, known)
    assert refused(lambda: world.sign_in.begin(AMINA, PASSWORD, known)) == 15
    world.sign_in.begin(AMINA, PASSWORD, HOME)


def test_a_browser_known_to_one_is_a_stranger_to_another(world: World) -> None:
    secret = world.browsers.remember("", AMINA)
    assert world.browsers.knows(secret, AMINA.upper())
    assert not world.browsers.knows(secret, "other@rabat.example")
    assert not world.browsers.knows("", AMINA)
    assert cookie_of(AMINA) == cookie_of(AMINA.upper()) != cookie_of("other@rabat.example")


def test_a_known_browser_holds_a_new_secret_after_each_sign_in(world: World) -> None:
    first = world.browsers.remember("", AMINA)
    second = world.browsers.remember(first, AMINA)
    assert not world.browsers.knows(first, AMINA)
    assert world.browsers.knows(second, AMINA)


@pytest.mark.parametrize("email", [AMINA, "nobody@rabat.example"])
def test_an_unknown_address_is_closed_like_a_known_one(world: World, email: str) -> None:
    for _ in range(4):
        guess(world, ELSEWHERE, email)
    assert refused(lambda: world.sign_in.begin(email, PASSWORD, HOME)) == 30


def test_a_hundred_failures_close_an_address_to_every_account(world: World) -> None:
    for number in range(100):
        guess(world, ELSEWHERE, f"agent{number}@rabat.example")
    assert refused(lambda: world.sign_in.begin(AMINA, PASSWORD, ELSEWHERE)) == 15
    world.sign_in.begin(AMINA, PASSWORD, HOME)


def test_a_success_forgives_the_failures_before_it(world: World) -> None:
    for _ in range(3):
        for _ in range(3):
            guess(world, HOME)
        world.sign_in.begin(AMINA, PASSWORD, HOME)


def test_tries_made_at_once_are_counted_before_any_has_failed(world: World) -> None:
    for _ in range(4):
        world.limits.password_try(AMINA, HOME, known=False)
    refused(lambda: world.limits.password_try(AMINA, HOME, known=False))
