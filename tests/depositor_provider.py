"""The platform's identity provider for depositors, and people who prove their address there without a face."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.oidc_provider import OidcProvider
from tests.own_sign_in import over_to
from tests.people import csrf_of, sign_in

PAGE = "/operator/sign-in"


class DepositorProvider:
    """Kept by the operator of that administration's platform."""

    def __init__(self, cloud: LocalCloud, seeded: Seeded) -> None:
        assert seeded.operator is not None
        self.cloud, self.operator, self.provider = cloud, seeded.operator.email, OidcProvider()
        self.provider.redirect_uris.add(f"{cloud.url}/mine/provider/back")

    def form(self, **changes: str) -> dict[str, str]:
        """The operator's form, filled."""
        provider = self.provider
        secret = {"client_secret": provider.client_secret, "email_claim": "email"}
        return {"issuer": provider.issuer, "client_id": provider.client_id, **secret, **changes}

    def act(self, operator: requests.Session, path: str, **given: Any) -> requests.Response:
        """A form of the operator's page."""
        page = operator.get(PAGE)
        seen = re.search(r'name="version" value="(\d+)"', page.text)
        assert seen is not None, page.text
        return operator.post(f"{PAGE}{path}", data={"version": seen[1], **csrf_of(page), **given})

    @contextmanager
    def in_use(self) -> Iterator["DepositorProvider"]:
        """The operator says it, tries it and turns it on; off again afterwards."""
        with PortalSession(self.cloud.url) as operator:
            sign_in(operator, self.operator)
            self.act(operator, "", **self.form())
            tried = operator.get(
                self.provider.sign_in(over_to(self.act(operator, "/trial")), self.person("o@id.example"))
            )
            assert tried.url.partition("?")[0].endswith(PAGE), tried.text
            assert self.act(operator, "/on").status_code == 200
            try:
                yield self
            finally:
                self.act(operator, "/off")

    def person(self, email: str, **claims: Any) -> str:
        """Somebody whom the provider knows under that address."""
        return self.provider.add(email, **claims)

    def begin(self, browser: requests.Session) -> str:
        """Somebody presses the button beside the question for an address: the address at the provider."""
        return over_to(browser.post("/mine/provider", data=csrf_of(browser.get("/mine"))))

    def prove(self, browser: requests.Session, person: str) -> requests.Response:
        """The whole way there and back."""
        return browser.get(self.provider.sign_in(self.begin(browser), person))
