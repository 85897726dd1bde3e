"""Files sent from the desks with scripts: progress, errors in words, and nothing typed is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.lines import Line
from tests.functional.registry.conftest import Office
from tests.journeys import Journey
from tests.pdf_samples import letter as short_letter
from tests.registers import write_sheet

pytestmark = pytest.mark.browser


def test_a_scan_is_sent_with_an_expired_form_renewed_and_a_heavy_file_refused_in_words(
    people: People, administration: Seeded, cloud: LocalCloud, line: Line, letter: Path, tmp_path: Path
) -> None:
    desk = Desk(people.pair(Language.ARABIC, "phone"), administration)
    visitor, page = desk.visitor, desk.visitor.page
    desk.sign_in("registrar")
    visitor.open(f"/desk/intake/{write_sheet(administration, 'شكاية بخصوص الإنارة العمومية').id}")
    heavy = tmp_path / "ثقيل.pdf"
    heavy.write_bytes(bytes(20 * 2**20 + 1))
    page.locator("#file").set_input_files(heavy)
    visitor.press("registry-intake-send")
    visitor.reads("error-files-too_large", limit_mb=20)
    visitor.look("70-scan-too-large")
    visitor.press("files-remove")
    line.expired = 1
    page.locator("#file").set_input_files(letter)
    visitor.press("registry-intake-send")
    visitor.reads("registry-intake-waiting")
    assert (line.expired, line.sent) == (0, ["form"])
    people.faults[:] = [fault for fault in people.faults if not fault.endswith(": 403")]  # the one made here
    visitor.look("71-scan-inspected")
    cloud.drain()
    visitor.reads("registry-registered-title")


def test_another_version_of_the_reply_is_sent_and_what_was_typed_stays(
    people: People, administration: Seeded, cloud: LocalCloud, tmp_path: Path
) -> None:
    journey = Journey(cloud, administration)
    office = Office(journey, administration)
    mail = office.act(office.mail(), "assignment", desk_id=office.desk("permits"))
    journey.send(journey.call("POST", f"/mails/{mail['id']}/reply-files", "handler"), short_letter())
    cloud.drain()
    desk = Desk(people.pair(Language.FRENCH, "desktop"), administration)
    visitor, page = desk.visitor, desk.visitor.page
    desk.sign_in("handler")
    visitor.open(f"/desk/mails/{mail['id']}/reply")
    visitor.type(subject="Réponse corrigée")
    page.locator("#circuit_id").check()
    version = tmp_path / "version 2.pdf"
    version.write_bytes(short_letter(pages=2))
    visitor.page.locator("summary").click()
    page.locator("#file").set_input_files(version)
    visitor.press("registry-file-send")
    visitor.reads("registry-reply-waiting")
    expect(page.locator("#subject")).to_have_value("Réponse corrigée")
    expect(page.locator("#circuit_id")).to_be_checked()
    visitor.look("72-reply-another-version")
    cloud.drain()
    visitor.press("registry-reply-again")
    expect(page.locator("#subject")).to_have_value("Réponse corrigée")
    expect(page.locator("#file_id option[selected]")).to_contain_text("version 2.pdf")
    visitor.look("73-reply-two-versions")
