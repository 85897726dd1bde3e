"""Who else deposits: under a mandate, helped at a counter, for an administration, a company's program; each to the
receipt. The citizen's own way is the main one."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests import batches
from tests.e2e.citizen import Citizen
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.visitor import Alone, Visitor
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.links import code_to
from tests.office_samples import ooxml
from tests.pdf_samples import letter as short_letter
from tests.pdf_tools import text_of

pytestmark = pytest.mark.browser


def test_a_third_party_deposits_under_a_mandate_and_the_receipt_names_both(
    people: People, administration: Seeded, letter: Path, email: str, tmp_path: Path
) -> None:
    pair = people.pair(Language.ARABIC, "phone")
    third, visitor = Citizen(Alone(pair.visitor), email, tmp_path), pair.visitor
    third.begin(administration.administration.slug)
    visitor.page.get_by_label(visitor.words("deposit-for-whom-other")).check()
    visitor.type(name="سعاد برادة", email=email, represented="الحاج عمر برادة")
    mandate = third.saved("وكالة", short_letter(pages=2))
    third.tell("طلب شهادة الملكية باسم الحاج عمر برادة", letter, mandate)
    with visitor.page.expect_response("**/files/*"):
        visitor.page.locator("li", has_text=mandate.name).locator("select").select_option("mandate")
    pair.look("b1-mandate-among-files")
    visitor.press("deposit-files-continue")
    visitor.reads("deposit-check-title")
    pair.look("b2-mandate-checked")
    receipt = third.submit()
    said = text_of(receipt, tmp_path)
    for told in (third.number(), "سعاد برادة", "الحاج عمر برادة", "par procuration jointe"):
        assert told in said, said
    third.look_at_papers(mandated=receipt)


def test_an_agent_deposits_for_somebody_at_the_counter_and_hands_the_receipt_over(
    people: People, administration: Seeded, letter: Path, tmp_path: Path
) -> None:
    desk = Desk(Alone(people.visitor(Language.FRENCH, "desktop")), administration)
    desk.sign_in("registrar")
    visitor, khadija = desk.visitor, administration.agents["registrar"].name
    visitor.press_basket("assisted")
    visitor.page.locator("input[name=language][value=ar]").check()
    visitor.press("deposit-assisted-begin")
    visitor.language = Language.ARABIC  # of whoever is helped, and reads along
    visitor.reads("deposit-helped-by", name=khadija.ar)
    visitor.type(name="مباركة الوردي")
    helped = Citizen(Alone(visitor), "", tmp_path)
    helped.tell("طلب نسخة من عقد الازدياد", letter)
    visitor.press("deposit-files-continue")
    visitor.look("c1-helped-check")
    receipt = helped.submit()
    visitor.reads("deposit-helped-by", name=khadija.ar)
    visitor.look("c2-helped-registered")
    said = text_of(receipt, tmp_path)
    assert helped.number() in said and khadija.fr in said and "مباركة الوردي" in said, said
    code = helped.tracking_code()
    visitor.press("deposit-assisted-next")
    visitor.reads("deposit-assisted-present")

    home = people.pair(Language.ARABIC, "phone")  # whose own telephone follows it, though no mail ever comes
    Citizen(Alone(home.visitor), "", tmp_path).track(code)
    home.look("c3-followed-without-an-address")
    helped.look_at_papers(helped=receipt)


def test_an_administration_deposits_with_another_is_told_when_it_does_again_and_a_colleague_fetches_the_receipt(
    people: People, administration: Seeded, cloud: LocalCloud, email: str, tmp_path: Path
) -> None:
    pair = people.pair(Language.FRENCH, "desktop")
    sender, visitor, colleague = Citizen(Alone(pair.visitor), email, tmp_path), pair.visitor, new_address()
    annex = tmp_path / "Liste des parcelles.docx"
    annex.write_bytes(ooxml())
    files = sender.saved("Avis", short_letter(pages=3)), annex

    def describe() -> None:
        sender.begin(administration.administration.slug)
        visitor.page.get_by_label(visitor.words("deposit-kind-administration")).check()
        visitor.type(name="Agence urbaine d’Agadir", email=email, colleagues=colleague)
        sender.tell("Avis sur le plan d’aménagement", *files)
        visitor.press("deposit-files-continue")
        visitor.reads("deposit-check-title")

    describe()
    pair.look("d1-administration-checked")
    receipt = sender.submit()
    assert sender.number() in (said := text_of(receipt, tmp_path)) and "Agence urbaine d’Agadir" in said, said

    describe()
    visitor.reads("deposit-earlier-title")
    pair.look("d3-sent-before")
    assert visitor.opens(visitor.named("deposit-earlier-receipt")) == receipt
    visitor.press("deposit-earlier-track")
    pair.look("d4-followed-with-its-receipt")
    assert visitor.opens(visitor.named("deposit-done-receipt-open")) == receipt

    shared = people.pair(Language.FRENCH, "desktop")
    _prove(shared.visitor, colleague)
    shared.visitor.press("deposit-shared-title")
    shared.visitor.reads("deposit-mine-receipt")
    shared.look("d2-shared-with-a-colleague")
    assert shared.visitor.opens(shared.visitor.page.locator("a[href*='/mine/shared/receipts/']")) == receipt


def test_a_companys_program_deposits_in_bulk_and_its_accounts_page_leads_to_each_receipt(
    people: People, administration: Seeded, cloud: LocalCloud, letter: Path, email: str, tmp_path: Path
) -> None:
    journey = Journey(cloud, administration)
    contents = [short_letter(text="Facture 1"), letter.read_bytes(), short_letter(pages=3)]
    company = people.pair(Language.FRENCH, "desktop")
    visitor = company.visitor
    by_hand = journey.deposit(contents[0], email=email, kind="company", name="Société Atlas")
    _prove(visitor, email)
    journey.lend("sender", _token(visitor, email))
    lines = [batches.line(journey, f"FAC/2026/{place}", content) for place, content in enumerate(contents, 1)]
    sent = batches.send(journey, lines)
    cloud.drain()
    batches.upload(journey, sent["id"], {place: [content] for place, content in enumerate(contents, 1)})
    cloud.drain()

    visitor.open("/mine/programs")
    company.look("e1-account-with-a-batch")
    visitor.page.locator("a[href*='/batches/']").click()
    company.look("e2-batch-with-receipts")
    rows = visitor.page.locator("[data-row]")
    expect(rows).to_have_count(len(contents))
    for row, line in zip(rows.all(), batches.results(journey, sent["id"]), strict=True):
        said = text_of(visitor.saves(row.get_by_role("link", name=visitor.words("bulk-receipt"))), tmp_path)
        assert line["number"] in said and "Société Atlas" in said and line["reference"] in said, said
    again = rows.first.get_by_role("link", name=visitor.words("bulk-earlier-receipt"))
    assert visitor.opens(again) == journey.sealed_receipt(by_hand), "the visit proves whose it is"


def _prove(visitor: Visitor, email: str) -> None:
    """Opens what belongs to an address, by the code from its mail."""
    visitor.open("/mine")
    visitor.type(email=email)
    visitor.press("deposit-mine-send")
    visitor.cloud.drain()
    visitor.type(one_time_code=code_to(visitor.cloud, email))
    visitor.press("deposit-mine-open")
    visitor.reads("deposit-mine-title")


def _token(visitor: Visitor, email: str) -> str:
    """Opens the account, and gives a program its token."""
    visitor.press("bulk-link")
    visitor.type(name="Société Atlas", email=email)
    visitor.press("bulk-account-open")
    visitor.reads("done-bulk-kept")
    visitor.type(label="ERP")
    visitor.press("bulk-token-do")
    return visitor.page.locator(".token").first.inner_text()
