"""Bundles asked for: what the office and the depositor do until one is there."""

from typing import Any

import requests

from chalicelib import bootstrap
from tests.circuits import Office
from tests.faults import Fault, at, injected
from tests.on_the_tree import signed


def mail_of(deposit: Any) -> str:
    """The id of the mail that a registered deposit became."""
    return bootstrap.deposit_drafts().get(deposit["id"]).submitted.mail_id


def letters_are_proven(office: Office) -> None:
    """A letter's bundle that waits for a head, is then cut off while it is written, and fetched in the end; and that of
    the folder of its reply."""
    cloud, journey = office.cloud, office.journey
    deposit, folder = journey.answered_deposit()
    path, of_reply = f"/mails/{mail_of(deposit)}/bundle", f"/folders/{folder['id']}/bundle"
    journey.call("POST", path, "registrar")
    cloud.drain()
    assert journey.call("GET", path, "registrar")["state"] == "waiting"
    signed(cloud)
    with injected(at(1, Fault.CRASH_BEFORE, "UploadPart"), function="bundler"):
        journey.call("POST", path, "registrar")
        cloud.drain()
    journey.call("POST", path, "registrar")
    with injected(at(1, Fault.ERROR_500, "UploadPart"), function="bundler"):
        cloud.drain()
    found = journey.call("GET", path, "registrar")
    assert found["state"] == "ready"
    assert len(requests.get(found["file"]["url"], timeout=20).content) == found["size_bytes"]
    journey.call("POST", of_reply, "registrar")
    cloud.drain()
    assert journey.call("GET", of_reply, "registrar")["state"] == "ready"
