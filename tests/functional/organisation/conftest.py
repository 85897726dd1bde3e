"""One administration's administrator, over HTTP: pages without scripts, and the API."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
import requests

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import sign_in


@dataclass
class House:
    """An administration as its administrator changes it through the API."""

    journey: Journey
    seeded: Seeded

    def chart(self, agent: str = "manager") -> Any:
        """The whole house as it now stands."""
        return self.journey.call("GET", "/organisation", agent)

    def act(
        self, method: str, path: str, agent: str = "manager", expect: int = 0, version: int | None = None, **given: Any
    ) -> Any:
        """An act on the house as it now stands, or as it stood at that version."""
        seen = self.chart()["version"] if version is None else version
        headers = {"If-Match": f'"{seen}"'}
        body = {"json": given} if given else {}
        return self.journey.call(method, f"/organisation{path}", agent, expect, headers=headers, **body)

    def entity(self, name: str) -> Any:
        """An entity of the specification, as it now stands."""
        return next(it for it in self.chart()["entities"] if it["id"] == self.seeded.entities[name].id)

    def desk(self, name: str) -> Any:
        """A desk of the specification, as it now stands."""
        return next(it for it in self.chart()["desks"] if it["id"] == self.seeded.desks[name].id)


@dataclass
class Browser:
    """An agent signed in, without scripts."""

    session: requests.Session

    def get(self, path: str, expect: int = 200) -> str:
        """A page."""
        answer = self.session.get(path)
        assert answer.status_code == expect, answer.text
        return answer.text

    def send(self, page: str, path: str, expect: int = 303, /, **fields: str | list[str]) -> requests.Response:
        """A form of that page, with the fields that it hides."""
        shown = self.get(page)
        hidden = re.findall(r'name="(csrf|version)" value="([^"]+)"', shown)
        answer = self.session.post(path, data={**dict(hidden), **fields}, allow_redirects=False)
        assert answer.status_code == expect, answer.text
        return answer


@pytest.fixture
def house(cloud: LocalCloud, administration: Seeded) -> House:
    """The administration of this test."""
    return House(Journey(cloud, administration), administration)


@pytest.fixture
def browse(cloud: LocalCloud, administration: Seeded) -> Any:
    """Opens a browser in which an agent of the specification has signed in."""

    def signed_in(agent: str = "manager", language: str = "fr") -> Browser:
        session = PortalSession(cloud.url)
        session.get(f"/sign-in?lang={language}")
        assert sign_in(session, administration.agents[agent].email).status_code == 200
        return Browser(session)

    return signed_in
