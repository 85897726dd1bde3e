"""Every function through everything that it does: the main way, what goes wrong on it, and what heals it afterwards.

Each act is short, made to let its functions use the rights that their policies grant them.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chalicelib.adapters.messaging.dead_letters import QUEUES, WITHOUT_SOURCE
from chalicelib.kernel.digests import handle
from chalicelib.kernel.ids import new_id
from chalicelib.registry.registers import numbering
from infra.local.cloud import LocalCloud
from tests import pdf_samples
from tests.bundled import letters_are_proven
from tests.by_registered_letter import letters_sent_registered
from tests.changing_desks import a_division_without_its_head
from tests.circuits import Office
from tests.circuits_in_trouble import circuits_in_trouble
from tests.closing_registers import registers_are_closed
from tests.comings_and_goings import people_come_and_go
from tests.conftest import PortalSession
from tests.erasing import people_are_erased
from tests.faults import Fault, always, at, injected
from tests.files_in_trouble import files_in_trouble
from tests.following import follow_to_the_end, shared_with
from tests.in_bulk import letters_in_bulk
from tests.joining import administrations_that_join
from tests.kept import seals_that_last
from tests.large_files import announce, send_in_parts
from tests.looking_up import checks
from tests.on_the_tree import the_log
from tests.organisations import the_house
from tests.pdf_samples import letter
from tests.people import email_of, sign_in
from tests.programs import made, token_of
from tests.reaching import bounced, everybody_is_reached
from tests.registers import ask_for_number, write_sheet
from tests.sent_on import letters_by_regime_and_sent_on
from tests.signing_in import signing_in
from tests.talks import talks


def everything(office: Office, other: Office) -> None:
    """All of it, in one administration with circuits ``late-at-once`` and ``one-visa``, and a bit in another."""
    what_no_other_test_does(office, other)
    deposits_and_their_ends(office)
    letters_by_regime_and_sent_on(office, other)
    people_are_erased(office)
    people_come_and_go(office)
    circuits(office)
    circuits_in_trouble(office)
    a_division_without_its_head(office)
    the_log(office)
    checks(office)
    administrations_that_join(office.cloud, office.journey)
    mails_that_fail(office)
    signing_in(office.cloud, office.seeded)


def what_no_other_test_does(office: Office, other: Office) -> None:
    """What is left of it for a run of all the tests to have used every right."""
    first_numbers_of_the_year(office, other)
    answers(office)
    talks(office)
    letters_in_bulk(other)
    mail_by_hand(office)
    registers_are_closed(office)
    the_house(office)
    letters_are_proven(office)
    seals_that_last(office)
    what_the_sweeper_finds(office)
    files_in_trouble(office)
    dead_letters(office)


def first_numbers_of_the_year(office: Office, other: Office) -> None:
    """Whoever gives a register's first number opens its year: an agent, a scan that arrives; later a reply."""
    office.journey.call("POST", f"/intakes/{_intake(office, 'I')['id']}/number", "registrar")
    other.journey.send(other.journey.call("POST", f"/intakes/{_intake(other, 'I')['id']}/scans", "registrar"), letter())
    other.cloud.drain()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "MAX_BATCHES", 0)  # as if more waited than one turn takes
        wake_up = {"messageId": "1", "body": json.dumps({"register_id": office.seeded.registers["A"]})}
        event = {"Records": [{**wake_up, "attributes": {"MessageGroupId": "1"}, "eventSource": "aws:sqs"}]}
        assert not office.cloud.invoke("registrar", event).failed


def deposits_and_their_ends(office: Office) -> None:
    """Files sent and taken out, a submission rejected for its file, a mail cleared late and then rejected."""
    journey, cloud = office.journey, office.cloud
    colleague = f"colleague@{office.seeded.administration.slug}.example"
    draft = journey.draft(kind="company", colleagues=colleague)["id"]
    journey.call("POST", f"/deposits/{draft}/link")
    journey.call("DELETE", f"/deposits/{draft}/files/{journey.attach(draft, letter())}")
    send_in_parts(journey, draft, letter())
    journey.call("DELETE", f"/deposits/{draft}/files/{announce(journey, draft, letter())['file_id']}")
    journey.attach(draft, pdf_samples.with_javascript())
    journey.submit(draft)
    cloud.drain()
    assert journey.call("GET", f"/deposits/{draft}")["state"] == "submission_rejected"
    shared_with(cloud, colleague)
    _submitted_deposit(office)
    cloud.drain()
    basket = f"qualify/{office.seeded.administration.entity_id}"
    mail = journey.call("GET", f"/mails?basket={basket}", "registrar")["items"][0]
    given = {"reason_code": "not_competent", "note": "خارج الاختصاص"}
    journey.change(f"/mails/{mail['id']}/rejection", "registrar", mail["version"], **given)
    cloud.drain()


