"""Whoever asks for a bundle stands in the log, once for each bundle, and auditors read it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.bundles.wanted import FRESH
from chalicelib.evidence.chains import verify_object
from chalicelib.kernel.log import LogRecord
from chalicelib.organisation.platform import PLATFORM
from infra.local.cloud import LocalCloud
from tests.bundled import mail_of
from tests.conftest import PortalSession
from tests.faults import Fault, at, injected
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.links import one_time_code
from tests.on_the_tree import recorded, signed
from tests.people import csrf_of
from tests.proven_registers import LivedIn

AUDITOR = "manager"


def asked(object_id: str) -> list[LogRecord]:
    """What its chain, which is whole, says of bundles."""
    chain = list(bootstrap.log().of_object(object_id))
    verify_object(chain)
    return [record for record in chain if record.body["event"] == "BundleAsked"]


def test_a_depositors_asking_is_in_the_deposits_chain_and_the_offices_meanwhile_is_the_same(
    cloud: LocalCloud, journey: Journey
) -> None:
    deposit = journey.deposit()
    code, mail_id = deposit["submission"]["tracking_code"], mail_of(deposit)
    with PortalSession(cloud.url) as visitor:
        visitor.post(f"/track/{code}/code")
        cloud.drain()
        visitor.post(f"/track/{code}/open", data={"one_time_code": one_time_code(cloud)})
        visitor.post(f"/track/{code}/bundle", data=csrf_of(visitor.get(f"/track/{code}/bundle")))
    journey.call("POST", f"/mails/{mail_id}/bundle", "registrar", 202)
    (record,) = asked(f"deposit/{deposit['id']}")
    assert (record.body["actor"], record.body["origin"]["channel"]) == ({"kind": "depositor"}, "page")
    assert record.body["detail"]["mail_id"] == mail_id and record.address


def test_an_agents_is_read_by_the_auditor_with_desk_and_channel_in_both_languages(
    journey: Journey, http: PortalSession
) -> None:
    journey.call("POST", f"/mails/{mail_of(journey.deposit())}/bundle", "registrar", 202)
    (row,) = journey.call("GET", "/audit?event=BundleAsked", AUDITOR)["items"]
    seeded = journey.seeded
    assert row["actor"]["agent_id"] == seeded.agents["registrar"].id
    assert (row["actor"]["desk_id"], row["channel"]) == (seeded.desks["registry-office"].id, "api")
    browser = signed_in(http, seeded, AUDITOR)
    assert "طلب ملف إثبات" in browser.get("/desk/audit")
    assert "Dossier de preuve demandé" in browser.get("/desk/audit?lang=fr")


def test_of_a_letter_that_the_auditor_may_not_know_of_it_is_not_told(journey: Journey) -> None:
    mail, root = journey.registered_mail(), journey.seeded.entities["root"].id
    path, hidden = f"/mails/{mail['id']}", {"entity_id": root, "confidentiality": "secret"}
    journey.change(f"{path}/qualification", "registrar", mail["version"], **hidden)
    journey.call("POST", f"{path}/bundle", "registrar", 202)
    assert len(asked(bootstrap.registry_stores().mails.get(mail["id"]).source)) == 1
    assert journey.call("GET", "/audit?event=BundleAsked", AUDITOR)["items"] == []


def test_a_folders_is_in_the_folders_chain_at_the_desk_that_reads_it(journey: Journey, http: PortalSession) -> None:
    _, folder = journey.answered_deposit()
    page = f"/desk/folders/{folder['id']}/bundle"
    signed_in(http, journey.seeded, "president").post(page)
    journey.call("POST", f"/folders/{folder['id']}/bundle", "registrar", 202)
    (record,) = asked(f"folder/{folder['id']}")
    assert record.body["actor"]["desk_id"] == journey.seeded.desks["president"].id
    assert record.body["detail"]["folder_id"] == folder["id"]


def test_a_closings_is_in_the_closings_chain_and_not_in_the_registers(journey: Journey) -> None:
    register = LivedIn(journey)
    path = register.closed_year(register.year)
    journey.call("POST", f"{path}/bundle", "registrar", 202)
    (record,) = asked(f"closing/{register.id}/{path.rpartition('/')[2]}")
    assert record.body["actor"]["agent_id"] == journey.seeded.agents["registrar"].id
    assert record.body["detail"]["register_id"] == register.id
    assert "register" not in record.body


def test_a_range_is_in_the_platforms_chain(cloud: LocalCloud, journey: Journey) -> None:
    sizes = []
    for _ in range(2):
        recorded()
        signed(cloud)
        sizes.append(bootstrap.tree_heads().latest().size)
    for _ in range(2):
        journey.call("POST", "/log/ranges/{}/{}/bundle".format(*sizes), "operator", 202)
    of_range = {"from": sizes[0], "to": sizes[1]}
    found = [it for it in asked(f"organisation/{PLATFORM}") if it.body["detail"].items() >= of_range.items()]
    assert [it.body["actor"]["kind"] for it in found] == ["operator"]


def test_one_that_is_made_anew_is_recorded_anew(cloud: LocalCloud, journey: Journey) -> None:
    deposit = journey.deposit()
    path = f"/mails/{mail_of(deposit)}/bundle"
    signed(cloud)
    for _ in range(2):
        journey.call("POST", path, "registrar", 202)
        cloud.drain()
    assert journey.call("GET", path, "registrar")["state"] == "ready"
    assert len(asked(f"deposit/{deposit['id']}")) == 1
    with time_machine.travel(bootstrap.clock().now() + FRESH + timedelta(seconds=1)):
        journey.call("POST", path, "registrar", 202)
        cloud.drain()
        assert journey.call("GET", path, "registrar")["state"] == "ready"
    first, second = asked(f"deposit/{deposit['id']}")
    assert first.body["detail"]["bundle_id"] != second.body["detail"]["bundle_id"]


@pytest.mark.parametrize("fault", list(Fault))
def test_whatever_happens_to_its_transaction_a_bundle_has_one_record(journey: Journey, fault: Fault) -> None:
    deposit: Any = journey.deposit()
    path = f"/mails/{mail_of(deposit)}/bundle"
    with injected(at(1, fault, "TransactWriteItems"), function="APIHandler") as calls:
        journey.agent("registrar").post(f"{journey.cloud.url}/api/v1{path}")
    assert [it for it in calls if it.operation == "TransactWriteItems"]
    journey.call("POST", path, "registrar", 202)
    wanted = bootstrap.bundles().find(f"deposit/{deposit['id']}")
    assert wanted is not None
    assert [it.body["detail"]["bundle_id"] for it in asked(f"deposit/{deposit['id']}")] == [wanted.id]


def test_of_what_may_not_be_asked_for_nothing_is_recorded(journey: Journey) -> None:
    folder_id = journey.proposed_reply()["folder_id"]
    journey.call("POST", f"/folders/{folder_id}/bundle", "head", 409)
    assert asked(f"folder/{folder_id}") == []
