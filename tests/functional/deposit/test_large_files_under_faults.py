"""A file sent in parts while AWS fails at each call of each act, one at a time: in the end it is there, once."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib import bootstrap
from tests.every_call import PORTAL, Case, cases_of, drawn, failing
from tests.faults import Call, injected
from tests.journeys import Journey
from tests.large_files import Part, announce, put
from tests.pdf_samples import letter

ACTS = ("uploads", "resumption", "parts", "completion", "removal")
ATTEMPTS = 3
"""Of one call: botocore tries it twice more, and each may have begun an upload of which nobody was told."""
SAMPLE = 3
"""Of each act's calls and their faults; a soak tries all of them."""


class Sender:
    """A program with one small file and a draft, that looks at what is there before it does anything."""

    def __init__(self, journey: Journey) -> None:
        self.journey, self.part, self.draft = journey, Part(1, letter()), journey.draft()["id"]

    def ready(self, name: str) -> Callable[[], object]:
        """One act, ready to be done, whatever its answer."""
        method = "DELETE" if name == "removal" else "POST"
        given = {
            "uploads": {"name": "plans.pdf", "size_bytes": len(self.part.content)},
            "parts": {"parts": [self.part.given]},
            "completion": {"sha256": self.part.sha256},
        }
        path = "/uploads" if name == "uploads" else f"/files/{self.file_id()}/{name}".removesuffix("/removal")
        url = f"{self.journey.cloud.url}/api/v1/deposits/{self.draft}{path}"
        return lambda: self.journey.citizen.request(method, url, json=given.get(name, {}))

    def before(self, name: str) -> None:
        """Everything that goes before this act."""
        if name == "uploads":
            return
        announce(self.journey, self.draft, self.part.content)
        if name == "completion":
            self.send()

    def send(self) -> None:
        """The part itself, to storage."""
        here = f"/deposits/{self.draft}/files/{self.file_id()}"
        self.journey.call("POST", f"{here}/resumption")
        form = self.journey.call("POST", f"{here}/parts", json={"parts": [self.part.given]})["items"][0]
        assert put(form, self.part.content).status_code == 200

    def files(self) -> list[Any]:
        """The draft's files."""
        found: list[Any] = self.journey.call("GET", f"/deposits/{self.draft}/files")["items"]
        return found

    def file_id(self) -> str:
        """The file's id."""
        return str(self.files()[-1]["id"])

    def go_on(self, name: str) -> None:
        """What such a program does next, with nothing failing any more."""
        if name == "removal":
            for file in self.files():
                self.journey.call("DELETE", f"/deposits/{self.draft}/files/{file['id']}")
            return
        if not self.files():
            announce(self.journey, self.draft, self.part.content)
        if self.files()[-1]["state"] == "expected":
            if name != "completion":
                self.send()
            self.ready("completion")()


def calls_of(journey: Journey, name: str) -> list[Call]:
    """The calls of AWS that the act makes."""
    sender = Sender(journey)
    sender.before(name)
    act = sender.ready(name)
    with injected(lambda _: None, function=PORTAL) as calls:
        act()
    return list(calls)


@pytest.mark.parametrize("name", ACTS)
def test_each_call_of_an_act_may_fail_and_the_file_is_there_once_in_the_end(
    journey: Journey, name: str, soak: bool, record_property: Callable[[str, object], None]
) -> None:
    every = cases_of(calls_of(journey, name))
    tried = drawn(every, soak, name, SAMPLE)
    with failing(journey.cloud, PORTAL):
        senders = [fails_once(journey, name, case) for case in tried]
        journey.cloud.drain()
    for sender, case in zip(senders, tried, strict=True):
        assert_good(sender, name, case)
    record_property("measured", f"a file in parts, {name}: {len(tried)} of {len(every)} (call × fault) cases")


def fails_once(journey: Journey, name: str, case: Case) -> Sender:
    """The act that meets this; then its sender goes on."""
    sender = Sender(journey)
    sender.before(name)
    act = sender.ready(name)
    with injected(case.plan, function=PORTAL):
        act()
    sender.go_on(name)
    return sender


def assert_good(sender: Sender, name: str, case: object) -> None:
    """The file arrived once and is clean, or was taken out; storage gathers nothing for it any more."""
    files = sender.files()
    assert [file["state"] for file in files] == ([] if name == "removal" else ["clean"]), (name, case)
    gathered = sender.journey.cloud.client("s3").list_multipart_uploads(Bucket=bootstrap.settings().bucket_quarantine)
    for file in files:
        stored = bootstrap.file_store().get(file["id"])
        assert stored is not None and len(bootstrap.quarantine().arrivals(stored.prefix)) == 1, (name, case)
        left = [upload for upload in gathered.get("Uploads", []) if upload["Key"] == stored.parts_key]
        # What was begun, and could not be written down, is ended by the bucket's rule within a day.
        assert len(left) <= (ATTEMPTS if name == "uploads" else 0), (name, case)
