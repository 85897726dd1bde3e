"""A new version of state machine and functions, deployed over running circuits, loses none of them."""

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.kernel.events import Event
from chalicelib.kernel.ids import new_id
from chalicelib.signing.handlers import on_reply_proposed
from infra import compose
from infra.local.cloud import LocalCloud
from tests.circuits import Office, assert_sealed_once, folder
from tests.registers import write_sheet
from tests.workflows import next_version


def changed(template: dict[str, Any]) -> dict[str, Any]:
    """The same stack, with a state machine whose states are named and ordered otherwise, and another handler."""
    after = copy.deepcopy(template)
    machine = after["Resources"]["CircuitStateMachine"]["Properties"]
    definition = json.loads(machine["DefinitionString"].replace('"WaitForGroup"', '"AwaitDesks"'))
    definition["StartAt"] = "Begin"
    definition["States"]["Begin"] = {"Type": "Pass", "Next": "Next"}
    definition["States"]["Next"]["Parameters"]["Payload"]["task"] = "whats_next"
    machine["DefinitionString"] = json.dumps(definition)
    after["Resources"]["Circuit"]["Properties"]["Handler"] = "tests.workflows.next_version.circuit"
    return after


@pytest.fixture
def next_template(cloud: LocalCloud) -> Iterator[dict[str, Any]]:
    """The next version; the present one is deployed again afterwards, for the tests that follow."""
    present = compose.template(stage="local")
    yield changed(present)
    cloud.update(present)


def test_a_reply_that_was_proposed_before_proposals_said_what_they_answer_opens_its_folder(office: Office) -> None:
    mail_id, file_id = office.answered_by_hand
    desk = office.seeded.desks["permits"]
    detail = {
        "folder_id": new_id(),
        "mail_id": mail_id,
        "intake_id": write_sheet(office.seeded, "جواب", "D").id,
        "file_id": file_id,
        "circuit_id": office.seeded.circuits["one-visa"].id,
        "entity_id": desk.entity_id,
        "desk_id": desk.id,
    }
    at, administration = datetime.now(UTC), office.seeded.administration.id
    on_reply_proposed(Event("ReplyProposed", "mail/M#0000000003", "mail/M", administration, at, "", detail))
    assert folder(detail["folder_id"]).answered_nature == ""


def test_circuits_that_run_during_a_deployment_come_to_their_end(office: Office, next_template: dict[str, Any]) -> None:
    running = {office.folder_at_first_desk("one-visa"): ("1-1",), office.folder_at_first_desk(): ("1-1", "2-1")}
    late = office.folder_at_first_desk("late-at-once")
    office.cloud.update(next_template)
    office.cloud.advance(10)
    started_after = office.folder_at_first_desk("one-visa")
    assert "whats_next" in next_version.calls
    for folder_id, steps in {**running, late: ("1-1", "2-1"), started_after: ("1-1",)}.items():
        for step in steps:
            office.grant(folder_id, step, "head" if step == "1-1" else "president")
            office.cloud.drain()
        assert_sealed_once(office, folder_id)
    assert folder(late).groups[0].late
    assert {"next", "whats_next"} <= set(next_version.calls)
