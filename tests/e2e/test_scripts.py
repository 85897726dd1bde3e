"""What scripts add to pages: each in the portal's own words, and nothing half done left behind."""

import re
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Route, expect

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.lines import Line
from tests.journeys import Journey

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", list(Language))
def test_a_verification_without_a_connection_is_told_in_our_words(people: People, language: Language) -> None:
    visitor = people.visitor(language, "phone")
    visitor.open("/v")
    visitor.context.set_offline(True)
    visitor.page.evaluate("location.hash = '7K3F9QRT2M5X7K3F9QRT'")
    expect(visitor.page.locator("#result")).to_have_text(visitor.words("evidence-failed"))


def test_an_acknowledgement_is_verified_as_a_file_and_pasted(
    people: People, administration: Seeded, cloud: LocalCloud, tmp_path: Path
) -> None:
    token = Journey(cloud, administration).deposit()["acknowledgement"]
    file = tmp_path / "wasl.jws"
    file.write_text(token)
    pair = people.pair(Language.ARABIC, "phone")
    visitor = pair.visitor
    visitor.open("/v")
    visitor.page.locator("#file").set_input_files(file)
    visitor.reads("evidence-token-issued")
    visitor.reads("evidence-token-same_files")
    visitor.look("60-acknowledgement-by-script")
    visitor.open("/v")
    visitor.page.locator("#token").fill(token)
    visitor.press("evidence-token-verify")
    visitor.reads("evidence-token-issued")
    visitor.look("61-acknowledgement-pasted")
    visitor.look_in_the_dark("61-acknowledgement-pasted")
    file.write_text(token[:-4] + "AAAA")
    visitor.open("/v")
    visitor.page.locator("#file").set_input_files(file)
    visitor.reads("evidence-token-altered")


def test_a_file_chosen_before_the_script_has_come_is_sent_when_it_comes(
    people: People, administration: Seeded, cloud: LocalCloud, letter: Path
) -> None:
    page = people.visitor(Language.ARABIC, "phone").page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/upload\."), hold)
    draft = Journey(cloud, administration).draft()["id"]
    with page.expect_request(re.compile(r"/upload\.")):
        page.goto(f"{cloud.url}/drafts/{draft}/files?lang=ar", wait_until="commit")
    page.locator("#file").set_input_files(letter)
    for route in held:
        route.continue_()
    page.locator("li[data-state]").wait_for()


def test_the_token_of_a_receipt_is_judged_where_its_address_leads_and_where_it_is_pasted(
    people: People, administration: Seeded, cloud: LocalCloud
) -> None:
    deposit = Journey(cloud, administration).deposit()
    verification = bootstrap.verification_store().get(deposit["submission"]["verification_id"])
    assert verification is not None
    token = verification.receipts[0].token
    visitor = people.pair(Language.ARABIC, "phone").visitor
    visitor.open(f"/v#{token}")
    visitor.reads("evidence-qr-issued")
    visitor.reads("evidence-qr-agrees")
    visitor.look("62-token-by-its-address")
    visitor.page.evaluate(f"location.hash = '{token[:-4]}AAAA'")
    visitor.reads("evidence-qr-altered")
    visitor.open("/v")
    visitor.page.locator("#receipt_token").fill(f"{cloud.url}/v#{token}")
    visitor.press("evidence-qr-verify")
    visitor.reads("evidence-qr-agrees")
    visitor.look("63-token-pasted")


def test_a_file_that_failed_and_was_removed_is_not_asked_for_any_more(
    people: People, administration: Seeded, line: Line, letter: Path
) -> None:
    visitor = people.visitor(Language.FRENCH, "desktop")
    page = visitor.page
    line.cut_after(0)
    visitor.open(f"/a/{administration.administration.slug}/deposit")
    visitor.type(name="Fatima Zahra Alami", email="fatima@citizen.example")
    visitor.press("continue")
    visitor.type(subject="Demande de certificat")
    visitor.press("continue")
    page.locator("#file").set_input_files(letter)
    visitor.reads("files-failed")
    line.mended()
    draft = page.url.partition("?")[0].rsplit("/", 2)[1]
    files = f"{visitor.cloud.url}/api/v1/deposits/{draft}/files"
    assert len(requests.get(files, timeout=10).json()["items"]) == 1
    visitor.press("files-remove")
    visitor.reads("deposit-files-none")
    assert requests.get(files, timeout=10).json()["items"] == []
    page.locator("#file").set_input_files(letter)
    page.locator("li[data-state]").wait_for()
    visitor.press("deposit-files-continue")
    visitor.reads("deposit-check-lead")
    visitor.press("deposit-check-submit")
    visitor.reads("deposit-done-title")


def test_files_that_arrived_are_told_and_arranged_while_one_beside_them_failed(
    people: People, administration: Seeded, cloud: LocalCloud, letter: Path, tmp_path: Path
) -> None:
    visitor = people.visitor(Language.ARABIC, "phone")
    page = visitor.page
    nothing = tmp_path / "nothing.pdf"
    nothing.touch()
    visitor.open(f"/drafts/{Journey(cloud, administration).draft()['id']}/files")
    page.locator("#file").set_input_files([nothing, letter])
    page.locator("li[data-state]").wait_for()
    cloud.drain()
    arrived = page.locator("li[data-state=clean]")
    expect(arrived).to_have_count(1)
    visitor.reads("error-files-empty")
    with page.expect_response(re.compile("/api/v1/deposits/")) as changed:
        arrived.locator("select").select_option("mandate")
    assert changed.value.ok
    page.locator("li[data-failed]").get_by_role("button", name=visitor.words("files-remove")).click()
    expect(page.locator("li[data-failed]")).to_have_count(0)


def test_the_way_to_follow_a_letter_is_shared_where_the_browser_can(
    people: People, administration: Seeded, cloud: LocalCloud
) -> None:
    journey = Journey(cloud, administration)
    deposit = journey.deposit()
    visitor = people.visitor(Language.ARABIC, "phone")
    visitor.context.add_init_script("navigator.share = async (given) => { globalThis.shared = given; };")
    visitor.open(f"/drafts/{deposit['id']}/done")
    visitor.press("share")
    shared = visitor.page.evaluate("new URL(shared.url, location.href).href")
    assert shared.endswith(f"/track/{deposit['submission']['tracking_code']}")
