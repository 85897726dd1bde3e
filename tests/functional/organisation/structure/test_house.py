"""Entities and desks as administrators change them: pages without scripts and the API, in both languages."""

import html
from typing import Any

import pytest

from chalicelib import bootstrap
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.functional.organisation.conftest import Browser, House
from tests.workflows.conftest import unique

HOSTILE = 'Division "A" <script>alert(1)</script>'


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_of_the_house_speaks_both_languages(house: House, browse: Any, language: str) -> None:
    browser = browse("manager", language)
    planning, permits = house.entity("planning"), house.desk("permits")
    assert planning["name"][language] in browser.get("/admin")
    assert getattr(house.seeded.agents["handler"].name, language) in browser.get("/admin")
    for path in ("/admin/entities/new", "/admin/desks/new"):
        browser.get(path)
    for act in ("", "change", "move", "merge", "close"):
        assert planning["name"][language] in browser.get(f"/admin/entities/{planning['id']}?act={act}")
    for act in ("", "change", "seat", "close"):
        assert permits["name"][language] in browser.get(f"/admin/desks/{permits['id']}?act={act}")
    holder = house.seeded.agents["handler"].id
    assert 'name="last_day"' in browser.get(f"/admin/desks/{permits['id']}?act=unseat&agent={holder}")


def test_an_entity_is_opened_renamed_moved_merged_and_its_old_name_stays(house: House, browse: Any) -> None:
    browser = browse()
    root, planning = house.entity("root")["id"], house.entity("planning")["id"]
    typed = {"name_ar": "مصلحة الأرشيف", "name_fr": HOSTILE, "code": "arc", "kind": "provincial", "province": "04.421"}
    opened = browser.send("/admin/entities/new", "/admin/entities/new", **typed, parent_id=root)
    path = opened.headers["Location"].partition("?")[0]
    page = browser.get(path)
    assert "<script>alert" not in page
    assert "Rabat" in page
    renamed = {"name_ar": "مصلحة الأرشيف", "name_fr": "Archives", "code": "ARC", "kind": "department"}
    browser.send(f"{path}?act=change", f"{path}/change", **renamed)
    browser.send(f"{path}?act=move", f"{path}/move", parent_id=planning)
    page = browser.get(path)
    assert html.escape(HOSTILE).replace("&quot;", "&#34;") in page
    browser.send(f"{path}?act=merge", f"{path}/merge", into_id=planning)
    entity = next(it for it in house.chart()["entities"] if it["id"] == path.rpartition("/")[2])
    assert (entity["merged_into"], entity["former_names"][0]["name"]["fr"]) == (planning, HOSTILE)
    assert "Archives" in browser.get("/admin")


def test_a_desk_is_opened_given_to_somebody_taken_back_and_closed(house: House, browse: Any) -> None:
    browser, planning = browse(), house.entity("planning")["id"]
    typed: dict[str, Any] = {"name_ar": "مكتب", "name_fr": "Bureau 7", "roles": ["handler", "head"]}
    opened = browser.send("/admin/desks/new", "/admin/desks/new", **typed, entity_id=planning, clearance="confidential")
    path = opened.headers["Location"].partition("?")[0]
    desk = next(it for it in house.chart()["desks"] if it["id"] == path.rpartition("/")[2])
    assert (desk["roles"], desk["clearance"]) == (["handler", "head"], "confidential")
    handler = house.seeded.agents["handler"]
    browser.send(f"{path}?act=seat", f"{path}/seat", 422, agent_id=handler.id, since="2020-01-01")
    browser.send(f"{path}?act=seat", f"{path}/seat", agent_id=handler.id, since="2999-01-01")
    assert handler.name.fr in browser.get(path)
    browser.send(f"{path}?act=unseat&agent={handler.id}", f"{path}/unseat", agent_id=handler.id, last_day="2026-01-01")
    browser.send(f"{path}?act=close", f"{path}/close")
    assert "Bureau 7" in browser.get("/admin")


