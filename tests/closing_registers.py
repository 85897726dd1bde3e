"""Registers closed on demand and by the calendar, while their function crashes."""

import json
from datetime import timedelta
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.registry.closing.model import ENTRIES, FILES
from chalicelib.registry.store.registers import RegisterStore
from tests.circuits import Office
from tests.faults import Fault, at, injected
from tests.proven_registers import fetched
from tests.registers import open_register, with_a_number

A_YEAR = timedelta(days=366)


def registers_are_closed(office: Office) -> None:
    """One by a registrar, after a crash once its entries are kept, with all that proves it; one by the calendar."""
    closing = closed_on_demand(office)
    files = f"/registers/{closing['register_id']}/closings/{closing['id']}/files"
    for name in FILES:
        answer = requests.get(office.journey.call("GET", f"{files}/{name}", "registrar")["url"], timeout=60)
        assert answer.status_code == 200, name
    fetched(office.journey, f"/registers/{closing['register_id']}/closings/{closing['id']}")
    closed_by_the_calendar(office)


def closed_on_demand(office: Office) -> Any:
    """Last year of a register that gave one number in it; its function dies once, after the entries were kept."""
    now = bootstrap.clock().now()
    register_id = with_a_number(office.seeded, now - A_YEAR)
    year = civil_year(now - A_YEAR)
    period = {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    path = f"/registers/{register_id}/closings"
    asked = office.journey.call("POST", path, "registrar", 201, json=period)
    with injected(at(1, Fault.CRASH_AFTER, "PutObject"), function="closer") as calls:
        office.cloud.drain()
    assert calls.faults == [Fault.CRASH_AFTER]
    office.cloud.failures[:] = [failure for failure in office.cloud.failures if failure.function != "closer"]
    done = office.journey.call("GET", f"{path}/{asked['id']}", "registrar")
    assert (done["state"], done["count"], ENTRIES in done["sha256"]) == ("done", 1, True)
    return done


def closed_by_the_calendar(office: Office) -> None:
    """As the schedule has it each day, for one register without a letter: those of others would take their time."""
    register_id = open_register(office.seeded, bootstrap.clock().now() - A_YEAR)
    listed = bootstrap.registry_stores().registers.get(register_id)
    body = json.dumps({"detail-type": "Scheduled Event", "source": "aws.events", "detail": {}})
    record = {"messageId": "1", "receiptHandle": "-", "body": body, "attributes": {}, "eventSource": "aws:sqs"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RegisterStore, "all", lambda _: iter([listed]))
        assert not office.cloud.invoke("closer", {"Records": [record]}).failed
    office.cloud.drain()
    (closing_id,) = bootstrap.registry_stores().closings.ids(register_id)
    closing = bootstrap.registry_stores().closings.get(register_id, closing_id)
    assert closing is not None and closing.is_done
