"""A circuit whose execution is gone is never silent: a decision brings a successor, and the operator sees the rest."""

from datetime import timedelta

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.signing.model import FolderState
from tests.circuits import Office, abort, assert_sealed_once, events, folder
from tests.faults import Fault, at, injected
from tests.journeys import Journey

A_MINUTE, LONG = timedelta(seconds=61), timedelta(minutes=16)


def sweep(office: Office, later: timedelta = A_MINUTE) -> None:
    """The sweeper comes, so much later."""
    with time_machine.travel(bootstrap.clock().now() + later):
        office.cloud.fire("SweeperSchedule")
        office.cloud.drain()


def shown(journey: Journey) -> list[str]:
    """The ids of the folders that the operator sees."""
    return [item["id"] for item in journey.call("GET", "/operations", "operator")["folders"]]


def test_a_decision_on_a_circuit_whose_execution_was_aborted_brings_another(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    abort(office, folder_id)
    office.grant(folder_id, "1-1", "head", expect=200)
    sweep(office)
    assert (folder(folder_id).runs, folder(folder_id).groups[1].state.value) == (2, "open")
    office.grant(folder_id, "2-1", "president")
    office.cloud.drain()
    assert_sealed_once(office, folder_id)
    assert events(folder_id).count("CircuitStarted") == 2


@pytest.mark.early
def test_a_run_whose_token_ran_out_goes_on_by_itself_and_is_not_followed(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    kept = list(office.cloud.failures)
    with injected(at(1, Fault.CRASH_BEFORE, "SendTaskSuccess"), function="APIHandler"):
        office.grant(folder_id, "1-1", "head", expect=502)
    office.cloud.failures[:] = kept
    office.cloud.advance(timedelta(hours=48).total_seconds() + 1)
    office.cloud.drain()
    sweep(office)
    found = folder(folder_id)
    assert (found.runs, found.groups[0].completed, found.groups[1].state.value) == (1, True, "open")


def test_a_refused_circuit_without_its_execution_is_over_all_the_same(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    abort(office, folder_id)
    office.refuse(folder_id, "1-1", "head", "صياغة")
    office.cloud.drain()
    sweep(office)
    assert (folder(folder_id).state, folder(folder_id).runs) == (FolderState.REFUSED, 1)
    assert folder(folder_id).groups[0].completed


def test_a_folder_that_no_machine_moves_is_shown_after_a_quarter_of_an_hour_and_a_retry_moves_it(
    office: Office,
) -> None:
    folder_id, journey = office.folder_by_hand("one-visa"), office.journey
    assert folder_id not in shown(journey)
    journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator", expect=409)
    with time_machine.travel(bootstrap.clock().now() + LONG):
        office.journey = Journey(office.cloud, office.seeded)  # signed in then
        assert bootstrap.folder_recovery().sweep() >= 1
        assert folder_id in shown(office.journey)
        office.journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator")
        office.cloud.drain()
        assert folder_id not in shown(office.journey)
        office.grant(folder_id, "1-1", "head")
        office.cloud.drain()
    assert folder(folder_id).state is FolderState.SEALED


def test_folders_that_wait_for_people_are_neither_shown_nor_read_by_the_sweep(office: Office) -> None:
    waiting = office.folder_at_first_desk()
    long_after = bootstrap.clock().now() + timedelta(days=20)
    assert waiting not in bootstrap.folder_store().unchanged(FolderState.IN_PROGRESS, long_after)
    assert not folder(waiting).awaits_operator(long_after)


def test_an_execution_runs_until_it_ends_in_any_way(office: Office) -> None:
    folder_id, executions = office.folder_at_first_desk(), bootstrap.executions()
    assert [executions.is_running(folder_id, run) for run in (1, 2)] == [True, False]
    abort(office, folder_id)
    assert not executions.is_running(folder_id, 1)
