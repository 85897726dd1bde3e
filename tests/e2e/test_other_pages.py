"""Pages that lie beside every walk: once each, in both languages, on both screens."""

import pytest

from chalicelib.kernel.clock import SystemClock, civil_year
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests import batches
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.visitor import Company
from tests.functional.deposit.own import new_address, put_letter
from tests.functional.registered.sendings import put_sending
from tests.joining import Joining
from tests.journeys import Journey
from tests.links import code_to
from tests.on_the_tree import signed
from tests.pdf_samples import letter
from tests.reaching import bounced

pytestmark = pytest.mark.browser
OF_ADMINISTRATORS = {
    "c1-portal": "/admin/portal",
    "c2-mandates": "/admin/mandates",
    "c3-provider": "/admin/sign-in",
}

NEXT_YEAR = civil_year(SystemClock().now()) + 1
DAYS = {
    "e1-opening": f"/admin/calendar?add=opening&year={NEXT_YEAR}",
    "e2-feast": "/admin/calendar?add=feast",
}


def test_letters_of_an_address(people: People, administration: Seeded, cloud: LocalCloud) -> None:
    company, email = people.everyone(), new_address()
    put_letter(administration, email)
    put_letter(administration, email, 1, "Demande d’autorisation d’occupation du domaine public, rue Oued Ziz")
    visitor, look = company.visitor, company.look
    visitor.open("/mine")
    look("a1-mine-ask")
    visitor.type(email=email)
    visitor.press("deposit-mine-send")
    cloud.drain()
    look("a2-mine-code")
    visitor.type(one_time_code=code_to(cloud, email))
    visitor.press("deposit-mine-open")
    visitor.reads("deposit-mine-title")
    look("a3-mine")
    token = _open_an_account(company, email)
    company.visitor.open(f"/batches/{_send_a_batch(cloud, administration, token)}")
    look("a7-batch")
    _accept_a_registered_letter(company, administration, email)


def _open_an_account(company: Company, email: str) -> str:
    """Who deposits, and a token for their program: the token, as the page shows it."""
    visitor, look = company.visitor, company.look
    visitor.press("bulk-link")
    visitor.type(colleagues="achats@atlas juridique@atlas.example")
    visitor.press("bulk-account-open")
    look("a4-account-errors")
    colleagues = "achats@atlas.example juridique@atlas.example"
    visitor.type(name="Société Atlas", email=email, colleagues=colleagues)
    visitor.press("bulk-account-open")
    visitor.reads("done-bulk-kept")
    look("a5-account")
    visitor.type(label="ERP")
    visitor.press("bulk-token-do")
    visitor.reads("bulk-token-title")
    look("a6-token")
    return str(visitor.page.locator(".token").first.inner_text())


def _send_a_batch(cloud: LocalCloud, administration: Seeded, token: str) -> str:
    """A batch with a line of every sort; its id."""
    journey, content = Journey(cloud, administration), letter()
    journey.lend("sender", token)
    lines = [batches.line(journey, f"FAC/2026/{number}", content) for number in (1, 2)]
    sent = batches.send(journey, [*lines, lines[0], {"reference": "FAC/2026/3"}])
    cloud.drain()
    batches.upload(journey, sent["id"], {1: [content]})
    cloud.drain()
    return str(sent["id"])


def _accept_a_registered_letter(company: Company, administration: Seeded, email: str) -> None:
    visitor, look = company.visitor, company.look
    page = f"/registered/{put_sending(administration, email).id}"
    visitor.cloud.drain()
    visitor.open(page)
    look("a8-registered")
    visitor.press("registered-code")
    visitor.cloud.drain()
    visitor.reads("registered-code-sent")
    look("a9-registered-code")
    visitor.type(one_time_code=code_to(visitor.cloud, email))
    visitor.press("registered-accept")
    visitor.reads("done-registered-accepted")
    look("b-registered-accepted")
    visitor.press("registered-open")
    visitor.reads("registered-read")
    look("b-registered-opened")


