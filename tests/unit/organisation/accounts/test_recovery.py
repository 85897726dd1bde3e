"""A lost telephone: a recovery code opens what must be done again, once, and nothing else."""

import pytest

from chalicelib.kernel.errors import SignInRequiredError, ThrottledError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor
from chalicelib.organisation.accounts.recovery_codes import COUNT
from chalicelib.organisation.signing_in.challenge import Step
from tests.unit.organisation.signing_in.world import AMINA, CODE, HOME, PASSWORD, World


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def codes(world: World) -> list[str]:
    return list(world.codes.make(world.amina))


def test_ten_codes_are_made_and_none_is_kept_in_clear(world: World, codes: list[str]) -> None:
    assert len(set(codes)) == COUNT == world.codes.left("agent-1")
    assert not any(code in repr(world.memory.codes) for code in codes)
    assert world.events == ["RecoveryCodesMade"]


def test_a_code_opens_a_sign_in_that_begins_anew(world: World, codes: list[str]) -> None:
    _, pending = world.recovery.begin(AMINA, PASSWORD, codes[3].lower().replace("-", " "), HOME)
    assert pending.challenge.step is Step.NEW_PASSWORD
    assert world.events[1:] == ["SecondFactorReset"]
    assert world.amina.signed_out_at == world.clock.now()
    assert world.codes.left("agent-1") == COUNT - 1
    _, enrolment = world.sign_in.choose_password(pending, "Chosen-anew-2026")
    assert world.sign_in.enrol(enrolment, CODE, HOME) == world.amina


def test_the_password_of_before_is_worth_nothing_once_the_code_is_spent(world: World, codes: list[str]) -> None:
    world.recovery.begin(AMINA, PASSWORD, codes[0], HOME)
    with pytest.raises(SignInRequiredError):
        world.sign_in.begin(AMINA, PASSWORD, HOME)


def test_a_code_is_spent_once(world: World, codes: list[str]) -> None:
    _, pending = world.recovery.begin(AMINA, PASSWORD, codes[0], HOME)
    _, enrolment = world.sign_in.choose_password(pending, "Chosen-anew-2026")
    world.sign_in.enrol(enrolment, CODE, HOME)
    with pytest.raises(SignInRequiredError):
        world.recovery.begin(AMINA, "Chosen-anew-2026", codes[0], HOME)
    world.recovery.begin(AMINA, "Chosen-anew-2026", codes[1], HOME)


def test_codes_made_anew_end_those_before(world: World, codes: list[str]) -> None:
    world.codes.make(world.amina)
    with pytest.raises(SignInRequiredError):
        world.recovery.begin(AMINA, PASSWORD, codes[0], HOME)


def test_whatever_is_wrong_reads_the_same(world: World, codes: list[str]) -> None:
    tries = [(AMINA, "wrong", codes[0]), ("nobody@rabat.example", PASSWORD, codes[0]), (AMINA, PASSWORD, "0" * 16)]
    for email, password, code in [*tries, (AMINA, PASSWORD, "no code")]:
        with pytest.raises(SignInRequiredError) as refused:
            world.recovery.begin(email, password, code, HOME)
        assert refused.value.code == "access.recovery_wrong"
    assert world.codes.left("agent-1") == COUNT


def test_wrong_codes_close_the_door_as_those_of_the_telephone_do(world: World, codes: list[str]) -> None:
    for _ in range(5):
        with pytest.raises(SignInRequiredError):
            world.recovery.begin(AMINA, PASSWORD, "0" * 16, HOME)
    with pytest.raises(ThrottledError):
        world.recovery.begin(AMINA, PASSWORD, codes[0], HOME)
    with pytest.raises(ThrottledError):
        world.sign_in.answer_code(world.at_the_code(), CODE, HOME)
    assert "AccountLocked" in world.events


def test_whoever_has_no_telephone_yet_needs_no_code(world: World) -> None:
    world.identity.people[AMINA].step = Step.ENROLMENT
    _, pending = world.recovery.begin(AMINA, PASSWORD, "anything", HOME)
    assert pending.challenge.step is Step.ENROLMENT
    assert world.events == []


def test_an_administrator_takes_a_telephone_off_and_the_agent_is_invited(world: World) -> None:
    world.links.reset_second_factor(world.amina, Actor("operator", "operator-1"))
    assert world.events == ["SecondFactorReset", "AccessLinkSent"]
    assert world.memory.records[0].body["actor"]["agent_id"] == "operator-1"
    with pytest.raises(SignInRequiredError):
        world.sign_in.begin(AMINA, PASSWORD, HOME)
    world.links.choose_password(world.memory.mailed[0][2], "Chosen-anew-2026")
    assert world.sign_in.begin(AMINA, "Chosen-anew-2026", HOME)[1].challenge.step is Step.ENROLMENT


def test_a_crash_while_the_account_is_made_again_leaves_a_way_back(world: World) -> None:
    world.accounts.renew(world.amina)
    world.identity.people.clear()  # as if it had ended before the account was made
    world.links.forgotten(AMINA, Language.FRENCH)
    world.links.choose_password(world.memory.mailed[0][2], "Chosen-anew-2026")
    assert world.sign_in.begin(AMINA, "Chosen-anew-2026", HOME)[1].challenge.step is Step.ENROLMENT
