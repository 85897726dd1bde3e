"""A mail on its way between entities is always in a basket that somebody looks after."""

from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.kernel.languages import Bilingual
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from infra.seed.specification import DeskSpec, EntitySpec, Spec
from tests.changing_desks import give_roles
from tests.conftest import PortalSession
from tests.functional.registry.conftest import Office, signed_in
from tests.journeys import Journey
from tests.registers import write_sheet
from tests.workflows.conftest import unique

ROADS = Bilingual("مصلحة الطرق", "Service de la voirie")


def with_roads(spec: Spec) -> Spec:
    """With a service below planning that has one desk, which only handles."""
    entities = {**spec.entities, "roads": EntitySpec("VOI", ROADS, "planning")}
    desks = {**spec.desks, "roads-desk": DeskSpec("roads", ROADS, frozenset({Role.HANDLER}))}
    return replace(spec, entities=entities, desks=desks)


@pytest.fixture
def administration(cloud: LocalCloud) -> Seeded:
    """A commune of this test's own, one service of which has neither a registrar nor a head."""
    return cloud.seed(unique(with_roads(specification.read())))


def entity(office: Office, name: str) -> str:
    """An entity's id."""
    return office.seeded.entities[name].id


def told(office: Office, agent: str, mail: Any) -> list[str]:
    """The subjects of what the agent was written about the mail."""
    office.journey.cloud.drain()
    address = office.seeded.agents[agent].email
    mine = [notice for notice in office.journey.cloud.mails() if address in str(notice["To"])]
    return [str(notice["Subject"]) for notice in mine if f"/desk/mails/{mail['id']}" in text_of(notice)]


def text_of(notice: EmailMessage) -> str:
    """What it says, without its layout."""
    body = notice.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("act", ["qualification", "redirection"])
def test_a_mail_sent_to_an_entity_without_an_office_is_looked_after_by_the_head_above(office: Office, act: str) -> None:
    given: dict[str, Any] = {} if act == "qualification" else {"note": "من اختصاصكم"}
    sent = office.act(office.mail(), act, entity_id=entity(office, "roads"), **given)
    assert (sent["entity_id"], sent["basket"]) == (entity(office, "roads"), f"qualify/{entity(office, 'planning')}")
    assert office.basket(f"qualify/{entity(office, 'planning')}", "head") == [sent["id"]]
    assert len(told(office, "head", sent)) == 1
    assert told(office, "affairs", sent) == told(office, "registrar", sent) == []


def test_a_paper_letter_for_an_entity_without_an_office_is_looked_after_from_its_number_on(office: Office) -> None:
    intake = write_sheet(office.seeded, "حفرة بالطريق", entity="roads")
    mail = office.read(bootstrap.intakes().take_number(intake.id).id)
    assert office.basket(f"qualify/{entity(office, 'planning')}", "head") == [mail["id"]]


def test_a_head_qualifies_assigns_and_redirects_what_their_office_looks_after(office: Office) -> None:
    roads, planning = entity(office, "roads"), entity(office, "planning")
    first = office.act(office.mail(), "redirection", entity_id=roads, note="للطرق")
    qualified = office.act(first, "qualification", "head", entity_id=roads, priority="urgent")
    assert qualified["basket"] == f"qualify/{planning}"
    assigned = office.act(qualified, "assignment", "head", desk_id=office.desk("roads-desk"))
    assert (assigned["status"], assigned["basket"]) == ("assigned", f"desk/{office.desk('roads-desk')}")
    second = office.act(office.mail(), "redirection", entity_id=roads, note="للطرق")
    moved = office.act(second, "redirection", "head", entity_id=entity(office, "affairs"), note="للشؤون الإدارية")
    assert office.basket(f"qualify/{entity(office, 'affairs')}", "affairs") == [moved["id"]]
    office.act(moved, "qualification", "head", 403, entity_id=planning)


def test_a_qualification_that_moves_nothing_tells_nobody(office: Office) -> None:
    mail = office.act(office.mail(), "redirection", entity_id=entity(office, "planning"), note="للتعمير")
    office.act(mail, "qualification", "head", entity_id=entity(office, "planning"), nature="request")
    assert len(told(office, "head", mail)) == 1


