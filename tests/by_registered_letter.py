"""A sealed reply sent registered, through everything that becomes of it: for the rights that it takes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import requests
import time_machine

from chalicelib import bootstrap
from tests.circuits import Office
from tests.functional.deposit.own import new_address
from tests.links import code_to


def letters_sent_registered(office: Office, deposit: Any) -> None:
    """One accepted and opened, one whose mail bounces, one that nobody answers."""
    journey, cloud, email = office.journey, office.cloud, new_address()
    path = f"/mails/{bootstrap.deposit_drafts().get(deposit['id']).submitted.mail_id}/registered-letters"
    for address in (email, "bounce@simulator.amazonses.com", new_address()):
        given = {"name": "Ali", "email": address, "language": "fr", "period_days": 2}
        journey.call("POST", path, "handler", json=given)
        cloud.drain()
    accepted = journey.call("GET", path, "handler")["items"][-1]["id"]
    letter = f"/registered-letters/{accepted}"
    journey.call("POST", f"{letter}/one-time-code")
    cloud.drain()
    decision = {"accepted": True, "one_time_code": code_to(cloud, email)}
    token = journey.call("POST", f"{letter}/decision", json=decision)["token"]
    link = journey.call("POST", f"{letter}/opening", headers={"Authorization": f"Bearer {token}"})["url"]
    assert requests.get(link, timeout=30).content.startswith(b"%PDF-")
    journey.call("GET", f"{path}/{accepted}/evidence", "handler")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=4)):
        cloud.fire("SweeperSchedule")
        cloud.drain(60)
    states = [it["state"] for it in journey.call("GET", path, "handler")["items"]]
    assert states == ["expired", "unreachable", "delivered"]
