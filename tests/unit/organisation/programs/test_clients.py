"""Programs are made, given tokens and ended by who administers their desk; of a token only its digest is kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.organisation.programs.clients import TokenGiven
from chalicelib.organisation.programs.model import ClientState
from tests.unit.organisation.programs.programs import GIVEN, Programs


@pytest.fixture
def programs() -> Programs:
    return Programs()


def test_a_program_is_made_once_and_has_no_token_yet(programs: Programs) -> None:
    nadia = programs.house.caller("nadia")
    made = programs.acts.make(nadia, GIVEN)
    assert programs.acts.make(nadia, GIVEN) == made
    assert made.state(programs.house.clock.now()) is ClientState.WITHOUT_TOKEN
    assert programs.house.events() == ["ClientMade"]


def test_a_token_is_told_once_and_only_its_digest_kept(programs: Programs) -> None:
    token = programs.token()
    kept = programs.kept[GIVEN.id]
    assert [secret.digest for secret in kept.secrets] == [sha256(token.encode())]
    recorded = str([record.body for record in programs.house.records])
    assert token not in recorded and sha256(token.encode()) not in recorded
    assert programs.house.events() == ["ClientMade", "ClientTokenIssued"]


def test_a_token_whose_answer_was_lost_is_not_given_twice(programs: Programs) -> None:
    programs.token()
    programs.house.loses_answers = 1
    nadia, seen = programs.house.caller("nadia"), programs.kept[GIVEN.id].version
    programs.acts.issue(nadia, seen, GIVEN.id, TokenGiven(programs.day(1)))
    with pytest.raises(ConflictError, match="client_changed_meanwhile"):
        programs.acts.issue(nadia, seen, GIVEN.id, TokenGiven(programs.day(1)))
    assert programs.kept[GIVEN.id].version == seen + 1


def test_every_problem_is_told_at_once(programs: Programs) -> None:
    nadia = programs.house.caller("nadia")
    given = replace(GIVEN, label="x" * 101, desk_id="none", scopes=frozenset())
    with pytest.raises(InvalidError) as refused:
        programs.acts.demand_fit(nadia, given, TokenGiven(programs.day(366), 8))
    assert [problem.field for problem in refused.value.problems] == [
        "label", "desk_id", "scopes", "last_day", "overlap_days",
    ]  # fmt: skip


@pytest.mark.parametrize(("days", "overlap", "fits"), [(0, 0, True), (365, 7, True), (-1, 0, False), (366, 0, False)])
def test_a_token_lasts_from_today_to_a_year(programs: Programs, days: int, overlap: int, fits: bool) -> None:
    nadia = programs.house.caller("nadia")
    programs.acts.make(nadia, GIVEN)
    given = TokenGiven(programs.day(days), overlap)
    if fits:
        assert programs.acts.issue(nadia, None, GIVEN.id, given)[0].present is not None
    else:
        with pytest.raises(InvalidError):
            programs.acts.issue(nadia, None, GIVEN.id, given)
        assert programs.kept[GIVEN.id].secrets == ()


def test_an_overlap_beyond_any_number_is_a_problem_and_no_fault(programs: Programs) -> None:
    programs.token()
    with pytest.raises(InvalidError):
        programs.token(overlap_days=10**30)


def test_who_does_not_administer_the_desk_makes_gives_and_ends_nothing(programs: Programs) -> None:
    programs.token()
    for agent_id in ("tazi", "karim"):
        caller = programs.house.caller(agent_id)
        for act in (
            lambda it: programs.acts.make(it, replace(GIVEN, id="D" * 26)),
            lambda it: programs.acts.issue(it, None, GIVEN.id, TokenGiven(programs.day(1))),
            lambda it: programs.acts.revoke(it, GIVEN.id),
        ):
            with pytest.raises(ForbiddenError):
                act(caller)
    assert list(programs.kept) == [GIVEN.id]
    assert programs.acts.of(programs.house.caller("karim"), None).items == ()


def test_a_page_of_programs_leads_to_the_next_though_all_were_made_at_once(programs: Programs) -> None:
    nadia = programs.house.caller("nadia")
    for letter in "CDE":
        programs.acts.make(nadia, replace(GIVEN, id=letter * 26))
    first = programs.acts.of(nadia, None, limit=2)
    second = programs.acts.of(nadia, first.next_cursor, limit=2)
    assert [it.id[0] for it in (*first.items, *second.items)] == ["E", "D", "C"]
    assert second.next_cursor is None


def test_another_administrations_program_does_not_exist(programs: Programs) -> None:
    programs.token()
    stranger = replace(programs.house.caller("nadia"), administration_id="fes")
    for act in (
        lambda: programs.acts.get(stranger, GIVEN.id),
        lambda: programs.acts.issue(stranger, None, GIVEN.id, TokenGiven(programs.day(1))),
        lambda: programs.acts.revoke(stranger, GIVEN.id),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_a_program_can_manage_no_program_itself_least_of_all(programs: Programs) -> None:
    """Its seat lacks the administrator's role, and would not carry the act if it had it."""
    program = programs.calls(programs.token())
    for seat in (program.seats[0], replace(programs.house.caller("nadia").seats[0], kinds=frozenset())):
        with pytest.raises(ForbiddenError):
            programs.acts.revoke(replace(program, seats=(seat,)), GIVEN.id)


def test_an_ended_program_stays_ended_and_is_given_no_token(programs: Programs) -> None:
    programs.token()
    nadia = programs.house.caller("nadia")
    ended = programs.acts.revoke(nadia, GIVEN.id)
    assert programs.acts.revoke(nadia, GIVEN.id) == ended
    assert programs.house.events()[-1:] == ["ClientRevoked"]
    with pytest.raises(ConflictError, match="client_ended"):
        programs.token()


def test_the_program_of_a_closed_desk_can_be_ended_and_not_go_on(programs: Programs) -> None:
    programs.token()
    desk = programs.house.places_of["roads-desk"]
    programs.house.put_desk(replace(desk, closed_at=datetime(2026, 11, 1, tzinfo=UTC)))
    with pytest.raises(ConflictError, match="client_ended"):
        programs.token()
    assert programs.acts.revoke(programs.house.caller("nadia"), GIVEN.id).revoked_at is not None