def test_a_form_with_problems_comes_back_with_what_was_typed(house: House, browse: Any) -> None:
    browser, path = browse(), f"/admin/entities/{house.entity('planning')['id']}"
    typed = {"name_ar": "", "name_fr": "Urbanisme et habitat", "code": "not a code", "kind": "regional"}
    page = browser.send(f"{path}?act=change", f"{path}/change", 422, **typed).text
    assert all(f'href="#{field}"' in page for field in ("name_ar", "code", "region"))
    assert "Urbanisme et habitat" in page
    page = browser.send("/admin/desks/new", "/admin/desks/new", 422, name_fr="Sans rôle", clearance="secret").text
    assert "Sans rôle" in page
    assert 'href="#entity_id"' in page


def test_who_came_too_late_sees_what_is_there_now_and_loses_nothing_typed(house: House, browse: Any) -> None:
    browser, planning = browse(), house.entity("planning")
    path = f"/admin/entities/{planning['id']}"
    typed: dict[str, Any] = {"name_ar": "قسم", "name_fr": "Ma division", "code": "URB", "kind": "division"}
    house.act("PUT", f"/entities/{planning['id']}", **{**typed, "name_fr": "Leur division"})
    answer = browser.session.post(
        f"{path}/change", data={**typed, "version": "0", "csrf": _csrf(browser)}, allow_redirects=False
    )
    assert answer.status_code == 409
    assert "Leur division" in answer.text and "Ma division" in answer.text
    browser.send(path + "?act=change", f"{path}/change", **typed)
    assert house.entity("planning")["name"]["fr"] == "Ma division"


def test_the_api_refuses_an_act_on_a_house_that_has_changed(house: House) -> None:
    seen, planning = house.chart()["version"], house.entity("planning")["id"]
    desk = {"name_ar": "مكتب", "name_fr": "Bureau", "entity_id": planning, "roles": ["handler"]}
    house.act("POST", "/desks", **desk)
    assert house.act("POST", "/desks", expect=412, version=seen, **desk)["code"] == "http.precondition_failed"
    house.journey.call("POST", "/organisation/desks", "manager", 428, json=desk)


@pytest.mark.parametrize(
    ("language", "stays", "moved"),
    [
        ("ar", "البنية ملحقة بها من قبل: لم يتغير شيء.", "تم إلحاق البنية بالبنية الجديدة."),
        ("fr", "L’entité y était déjà rattachée\u00a0: rien n’est changé.", "L’entité est rattachée ailleurs."),
    ],
)
def test_an_entity_moved_to_where_it_is_stays_and_the_page_says_so(
    house: House, browse: Any, language: str, stays: str, moved: str
) -> None:
    browser, affairs = browse("manager", language), house.entity("affairs")
    path, log = f"/admin/entities/{affairs['id']}", f"organisation/{house.seeded.administration.id}"
    records = len(list(bootstrap.log().of_object(log)))
    page = _after(browser, path, affairs["parent_id"])
    assert stays in page and moved not in page
    house.act("POST", f"/entities/{affairs['id']}/move", parent_id=affairs["parent_id"])
    assert len(list(bootstrap.log().of_object(log))) == records
    page = _after(browser, path, house.entity("planning")["id"])
    assert moved in page and stays not in page
    assert len(list(bootstrap.log().of_object(log))) == records + 1


def _after(browser: Browser, path: str, parent_id: str) -> str:
    """The page of the entity after it was moved there."""
    return browser.get(browser.send(f"{path}?act=move", f"{path}/move", parent_id=parent_id).headers["Location"])


