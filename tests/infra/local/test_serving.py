"""``make run`` as a newcomer meets it, and a cloud that forgets: each in a process of its own."""

import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import IO, NamedTuple, cast

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from infra.bootstrap_stack import Seeded
from infra.compose import PROJECT
from infra.local.cloud import LocalCloud
from infra.local.http.server import free_port
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import csrf_of

# A receipt or mail that is not there yet is asked for again, for some minutes on a busy machine.
UNTIL_IT_IS_THERE = Retry(total=200, status_forcelist=[404], backoff_factor=0.1, backoff_max=2)


class Served(NamedTuple):
    """What the command tells who runs it."""

    portal: str
    first_link: str
    accounts: list[str]
    password: str
    codes: str
    mails: str


@contextmanager
def running() -> Iterator[tuple[subprocess.Popen[str], Served]]:
    """The command, once it has told where everything is; killed if the test did not stop it."""
    port = free_port(random.randrange(20_000, 50_000))
    command = [sys.executable, "-m", "infra", "local", "--port", str(port)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process, told(cast(IO[str], process.stdout))
        finally:
            process.kill()


def told(output: IO[str]) -> Served:
    """Reads as far as the last line of what is told, as a person does."""
    text = ""
    for line in output:
        text += line
        if "Ctrl-C stops" in line:
            break

    def after(label: str) -> str:
        found = re.search(rf"^ *{label} +(\S+)", text, re.MULTILINE)
        assert found, f"{label!r} is not told: {text}"
        return found.group(1)

    accounts = re.findall(r"^ +(\S+@\S+) ", text, re.MULTILINE)
    told_of = (after(each) for each in ("password of each:", "codes of each", "Mails"))
    return Served(after("Portal"), after("First link"), accounts, *told_of)


def code_shown(served: Served) -> str:
    """The first account's code, as the page of telephones shows it."""
    row = rf"<td>{re.escape(served.accounts[0])}</td><td><code>(\d{{6}})</code>"
    found = re.search(row, requests.get(served.codes, timeout=30).text)
    assert found, "no code is shown"
    return found.group(1)


def journey_at(served: Served) -> Journey:
    """The steps of a depositor ask no more of a cloud than its address, of an administration than its name."""
    slug = SimpleNamespace(slug=served.first_link.rpartition("/")[2])
    here = SimpleNamespace(url=served.portal)
    return Journey(cast(LocalCloud, here), cast(Seeded, SimpleNamespace(administration=slug)))


def test_what_is_served_needs_no_more_than_what_it_tells_and_delivers_by_itself() -> None:
    with running() as (process, served):
        assert requests.get(served.first_link, timeout=30).status_code == 200
        with PortalSession(served.portal) as browser:
            asked = browser.post("/sign-in", data={"email": served.accounts[0], "password": served.password})
            entered = browser.post("/sign-in/code", data={"code": code_shown(served)} | csrf_of(asked))
        assert entered.url.startswith(f"{served.portal}/desk")

        journey = journey_at(served)
        deposit_id = journey.draft()["id"]
        journey.attach(deposit_id, letter())
        journey.submit(deposit_id)
        journey.citizen.mount("http://", HTTPAdapter(max_retries=UNTIL_IT_IS_THERE))
        assert journey.sealed_receipt({"id": deposit_id}).startswith(b"%PDF-")
        mail = journey.citizen.get(f"{served.mails}/0")
        assert journey.call("GET", f"/deposits/{deposit_id}")["number"] in mail.text

        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=60)
    assert (process.returncode, complained) == (0, "")
    assert "What was deposited here is gone" in said


def test_a_cloud_that_is_reset_forgets_and_can_be_begun_anew() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.infra.local.begun_anew"], cwd=PROJECT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
