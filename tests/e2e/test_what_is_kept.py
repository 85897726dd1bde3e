"""What is kept of a person and of a register: proofs and copies that are asked for, erasure, who read, what was done;
each page in both languages, on both screens."""

from datetime import date

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.closing_registers import A_YEAR
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.test_house import SCREENS
from tests.e2e.visitor import Company
from tests.journeys import Journey
from tests.links import code_to
from tests.on_the_tree import signed
from tests.registers import with_a_number

pytestmark = [pytest.mark.browser, pytest.mark.parametrize(("language", "screen"), SCREENS)]
SUBJECT = "طلب رخصة إصلاح رقم 2026/417 (Plan de façade), زنقة واد زيز"
REFUSED, GRANTED = "running_procedure", "not_needed"
ACT = "Décret n° 2-26-118 du 3 mars 2026 (الجريدة الرسمية عدد 7234)"


def test_a_person_proves_a_letter_has_a_copy_of_their_data_and_asks_for_their_erasure(
    people: People, administration: Seeded, cloud: LocalCloud, email: str, language: Language, screen: str
) -> None:
    journey = Journey(cloud, administration, email)
    declined = journey.registered_mail(subject="شكاية")
    refusal = {"reason_code": "not_competent", "note": "خارج الاختصاص"}
    journey.change(f"/mails/{declined['id']}/rejection", "registrar", declined["version"], **refusal)
    running = journey.registered_mail(subject=SUBJECT)
    cloud.drain()
    signed(cloud)
    person, desk = people.pair(language, screen), Desk(people.pair(language, screen), administration)

    code = journey.call("GET", f"/deposits/{journey.deposits[running['number']]}")["submission"]["tracking_code"]
    _have_it_proven(person, code, email)
    _have_a_copy_made(person, email)
    _ask_for_erasure(person)
    _decide_on_it(desk)
    person.visitor.open("/mine/data")
    person.look("g7-decided")

    journey.call("GET", f"/mails/{running['id']}/files/{running['sheet']['files'][0]['id']}", "registrar")
    desk.visitor.open(f"/desk/mails/{running['id']}")
    desk.visitor.press("registry-accesses-title")
    desk.pair.look("h3-who-read-it")
    desk.visitor.open(f"/desk/mails/{declined['id']}/accesses")
    desk.pair.look("h4-nobody-read-it")


def _have_it_proven(person: Company, code: str, email: str) -> None:
    visitor, look = person.visitor, person.look
    visitor.open(f"/track/{code}")
    visitor.press("deposit-reply-send")
    visitor.cloud.drain()
    visitor.type(one_time_code=code_to(visitor.cloud, email))
    visitor.press("deposit-open-do")
    visitor.open(f"/track/{code}")
    visitor.press("bundles-link")
    look("g1-bundle")
    visitor.press("bundles-ask")
    visitor.reads("bundles-state-asked")
    visitor.cloud.drain()
    visitor.reload()
    visitor.named("bundles-again").wait_for()
    look("g3-bundle-ready")


def _have_a_copy_made(person: Company, email: str) -> None:
    visitor, look = person.visitor, person.look
    visitor.open("/mine")
    visitor.type(email=email)
    visitor.press("deposit-mine-send")
    visitor.cloud.drain()
    visitor.type(one_time_code=code_to(visitor.cloud, email))
    visitor.press("deposit-mine-open")
    visitor.press("personal-link")
    look("g4-data")
    visitor.press("personal-copy-ask")
    visitor.reads("personal-copy-moving")
    look("g5-copy-asked")
    visitor.cloud.drain()
    visitor.reload()
    visitor.named("personal-copy-again").wait_for()


def _ask_for_erasure(person: Company) -> None:
    visitor = person.visitor
    for _ in range(2):
        visitor.press("personal-erasure-ask")
        visitor.reads("done-erasure-asked")
    person.look("g6-erasure-asked")


def _decide_on_it(desk: Desk) -> None:
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("manager")
    visitor.open("/admin/erasures")
    look("h0-erasures")
    visitor.press("erasure-decide")
    visitor.page.locator(".error-summary").wait_for()
    visitor.look("h1-erasures-errors")
    for ground in (GRANTED, REFUSED):  # of two letters, only the one that is dealt with no more
        visitor.page.locator(f"select:has(option[value={ground}])").last.select_option(ground)
        visitor.page.locator(f"form:has(option[value={ground}]:checked)").get_by_role("button").click()
        visitor.reads("done-erasure-decided")
    look("h2-nothing-to-decide")


def test_a_register_is_closed_and_an_administration_bears_another_name(
    people: People, administration: Seeded, cloud: LocalCloud, language: Language, screen: str
) -> None:
    now = bootstrap.clock().now()
    register_id, year = with_a_number(administration, now - A_YEAR), civil_year(now - A_YEAR)
    desk = Desk(people.pair(language, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("registrar")
    visitor.open(f"/desk/registers/{register_id}/closings")
    look("i0-closings")
    visitor.type(since=date(year, 1, 1).isoformat(), until=date(year, 12, 31).isoformat())
    visitor.press("registry-closing-act")
    visitor.reads("registry-closing-leave")
    signed(cloud)
    visitor.reload()
    visitor.reads("registry-closing-files")
    look("i2-closing")
    visitor.press("bundles-link")
    visitor.press("bundles-ask")
    visitor.reads("bundles-state-asked")
    signed(cloud)
    visitor.reload()
    visitor.named("bundles-again").wait_for()
    look("i4-bundle-ready")
    visitor.open(f"/desk/registers/{register_id}/closings")
    look("i5-closings")

    place = administration.administration
    desk.sign_in("operator")
    visitor.open(f"/operator/administrations/{place.id}")
    visitor.type(name_ar="")
    visitor.press("organisation-rename-do")
    visitor.page.locator(".error-summary").wait_for()
    visitor.look("j0-rename-errors")
    visitor.type(name_ar=f"جماعة {place.code} الكبرى", name_fr=f"Commune du Grand {place.code}", legal_reference=ACT)
    visitor.press("organisation-rename-do")
    visitor.reads("done-organisation-renamed")
    cloud.drain()
    look("j1-renamed")
    visitor.press_basket("audit")
    visitor.page.locator("summary").first.click()
    look("j2-platform-acts")
    visitor.open(f"/a/{place.slug}")
    look("j3-portal-formerly")
