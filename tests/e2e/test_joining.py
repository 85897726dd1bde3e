"""An administration joins, in Arabic: from its request to who can sign there, and the first letter that is opened."""

import re
from pathlib import Path

import pytest

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.pki.authority import answered
from tests.e2e.citizen import Citizen
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.visitor import Alone, Visitor
from tests.joining import forget_tries, wish
from tests.links import link_to

pytestmark = pytest.mark.browser
CHOSEN = "Chosen-by-me-2026"
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
CHOSEN_FROM_LISTS = ("sector", "place")
ON_SECOND_PAGE = ("slug", "code")
REGISTRY_OFFICE, DIRECTION = "مكتب الضبط", "رئيس الإدارة"
REGISTRAR, PRESIDENT = ("يوسف بناني", "Youssef Bennani"), ("عمر العلوي", "Omar Alaoui")
Wish = dict[str, str]


def test_an_administration_joins_and_its_registrar_opens_the_first_letter(
    people: People, administration: Seeded, email: str, letter: Path, tmp_path: Path
) -> None:
    asked = wish()
    registrar_email, president_email = (f"{name}@{asked['slug']}.example" for name in ("registrar", "president"))
    contact, manager, registrar, operator = (people.visitor(Language.ARABIC, "desktop") for _ in range(4))
    ask_to_join(contact, asked)
    approve(Desk(Alone(operator), administration), asked)
    contact.page.reload()
    contact.reads("onboarding-state-ready")
    arrive(manager, asked["contact_email"])
    open_an_entity(manager)
    invite(manager, REGISTRY_OFFICE, *REGISTRAR, registrar_email)
    invite(manager, DIRECTION, *PRESIDENT, president_email)
    certify_a_signatory(operator, manager)
    arrive(registrar, registrar_email)

    citizen = Citizen(Alone(people.visitor(Language.ARABIC, "phone")), email, tmp_path)
    citizen.find(asked["name_ar"], asked["slug"])
    citizen.visitor.look("j5-new-portal")
    citizen.write(letter)
    assert citizen.registered().startswith(b"%PDF-")
    number = citizen.number()
    assert number.startswith(f"{asked['code']}-A-") and number.endswith("-0000001")
    open_the_letter(Desk(Alone(registrar), administration), number)


def ask_to_join(contact: Visitor, asked: Wish) -> None:
    """What the administration is, its address on the platform, then where the request stands."""
    forget_tries()
    contact.open("/join")
    for name in CHOSEN_FROM_LISTS:
        contact.page.locator(f"#{name}").select_option(asked[name])
    contact.type(**{name: asked[name] for name in asked if name not in CHOSEN_FROM_LISTS + ON_SECOND_PAGE})
    contact.press("continue")
    contact.reads("onboarding-check-title")
    contact.type(**{name: asked[name] for name in ON_SECOND_PAGE})
    contact.look("j1-check")
    contact.press("onboarding-send")
    contact.reads("onboarding-state-pending")
    contact.look("j2-pending")


def approve(desk: Desk, asked: Wish) -> None:
    """The operator decides, and carries the request for a certificate to an authority and its answer back."""
    operator = desk.visitor
    desk.sign_in("operator")
    operator.press("basket-administrations")
    operator.page.get_by_role("link", name=asked["name_ar"]).click()
    operator.look("j3-request")
    operator.press("onboarding-approve")
    operator.reads("done-onboarding-approved")
    operator.cloud.drain()
    operator.page.reload()
    operator.press("onboarding-open-administration")
    carry_to_an_authority(operator)
    operator.page.get_by_text(operator.words("organisation-certificate-until")).wait_for()
    operator.look("j4-certified")


def carry_to_an_authority(operator: Visitor) -> None:
    """The request on the page, and the answer back."""
    with operator.page.expect_download() as download:
        operator.press("organisation-certificate-request")
    operator.type(chain=answered(operator.cloud.pki, download.value.path().read_text()))
    operator.press("organisation-certificate-install")


def certify_a_signatory(operator: Visitor, manager: Visitor) -> None:
    """The administrator reads what is waited for; the operator brings it, from the administration's page on."""
    manager.open("/admin")
    manager.reads("admin-cannot-sign")
    manager.look("j6-who-cannot-sign")
    operator.page.reload()
    operator.page.get_by_role("link", name=PRESIDENT[0]).click()
    operator.look("j4-signatory")
    carry_to_an_authority(operator)
    operator.reads("done-organisation-certificate-installed")
    manager.page.reload()
    assert not manager.page.get_by_text(manager.words("admin-cannot-sign")).count()


def arrive(visitor: Visitor, email: str) -> None:
    """By the link in the mail: a password, a telephone, recovery codes."""
    visitor.open(link_to(visitor.cloud, email))
    visitor.type(password=CHOSEN, again=CHOSEN)
    visitor.press("access-link-act")
    visitor.type(email=email, password=CHOSEN)
    visitor.press("access-sign-in-act")
    visitor.reads("access-telephone-title")
    visitor.type(code=visitor.cloud.code_for(email))
    visitor.press("access-telephone-act")
    visitor.reads("access-codes-title")
    assert CODE.search(visitor.page.locator(".recovery-codes").inner_text())
    visitor.press("access-codes-on")
    visitor.named("sign-out").wait_for()


def open_an_entity(manager: Visitor) -> None:
    """Beside those that every administration begins with."""
    manager.press("basket-admin")
    manager.look("j6-first-house")
    manager.press("admin-entity-new")
    manager.type(name_ar="مصلحة التعمير", name_fr="Service d’urbanisme", code="SU")
    manager.page.locator("#kind").select_option("department")
    manager.press("admin-entity-new-do")
    manager.reads("done-admin-entity-opened")


def invite(manager: Visitor, desk: str, name_ar: str, name_fr: str, email: str) -> None:
    """To a desk that is there from the beginning."""
    manager.open("/admin")
    manager.page.get_by_role("link", name=desk, exact=True).click()
    manager.press("people-new-here")
    manager.type(name_ar=name_ar, name_fr=name_fr, email=email)
    manager.press("people-new-do")
    manager.reads("done-people-invited")
    manager.cloud.drain()


def open_the_letter(desk: Desk, number: str) -> None:
    """The first in the basket."""
    desk.visitor.press_basket("qualify")
    desk.visitor.look("j7-first-letter")
    desk.open_mail(number)
    desk.visitor.look("j8-first-letter-open")
