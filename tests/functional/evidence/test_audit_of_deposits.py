"""Who reads the log gets no key to letters: a deposit's id and a batch's open them, so their handles stand there."""

import base64

import pytest

from chalicelib import bootstrap
from chalicelib.evidence.audit.rows import Asked
from chalicelib.evidence.audit.store import AuditStore
from chalicelib.evidence.store import LogItem
from chalicelib.kernel.digests import pointed_to
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import SYSTEM, Act, Chain
from tests.conftest import PortalSession
from tests.functional.evidence.test_audit import AUDITOR, of_object, rows
from tests.functional.registry.conftest import Office, signed_in
from tests.journeys import Journey


@pytest.fixture
def office(journey: Journey) -> Office:
    """The administration of this test."""
    return Office(journey, journey.seeded)


def test_no_row_holds_the_key_to_a_deposit(office: Office, http: PortalSession) -> None:
    deposit_id = office.journey.deposit()["id"]
    page = signed_in(http, office.seeded, AUDITOR).get("/desk/audit")
    answer = http.get("/desk/audit/file").text
    for text in (str(rows(office)), page, answer):
        assert pointed_to(f"deposit/{deposit_id}") in text
        assert deposit_id not in text


def test_no_cursor_holds_the_key_to_a_deposit(office: Office) -> None:
    deposit_id, administration_id = office.journey.deposit()["id"], office.seeded.administration.id
    asked = Asked.within(None, None, bootstrap.audit().today())
    cursor: str | None = None
    cursors = []
    while (cursor := AuditStore().places(administration_id, asked, cursor, 1).next_cursor) is not None:
        cursors.append(base64.urlsafe_b64decode(cursor).decode())
    assert any(pointed_to(f"deposit/{deposit_id}") in it for it in cursors), "one page ends at the deposit"
    assert not any(deposit_id in it for it in cursors)


def test_the_acts_on_one_deposit_are_found_by_what_stands_for_it(office: Office) -> None:
    deposit_id = office.journey.deposit()["id"]
    office.journey.deposit()
    found = of_object(office, pointed_to(f"deposit/{deposit_id}"))
    assert [row["event"] for row in found] == ["DepositSubmitted", "DepositCleared"]
    assert of_object(office, f"deposit/{deposit_id}") == []


def test_the_acts_on_one_batch_are_found_by_what_stands_for_it(office: Office) -> None:
    batch = f"batch/{new_id()}"
    act = Act("BatchSent", bootstrap.clock().now(), SYSTEM, office.seeded.administration.id, {"batch_id": batch[6:]})
    LogItem.of(Chain.start(batch).append(act)[0]).save()
    assert [row["event"] for row in of_object(office, pointed_to(batch))] == ["BatchSent"]
    assert of_object(office, batch) == []