def test_requests_to_join_and_the_operators_lists(people: People, administration: Seeded, cloud: LocalCloud) -> None:
    asked = Joining.beside(cloud, administration).ask(contact_phone="05 24")
    desk = Desk(people.everyone(), administration)
    notice = f"/a/{administration.administration.slug}/privacy"
    signed(cloud)
    _look_at(desk, {"b-log": "/log", "b0-notice": notice, "b1-join": "/join", "b2-request": f"/join/{asked['id']}"})
    desk.sign_in("operator")
    requests, administrations = "/operator/administrations/requests", "/operator/administrations"
    of_the_operator = {
        "b3-requests": requests,
        "b4-request": f"{requests}/{asked['id']}",
        "b5-administrations": f"{administrations}?q={administration.administration.code}",
        "b6-administration": f"{administrations}/{administration.administration.id}",
    }
    _look_at(desk, of_the_operator)


def test_an_administrators_portal_and_programs(people: People, administration: Seeded) -> None:
    desk = Desk(people.everyone(), administration)
    desk.sign_in("manager")
    _look_at(desk, OF_ADMINISTRATORS)
    _look_at(desk, {"d1-new-program": "/admin/clients/new"})
    for each in desk.pair:
        each.press("clients-new-do")
        each.look("d2-program-errors")
        each.type(label="تدبير الرخص (Urbanisme)")
        each.page.locator("#desk_id").select_option(administration.desks["permits"].id)
        each.page.locator("input[name=scopes][value='mail:read']").check()
        each.press("clients-new-do")
        each.reads("clients-token-once")
        each.look("d3-token")
    desk.visitor.press("clients-token-done")
    desk.pair.look("d4-program")
    desk.visitor.open("/admin/clients")
    desk.pair.look("d5-programs")


def test_an_administrators_days_and_models(people: People, administration: Seeded) -> None:
    desk = Desk(people.everyone(), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("manager")
    _look_at(desk, DAYS)
    visitor.open("/admin/calendar?add=hours")
    for each in desk.pair:
        each.press("calendar-do")
        each.look("e3-hours-errors")
    visitor.type(first_on=f"{NEXT_YEAR}-06-01", last_on=f"{NEXT_YEAR}-08-31", hours="08:30-12:00 14:00-18:00")
    visitor.type(name_ar="التوقيت الصيفي", name_fr="Horaire d’été", reference="قرار رقم 12/2026")
    visitor.press("calendar-do")
    visitor.reads("done-calendar-decided")
    look("e4-decided")
    _look_at(desk, {"e5-new-model": "/admin/models/new", "e6-models": "/admin/models"})
    visitor.page.locator("main td a").first.click()
    look("e7-model")


def test_a_depositor_whom_nothing_reached(people: People, administration: Seeded, cloud: LocalCloud) -> None:
    journey = Journey(cloud, administration)
    mail, _ = bounced(
        journey, phone="+212612345678", sms=True, subject="Demande d’attestation administrative – شهادة إدارية"
    )
    code = next(iter(journey.deposits.values()))
    tracking = journey.call("GET", f"/deposits/{code}")["submission"]["tracking_code"]
    desk = Desk(people.everyone(), administration)
    _look_at(desk, {"f0-tracking": f"/track/{tracking}"})
    desk.sign_in("registrar")
    notices = f"/desk/mails/{mail['id']}/notices"
    _look_at(desk, {"f1-unreached": "/desk/unreached", "f2-sheet": f"/desk/mails/{mail['id']}", "f3-notices": notices})
    for each in desk.pair:
        each.press("notices-resend-mail-do")
        each.reads("error-notices-address_closed")
        each.look("f4-notices-errors")
    desk.visitor.press("notices-resend-sms-do")
    desk.visitor.reads("done-notices-resent")
    cloud.drain()
    _look_at(desk, {"f5-reached": notices, "f6-preferences": "/account/notices"})
    closings = f"/desk/registers/{administration.registers['A']}/closings"
    _look_at(desk, {"f7-registers": "/desk/registers", "f8-closings": closings})


def _look_at(desk: Desk, pages: dict[str, str]) -> None:
    """At the path of each, under its name."""
    for name, path in pages.items():
        desk.visitor.open(path)
        desk.pair.look(name)
