"""An administrator changes the house, an absent head names a deputy: each page in both languages, on both screens."""

from datetime import timedelta
from pathlib import Path

import pytest

from chalicelib.kernel.clock import SystemClock, civil_date
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from tests import house_files as rows
from tests.e2e.conftest import People
from tests.e2e.desk import Desk

pytestmark = pytest.mark.browser
SCREENS = [(Language.ARABIC, "phone"), (Language.FRENCH, "desktop")]


@pytest.mark.parametrize(("language", "screen"), SCREENS)
def test_an_administrator_changes_the_house(
    people: People, administration: Seeded, language: Language, screen: str
) -> None:
    desk = Desk(people.pair(language, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("manager")
    visitor.press("basket-admin")
    look("70-house")
    visitor.press("admin-entity-new")
    look("71-new-entity")
    visitor.press("admin-entity-new-do")
    visitor.look("72-new-entity-errors")
    visitor.type(name_ar="المصلحة الإقليمية بسلا", name_fr="Service provincial de Salé", code="SAL")
    visitor.page.locator("#kind").select_option("provincial")
    visitor.page.locator("#province").select_option("04.441")
    visitor.press("admin-entity-new-do")
    visitor.reads("done-admin-entity-opened")
    look("73-entity")
    for act in ("change", "move", "merge", "close"):
        visitor.press(f"admin-entity-{act}")
        look(f"74-entity-{act}")
    visitor.press("admin-desk-new-here")
    visitor.type(name_ar="مكتب الاستقبال", name_fr="Bureau d’accueil")
    visitor.page.locator("input[name=roles][value=handler]").check()
    look("75-new-desk")
    visitor.press("admin-desk-new-do")
    visitor.press("admin-desk-seat")
    visitor.page.locator("#agent_id").select_option(administration.agents["affairs"].id)
    look("76-seat")
    visitor.press("admin-desk-seat-do")
    visitor.reads("done-admin-desk-seat")
    look("77-desk")
    visitor.open("/admin")
    look("78-house-changed")


@pytest.mark.parametrize(("language", "screen"), SCREENS)
def test_an_administrator_changes_the_house_by_a_file(
    people: People, administration: Seeded, tmp_path: Path, language: Language, screen: str
) -> None:
    desk = Desk(people.pair(language, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    right = [rows.entity("archive", administration.administration.entity_id), rows.desk("vault", "archive")]
    wrong = [rows.entity("other", "nowhere", code="?"), rows.desk("desk", "archive", roles="clerk", clearance="top")]
    desk.sign_in("manager")
    visitor.open("/admin")
    visitor.press("admin-import-link")
    look("86-file")
    for name, content in (("wrong", [*right, *wrong]), ("right", right)):
        (tmp_path / f"{name}.csv").write_bytes(rows.file(*content))
        visitor.open("/admin/import")
        visitor.page.locator("#file").set_input_files(tmp_path / f"{name}.csv")
        visitor.press("admin-import-check")
        visitor.reads("admin-import-checking")
        visitor.cloud.drain()
        visitor.reads("admin-import-title-checked")
        look(f"87-file-{name}")
    visitor.press("admin-import-apply")
    visitor.reads("admin-import-leave")
    visitor.look("88-file-applying")
    visitor.cloud.drain()
    visitor.reads("admin-import-title-done")
    look("89-file-done")


@pytest.mark.parametrize(("language", "screen"), SCREENS)
def test_an_absent_head_names_a_deputy(
    people: People, administration: Seeded, letter: Path, language: Language, screen: str
) -> None:
    desk = Desk(people.pair(language, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("head")
    visitor.press("basket-mandates")
    look("80-no-mandates")
    visitor.press("admin-mandate-new")
    look("81-legal-act")
    visitor.page.locator("#file").set_input_files(letter)
    visitor.press("admin-mandate-paper-send")
    visitor.reads("admin-mandate-paper-waiting")
    visitor.cloud.drain()
    visitor.named("admin-mandate-do").wait_for()
    visitor.press("admin-mandate-do")
    visitor.look("82-mandate-errors")
    visitor.type(reference="قرار رقم 12/2026", until=(civil_date(SystemClock().now()) + timedelta(days=14)).isoformat())
    visitor.page.locator("input[name=kind][value=deputy]").check()
    visitor.page.locator("#deputy_id").select_option(administration.agents["handler"].id)
    visitor.page.locator("input[name=kinds][value=visa]").check()
    look("83-mandate-form")
    visitor.press("admin-mandate-do")
    visitor.reads("done-admin-mandate-granted")
    look("84-mandate")
    visitor.open("/desk/mandates")
    look("85-mandates")
