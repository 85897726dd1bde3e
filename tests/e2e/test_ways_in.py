"""Other ways to the same deposit: without scripts, without a mouse, with mistakes, in the other language after all."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.devices import SCREENS
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.browser
_FOCUS_SHOWS = """(field) => [field, field.parentElement].some((shown) => {
  const style = getComputedStyle(shown);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
})"""


def test_a_letter_is_deposited_without_scripts(
    people: People, administration: Seeded, letter: Path, email: str, cloud: LocalCloud
) -> None:
    visitor = people.visitor(Language.ARABIC, "phone", java_script_enabled=False)
    visitor.open(f"/a/{administration.administration.slug}")
    visitor.press("organisation-portal-deposit")
    visitor.type(name="فاطمة الزهراء العلمي", email=email)
    visitor.press("continue")
    visitor.type(subject="طلب شهادة السكنى")
    visitor.press("continue")
    visitor.page.locator("#file").set_input_files(letter)
    visitor.picture("40-files-without-scripts")
    visitor.press("deposit-files-send")
    expect(visitor.page.locator(".file-name")).to_have_text(letter.name)
    cloud.drain()
    visitor.press("deposit-files-continue")
    visitor.reads("deposit-check-lead")
    visitor.press("deposit-check-submit")
    visitor.reads("deposit-done-number-coming")
    cloud.drain()
    visitor.page.reload()
    visitor.reads("deposit-done-receipt")
    visitor.picture("41-registered-without-scripts")


def test_a_letter_is_deposited_by_keyboard_alone(
    people: People, administration: Seeded, letter: Path, email: str, cloud: LocalCloud
) -> None:
    visitor = people.visitor(Language.FRENCH, "desktop")
    keyboard, page = visitor.page.keyboard, visitor.page
    page.on("filechooser", lambda chooser: chooser.set_files(letter))
    visitor.open(f"/a/{administration.administration.slug}")
    keyboard.press("Tab")
    expect(visitor.named("skip")).to_be_focused()
    keyboard.press("Enter")
    _enter(visitor, visitor.named("organisation-portal-deposit"))
    _write(visitor, name="Fatima Zahra Alami", email=email)
    _enter(visitor, visitor.named("continue"))
    _write(visitor, subject="Demande de certificat de résidence")
    _enter(visitor, visitor.named("continue"))
    _tab_to(visitor, page.locator("#file"))
    page.wait_for_load_state()
    keyboard.press("Enter")
    page.locator("li[data-state]").wait_for()
    cloud.drain()
    page.locator("li[data-state=clean]").wait_for()
    _enter(visitor, visitor.named("deposit-files-continue"))
    _enter(visitor, visitor.named("deposit-check-submit"))
    visitor.reads("deposit-done-title")


def _tab_to(visitor: Visitor, wanted: Locator) -> None:
    """Presses Tab until the element has the focus, and shows it."""
    wanted.wait_for()
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            assert wanted.evaluate(_FOCUS_SHOWS), "the focus is not seen"
            return
    pytest.fail(f"{wanted} is not reached by Tab")


def _enter(visitor: Visitor, wanted: Locator) -> None:
    _tab_to(visitor, wanted)
    before = visitor.page.url
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(lambda url: url != before)


def _write(visitor: Visitor, **fields: str) -> None:
    for name, value in fields.items():
        _tab_to(visitor, visitor.page.locator(f"#{name}"))
        visitor.page.keyboard.type(value)


@pytest.mark.parametrize("screen", list(SCREENS))
def test_the_other_language_keeps_what_was_typed_and_errors_take_the_focus(
    people: People, administration: Seeded, screen: str
) -> None:
    visitor = people.visitor(Language.ARABIC, screen)
    visitor.open(f"/a/{administration.administration.slug}/deposit")
    visitor.type(name="محمد أمين بنعلي", phone="06 61")
    visitor.page.locator("#kind-2").check()
    visitor.named("language-fr").click()
    expect(visitor.page.locator("html")).to_have_attribute("dir", "ltr")
    expect(visitor.page.locator("#name")).to_have_value("محمد أمين بنعلي")
    expect(visitor.page.locator("#kind-2")).to_be_checked()

    visitor.language = Language.FRENCH
    visitor.press("continue")
    summary = visitor.page.locator(".error-summary")
    expect(summary).to_be_focused()
    assert visitor.page.title().startswith(visitor.words("title-error"))
    visitor.look("42-errors")
    visitor.look_in_the_dark("42-errors")
    summary.get_by_role("link").first.click()
    expect(visitor.page.locator("#email")).to_be_focused()
    expect(visitor.page.locator("#email")).to_have_attribute("aria-invalid", "true")

    visitor.named("language-ar").click()
    expect(visitor.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(visitor.page.locator("#name")).to_have_value("محمد أمين بنعلي")

    visitor.language = Language.ARABIC
    visitor.press("continue")
    expect(summary).to_be_focused()
    visitor.look("42-errors")
