"""Erasure of a person's data, from the request to the hour when it is carried out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine

from chalicelib import bootstrap
from chalicelib.deposit.erasure.model import GRACE
from infra.local.cloud import LocalCloud
from tests.circuits import Office
from tests.conftest import PortalSession
from tests.exchanges import Exchange
from tests.faults import Fault, at, injected
from tests.following import open_own_letters
from tests.functional.deposit.own import new_address
from tests.people import csrf_of, email_of, sign_in

OPERATIONS = ("DeleteObject", "UpdateItem", "PutItem", "DeleteItem", "TransactWriteItems")
"""What carrying an erasure out writes by."""


def ask(cloud: LocalCloud, email: str, deposit: Any) -> None:
    """On the page of one's data."""
    path = f"/mine/letters/{deposit['submission']['tracking_code']}/erasure"
    with PortalSession(cloud.url) as visitor:
        open_own_letters(cloud, visitor, email)
        page = visitor.get("/mine/data")
        assert path in page.text
        asked = visitor.post(path, data=csrf_of(page))
        assert asked.status_code == 200 and path not in asked.text


def decide(cloud: LocalCloud, manager: str, mail_id: str, ground: str) -> None:
    """On the administrators' page."""
    with PortalSession(cloud.url) as desk:
        sign_in(desk, manager)
        page = desk.get("/admin/erasures")
        assert mail_id in page.text
        decided = desk.post(f"/admin/erasures/{mail_id}", data={"ground": ground, **csrf_of(page)})
        assert decided.status_code == 200 and mail_id not in decided.text, decided.text
    cloud.drain()


def carry_out(cloud: LocalCloud) -> None:
    """A day later the function comes, and dies at each sort of its calls before it is done."""
    body = {"messageId": "1", "receiptHandle": "-", "body": "{}", "attributes": {}, "eventSource": "aws:sqs"}
    with time_machine.travel(datetime.now(UTC) + GRACE + timedelta(minutes=1)):
        for operation in OPERATIONS:
            for fault in (Fault.CRASH_BEFORE, Fault.CRASH_AFTER):
                with injected(at(1, fault, operation), function="eraser"):
                    cloud.invoke("eraser", {"Records": [body]})
        cloud.fire("EraserHoursRule")
        cloud.drain()
    cloud.failures[:] = [failure for failure in cloud.failures if failure.function != "eraser"]


def people_are_erased(office: Office) -> None:
    """A letter with a colleague and messages, answered; one request refused, then granted and carried out."""
    cloud, journey = office.cloud, office.journey
    journey.email, before = new_address(), journey.email
    deposit, _ = journey.answered_deposit(kind="association", colleagues=new_address())
    mail_id = bootstrap.deposit_drafts().get(deposit["id"]).submitted.mail_id
    letter = Exchange(journey, deposit, journey.call("GET", f"/mails/{mail_id}", "registrar")).open_with_code()
    letter.send("messages", text="إضافة", files=[letter.attach()])
    manager = email_of(office.seeded, "manager")
    for ground in ("retention_not_over", "retention_over"):
        ask(cloud, journey.email, deposit)
        decide(cloud, manager, mail_id, ground)
    carry_out(cloud)
    draft = journey.draft()
    journey.call("DELETE", f"/deposits/{draft['id']}", expect=204)
    journey.email = before
