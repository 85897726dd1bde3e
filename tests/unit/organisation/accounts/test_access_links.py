"""Links to choose a password: by mail, once, for a while."""

import pytest

from chalicelib.kernel.errors import GoneError, InvalidError, SignInRequiredError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor
from chalicelib.organisation.accounts.model import LinkKind
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome
from tests.unit.organisation.signing_in.world import AMINA, CODE, HOME, PASSWORD, World

CHOSEN = "Chosen-by-me-2026"


@pytest.fixture
def world() -> World:
    return World()


def asked(world: World, email: str = AMINA) -> str:
    """The token that was mailed."""
    world.links.forgotten(email, Language.FRENCH)
    return world.memory.mailed[-1][2]


def test_a_link_sets_the_password_and_ends_every_session_and_token(world: World) -> None:
    token = asked(world)
    world.links.choose_password(token, CHOSEN)
    assert world.identity.people[AMINA].password == CHOSEN
    assert world.amina.signed_out_at == world.clock.now()
    assert world.identity.signed_out == [AMINA]
    assert world.events == ["AccessLinkSent", "AccessLinkUsed"]


def test_the_token_stands_nowhere_but_in_the_mail(world: World) -> None:
    token = asked(world)
    assert len(token) >= 43
    assert token not in repr(world.memory.links) + repr(world.memory.records)


def test_a_link_is_used_once(world: World) -> None:
    token = asked(world)
    world.links.choose_password(token, CHOSEN)
    with pytest.raises(GoneError):
        world.links.choose_password(token, "Another-one-2026")
    assert world.identity.people[AMINA].password == CHOSEN


def test_looking_at_a_link_uses_nothing_up(world: World) -> None:
    token = asked(world)
    for _ in range(3):
        world.links.find(token)
    world.links.choose_password(token, CHOSEN)


@pytest.mark.parametrize(("kind", "minutes"), [(LinkKind.RESET, 60), (LinkKind.INVITATION, 7 * 24 * 60)])
def test_a_link_lasts_as_long_as_its_kind(world: World, kind: LinkKind, minutes: int) -> None:
    if kind is LinkKind.RESET:
        token = asked(world)
    else:
        world.links.send(world.amina, Actor("agent", "manager"))
        token = world.memory.mailed[-1][2]
    world.clock.pass_(minutes=minutes - 1)
    world.links.find(token)
    world.clock.pass_(minutes=1)
    with pytest.raises(GoneError):
        world.links.find(token)


def test_a_second_link_ends_with_the_first_that_is_used(world: World) -> None:
    first = asked(world)
    second = asked(world)
    world.clock.pass_(minutes=1)
    world.links.choose_password(second, CHOSEN)
    with pytest.raises(GoneError):
        world.links.choose_password(first, "Another-one-2026")


@pytest.mark.parametrize("token", ["", "forged", "A" * 43])
def test_a_token_that_we_did_not_make_opens_nothing(world: World, token: str) -> None:
    asked(world)
    with pytest.raises(GoneError):
        world.links.find(token)


def test_an_agent_who_left_chooses_nothing(world: World) -> None:
    token = asked(world)
    world.change(active=False)
    with pytest.raises(GoneError):
        world.links.choose_password(token, CHOSEN)


def test_nobody_is_mailed_who_is_no_active_agent(world: World) -> None:
    world.links.forgotten("nobody@rabat.example", Language.ARABIC)
    world.change(active=False)
    world.links.forgotten(AMINA, Language.ARABIC)
    assert world.memory.mailed == []


def test_three_links_an_hour_are_enough(world: World) -> None:
    for _ in range(5):
        world.links.forgotten(AMINA, Language.ARABIC)
    assert len(world.memory.mailed) == 3


def test_a_weak_password_leaves_the_link_good(world: World) -> None:
    token = asked(world)
    with pytest.raises(InvalidError):
        world.links.choose_password(token, "weak")
    world.clock.pass_(seconds=1)
    world.identity.refuses_passwords = True  # a stricter policy than ours
    with pytest.raises(InvalidError):
        world.links.choose_password(token, CHOSEN)
    world.identity.refuses_passwords = False
    world.links.choose_password(token, CHOSEN)


def test_whoever_owns_the_mailbox_is_forgiven_wrong_codes(world: World) -> None:
    for _ in range(5):
        with pytest.raises(InvalidError):
            world.sign_in.answer_code(world.at_the_code(), "000000", HOME)
    world.links.choose_password(asked(world), CHOSEN)
    _, pending = world.sign_in.begin(AMINA, CHOSEN, HOME)
    world.sign_in.answer_code(pending, CODE, HOME)


def test_an_invitation_makes_the_account_that_is_lacking(world: World) -> None:
    agent_id = world.accounts.of("new@rabat.example")
    assert world.accounts.of("new@rabat.example") == agent_id != world.accounts.of(AMINA) == "agent-1"
    invited = Agent(agent_id, "rabat", "new@rabat.example", world.amina.name)
    world.memory.agents[agent_id] = invited
    world.identity.people.pop("new@rabat.example")
    world.links.send(invited)
    assert world.memory.mailed[-1][:2] == (agent_id, LinkKind.INVITATION)
    world.links.choose_password(world.memory.mailed[-1][2], CHOSEN)
    assert world.sign_in.begin("new@rabat.example", CHOSEN, HOME)


def test_whoever_comes_back_is_let_in_again(world: World) -> None:
    world.identity.disable(AMINA)
    with pytest.raises(SignInRequiredError):
        world.sign_in.begin(AMINA, PASSWORD, HOME)
    world.links.send(world.amina)
    world.links.choose_password(world.memory.mailed[-1][2], CHOSEN)
    world.sign_in.begin(AMINA, CHOSEN, HOME)


def test_a_refused_password_that_is_told_twice_is_written_once(world: World) -> None:
    line = Attempt.of(HOME, world.clock.now(), Means.PASSWORD, Outcome.WRONG_PASSWORD)
    for _ in range(2):
        world.journal.refused(world.amina, line, closed=True)
    assert world.events == ["SignInRefused", "AccountLocked"]
    assert PASSWORD not in repr(world.memory.records)
