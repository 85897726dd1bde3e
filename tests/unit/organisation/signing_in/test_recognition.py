"""Who calls, by session and by token."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.kernel.errors import SignInRequiredError
from tests.unit.organisation.signing_in.world import World

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class FakeSession:
    """What telling the caller needs of a session."""

    agent_id: str | None
    started_at: datetime


@pytest.fixture
def world() -> World:
    return World()


def test_signing_out_everywhere_ends_the_sessions_begun_before(world: World) -> None:
    world.change(signed_out_at=START)
    assert world.callers.of_session(FakeSession("agent-1", START - timedelta(hours=1))) is None
    assert world.callers.of_session(FakeSession("agent-1", START)) is None
    assert world.callers.of_session(FakeSession("agent-1", START + timedelta(milliseconds=1))) is not None


def test_a_visitors_session_and_one_of_a_removed_agent_are_nobodys(world: World) -> None:
    assert world.callers.of_session(FakeSession(None, START)) is None
    assert world.callers.of_session(FakeSession("agent-2", START)) is None
    world.change(active=False)
    assert world.callers.of_session(FakeSession("agent-1", START)) is None


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic agent-1", "agent-1", "Bearer agent-2"])
def test_a_header_that_is_no_bearer_of_ours_is_refused(world: World, header: str) -> None:
    with pytest.raises(SignInRequiredError):
        world.bearers.of_bearer(header)
    assert world.bearers.of_bearer("bearer agent-1").agent_id == "agent-1"


def test_signing_out_everywhere_ends_the_tokens_issued_before(world: World) -> None:
    second = int(START.timestamp())
    world.change(signed_out_at=START + timedelta(milliseconds=500))
    for issued_at in (second - 3600, second):
        with pytest.raises(SignInRequiredError):
            world.bearers.of_bearer(f"Bearer agent-1@{issued_at}")
    assert world.bearers.of_bearer(f"Bearer agent-1@{second + 1}").agent_id == "agent-1"


def test_a_later_subject_of_the_same_person_leads_to_the_agent(world: World) -> None:
    with pytest.raises(SignInRequiredError):
        world.bearers.of_bearer("Bearer subject-2")
    world.memory.lead("subject/subject-2", "agent-1")
    assert world.bearers.of_bearer("Bearer subject-2").agent_id == "agent-1"
