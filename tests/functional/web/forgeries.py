"""An agent, their browser, and somebody else's, who presents what they should not have."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import requests
import time_machine

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.deploying.seeding import PASSWORD
from tests.conftest import PortalSession
from tests.people import token_in

SESSION, CHALLENGE = "__Host-session", "__Host-challenge"
CHOSEN = {"password": "Chosen-by-me-2026", "again": "Chosen-by-me-2026"}


@dataclass
class Scene:
    """An agent, their browser, and somebody else's."""

    cloud: LocalCloud
    seeded: Seeded
    owner: PortalSession
    thief: PortalSession

    @property
    def email(self) -> str:
        """The agent's address."""
        return self.seeded.agents["handler"].email

    def code(self) -> str:
        """What the agent's telephone shows."""
        return self.cloud.code_for(self.email)

    def begin(self, browser: PortalSession, password: str = PASSWORD, email: str = "") -> requests.Response:
        """A password."""
        return browser.post("/sign-in", data={"email": email or self.email, "password": password})

    def show(self, name: str, value: str) -> None:
        """The thief's browser presents this cookie."""
        self.thief.cookies.set(name, value, domain="127.0.0.1", path="/", secure=True)

    def answer(self, code: str, path: str = "/sign-in/code") -> requests.Response:
        """The thief answers a challenge."""
        return self.thief.post(path, data={"code": code} | token_in(self.thief))


def later(scene: Scene, act: Callable[[], object], **passed: float) -> None:
    """The act, after a while."""
    with time_machine.travel(datetime.now(UTC) + timedelta(**passed)):
        act()
        assert_nobody(scene)


def assert_nobody(scene: Scene) -> None:
    answer = scene.thief.get("/desk", allow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")
