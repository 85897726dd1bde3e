"""What agents do at their desks, by clicking."""

from dataclasses import dataclass
from pathlib import Path

from infra.bootstrap_stack import Seeded
from infra.local.deploying.seeding import PASSWORD
from tests.e2e.visitor import Company, Visitor
from tests.people import email_of

NOTE = "المرجو إعداد الجواب قبل يوم 30 نونبر 2026."


@dataclass
class Desk:
    """One browser on which agents take their turn; also the operator."""

    pair: Company
    seeded: Seeded

    @property
    def visitor(self) -> Visitor:
        """The one who acts."""
        return self.pair.visitor

    def sign_in(self, agent: str) -> None:
        """Signs out whoever sits there, and in as another."""
        if self.visitor.named("sign-out").is_visible():
            self.visitor.press("sign-out")
        self.visitor.open("/sign-in")
        email = email_of(self.seeded, agent)
        self.visitor.type(email=email, password=PASSWORD)
        self.visitor.press("access-sign-in-act")
        self.visitor.page.locator("main #code").wait_for()
        self.visitor.type(code=self.visitor.cloud.code_for(email))
        self.visitor.press("access-code-act")
        self.visitor.named("sign-out").wait_for()

    def open_mail(self, number: str) -> None:
        """The row of that number, in the list that is open."""
        row = self.visitor.page.locator("[data-row]", has_text=number)
        row.get_by_role("link").first.click()
        self.visitor.page.locator(".reader").wait_for()

    def register_and_assign(self, number: str) -> None:
        """The registrar qualifies the letter, then assigns it with a note."""
        visitor, look = self.visitor, self.pair.look
        visitor.open("/sign-in")
        look("19-sign-in")
        self.sign_in("registrar")
        look("20-to-qualify")
        self.open_mail(number)
        look("21-mail-to-qualify")
        visitor.press("registry-act-qualify")
        visitor.page.locator("#nature").select_option("request")
        visitor.page.locator("#priority").select_option("urgent")
        visitor.page.locator("#entity_id").select_option(self.seeded.entities["planning"].id)
        look("22-qualify")
        visitor.press("registry-act-qualify-do")
        visitor.reads("done-registry-qualified")
        self.assign()
        visitor.press("basket-register")
        look("24-register")

    def assign(self) -> None:
        """To the permits desk."""
        visitor = self.visitor
        if not visitor.page.locator("#desk_id").is_visible():
            visitor.press("registry-act-assign")
        visitor.page.locator("#desk_id").select_option(self.seeded.desks["permits"].id)
        visitor.type(note=NOTE)
        self.pair.look("23-assign")
        visitor.press("registry-act-assign-do")
        visitor.reads("done-registry-assigned")
        visitor.cloud.drain()

    def answer(self, number: str, reply: Path) -> None:
        """The handler reads the letter, attaches the reply and chooses its circuit."""
        visitor, look = self.visitor, self.pair.look
        self.sign_in("handler")
        visitor.press_basket("mine")
        look("25-mine")
        self.open_mail(number)
        look("26-mail-assigned")
        visitor.snapshot("26-mail-open")
        visitor.press("registry-act-reply")
        look("27-reply")
        visitor.page.locator("#file").set_input_files(reply)
        visitor.press("registry-file-send")
        visitor.reads("registry-file-inspected")
        visitor.cloud.drain()
        visitor.named("registry-reply-do").wait_for()
        look("28-circuit")
        visitor.press("registry-reply-do")
        visitor.reads("done-registry-proposed")
        visitor.cloud.drain()

    def decide(self, agent: str, kind: str, shot: str) -> None:
        """A head's visa or the president's signature."""
        visitor = self.visitor
        self.sign_in(agent)
        visitor.press_basket("sign")
        self.pair.look(f"{shot}-to-decide")
        visitor.page.locator("main a.mail-subject").first.click()
        visitor.reads("signing-decide-title")
        self.pair.look(f"{shot}-folder")
        visitor.press(f"signing-decide-{kind}")
        visitor.reads("done-signing-granted")
        visitor.cloud.drain()

    def have_the_folder_proven(self) -> None:
        """Who reads the sealed folder asks for its bundle."""
        visitor, look = self.visitor, self.pair.look
        visitor.press("bundles-link")
        look("29c-bundle")
        visitor.press("bundles-ask")
        visitor.reads("bundles-leave")
        look("29d-bundle-asked")

    def send_registered(self, mail: str) -> None:
        """The handler sends the sealed reply registered, to the depositor; first without saying for how long."""
        visitor, look = self.visitor, self.pair.look
        self.sign_in("handler")
        visitor.open(mail)
        visitor.press("registered-desk-link")
        visitor.press("registered-send")
        look("29b-registered-errors")
        visitor.type(period_days="15")
        visitor.press("registered-send")
        visitor.reads("done-registered-sent")
        visitor.cloud.drain()
        visitor.open(f"{mail}/registered")
        look("29c-registered")
