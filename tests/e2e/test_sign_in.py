"""A newcomer's first day: invited by mail, a password, a telephone, recovery codes; then the telephone is lost."""

import re

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor
from chalicelib.organisation.model import Agent
from infra.bootstrap_stack import Seeded
from tests.e2e.conftest import People
from tests.e2e.visitor import Pair
from tests.links import link_to
from tests.newcomers import stored

pytestmark = pytest.mark.browser
CHOSEN, ANEW = "Chosen-by-me-2026", "Chosen-anew-2026"
RECOVERY = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


class Newcomer:
    """Somebody invited, before a browser of their own."""

    def __init__(self, pair: Pair, agent: Agent) -> None:
        self.pair, self.agent, self.visitor = pair, agent, pair.visitor
        self.cloud = pair.visitor.cloud

    def follow_the_invitation(self) -> None:
        """From the mail to a password; the first try is too weak, the second is not typed twice alike."""
        visitor = self.visitor
        inviter = Actor("agent", "manager")
        bootstrap.access_links().send(self.agent, inviter, visitor.language)
        self.cloud.drain()
        html = self.cloud.mails()[-1].get_body(("html",))
        assert html is not None
        visitor.look_at_mail("60-invitation", html.get_content())
        visitor.open(link_to(self.cloud, self.agent.email))
        self.pair.look("61-link")
        visitor.type(password="weak", again="weak")
        visitor.press("access-link-act")
        visitor.look("62-link-weak")
        visitor.type(password=CHOSEN, again=CHOSEN)
        visitor.press("access-link-act")
        visitor.reads("done-access-password-chosen")

    def give_password(self, password: str) -> None:
        """On the first page of the sign-in."""
        self.visitor.type(email=self.agent.email, password=password)
        self.visitor.press("access-sign-in-act")

    def set_a_telephone_up(self, shot: str) -> list[str]:
        """The page with the QR code, a wrong code, the right one; the recovery codes shown."""
        visitor = self.visitor
        visitor.reads("access-telephone-title")
        self.pair.look(f"{shot}-telephone")
        visitor.page.locator("summary").click()
        visitor.look(f"{shot}-telephone-by-hand")
        visitor.type(code="000000")
        visitor.press("access-telephone-act")
        visitor.look(f"{shot}-telephone-wrong-code")
        visitor.type(code=self.cloud.code_for(self.agent.email))
        visitor.press("access-telephone-act")
        visitor.reads("access-codes-title")
        visitor.look(f"{shot}-recovery-codes")
        codes = RECOVERY.findall(visitor.page.locator(".recovery-codes").inner_text())
        with visitor.page.expect_download() as download:
            visitor.press("access-codes-download")
        assert download.value.path().read_text().split() == codes
        assert download.value.suggested_filename.endswith(".txt")
        visitor.press("access-codes-on")
        visitor.named("sign-out").wait_for()
        return codes

    def sign_in_again(self) -> None:
        """With the telephone; its code typed wrong at first."""
        visitor = self.visitor
        visitor.press("sign-out")
        self.give_password(CHOSEN)
        visitor.reads("access-code-title")
        self.pair.look("65-code")
        visitor.type(code="00000")
        visitor.press("access-code-act")
        visitor.look("66-code-wrong")
        visitor.type(code=self.cloud.code_for(self.agent.email))
        visitor.press("access-code-act")
        visitor.named("sign-out").wait_for()

    def look_at_the_account(self) -> None:
        """Sessions, sign-ins, and new codes."""
        visitor = self.visitor
        visitor.open("/account")
        self.pair.look("67-account")
        visitor.open("/account/recovery-codes")
        self.pair.look("68-new-codes")

    def lose_the_telephone(self, code: str) -> None:
        """A recovery code leads to a new password and a new telephone."""
        visitor = self.visitor
        visitor.press("sign-out")
        visitor.press("access-lost-link")
        visitor.press("access-recovery-act")
        visitor.look("70-recovery-errors")
        visitor.type(email=self.agent.email, password=CHOSEN, recovery_code=code.lower())
        self.pair.look("71-recovery")
        visitor.press("access-recovery-act")
        visitor.reads("access-new-password-title")
        self.pair.look("72-new-password")
        visitor.type(password=ANEW, again=ANEW)
        visitor.press("access-new-password-act")


@pytest.mark.parametrize(("language", "screen"), [(Language.ARABIC, "phone"), (Language.FRENCH, "desktop")])
def test_a_newcomer_is_invited_signs_in_and_loses_the_telephone(
    people: People, administration: Seeded, language: Language, screen: str
) -> None:
    newcomer = Newcomer(people.pair(language, screen), stored(administration))
    newcomer.follow_the_invitation()
    newcomer.give_password(CHOSEN)
    codes = newcomer.set_a_telephone_up("63")
    newcomer.sign_in_again()
    newcomer.look_at_the_account()
    newcomer.lose_the_telephone(codes[0])
    assert set(newcomer.set_a_telephone_up("73")).isdisjoint(codes)


def test_a_password_is_forgotten_and_its_link_used_twice_without_scripts(
    people: People, administration: Seeded
) -> None:
    visitor = people.visitor(Language.ARABIC, "phone", java_script_enabled=False)
    email = administration.agents["handler"].email
    visitor.open("/sign-in")
    visitor.press("access-forgotten-link")
    visitor.picture("75-forgotten")
    visitor.type(email=email)
    visitor.press("access-forgotten-act")
    visitor.reads("done-access-link-sent")
    visitor.picture("76-link-sent")
    visitor.cloud.drain()
    path = link_to(visitor.cloud, email)
    visitor.open(path)
    visitor.type(password=CHOSEN, again=CHOSEN)
    visitor.press("access-link-act")
    visitor.reads("done-access-password-chosen")
    visitor.open(path)
    visitor.reads("access-link-over-title")
    visitor.picture("77-link-over")
    visitor.press("access-link-over-act")
    visitor.open("/sign-in")
    visitor.type(email=email, password=CHOSEN)
    visitor.press("access-sign-in-act")
    visitor.type(code=visitor.cloud.code_for(email))
    visitor.press("access-code-act")
    visitor.named("sign-out").wait_for()


def test_too_many_wrong_codes_are_told_by_minutes(people: People, administration: Seeded) -> None:
    visitor = people.visitor(Language.FRENCH, "desktop")
    visitor.open("/sign-in")
    visitor.type(email=administration.agents["handler"].email, password="Wasl-local-2026")
    visitor.press("access-sign-in-act")
    for _ in range(6):
        visitor.type(code="000000")
        visitor.press("access-code-act")
    visitor.page.get_by_text("Par sécurité, attendez").wait_for()
    visitor.look("78-closed")
