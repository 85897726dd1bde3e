"""The rules of circuits, without any cloud."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.signing.model import (
    Circuit,
    Folder,
    FolderState,
    GroupState,
    OutgoingNumber,
    StepState,
    check_decidable,
)
from chalicelib.signing.next_action import LONGEST_RUN, Action, next_action
from chalicelib.signing.service import Decision, tally
from tests.unit.signing.folders import NOW, circuit, folder

RUN = 1


def grant(of: Folder, step: str, agent: str = "agent") -> Folder:
    found = of.step(step)
    assert found is not None
    return tally(of, replace(found, state=StepState.GRANTED, agent_id=agent, decided_at=NOW))


def refuse(of: Folder, step: str) -> Folder:
    found = of.step(step)
    assert found is not None
    return tally(of, replace(found, state=StepState.REFUSED, reason="ناقص", decided_at=NOW))


def test_a_document_is_prepared_before_anything_else() -> None:
    assert next_action(folder(prepared=False), NOW, RUN, NOW).action is Action.PREPARE


def test_an_open_group_is_waited_for_until_its_deadline() -> None:
    following = next_action(folder(), NOW + timedelta(hours=8), RUN, NOW)
    assert (following.action, following.group, following.timeout_seconds) == (Action.WAIT, 1, 40 * 3600)


def test_a_late_group_is_waited_for_until_the_run_hands_over() -> None:
    late = folder()
    late = replace(late, groups=(replace(late.groups[0], late=True), *late.groups[1:]))
    assert next_action(late, NOW, RUN, NOW).timeout_seconds == int(LONGEST_RUN.total_seconds())


def test_a_run_that_grew_old_hands_over_to_a_successor() -> None:
    assert next_action(folder(), NOW + LONGEST_RUN, RUN, NOW).action is Action.RESTART


def test_a_granted_visa_leads_to_the_next_group_and_leaves_the_document_alone() -> None:
    following = next_action(grant(folder(), "1-1"), NOW, RUN, NOW)
    assert (following.action, following.group) == (Action.WAIT, 2)


def test_a_granted_signature_is_put_on_the_document_before_going_on() -> None:
    signed = grant(folder(circuit(["signature:president"])), "1-1")
    assert next_action(signed, NOW, RUN, NOW).action is Action.SIGN


def test_the_number_is_taken_before_the_seal() -> None:
    done = grant(folder(circuit(["visa:chief"])), "1-1")
    assert next_action(done, NOW, RUN, NOW).action is Action.NUMBER
    numbered = replace(done, outgoing=OutgoingNumber("m", "ENK-D-2026-0000001", NOW, "v"))
    assert next_action(numbered, NOW, RUN, NOW).action is Action.SEAL


@pytest.mark.parametrize("state", [FolderState.SEALED, FolderState.REFUSED])
def test_nothing_follows_an_ended_folder(state: FolderState) -> None:
    assert next_action(replace(folder(), state=state), NOW, RUN, NOW).action is Action.END


def test_a_run_that_was_followed_by_another_has_nothing_left_to_do() -> None:
    assert next_action(replace(folder(), runs=2), NOW, RUN, NOW).action is Action.END


def test_one_refusal_ends_the_folder() -> None:
    refused = refuse(folder(), "1-1")
    assert (refused.state, refused.groups[0].state) == (FolderState.REFUSED, GroupState.REFUSED)
    assert next_action(refused, NOW, RUN, NOW).action is Action.END


def test_all_of_a_group_must_grant_when_all_are_needed() -> None:
    once = grant(folder(circuit(["visa:a", "visa:b"])), "1-1")
    assert once.groups[0].state is GroupState.OPEN
    assert grant(once, "1-2").groups[0].state is GroupState.GRANTED


def test_enough_grants_let_the_other_steps_of_the_group_go() -> None:
    enough = grant(folder(circuit(["visa:a", "visa:b", "visa:c"], needed=1)), "1-2")
    assert [step.state for step in enough.steps] == [StepState.SKIPPED, StepState.GRANTED, StepState.SKIPPED]


@pytest.mark.parametrize(
    ("change", "desk", "code"),
    [
        ({}, "other", "signing.not_your_step"),
        ({"state": FolderState.FAILED}, "chief", "signing.folder_not_in_progress"),
    ],
)
def test_a_step_is_decided_only_by_its_desk_and_only_in_progress(change: dict[str, Any], desk: str, code: str) -> None:
    at_desk = replace(folder(), **change)
    with pytest.raises(ConflictError) as refused:
        check_decidable(at_desk, at_desk.steps[0], desk)
    assert refused.value.code == code


def test_a_decided_step_is_not_decided_again_and_a_waiting_one_not_yet() -> None:
    granted = grant(folder(), "1-1")
    with pytest.raises(ConflictError, match=r"signing\.already_decided"):
        check_decidable(granted, granted.steps[0], "chief")
    with pytest.raises(ConflictError, match=r"signing\.already_decided"):  # the nearest reason, whatever followed
        check_decidable(replace(granted, state=FolderState.SEALED), granted.steps[0], "chief")
    with pytest.raises(ConflictError, match=r"signing\.step_not_open"):
        check_decidable(granted, granted.steps[1], "president")


@pytest.mark.parametrize(
    ("change", "minutes", "awaits"),
    [
        ({"state": FolderState.FAILED}, 0, True),
        ({"state": FolderState.OPENED}, 60, False),  # the sweep starts it
        ({"state": FolderState.REFUSED}, 60, False),
        ({"state": FolderState.SEALED}, 60, False),
        ({}, 60, False),  # a step is open: it is a person's turn
        ({"steps": ()}, 15, False),
        ({"steps": ()}, 16, True),
    ],
)
def test_a_folder_awaits_the_operator_once_it_failed_or_no_machine_moves_it(
    change: dict[str, Any], minutes: int, awaits: bool
) -> None:
    assert replace(folder(), **change).awaits_operator(NOW + timedelta(minutes=minutes)) is awaits


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001])
def test_a_refusal_says_why_in_a_thousand_characters_at_most(reason: str) -> None:
    with pytest.raises(InvalidError):
        Decision("1-1", granted=False, reason=reason).check()


def test_a_circuit_reads_back_as_it_was_written() -> None:
    written = circuit(["visa:a", "visa:b"], ["signature:c"])
    assert Circuit.parse(written.as_data()) == written


@pytest.mark.parametrize("needed", [0, 3])
def test_a_group_cannot_need_more_grants_than_it_has_steps_nor_none(needed: int) -> None:
    data = {
        "id": "c",
        "version": 1,
        "groups": [{"steps": [{"kind": "visa", "desk_id": "a"}] * 2, "needed": needed, "deadline_hours": 1}],
    }
    with pytest.raises(InvalidError):
        Circuit.parse(data)


def test_a_circuit_has_at_least_one_group() -> None:
    with pytest.raises(InvalidError):
        Circuit.parse({"id": "c", "version": 1, "groups": []})