def answers(office: Office) -> None:
    """A deposit answered: its pages, its receipt once crashed after it was kept, its reply opened with a code."""
    journey, cloud = office.journey, office.cloud
    journey.email = f"{new_id()}@citizen.example"
    with (
        injected(at(1, Fault.CRASH_AFTER, "PutObject"), function="receipts"),
        injected(at(3, Fault.CRASH_AFTER, "PutObject"), "signer"),
    ):
        deposit, folder = journey.answered_deposit()
    assert folder["state"] == "sealed", folder
    journey.call("GET", f"/deposits/{deposit['id']}/receipt")
    follow_to_the_end(cloud, deposit, journey.email)
    letters_sent_registered(office, deposit)


def mail_by_hand(office: Office) -> None:
    """Paper letters with their scans, numbered while a deposit waits; every page of the desks; a number voided."""
    journey, register = office.journey, office.seeded.registers["A"]
    by_scan, by_agent = _intake(office, "A"), _intake(office, "A")
    forms = [journey.call("POST", f"/intakes/{intake['id']}/scans", "registrar") for intake in (by_agent, by_scan)]
    _cleared_deposit(office)
    number = journey.call("POST", f"/intakes/{by_agent['id']}/number", "registrar")
    journey.send(forms[0], letter())
    office.cloud.drain()
    _cleared_deposit(office)
    _lose(office.cloud, "registrar")
    journey.send(forms[1], letter())
    office.cloud.drain()
    with _signed_in(office, "registrar") as desk:
        pages = ["/desk", "/desk/qualify", "/desk/register", "/desk/intake/new", f"/desk/mails/{number['id']}/sheet"]
        for page in [*pages, f"/desk/mails/{number['id']}", f"/desk/intake/{by_scan['id']}"]:
            assert desk.get(page).status_code in (200, 404), page
        desk.post("/sign-out", data={"csrf": _csrf(desk)})
    for path in (f"registers/{register}/entries", f"registers/{register}/check", f"mails/{number['id']}/history"):
        journey.call("GET", f"/{path}", "registrar")
    version = journey.call("GET", f"/mails/{number['id']}", "registrar")["version"]
    journey.change(f"/mails/{number['id']}/void", "registrar", version, reason="تكرار")


def circuits(office: Office) -> None:
    """A reply refused, one late, one whose seal fails until an operator retries, one that runs for too long."""
    refused = office.folder_at_first_desk("one-visa")
    office.refuse(refused, "1-1", "head", "صياغة")
    office.folder_at_first_desk("late-at-once")
    failing = office.folder_at_first_desk("one-visa")
    with injected(lambda call: Fault.ERROR_500 if call.service == "kms" else None, function="signer"):
        office.grant(failing, "1-1", "head")
        office.cloud.drain(60)
    office.journey.call("POST", f"/operations/folder/{failing}/retry", "operator")
    with _signed_in(office, "head") as desk:
        for page in ("/desk/sign", f"/desk/folders/{failing}", f"/desk/mails/{office.answered(failing).id}"):
            assert desk.get(page).status_code == 200, page
    office.journey.call("GET", "/folders", "head")
    office.cloud.drain()
    old = (datetime.now(UTC) - timedelta(days=400)).isoformat()
    folder_id = office.folder_by_hand("one-visa")
    office.task(folder_id, "prepare")
    office.task(folder_id, "next", execution=f"{folder_id}-1", run_started_at=old)
    office.cloud.drain()


def mails_that_fail(office: Office) -> None:
    """Mails that come back, reached otherwise by the registry office; one sent again by the operator."""
    everybody_is_reached(office)
    bounced(office.journey)
    with _signed_in(office, "operator") as desk:
        assert desk.get("/operator").status_code == 200
    mine = office.seeded.administration.id
    notices = office.journey.call("GET", "/operations", "operator")["notices"]
    for notice in [notice for notice in notices if notice["administration_id"] == mine]:
        office.journey.call("POST", f"/operations/notice/{notice['id']}/retry", "operator")
    office.cloud.drain()


