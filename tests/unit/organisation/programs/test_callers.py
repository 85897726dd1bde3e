"""A program calls while its token, its desk and its administration hold, and does no more than a program may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chalicelib.kernel.access import Role, Scope, Thing
from chalicelib.kernel.errors import SignInRequiredError, ThrottledError
from chalicelib.kernel.log import Program
from chalicelib.kernel.tokens import new_token
from chalicelib.organisation.policy import ACTS, may
from chalicelib.organisation.structure.model import Standing
from tests.unit.organisation.programs.programs import ADDRESS, CALLS, GIVEN, WRONG, Programs


@pytest.fixture
def programs() -> Programs:
    return Programs()


def refused(programs: Programs, token: str) -> str:
    """The code with which the token is refused."""
    with pytest.raises(SignInRequiredError) as error:
        programs.calls(token)
    return error.value.code.partition("client_")[2]


def test_a_program_acts_as_its_desk_within_its_scopes(programs: Programs) -> None:
    caller = programs.calls(programs.token())
    assert (caller.kind, caller.agent_id, caller.desk_ids) == ("client", GIVEN.id, ("roads-desk",))
    assert caller.scopes == GIVEN.scopes
    assert caller.program == Program(GIVEN.id, "roads-desk", "rabat")
    assert may(caller, "mail.reply", Thing("rabat", "roads", frozenset({"roads-desk"}))).allowed


def test_a_token_costs_one_read_and_one_that_cannot_be_ours_none(programs: Programs) -> None:
    token, before = programs.token(), programs.reads
    programs.calls(token)
    refused(programs, token[:-1])
    assert programs.reads - before == 1


def test_unknown_wrong_cut_and_altered_tokens_read_the_same(programs: Programs) -> None:
    token = programs.token()
    others = (new_token("D" * 26), new_token(GIVEN.id), token[:-7], token[:-1] + ("0" if token[-1] != "0" else "1"))
    assert {refused(programs, other) for other in others} == {"token_invalid"}


def test_a_token_ends_after_its_last_day(programs: Programs) -> None:
    token = programs.token(days=0)
    programs.calls(token)
    programs.house.clock.pass_(days=1)
    assert refused(programs, token) == "token_expired"


def test_a_revoked_program_calls_no_more_from_that_instant(programs: Programs) -> None:
    token = programs.token()
    programs.acts.revoke(programs.house.caller("nadia"), GIVEN.id)
    assert refused(programs, token) == "token_revoked"


def test_a_replaced_token_works_for_its_overlap_and_then_no_more(programs: Programs) -> None:
    first = programs.token()
    second = programs.token(overlap_days=2)
    programs.house.clock.pass_(days=1, hours=23)
    assert programs.calls(first) == programs.calls(second)
    programs.house.clock.pass_(hours=1)
    assert refused(programs, first) == "token_expired"
    programs.calls(second)


def test_a_replaced_token_never_outlasts_its_own_last_day(programs: Programs) -> None:
    first = programs.token(days=1)
    programs.token(overlap_days=7)
    programs.house.clock.pass_(days=2)
    assert refused(programs, first) == "token_expired"


def test_without_an_overlap_the_old_token_ends_at_once(programs: Programs) -> None:
    first = programs.token()
    second = programs.token()
    assert refused(programs, first) == "token_expired"
    programs.calls(second)


def test_at_most_two_tokens_work_however_often_they_are_renewed(programs: Programs) -> None:
    tokens = [programs.token(overlap_days=7) for _ in range(3)]
    assert refused(programs, tokens[0]) == "token_invalid"
    assert programs.calls(tokens[1]) == programs.calls(tokens[2])


def _closed_desk(programs: Programs) -> None:
    desk = programs.house.places_of["roads-desk"]
    programs.house.put_desk(replace(desk, closed_at=datetime(2026, 11, 1, tzinfo=UTC)))


def _standing(standing: Standing) -> Callable[[Programs], None]:
    def change(programs: Programs) -> None:
        programs.house.now = replace(programs.house.now, standing=standing)

    return change


@pytest.mark.parametrize("end", [_closed_desk, _standing(Standing.SUSPENDED), _standing(Standing.CLOSED)])
def test_a_closed_desk_and_an_administration_out_of_service_end_it(
    programs: Programs, end: Callable[[Programs], None]
) -> None:
    token = programs.token()
    end(programs)
    assert refused(programs, token) == "out_of_service"


def test_its_use_is_noted_once_a_day(programs: Programs) -> None:
    token = programs.token()
    for _ in range(3):
        programs.calls(token)
    programs.house.clock.pass_(days=1)
    programs.calls(token)
    assert programs.uses == [programs.day(-1), programs.day(0)]


def test_a_refused_call_is_no_use(programs: Programs) -> None:
    token = programs.token()
    _closed_desk(programs)
    refused(programs, token)
    assert programs.uses == []


def test_a_program_that_runs_in_circles_is_slowed_wherever_it_calls_from(programs: Programs) -> None:
    token = programs.token()
    for number in range(CALLS):
        programs.calls(token, f"10.0.0.{number % 250}")
    with pytest.raises(ThrottledError):
        programs.calls(token)
    programs.house.clock.pass_(minutes=1)
    programs.calls(token)


def test_an_address_with_wrong_tokens_is_slowed_and_a_right_token_still_let_in_from_it(programs: Programs) -> None:
    token = programs.token()
    for _ in range(WRONG):
        refused(programs, new_token(GIVEN.id))
    for wrong in (new_token(GIVEN.id), "wasl_x"):
        with pytest.raises(ThrottledError):
            programs.calls(wrong, ADDRESS)
    programs.calls(token, ADDRESS)


OF_PERSONS = {
    *("folder.visa", "folder.sign", "organisation.manage", "organisation.people"),
    *("operations.read", "operations.retry", "registry.models", "erasure.decide"),
}
"""What no program does, whatever its desk is for and whatever its scopes."""


def test_no_program_signs_gives_a_visa_or_manages_whatever_its_desk_and_scopes(programs: Programs) -> None:
    desk = replace(programs.house.places_of["roads-desk"], roles=frozenset(Role), entity_id="root")
    programs.house.put_desk(desk)
    token = programs.token()
    programs.kept[GIVEN.id] = replace(programs.kept[GIVEN.id], scopes=frozenset(Scope))
    program = programs.calls(token)
    thing = Thing("rabat", "root", frozenset({"roads-desk"}))
    assert {act for act in ACTS if not may(program, act, thing).allowed} == OF_PERSONS
