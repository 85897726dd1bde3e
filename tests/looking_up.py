"""What anybody looks up of a document."""

import requests

from chalicelib.kernel.digests import sha256
from tests.circuits import Office


def checks(office: Office) -> None:
    """A file that was published, and one that nobody knows; an acknowledgement."""
    journey = office.journey
    link = journey.call("GET", f"/deposits/{next(iter(journey.deposits.values()))}/receipt")["url"]
    receipt = requests.get(link, timeout=30).content
    journey.call("GET", f"/verifications?sha256={sha256(receipt)}")
    for content in (receipt, b"%PDF-1.7 of nobody"):
        check = journey.call("POST", "/checks", json={"consent": True})
        journey.send(check["upload"], content)
        office.cloud.drain()
        assert journey.call("GET", f"/checks/{check['id']}")["state"] == "done"
    acknowledgement = journey.call("GET", f"/deposits/{next(iter(journey.deposits.values()))}")["acknowledgement"]
    journey.call("POST", "/verifications/acknowledgement", json={"token": acknowledgement})
