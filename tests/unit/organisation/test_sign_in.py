"""Signing in with a password, by session and by token."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest

from chalicelib.kernel.errors import SignInRequiredError, ThrottledError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation import challenges, ports
from chalicelib.organisation.mandates import Mandate
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.ports import Challenge, Store
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.sign_in import SignIn
from chalicelib.organisation.structure import Structure
from chalicelib.web.throttle import Throttle
from tests.unit.web.memory import HandClock, MemoryTallies

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NAME = Bilingual("أمينة", "Amina")


class OneAgent:
    """A store with one agent, who may be changed."""

    def __init__(self, **changes: Any) -> None:
        self.only = Agent("agent-1", "rabat", "amina@rabat.example", NAME, **changes)

    def agent(self, agent_id: str) -> Agent | None:
        return self.only if agent_id == self.only.id else None

    def desks_by_id(self, administration_id: str, desk_ids: object) -> list[Desk]:
        return []

    def mandates_of(self, agent_id: str, day: date) -> list[Mandate]:
        return []


class Structures:
    """Every administration is open and has one entity."""

    def glance(self, administration_id: str) -> Structure:
        return replace(Structure.new(administration_id), parents={"root": ""})


class Provider:
    """Knows two people; the second has never signed in."""

    def authenticate(self, email: str, password: str) -> str | Challenge:
        if password != "right":
            raise SignInRequiredError("whatever")
        return {"new@rabat.example": Challenge("challenge-1")}.get(email, "agent-1")

    def answer_new_password(self, email: str, password: str, session: str) -> str:
        return "agent-1"


class BelieveAll:
    """Takes the token itself for the subject."""

    def id_token(self, token: str) -> Mapping[str, Any]:
        return {"sub": token}

    access_token = id_token


@dataclass
class FakeSession:
    """What the sign-in needs of a session."""

    agent_id: str | None
    started_at: datetime


def _sign_in(store: OneAgent | None = None) -> SignIn:
    clock = HandClock()

    def throttle(limit: int) -> Throttle:
        return Throttle(f"t{limit}", limit, timedelta(minutes=15), MemoryTallies(), clock)

    organisation = OrganisationService(cast(Store, store or OneAgent()), cast(ports.Structures, Structures()), clock)
    return SignIn(Provider(), BelieveAll(), organisation, throttle(5), throttle(50))


def test_the_right_password_says_who_signed_in() -> None:
    caller = _sign_in().with_password("amina@rabat.example", "right", "10.0.0.1")
    assert not isinstance(caller, Challenge)
    assert caller.agent_id == "agent-1"


def test_a_first_sign_in_goes_on_with_a_challenge() -> None:
    assert _sign_in().with_password("new@rabat.example", "right", "10.0.0.1") == Challenge("challenge-1")


def test_a_wrong_password_and_an_agent_who_left_get_the_same_answer() -> None:
    with pytest.raises(SignInRequiredError) as wrong:
        _sign_in().with_password("amina@rabat.example", "wrong", "10.0.0.1")
    with pytest.raises(SignInRequiredError) as left:
        _sign_in(OneAgent(active=False)).with_password("amina@rabat.example", "right", "10.0.0.1")
    assert (wrong.value.code, wrong.value.params) == (left.value.code, left.value.params)


def test_five_failures_close_the_account_to_that_address_only() -> None:
    sign_in = _sign_in()
    for _ in range(5):
        with pytest.raises(SignInRequiredError):
            sign_in.with_password("amina@rabat.example", "wrong", "10.0.0.1")
    with pytest.raises(ThrottledError):
        sign_in.with_password("Amina@Rabat.example", "right", "10.0.0.1")
    sign_in.with_password("amina@rabat.example", "right", "10.0.0.2")


def test_a_success_forgives_the_failures_before_it() -> None:
    sign_in = _sign_in()
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(SignInRequiredError):
                sign_in.with_password("amina@rabat.example", "wrong", "10.0.0.1")
        sign_in.with_password("amina@rabat.example", "right", "10.0.0.1")


def test_signing_out_everywhere_ends_the_sessions_begun_before() -> None:
    sign_in = _sign_in(OneAgent(signed_out_at=START))
    assert sign_in.caller_of_session(FakeSession("agent-1", START - timedelta(hours=1))) is None
    assert sign_in.caller_of_session(FakeSession("agent-1", START + timedelta(seconds=1))) is not None


def test_a_visitors_session_and_one_of_a_removed_agent_are_nobodys() -> None:
    assert _sign_in().caller_of_session(FakeSession(None, START)) is None
    assert _sign_in().caller_of_session(FakeSession("agent-2", START)) is None
    assert _sign_in(OneAgent(active=False)).caller_of_session(FakeSession("agent-1", START)) is None


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic agent-1", "agent-1", "Bearer agent-2"])
def test_a_header_that_is_no_bearer_of_ours_is_refused(header: str) -> None:
    with pytest.raises(SignInRequiredError):
        _sign_in().caller_of_bearer(header)
    assert _sign_in().caller_of_bearer("bearer agent-1").agent_id == "agent-1"


@pytest.mark.parametrize("value", ["", ".", "x.", ".y", "é.y", "/w==.y"])
def test_a_cookie_that_is_no_challenge_reads_as_none(value: str) -> None:
    assert challenges.read(value) is None
    assert challenges.read(challenges.written("é@b.example", "s.1")) == challenges.PendingChallenge(
        "é@b.example", "s.1"
    )
