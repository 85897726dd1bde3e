"""An administrator looks after people, and lets one leave: each page in both languages, on both screens."""

import pytest

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from tests.circuits import Office
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.test_house import SCREENS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "screen"), SCREENS)
def test_an_administrator_looks_after_people_and_lets_one_leave(
    people: People, administration: Seeded, language: Language, screen: str
) -> None:
    desk = Desk(people.pair(language, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    Office(visitor.cloud, administration).folder_at_first_desk()
    desk.sign_in("manager")
    visitor.open("/admin")
    visitor.press("people-title")
    look("90-people")
    visitor.press("people-new")
    visitor.press("people-new-do")
    visitor.look("91-invitation-errors")
    slug = administration.administration.slug
    visitor.type(name_ar="زينب الفاسي", name_fr="Zineb El Fassi", email=f"zineb@{slug}.example")
    visitor.page.locator("#desk_id").select_option(administration.desks["president"].id)
    look("92-invitation")
    visitor.press("people-new-do")
    visitor.reads("done-people-invited")
    look("93-newcomer-who-cannot-sign")
    for act in ("change", "seat", "link", "reset", "off"):
        visitor.press(f"people-{act}")
        look(f"94-person-{act}")
    visitor.open(f"/admin/desks/{administration.desks['president'].id}")
    visitor.reads("people-cannot-sign-no_key")
    visitor.look("95-desk-of-signatories")
    head = administration.agents["head"].id
    visitor.open(f"/admin/people/{head}/leave")
    look("96-leaving")
    visitor.press("people-leave-do")
    visitor.look("97-leaving-errors")
    field = f"#successor_{administration.desks['planning-head'].id}"
    visitor.page.locator(field).select_option(administration.agents["affairs"].id)
    visitor.press("people-leave-do")
    visitor.reads("done-people-left")
    look("98-handed-over")
    visitor.open(f"/admin/people/{head}")
    look("99-former-agent")
