"""Everything that functions do while an agent signs in, or cannot: a part of :mod:`tests.everything`."""

import re

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.depositor_provider import DepositorProvider
from tests.links import link_to
from tests.newcomers import stored
from tests.own_sign_in import OwnSignIn
from tests.people import csrf_of, sign_in, token_in


def signing_in(cloud: LocalCloud, seeded: Seeded) -> None:
    """A refused password and a forgotten one, a link, a first sign-in with its telephone, that telephone lost."""
    chosen = {"password": "Chosen-by-me-2026", "again": "Chosen-by-me-2026"}
    email = stored(seeded).email
    with PortalSession(cloud.url) as browser:
        sign_in(browser, email, "Wrong-password-1")
        browser.post("/sign-in/forgotten", data={"email": email})
        cloud.drain()
        browser.post(link_to(cloud, email), data=chosen)
        browser.post("/sign-in", data={"email": email, "password": chosen["password"]})
        shown = browser.post("/sign-in/telephone", data={"code": cloud.code_for(email)})
        code = re.search(r"<bdi>((?:[0-9A-Z]{4}-?){4})</bdi>", shown.text)
        assert code is not None
        with PortalSession(cloud.url) as other:
            sign_in(other, email, chosen["password"])
            other.post("/account/sessions/end-others", data=csrf_of(other.get("/account")))
        form = {"email": email, "password": chosen["password"], "recovery_code": code[1]} | token_in(browser)
        assert browser.post("/sign-in/recovery", data=form).url.endswith("/sign-in/password")
    at_the_own_provider(cloud, seeded)


def at_the_own_provider(cloud: LocalCloud, seeded: Seeded) -> None:
    """The administration's own provider put in use, an agent who signs in there and is released, its end."""
    own = OwnSignIn(cloud, seeded).put_in_use()
    with PortalSession(cloud.url) as browser:
        assert own.sign_in(browser).url.endswith("/desk/mine")
        browser.post("/sign-in/administration", data={"email": f"a@{own.domain}"} | token_in(browser))
    with PortalSession(cloud.url) as manager:
        sign_in(manager, seeded.agents["manager"].email)
        own.act(manager, "/release", agent_id=seeded.agents["handler"].id)
        assert own.act(manager, "/off").status_code == 200
    with DepositorProvider(cloud, seeded).in_use() as used, PortalSession(cloud.url) as browser:
        assert used.prove(browser, used.person("amina@id.example")).url.endswith("/mine")