@pytest.mark.parametrize("desk", ["registry-office", "management"])
def test_a_desk_that_handles_no_mail_is_neither_offered_nor_taken(
    office: Office, http: PortalSession, desk: str
) -> None:
    mail = office.mail()
    problem = office.act(mail, "assignment", expect=422, desk_id=office.desk(desk))
    assert [error["code"] for error in problem["errors"]] == ["registry.desk_without_work"]
    page = signed_in(http, office.seeded, "registrar").get(f"/desk/mails/{mail['id']}?act=assign")
    assert f'value="{office.desk("permits")}"' in page and f'value="{office.desk(desk)}"' not in page


def test_a_head_finds_the_basket_on_their_pages_and_is_led_back_to_it(office: Office, http: PortalSession) -> None:
    mail = office.act(office.mail(), "redirection", entity_id=entity(office, "planning"), note="للتعمير")
    browser = signed_in(http, office.seeded, "head")
    assert 'href="/desk/qualify"' in browser.get("/desk/mine").replace(office.journey.cloud.url, "")
    assert mail["number"] in browser.get("/desk/qualify")
    version = {"version": str(mail["version"])}
    path, here = f"/desk/mails/{mail['id']}", entity(office, "planning")
    kept = browser.post(f"{path}/qualify", **version, entity_id=here, nature="request")
    assert "act=assign" in kept.headers["Location"]
    gone = browser.post(f"{path}/qualify", version=str(mail["version"] + 1), entity_id=entity(office, "affairs"))
    assert gone.headers["Location"].endswith("/desk/qualify?done=registry-passed_on")


def change_roles(office: Office, name: str, *roles: Role) -> None:
    """An administrator gives a desk other roles, and everybody hears of it."""
    give_roles(office.seeded, name, *roles)
    office.journey.cloud.drain()


def test_what_waits_for_a_head_who_is_none_any_more_goes_to_the_office_above(office: Office) -> None:
    ours = office.act(office.mail(), "redirection", entity_id=entity(office, "planning"), note="للتعمير")
    below = office.act(office.mail(), "redirection", entity_id=entity(office, "roads"), note="للطرق")
    elsewhere = office.act(office.mail(), "redirection", entity_id=entity(office, "affairs"), note="للشؤون")
    change_roles(office, "planning-head", Role.HANDLER)
    root = f"qualify/{entity(office, 'root')}"
    assert {ours["id"], below["id"]} <= set(office.basket(root))
    assert office.read(below["id"])["entity_id"] == entity(office, "roads")
    assert office.events(ours)[-1] == "MailPassedOn"
    assert office.read(elsewhere["id"])["version"] == elsewhere["version"]
    assert len(told(office, "registrar", ours)) == 1
    change_roles(office, "planning-head", Role.HANDLER, Role.SIGNATORY)
    assert office.events(ours).count("MailPassedOn") == 1


def test_what_lies_at_a_desk_that_handles_no_mail_any_more_is_qualified_again(office: Office) -> None:
    mail = office.act(office.mail(), "assignment", desk_id=office.desk("permits"))
    change_roles(office, "permits", Role.AUDITOR)
    found = office.read(mail["id"])
    assert (found["status"], found["basket"]) == ("to_qualify", f"qualify/{entity(office, 'planning')}")
    assert office.basket(found["basket"], "head") == [mail["id"]]


def test_what_waits_in_an_entity_that_is_merged_goes_with_it(office: Office) -> None:
    mail = office.act(office.mail(), "redirection", entity_id=entity(office, "affairs"), note="للشؤون")
    administrator = bootstrap.organisation().caller(office.seeded.agents["manager"].id)
    bootstrap.entities().merge(administrator, None, entity(office, "affairs"), entity(office, "planning"))
    office.journey.cloud.drain()
    assert office.basket(f"qualify/{entity(office, 'planning')}", "head") == [mail["id"]]
    assert office.journey.call("GET", f"/mails/{mail['id']}", "head")["status"] == "to_qualify"
    page = signed_in(PortalSession(office.journey.cloud.url), office.seeded, "registrar").get(
        f"/desk/mails/{mail['id']}?act=redirect"
    )
    assert f'value="{entity(office, "affairs")}"' not in page
    office.act(office.read(mail["id"]), "redirection", expect=422, entity_id=entity(office, "affairs"), note="لا")


def test_another_administrations_head_looks_after_nothing_here(office: Office, cloud: LocalCloud) -> None:
    other = Journey(cloud, cloud.seed(unique(specification.read())))
    mail = office.act(office.mail(), "redirection", entity_id=entity(office, "roads"), note="للطرق")
    other.call("GET", f"/mails/{mail['id']}", "head", 404)
    other.call("GET", f"/mails?basket={mail['basket']}", "head", 404)
