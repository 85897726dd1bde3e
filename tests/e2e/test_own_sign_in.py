"""Identity providers, clicked: an administration's own, said, tried, put in use; who goes there and comes back.

Only a browser shows that nothing of our content policy stops the way there.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.depositor_provider import DepositorProvider
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.devices import ARGUMENTS, CHROMIUM
from tests.e2e.visitor import Pair, Visitor
from tests.functional.deposit.own import new_address, put_letter
from tests.internet import DOMAIN, internet
from tests.own_sign_in import OwnSignIn

pytestmark = pytest.mark.browser


@pytest.fixture
def people(browser: Browser, cloud: LocalCloud, soak: bool) -> Iterator[People]:
    """Whoever a test needs, in a browser that finds the tests' Internet."""
    rules = f"--host-resolver-rules=MAP *.{DOMAIN} 127.0.0.1:{internet().port}"
    with ExitStack() as stack:
        online = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, rules])
        stack.callback(online.close)
        people = People(online, cloud, stack, thorough=soak)
        yield people
        assert people.faults == []


def _pair(people: People, language: Language, screen: str) -> Pair:
    other = Language.FRENCH if language is Language.ARABIC else Language.ARABIC
    made = (people.visitor(it, screen, ignore_https_errors=True) for it in (language, other))
    return Pair(*made)


def _choose(visitor: Visitor, email: str) -> None:
    """At the provider."""
    visitor.page.get_by_role("button", name=email).click()


@pytest.mark.parametrize(("language", "screen"), [(Language.ARABIC, "phone")])
def test_agents_go_to_their_own_provider_and_come_back(
    people: People, administration: Seeded, cloud: LocalCloud, language: Language, screen: str
) -> None:
    own, agents = OwnSignIn(cloud, administration), administration.agents
    desk = Desk(_pair(people, language, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("manager")
    visitor.open("/admin/sign-in")
    visitor.type(**{name: value for name, value in own.form().items() if name != "email_claim"})
    visitor.press("provider-save")
    visitor.press("provider-try-act")
    _choose(visitor, agents["manager"].email)
    visitor.reads("done-provider-tried")
    look("90-provider-tried")
    visitor.press("provider-on-act")
    visitor.reads("done-provider-on")
    visitor.press("sign-out")
    visitor.reads("provider-out-title")
    look("91-signed-out")
    visitor.open("/sign-in/administration")
    visitor.type(email=f"someone@{own.domain}")
    visitor.press("access-sign-in-act")
    look("92-door")
    visitor.page.get_by_role("button", name=own.provider.host).click()
    _choose(visitor, agents["handler"].email)
    visitor.press("sign-out")
    own.provider.claims = {"email_verified": False}
    visitor.press("provider-out-again")
    visitor.page.get_by_role("button", name=own.provider.host).click()
    _choose(visitor, agents["head"].email)
    visitor.reads("provider-failed-title")
    visitor.look("93-failed")


@pytest.mark.parametrize(("language", "screen"), [(Language.FRENCH, "phone")])
def test_depositors_prove_their_address_at_the_platforms_provider(
    people: People, administration: Seeded, cloud: LocalCloud, language: Language, screen: str
) -> None:
    email = new_address()
    put_letter(administration, email, subject="طلب رخصة إصلاح")
    desk = Desk(_pair(people, language, screen), administration)
    with DepositorProvider(cloud, administration).in_use() as used:
        used.person(email)
        desk.sign_in("operator")
        desk.visitor.open("/operator/sign-in")
        desk.pair.look("94-platform-provider")
        pair = _pair(people, language, screen)
        pair.visitor.open("/mine")
        pair.look("95-mine-by-provider")
        pair.visitor.page.get_by_role("button", name=used.provider.host).click()
        _choose(pair.visitor, email)
        pair.visitor.page.get_by_text("طلب رخصة إصلاح").wait_for()
        pair.visitor.look("96-mine-proved")