def test_the_rules_of_the_house_are_told(house: House) -> None:
    root, planning, affairs = (house.entity(name)["id"] for name in ("root", "planning", "affairs"))
    house.act("POST", f"/entities/{affairs}/move", parent_id=planning)
    cycle = house.act("POST", f"/entities/{planning}/move", expect=409, parent_id=affairs)
    full = house.act("POST", f"/entities/{affairs}/closing", expect=409)
    top = house.act("POST", f"/entities/{root}/closing", expect=409)
    codes = [answer["code"].partition(".")[2] for answer in (cycle, full, top)]
    assert codes == ["cycle", "has_desks", "root_stays"]


def test_an_entity_that_holds_work_stays_open(house: House) -> None:
    opened = house.act("POST", "/entities", name_ar="م", name_fr="S", code="WRK", parent_id=house.entity("root")["id"])
    head = {"name_ar": "رئيس", "name_fr": "Chef", "entity_id": opened["id"], "roles": ["head"]}
    desk = house.act("POST", "/desks", **head)
    mail = house.journey.registered_mail()
    given = {"entity_id": opened["id"], "note": "إلى المصلحة"}
    house.journey.change(f"/mails/{mail['id']}/redirection", "registrar", mail["version"], **given)
    house.act("POST", f"/desks/{desk['id']}/closing")
    refused = house.act("POST", f"/entities/{opened['id']}/closing", expect=409)
    assert refused["code"] == "organisation.holds_work"


def test_the_last_administrator_stays(house: House) -> None:
    management, manager = house.desk("management")["id"], house.seeded.agents["manager"].id
    path = f"/desks/{management}/holders/{manager}/end"
    assert house.act("POST", path, expect=409, last_day="2026-01-01")["code"] == "organisation.last_administrator"
    refused = house.act("POST", f"/desks/{management}/closing", expect=409)
    assert refused["code"] == "organisation.last_administrator"


def test_who_neither_administers_nor_audits_sees_nothing_of_it(house: House, browse: Any) -> None:
    browser, planning = browse("handler"), house.entity("planning")["id"]
    for path in ("/admin", f"/admin/entities/{planning}", "/admin/desks/new"):
        browser.get(path, expect=403)
    assert "/admin" not in browser.get("/desk/mine")
    house.journey.call("GET", "/organisation", "handler", 403)


@pytest.mark.parametrize("act", ["change", "move", "merge", "close"])
def test_another_administrations_entities_do_not_exist(house: House, browse: Any, cloud: LocalCloud, act: str) -> None:
    theirs, browser = cloud.seed(unique(specification.read())), browse()
    path = f"/admin/entities/{theirs.entities['planning'].id}"
    browser.get(path, expect=404)
    own = house.entity("affairs")["id"]
    typed = {"name_ar": "م", "name_fr": "S", "code": "X", "kind": "division", "parent_id": own, "into_id": own}
    browser.send("/admin/entities/new", f"{path}/{act}", 404, **typed)
    for entity_id in (theirs.entities["planning"].id, "unknown"):
        house.act("POST", f"/entities/{own}/move", expect=404, parent_id=entity_id)


def test_another_administrations_desks_and_people_do_not_exist(house: House, browse: Any, cloud: LocalCloud) -> None:
    theirs, browser = cloud.seed(unique(specification.read())), browse()
    desk, agent = theirs.desks["permits"].id, theirs.agents["handler"].id
    browser.get(f"/admin/desks/{desk}", expect=404)
    browser.send("/admin/desks/new", f"/admin/desks/{desk}/close", 404)
    house.act("POST", f"/desks/{desk}/closing", expect=404)
    seat: dict[str, Any] = {"agent_id": agent, "since": "2999-01-01"}
    house.act("POST", f"/desks/{house.seeded.desks['permits'].id}/holders", expect=404, **seat)
    given: dict[str, Any] = {
        "name_ar": "م",
        "name_fr": "S",
        "entity_id": theirs.entities["planning"].id,
        "roles": ["handler"],
    }
    house.act("POST", "/desks", expect=404, **given)


def _csrf(browser: Any) -> str:
    return str(browser.get("/desk/register").partition('name="csrf" value="')[2].partition('"')[0])
