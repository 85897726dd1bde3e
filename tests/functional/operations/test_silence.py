"""What functions log names no person and opens no door."""

from collections.abc import Iterator

import pytest

from chalicelib.kernel.digests import handle
from chalicelib.observability import logger
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.faults import Call, Fault, injected
from tests.journeys import SUBJECT, Journey
from tests.logged import Lines, logged
from tests.pdf_samples import letter


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What is logged while the test runs."""
    with logged() as kept:
        yield kept


def test_logs_hold_no_person_and_no_key(cloud: LocalCloud, administration: Seeded, lines: Lines) -> None:
    journey = Journey(cloud, administration)

    def unwilling(call: Call) -> Fault | None:
        return Fault.ERROR_500 if call.service in ("kms", "sesv2") else None

    with injected(unwilling, function="receipts"), injected(unwilling, function="mailer"):
        deposit = journey.deposit()
    waiting = journey.draft()
    journey.attach(waiting["id"], letter())
    journey.submit(waiting["id"])
    journey.call("POST", f"/operations/deposit/{handle(waiting['id'])}/retry", "operator")
    journey.call("POST", "/operations/dead-letters/receipts", "operator")
    cloud.drain()
    journey.call("GET", f"/deposits/{deposit['id']}x", expect=404)
    logger.info("what is logged is heard here")
    logged = "\n".join(lines.written)
    assert "is heard here" in logged
    private = ("فاطمة", "fatima@", SUBJECT, deposit["id"], waiting["id"], deposit["submission"]["tracking_code"], "eyJ")
    assert [word for word in private if word in logged] == []