def what_the_sweeper_finds(office: Office) -> None:
    """Work of every kind that functions gave up or a crash left: nothing brings it but the sweep."""
    cloud, journey = office.cloud, office.journey
    journey.call("POST", f"/operations/deposit/{handle(_cleared_deposit(office))}/retry", "operator")
    by_hand = {"reason": "تعذر الفحص"}
    for act, given in (("retry", None), ("abandonment", by_hand)):
        journey.call("POST", f"/operations/deposit/{handle(_submitted_deposit(office))}/{act}", "operator", json=given)
    ask_for_number(write_sheet(office.seeded, "منسية"))
    token_of(journey, made(journey, "permits", "mail:read")["id"], days=0)
    with injected(always("SendEmail", Fault.CRASH_BEFORE), function="mailer"):
        decided = office.folder_at_first_desk("one-visa")
    with injected(at(1, Fault.CRASH_BEFORE, "SendTaskSuccess"), function="APIHandler"):
        office.grant(decided, "1-1", "head", expect=502)
    _submitted_deposit(office)
    with (
        injected(always("StartExecution"), function="signing_events"),
        injected(always("TransactWriteItems"), function="deposit_events"),
    ):
        office.propose("one-visa")
        cloud.drain(60)
    _submitted_deposit(office)
    check = journey.call("POST", "/checks", json={"consent": True})
    journey.send(check["upload"], letter())
    with (
        injected(always("GetItem"), function="inspection"),
        injected(always("GetObject"), function="verifier"),
        injected(always("PutEvents"), function="publisher"),
    ):
        cloud.drain(60)
    for late in (timedelta(minutes=11), timedelta(minutes=3), timedelta(minutes=66)):
        with time_machine.travel(datetime.now(UTC) + late):
            cloud.fire("SweeperSchedule")
            cloud.drain(60)


def dead_letters(office: Office) -> None:
    """Something in every queue of dead letters, put back by the operator; what is put back is then thrown away."""
    sqs = office.cloud.client("sqs")
    for name, fifo in QUEUES.items():
        group = {"MessageGroupId": "lost", "MessageDeduplicationId": new_id()} if fifo else {}
        sqs.send_message(QueueUrl=_url(office.cloud, name, dead=True), MessageBody="{}", **group)
    counted = office.journey.call("GET", "/operations", "operator")["dead_letters"]
    assert {queue["queue"] for queue in counted} == set(QUEUES)
    for name in QUEUES:
        assert office.journey.call("POST", f"/operations/dead-letters/{name}", "operator")["moved"]
    for name in QUEUES.keys() - {WITHOUT_SOURCE}:
        _lose(office.cloud, name)


@contextmanager
def _signed_in(office: Office, agent: str) -> Iterator[PortalSession]:
    with PortalSession(office.cloud.url) as session:
        sign_in(session, email_of(office.seeded, agent))
        yield session


def _csrf(session: PortalSession) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', session.get("/desk/qualify").text)
    assert found is not None
    return found[1]


def _intake(office: Office, direction: str) -> Any:
    entity_id = office.seeded.administration.entity_id
    sheet = {"subject": "رسالة ورقية", "sender": "وزارة", "entity_id": entity_id, "addressee": "قسم"}
    register = office.seeded.registers[direction]
    return office.journey.call("POST", f"/registers/{register}/intakes", "registrar", json=sheet)


def _cleared_deposit(office: Office) -> str:
    """A submitted deposit whose files are clean, and whose number nobody has asked the registrar for."""
    draft = str(office.journey.draft()["id"])
    office.journey.attach(draft, letter())
    office.cloud.drain()
    office.journey.submit(draft)
    return draft


def _submitted_deposit(office: Office) -> str:
    """A submitted deposit whose file nobody has inspected."""
    draft = str(office.journey.draft()["id"])
    office.journey.attach(draft, letter())
    office.journey.submit(draft)
    return draft


def _lose(cloud: LocalCloud, name: str) -> None:
    """Takes what waits in a queue, which nobody will see."""
    sqs, url = cloud.client("sqs"), _url(cloud, name)
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def _url(cloud: LocalCloud, name: str, dead: bool = False) -> str:
    full = f"{cloud.outputs['Bus']}-{name}{'-dead-letters' if dead else ''}{'.fifo' if QUEUES[name] else ''}"
    return str(cloud.client("sqs").get_queue_url(QueueName=full)["QueueUrl"])
