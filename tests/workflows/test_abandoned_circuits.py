"""A circuit that fails before its number is taken is given up by the operator; its letter can be answered anew."""

import json
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.registry.model import Step
from chalicelib.signing.model import FolderState
from tests.circuits import Office, assert_sealed_once, events, folder, records
from tests.conftest import PortalSession
from tests.faults import Fault, injected
from tests.functional.registry.conftest import Browser, signed_in

REASON = "وثيقة لا يمكن توقيعها"


@pytest.fixture
def operator(http: PortalSession, office: Office) -> Browser:
    """The operator's browser, in French."""
    return signed_in(http, office.seeded, "operator", "fr")


def failed_folder(office: Office) -> str:
    """A folder whose document cannot be prepared: the platform's key does not sign."""
    folder_id, kept = office.propose(), list(office.cloud.failures)
    with injected(lambda call: Fault.ERROR_500 if call.service == "kms" else None, function="signer"):
        office.cloud.drain(60)
    office.cloud.failures[:] = kept
    assert (folder(folder_id).state, folder(folder_id).outgoing) == (FolderState.FAILED, None)
    return folder_id


def abandon(office: Office, folder_id: str, expect: int, reason: str = REASON, by: str = "operator") -> Any:
    """Gives the folder up by the API."""
    return office.journey.call(
        "POST", f"/operations/folder/{folder_id}/abandonment", by, expect, json={"reason": reason}
    )


def test_a_folder_given_up_on_its_page_brings_the_letter_back_to_its_desk_to_be_answered_anew(
    office: Office, operator: Browser
) -> None:
    folder_id = failed_folder(office)
    path = f"/operator/folder/{folder_id}/abandon"
    assert path in operator.get("/operator")
    assert "N’y écrivez aucun détail technique" in operator.get(path)
    assert 'href="#reason"' in operator.post(path, 422, reason=" ").text
    assert "abandonné" in operator.get(operator.post(path, 303, reason=REASON).headers["Location"])
    office.cloud.drain()
    mail = office.answered(folder_id)
    assert (mail.status.value, mail.desk_id, mail.note, mail.folder_id) == (
        "assigned", office.seeded.desks["permits"].id, REASON, "",
    )  # fmt: skip
    history = office.journey.call("GET", f"/mails/{mail.id}/history", "handler")["items"]
    assert (history[-1]["event"], history[-1]["note"]) == ("MailReturned", REASON)
    told = [m for m in office.cloud.mails() if m["To"] == office.seeded.agents["handler"].email]
    assert "مشروع جواب يتعين اقتراحه من جديد" in str(told[-1]["Subject"])
    assert chains.verify_object(records(folder_id)) is None
    assert mail.allows(Step.PROPOSE_REPLY)


def test_an_abandoned_folder_stays_readable_with_its_reason_and_takes_no_act_any_more(office: Office) -> None:
    folder_id = failed_folder(office)
    abandon(office, folder_id, 204)
    abandon(office, folder_id, 204)  # the same again is done
    assert abandon(office, folder_id, 409, "سبب آخر")["code"] == "signing.folder_not_failed"
    office.journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator", expect=409)
    seen = office.journey.folder(folder_id)
    assert (seen["state"], seen["reason"], seen["number"]) == ("abandoned", REASON, None)
    for task, given in (
        ("prepare", {}), ("open_group", {"group": 1, "token": "t" * 20}), ("take_number", {}), ("sign", {}),
        ("fail", {"execution": f"{folder_id}-1", "error": "Crash"}),
    ):  # fmt: skip
        office.task(folder_id, task, **given)
    after = folder(folder_id)
    assert (after.state, after.outgoing, after.groups[0].state.value) == (FolderState.ABANDONED, None, "waiting")
    assert events(folder_id).count("FolderAbandoned") == 1
    assert folder_id not in json.dumps(office.journey.call("GET", "/operations", "operator"))


def test_only_an_operator_gives_up_only_a_folder_that_cannot_go_on(office: Office) -> None:
    waiting = office.folder_at_first_desk("one-visa")
    assert abandon(office, waiting, 409)["code"] == "signing.folder_not_failed"
    assert abandon(office, "unknown", 404)
    assert abandon(office, waiting, 403, by="registrar")
    assert abandon(office, waiting, 422, reason=" ")["errors"][0]["code"] == "signing.reason_missing"
    for kind in ("deposit", "notice", "kettle"):
        path = f"/operations/{kind}/{waiting}/abandonment"
        office.journey.call("POST", path, "operator", 404, json={"reason": REASON})
    office.grant(waiting, "1-1", "head")
    office.cloud.drain()
    assert_sealed_once(office, waiting)


@pytest.mark.parametrize("recorded", [True, False], ids=["known to the folder", "known to the register alone"])
def test_a_folder_whose_number_is_taken_can_only_be_retried(office: Office, recorded: bool) -> None:
    folder_id = office.folder_by_hand("one-visa")
    office.task(folder_id, "prepare")
    office.task(folder_id, "open_group", group=1, token="t" * 20)
    office.grant(folder_id, "1-1", "head")
    if recorded:
        office.task(folder_id, "take_number")
    else:
        bootstrap.intakes().take_number(folder(folder_id).intake_id)
    office.task(folder_id, "fail", execution=f"{folder_id}-1", error="Crash")
    assert abandon(office, folder_id, 409)["code"] == "signing.number_taken"
    (shown,) = [it for it in office.journey.call("GET", "/operations", "operator")["folders"] if it["id"] == folder_id]
    assert shown["abandonable"] is (not recorded)
    office.journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator")
    office.cloud.drain()
    assert folder(folder_id).state is FolderState.SEALED
