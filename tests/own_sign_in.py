"""An administration with its own identity provider, and people who sign in by it without a face."""

import html
import re
from typing import Any

import requests

from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.oidc_provider import OidcProvider
from tests.people import csrf_of, sign_in

_REFRESH = re.compile(r'http-equiv="refresh" content="0;url=([^"]+)"')


class OwnSignIn:
    """``people`` are the provider's names for the agents, by their key in the specification."""

    def __init__(self, cloud: LocalCloud, seeded: Seeded, provider: OidcProvider | None = None) -> None:
        self.cloud, self.seeded, self.provider = cloud, seeded, provider or OidcProvider()
        self.slug = seeded.administration.slug
        self.provider.redirect_uris.add(f"{cloud.url}/a/{self.slug}/sign-in/back")
        self.people = {key: self.provider.add(agent.email) for key, agent in seeded.agents.items()}
        self.domain = f"{self.slug}.example"

    def put_in_use(self) -> "OwnSignIn":
        """The manager says it, tries it and turns it on."""
        with PortalSession(self.cloud.url) as manager:
            sign_in(manager, self.seeded.agents["manager"].email)
            for path, given in (("", self.form()), ("/trial", {}), ("/on", {})):
                answer = self.act(manager, path, **given)
                if path == "/trial":
                    answer = manager.get(self.provider.sign_in(over_to(answer), self.people["manager"]))
                assert answer.status_code == 200, answer.text
        return self

    def form(self, **changes: str) -> dict[str, str]:
        """The administrator's form, filled."""
        given = {
            "issuer": self.provider.issuer,
            "client_id": self.provider.client_id,
            "client_secret": self.provider.client_secret,
            "email_claim": "email",
            "domains": self.domain,
        }
        return {**given, **changes}

    def act(self, manager: requests.Session, path: str, **given: Any) -> requests.Response:
        """A form of the administrators' page."""
        page = manager.get("/admin/sign-in")
        seen = re.search(r'name="version" value="(\d+)"', page.text)
        assert seen is not None, page.text
        return manager.post(f"/admin/sign-in{path}", data={"version": seen[1], **csrf_of(page), **given})

    def begin(self, browser: requests.Session, next_: str = "") -> str:
        """Somebody presses the button of the administration's page: the address at the provider."""
        page = browser.get(f"/a/{self.slug}/sign-in", params={"next": next_})
        return over_to(browser.post(f"/a/{self.slug}/sign-in", data={"next": next_, **csrf_of(page)}))

    def sign_in(self, browser: requests.Session, agent: str = "handler", next_: str = "") -> requests.Response:
        """The whole way of an agent of the specification."""
        return browser.get(self.provider.sign_in(self.begin(browser, next_), self.people[agent]))


def over_to(page: requests.Response) -> str:
    """Where a page goes on to by itself."""
    found = _REFRESH.search(page.text)
    assert found is not None, page.text
    return html.unescape(found[1])


def says(page: requests.Response, code: str) -> bool:
    """Whether the page tells that error, in the language that it is in."""
    language = Language.FRENCH if '<html lang="fr' in page.text else Language.ARABIC
    return texts.text(language, f"error-{code.replace('.', '-')}") in html.unescape(page.text)
