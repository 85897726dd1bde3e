"""One administration's desks, over HTTP."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import sign_in
from tests.registers import write_sheet
from tests.relaying import Platform, house


@dataclass
class Office:
    """Mails of one administration, and its agents at their desks."""

    journey: Journey
    seeded: Seeded

    def mail(self, subject: str = "طلب رخصة", direction: str = "A") -> Any:
        """A freshly registered mail."""
        registered = bootstrap.intakes().take_number(write_sheet(self.seeded, subject, direction).id)
        return self.read(registered.id)

    def read(self, mail_id: str, agent: str = "registrar") -> Any:
        """The mail as it now stands."""
        return self.journey.call("GET", f"/mails/{mail_id}", agent)

    def act(self, mail: Any, name: str, agent: str = "registrar", expect: int = 200, **given: Any) -> Any:
        """An act on the mail as it was read."""
        headers = {"If-Match": f'"{mail["version"]}"'}
        return self.journey.call("POST", f"/mails/{mail['id']}/{name}", agent, expect, json=given, headers=headers)

    def basket(self, name: str, agent: str = "registrar") -> list[str]:
        """The ids of the mails in a basket."""
        items = self.journey.call("GET", f"/mails?basket={name}", agent)["items"]
        return [item["id"] for item in items]

    def desk(self, name: str) -> str:
        """A desk's id."""
        return self.seeded.desks[name].id

    def events(self, mail: Any) -> list[str]:
        """What was done to the mail."""
        history = self.journey.call("GET", f"/mails/{mail['id']}/history", "registrar")["items"]
        return [entry["event"] for entry in history]


@dataclass
class Browser:
    """An agent signed in, without scripts."""

    session: requests.Session

    def get(self, path: str, expect: int = 200) -> str:
        """A page."""
        answer = self.session.get(path)
        assert answer.status_code == expect, answer.text
        return answer.text

    def post(self, path: str, expect: int = 303, /, **fields: str) -> requests.Response:
        """A form, with the token of the session."""
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.get("/desk/qualify"))
        assert csrf is not None
        answer = self.session.post(path, data={"csrf": csrf[1], **fields}, allow_redirects=False)
        assert answer.status_code == expect, answer.text
        return answer


@pytest.fixture
def office(cloud: LocalCloud, administration: Seeded) -> Office:
    """The administration of this test."""
    return Office(Journey(cloud, administration), administration)


@pytest.fixture
def browser(http: PortalSession, administration: Seeded) -> Browser:
    """The registrar's browser, in Arabic."""
    return signed_in(http, administration, "registrar")


@pytest.fixture
def handlers_browser(cloud: LocalCloud, administration: Seeded) -> Browser:
    """The handler's browser, in French."""
    return signed_in(PortalSession(cloud.url), administration, "handler", "fr")


def send_file(page: str, content: bytes | None = None, name: str = "مسح.pdf") -> str:
    """Sends a PDF, or these bytes, with the page's form; the address that storage sends the browser back to."""
    upload = form(page, "quarantine")
    file = {"file": (name, letter() if content is None else content, "application/pdf")}
    answer = requests.post(upload.action, data=upload.fields, files=file, allow_redirects=False, timeout=60)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def signed_in(session: PortalSession, administration: Seeded, agent: str, language: str = "ar") -> Browser:
    """A browser in which an agent of the specification, or the operator, has signed in."""
    found = administration.operator if agent == "operator" else administration.agents[agent]
    assert found is not None
    session.get(f"/sign-in?lang={language}")
    answer = sign_in(session, found.email)
    assert answer.status_code == 200, answer.text
    return Browser(session)


@pytest.fixture(scope="module")
def platform(cloud: LocalCloud) -> Platform:
    return Platform(house(cloud), house(cloud), house(cloud))
