"""What functions log names no person and opens no door."""

import logging
from collections.abc import Iterator

import pytest

from chalicelib.kernel.digests import handle
from chalicelib.observability import RedactingFormatter, logger
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.faults import Call, Fault, injected
from tests.journeys import SUBJECT, Journey
from tests.pdf_samples import letter


class Lines(logging.Handler):
    """Keeps every line as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(RedactingFormatter())
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one."""
        self.written.append(self.format(record))


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What is logged while the test runs, by us and by libraries."""
    kept, root = Lines(), logging.getLogger()
    logger.addHandler(kept)
    root.addHandler(kept)
    yield kept
    root.removeHandler(kept)
    logging.getLogger(logger.name).removeHandler(kept)


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
    logged = "\n".join(lines.written)
    assert "retried by an operator" in logged
    private = ("فاطمة", "fatima@", SUBJECT, deposit["id"], waiting["id"], deposit["submission"]["tracking_code"], "eyJ")
    assert [word for word in private if word in logged] == []
