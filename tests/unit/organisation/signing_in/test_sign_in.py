"""Signing in, a step at a time."""

import pytest

from chalicelib.kernel.errors import GoneError, InvalidError, SignInRequiredError, ThrottledError
from chalicelib.organisation.signing_in.attempt import Means, Outcome, browser_words
from chalicelib.organisation.signing_in.challenge import Step, demand_step, grouped, otpauth
from chalicelib.organisation.signing_in.sign_in import six_digits
from tests.unit.organisation.signing_in.world import AMINA, CODE, ELSEWHERE, HOME, PASSWORD, World


@pytest.fixture
def world() -> World:
    return World()


def test_a_right_password_opens_nothing_but_the_next_step(world: World) -> None:
    secret, pending = world.sign_in.begin(AMINA, PASSWORD, HOME, "/desk/sign")
    assert pending.challenge.step is Step.CODE
    assert world.sign_in.find(secret) == pending
    assert secret not in repr(world.pending.kept)
    assert world.events == []


def test_the_telephones_code_signs_in_and_is_written_down(world: World) -> None:
    agent = world.sign_in.answer_code(world.at_the_code(), "١٢٣ ٤٥٦", HOME)
    assert agent == world.amina
    assert world.events == ["SignedIn"]
    (line,) = world.memory.lines.values()
    assert (line.means, line.outcome, line.address) == (Means.CODE, Outcome.SIGNED_IN, HOME.address)
    assert not world.pending.kept


def test_who_stops_after_the_password_leaves_a_line_all_the_same(world: World) -> None:
    world.at_the_code(ELSEWHERE)
    (line,) = world.memory.lines.values()
    assert (line.outcome, line.address) == (Outcome.UNFINISHED, ELSEWHERE.address)


def test_a_first_sign_in_goes_by_a_new_password_and_a_telephone(world: World) -> None:
    world.identity.people[AMINA].step = Step.NEW_PASSWORD
    first, pending = world.sign_in.begin(AMINA, PASSWORD, HOME, "/desk")
    second, enrolment = world.sign_in.choose_password(pending, "Chosen-by-me-2026")
    assert (enrolment.challenge.step, enrolment.challenge.secret, enrolment.next) == (Step.ENROLMENT, "SECRET", "/desk")
    assert world.sign_in.find(first) is None and first != second
    world.sign_in.enrol(enrolment, CODE, HOME)
    assert world.events == ["SignedIn", "SecondFactorEnrolled"]
    assert world.memory.account("agent-1").enrolled_at == world.clock.now()


def test_a_weak_password_leaves_the_step_open(world: World) -> None:
    world.identity.people[AMINA].step = Step.NEW_PASSWORD
    secret, pending = world.sign_in.begin(AMINA, PASSWORD, HOME)
    for weak in ("short", "no-capital-2026", "NO-SMALL-2026", "No-digit-at-all", " Blank-first-2026", "Long-1" * 60):
        with pytest.raises(InvalidError):
            world.sign_in.choose_password(pending, weak)
    assert world.sign_in.find(secret) == pending


def test_a_wrong_password_an_unknown_address_and_an_agent_who_left_get_the_same_answer(world: World) -> None:
    def answer(email: str, password: str) -> tuple[str, str]:
        with pytest.raises(SignInRequiredError) as refused:
            world.sign_in.begin(email, password, HOME)
        return refused.value.code, repr(refused.value.params)

    answers = {answer(AMINA, "wrong"), answer("nobody@rabat.example", PASSWORD)}
    world.change(active=False)
    assert answers | {answer(AMINA, PASSWORD)} == {("access.wrong_credentials", "{}")}
    assert [email for email, _ in world.memory.reported] == [AMINA, "nobody@rabat.example", AMINA]


def test_an_agent_who_left_between_password_and_code_is_not_let_in(world: World) -> None:
    pending = world.at_the_code()
    world.change(active=False)
    with pytest.raises(SignInRequiredError):
        world.sign_in.answer_code(pending, CODE, HOME)
    assert world.events == []


def test_a_half_made_sign_in_is_forgotten_with_the_identity_services_own(world: World) -> None:
    secret, _ = world.sign_in.begin(AMINA, PASSWORD, HOME)
    world.clock.pass_(minutes=14)
    assert world.sign_in.find(secret) is not None
    world.clock.pass_(minutes=1)
    assert world.sign_in.find(secret) is None


@pytest.mark.parametrize("secret", ["", "planted-by-somebody", "x" * 5000])
def test_a_secret_that_we_did_not_make_continues_nothing(world: World, secret: str) -> None:
    world.at_the_code()
    assert world.sign_in.find(secret) is None


def test_a_step_is_answered_where_the_sign_in_stands(world: World) -> None:
    pending = world.at_the_code()
    assert demand_step(pending, Step.CODE) == pending
    for astray in (None, pending):
        with pytest.raises(GoneError):
            demand_step(astray, Step.ENROLMENT)


def test_the_same_step_is_not_answered_twice(world: World) -> None:
    pending = world.at_the_code()
    world.sign_in.answer_code(pending, CODE, HOME)
    with pytest.raises(GoneError):
        world.sign_in.answer_code(pending, CODE, HOME)


def test_a_hundred_wrong_codes_get_nobody_in_and_few_are_even_tried(world: World) -> None:
    tried = []
    for number in range(100):
        try:
            pending = world.at_the_code()
            before = world.identity.asked
            with pytest.raises((InvalidError, ThrottledError)):
                world.sign_in.answer_code(pending, f"{number:06d}", HOME)
            tried.append(world.identity.asked - before)
        except ThrottledError:
            break
    assert sum(tried) == 5
    with pytest.raises(ThrottledError) as refused:
        world.sign_in.answer_code(world.at_the_code(), CODE, HOME)
    assert refused.value.params["minutes"] == 15
    assert world.events.count("SignInRefused") == 5
    assert world.events.count("AccountLocked") == 1
    world.clock.pass_(minutes=15)
    world.sign_in.answer_code(world.at_the_code(), CODE, HOME)


def test_however_patient_twenty_wrong_codes_are_enough_for_a_day(world: World) -> None:
    for _ in range(4):
        for _ in range(5):
            with pytest.raises(InvalidError):
                world.sign_in.answer_code(world.at_the_code(), "000000", HOME)
        world.clock.pass_(minutes=16)
    with pytest.raises(ThrottledError) as refused:
        world.sign_in.answer_code(world.at_the_code(), CODE, HOME)
    assert refused.value.params["minutes"] > 60


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "½23456"])
def test_what_is_no_code_is_told_from_a_wrong_one_and_costs_no_try(world: World, typed: str) -> None:
    with pytest.raises(InvalidError) as refused:
        six_digits(typed)
    assert refused.value.problems[0].code == "access.code_form"


def test_an_authenticator_reads_the_key_and_a_person_can_type_it() -> None:
    link = otpauth("a+b@rabat.example", "ABCDEFGHIJKLMNOP")
    assert link.startswith("otpauth://totp/Wasl%3Aa%2Bb%40rabat.example?secret=ABCDEFGHIJKLMNOP&issuer=Wasl")
    assert grouped("ABCDEFGHIJ") == "ABCD EFGH IJ"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 (KHTML, like Gecko) Chrome/1 Safari/5 Edg/1", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/131 Mobile Safari/537", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604", "Safari, iPhone"),
        ("curl/8.0", ""),
        ("", ""),
        ("<script>" * 900, ""),
    ],
)
def test_a_browser_is_told_in_two_words(header: str, words: str) -> None:
    assert browser_words(header) == words
