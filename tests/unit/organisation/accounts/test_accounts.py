"""Accounts at the identity service follow what is decided of agents; an address leads to one of them."""

from datetime import date

import pytest

from chalicelib.kernel.errors import ConflictError, ThrottledError
from chalicelib.organisation.model import Agent
from tests.unit.organisation.signing_in.identity import Person
from tests.unit.organisation.signing_in.world import AMINA, ELSEWHERE, HOME, World

NEW = "amina.b@rabat.example"


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize("change", [{"active": False}, {"leaves_on": date(2026, 11, 22)}], ids=["off", "left"])
def test_who_works_here_no_more_is_shut_out_at_the_identity_service(world: World, change: dict[str, object]) -> None:
    world.accounts.settle("agent-1")
    assert world.identity.disabled == set()
    world.change(**change)
    world.accounts.settle("agent-1")
    assert world.identity.disabled == {AMINA}


def test_a_new_address_has_an_account_of_its_own_and_the_former_is_closed(world: World) -> None:
    for _ in range(2):
        world.accounts.give(NEW, world.amina)
    assert world.accounts.of(NEW) == "agent-1"
    world.change(email=NEW, former_email=AMINA)
    for _ in range(2):
        world.accounts.settle("agent-1")
    assert set(world.identity.people) == {NEW}


def test_a_former_address_that_is_somebody_elses_by_now_stays_open(world: World) -> None:
    world.change(email=NEW, former_email=AMINA)
    world.identity.people[AMINA] = Person("agent-2", "x")
    world.memory.agents["agent-2"] = Agent("agent-2", "rabat", AMINA, world.amina.name)
    world.accounts.settle("agent-1")
    assert AMINA in world.identity.people


def test_an_address_of_somebody_else_is_not_given(world: World) -> None:
    other = Agent("agent-2", "rabat", "b@rabat.example", world.amina.name)
    with pytest.raises(ConflictError, match="address_taken"):
        world.accounts.give(AMINA.upper(), other)


def test_a_closed_account_is_opened_by_an_administrator(world: World) -> None:
    assert world.limits.closed_until(AMINA, "agent-1") is None
    with pytest.raises(ThrottledError):
        for _ in range(5):
            world.limits.password_try(AMINA, ELSEWHERE, known=False).failed()
    assert world.limits.closed_until(AMINA.upper(), "agent-1") is not None
    world.limits.open(AMINA, "agent-1")
    assert world.limits.closed_until(AMINA, "agent-1") is None
    world.limits.password_try(AMINA, HOME, known=False)
