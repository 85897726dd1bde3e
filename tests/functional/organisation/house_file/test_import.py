"""A whole house changed by one file: sent, checked, applied; by pages and by the API."""

import csv
import html
import re
from io import StringIO
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import stable_id
from chalicelib.organisation.house_file import importing
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.faults import Fault, at, injected
from tests.functional.organisation.conftest import Browser, House
from tests.house_files import day, desk, entity, file, holder, mandate, model, person, portal
from tests.journeys import Journey
from tests.links import mails_to
from tests.pdf_samples import letter
from tests.workflows.conftest import unique

IMPORTS = "/organisation/imports"


def _rows(house: House) -> list[dict[str, str]]:
    content = house.journey.call("GET", "/organisation/file", "manager")["content"]
    return list(csv.DictReader(StringIO(content), delimiter=";"))


def _checked(house: House, content: bytes, seconds: float = 30) -> Any:
    sent = house.journey.call("POST", IMPORTS, "manager", json={"content": content.decode()})
    assert sent["state"] == "checking"
    house.journey.cloud.drain(seconds)
    return house.journey.call("GET", f"{IMPORTS}/{sent['id']}", "manager")


def _applied(house: House, content: bytes, seconds: float = 30) -> Any:
    checked = _checked(house, content, seconds)
    assert checked["problems"] == [] and checked["state"] == "checked", checked
    house.journey.call("POST", f"{IMPORTS}/{checked['id']}/application", "manager")
    house.journey.cloud.drain(seconds)
    return house.journey.call("GET", f"{IMPORTS}/{checked['id']}", "manager")


def _a_new_service(house: House, key: str = "archive") -> list[dict[str, str]]:
    """An entity with a desk and somebody who comes to sit there."""
    root, email = house.seeded.administration.entity_id, f"{key.lower()}@{house.seeded.administration.slug}.example"
    return [entity(key, root), desk(f"{key} desk", key), person(email), holder(email, f"{key} desk")]


def test_a_file_is_checked_then_applied_as_the_acts_of_who_sent_it_and_changes_nothing_again(house: House) -> None:
    rows, permits = _rows(house), house.seeded.desks["permits"].id
    moved = [{**row, "name_fr": "Guichet", "parent": "archive"} if row["key"] == permits else row for row in rows]
    moved = [{**row, "hours": "96"} if row["row"] == "step" else row for row in moved]
    before = house.chart()["version"]
    report = _checked(house, file(*moved, *_a_new_service(house)))
    assert house.chart()["version"] == before, "nothing is done by a check"
    assert report["counts"] == {"added": 4, "renamed": 1, "changed": 1}
    assert {(it["change"], it["kind"]) for it in report["changes"]} == {
        ("renamed", "desk"), ("added", "entity"), ("added", "desk"), ("added", "person"), ("added", "holder"),
        ("changed", "circuit"),
    }  # fmt: skip
    house.journey.call("POST", f"{IMPORTS}/{report['id']}/application", "manager")
    house.journey.cloud.drain()
    done = house.journey.call("GET", f"{IMPORTS}/{report['id']}", "manager")
    assert (done["state"], done["done"]) == ("done", 6)
    chart, manager = house.chart(), house.seeded.agents["manager"].id
    opened = next(it for it in chart["entities"] if it["code"] == "ARCHIVE")
    assert {it["name"]["fr"] for it in chart["desks"] if it["entity_id"] == opened["id"]} == {"Guichet", "archive desk"}
    (circuit,) = house.journey.call("GET", "/circuits", "manager")["items"]
    assert circuit["version"] == 2 and {group["deadline_hours"] for group in circuit["groups"]} == {96}
    acts = house.journey.call("GET", "/audit", "manager")["items"]
    mine = [it for it in acts if it["event"] in ("EntityOpened", "DeskOpened", "AgentInvited", "HolderSeated")]
    assert len(mine) == 4 and {it["actor"]["agent_id"] for it in mine} == {manager}
    assert len(mails_to(house.journey.cloud, _a_new_service(house)[2]["email"])) == 1
    for again in (file(*_a_new_service(house)), file(*_rows(house))):
        report = _checked(house, again)
        assert (report["acts"], report["problem_count"]) == (0, 0)
        house.journey.call("POST", f"{IMPORTS}/{report['id']}/application", "manager", 409)


def test_days_the_portal_and_models_are_applied_each_by_its_act_and_change_nothing_again(house: House) -> None:
    slug, manager = house.seeded.administration.slug, house.seeded.agents["manager"].id
    said = [
        day("inventory", "closure", "2098-04-01"),
        day("aïd", "feast", "2098-03-12", feast="adha", name_ar="", name_fr=""),
        portal("scope", text_ar="- تعمير\n- رخص", text_fr="- Urbanisme\n- Permis"),
        portal("telephone", "0537000000"),
        portal("sector", "establishment"),
        portal("tifinagh", "ⵔⴱⴰⵟ"),
        portal("ramadan-friday", hours="9h00-12h00"),
        model("permit", reply_within="60", unit="calendar", on_portal="yes"),
    ]
    assert _applied(house, file(*said))["done"] == 8
    shown = house.journey.call("GET", f"/administrations/{slug}/portal")
    assert (shown["scope"]["fr"], shown["contacts"]["telephone"]) == ("- Urbanisme\n- Permis", "+212537000000")
    own = house.journey.call("GET", "/organisation/calendar/decisions", "manager")
    assert [it["kind"] for it in own["items"]] == ["feast", "closure"]
    acts = house.journey.call("GET", "/audit", "manager")["items"]
    mine = [it for it in acts if it["event"] in ("CalendarDecisionAdded", "PortalChanged", "RegistrationModelAdded")]
    assert len(mine) == 8 and {it["actor"]["agent_id"] for it in mine} == {manager}
    for again in (file(*said), file(*_rows(house))):
        report = _checked(house, again)
        assert (report["acts"], report["problem_count"]) == (0, 0), report
    moved = _applied(house, file(day("inventory", "closure", "2098-04-02")))
    assert (moved["counts"], moved["state"]) == ({"changed": 1}, "done")
    _applied(house, file({"row": "day", "key": "inventory", "state": "closed"}))
    left = house.journey.call("GET", "/organisation/calendar/decisions", "manager")["items"]
    assert [it["kind"] for it in left] == ["feast"]


def test_every_error_is_told_with_its_line_and_nothing_is_applied(house: House, browse: Any, cloud: LocalCloud) -> None:
    elsewhere = cloud.seed(unique(specification.read()))
    theirs, neighbour = elsewhere.agents["handler"], Journey(cloud, elsewhere)
    root, version = house.seeded.administration.entity_id, house.chart()["version"]
    content = file(
        entity("a", root, code=house.entity("planning")["code"]),
        desk("b", "a", roles="clerk"),
        person(theirs.email),
        holder("ghost@nowhere.example", "b", until="2020-01-01"),
        day("past", "closure", "2020-01-01"),
        portal("telephone", "12"),
        model("c", parent="nowhere"),
    )
    report = _checked(house, content)
    told = [(it["line"], it["column"], it["code"]) for it in report["problems"]]
    assert told == [
        (2, "code", "organisation.code_taken"),
        (3, "roles", "body.unknown_choice"),
        (4, "email", "organisation.address_taken"),
        (5, "email", "organisation.row_of_nobody"),
        (6, "since", "calendar.year_unknown"),
        (7, "value", "organisation.telephone_form"),
        (8, "parent", "organisation.entity_unknown"),
    ]
    house.journey.call("POST", f"{IMPORTS}/{report['id']}/application", "manager", 409)
    assert house.chart()["version"] == version
    assert bootstrap.organisation().agent(theirs.id) == theirs
    for method, act in (("GET", ""), ("POST", "/check"), ("POST", "/application")):
        neighbour.call(method, f"{IMPORTS}/{report['id']}{act}", "manager", 404)
    for language, sentence in (("fr", "Ce code est celui d’une autre entité."), ("ar", "هذا الرمز تستعمله بنية أخرى.")):
        page = browse("manager", language).get(f"/admin/import/{report['id']}")
        assert sentence in html.unescape(page) and "<bdi>4</bdi>" in page
        assert "/apply" not in page


def test_who_does_not_administer_sends_nothing_and_reads_nothing(house: House, browse: Any) -> None:
    browser = browse("handler")
    for path in ("/admin/import", "/admin/import/anything"):
        browser.get(path, expect=403)
    house.journey.call("POST", IMPORTS, "handler", 403, json={"content": "x"})
    house.journey.call("GET", "/organisation/file", "handler", 403)


def test_the_pages_show_what_a_file_would_do_to_the_house_as_it_stands_and_its_progress(
    house: House, browse: Any
) -> None:
    browser = browse()
    page = browser.get("/admin/import")
    empty = _send(browser, page, b"")
    assert empty.status_code == 422 and "Choisissez le tableau" in empty.text
    path = _send(browser, page, file(*_a_new_service(house))).headers["Location"]
    assert _send(browser, page, file()).headers["Location"] == path, "one form is one import"
    assert "Vérification" in browser.get(path)
    house.journey.cloud.drain()
    assert "archive desk" in browser.get(path)
    house.act("POST", "/entities", name_ar="م", name_fr="S", code="NEW", parent_id=house.entity("root")["id"])
    assert "par quelqu’un d’autre" in html.unescape(browser.send(path, f"{path}/apply", 409).text)
    browser.send(path, f"{path}/check")
    house.journey.cloud.drain()
    browser.send(path, f"{path}/apply")
    waiting = browser.session.get(path)
    assert "<progress" in waiting.text and waiting.headers["Refresh"]
    house.journey.cloud.drain()
    assert "4 actes ont été accomplis" in re.sub("[\u2068\u2069]", "", browser.get(path))
    assert path in browser.get("/admin/import")


def test_what_changed_since_the_check_is_told_by_its_name_on_the_page_and_by_the_api(house: House, browse: Any) -> None:
    report = _checked(house, file(model("complaint", name_fr="Plainte")))
    said = {"name_ar": "شكاية", "name_fr": "Réclamation écrite", "direction": "A"}
    path = "/registration-models/complaint"
    house.journey.call("PUT", path, "manager", json=said, headers={"If-Match": "*"})
    path = f"{IMPORTS}/{report['id']}/application?lang=fr"
    refused = house.journey.call("POST", path, "manager", 409)
    assert refused["code"] == "organisation.changed_meanwhile"
    (told,) = refused["errors"]
    assert (told["field"], told["code"]) == ("model/complaint", "organisation.changed_since_check")
    assert "Réclamation écrite" in told["detail"]
    browser, page = browse(), f"/admin/import/{report['id']}"
    shown = html.unescape(browser.send(page, f"{page}/apply", 409).text)
    assert "Ce qui a changé depuis la vérification" in shown and "Réclamation écrite" in shown
    assert house.journey.call("GET", "/registration-models/complaint", "manager")["name_fr"] == "Réclamation écrite"


def test_a_mandate_is_given_by_a_file_once_the_pdf_of_its_digest_was_sent_for_it(house: House, browse: Any) -> None:
    head, handler = house.seeded.agents["head"], house.seeded.agents["handler"]
    act, today = letter(), civil_date(bootstrap.clock().now()).isoformat()
    desk_id, days = house.seeded.desks["planning-head"].id, {"since": today, "until": today}
    row = mandate("august", desk_id, head.email, handler.email, sha256(act), natures="complaint", **days)
    waiting = _checked(house, file(row))
    (told,) = waiting["problems"]
    assert (told["column"], told["code"]) == ("value", "organisation.mandate_paper_lacking")
    path = f"/desk/mandates/{stable_id(house.seeded.administration.id, 'mandate', 'august')}"
    for language in ("ar", "fr"):
        browser = browse("manager", language)
        assert f'href="{path}"' in browser.get(f"/admin/import/{waiting['id']}")
        browser.get(path)
        assert "mandate" in browser.get("/admin/import") and "logo" in browser.get("/admin/import")
    form = house.journey.call("POST", f"/mandates/{path.rpartition('/')[2]}/papers", "manager")
    house.journey.send(form, act)
    house.journey.cloud.drain()
    house.journey.call("POST", f"{IMPORTS}/{waiting['id']}/check", "manager")
    house.journey.cloud.drain()
    house.journey.call("POST", f"{IMPORTS}/{waiting['id']}/application", "manager")
    house.journey.cloud.drain()
    assert house.journey.call("GET", f"{IMPORTS}/{waiting['id']}", "manager")["state"] == "done"
    (given,) = house.journey.call("GET", "/mandates", "handler")["items"]
    assert (given["natures"], given["granted_by"]) == (["complaint"], house.seeded.agents["manager"].id)
    rows = _rows(house)
    (written,) = [it for it in rows if it["row"] == "mandate"]
    assert (written["key"], written["value"]) == (given["id"], sha256(act))
    for again in (file(row), file(*rows)):
        report = _checked(house, again)
        assert (report["acts"], report["problem_count"]) == (0, 0), report
    assert _applied(house, file({**row, "state": "closed"}))["done"] == 1
    assert house.journey.call("GET", "/mandates", "handler")["items"][0]["revoked_at"]


def test_wherever_applying_crashes_it_goes_on_and_does_nothing_twice(
    house: House, monkeypatch: pytest.MonkeyPatch, soak: bool
) -> None:
    monkeypatch.setattr(importing, "ACTS_A_TURN", 3)
    with injected(lambda _: None, function="importer") as seen:
        _applied(house, file(*_a_new_service(house)))
    every = [(place, fault) for place in range(1, len(seen) + 1) for fault in (Fault.CRASH_BEFORE, Fault.CRASH_AFTER)]
    for place, fault in every[:: 1 if soak else len(every) // 2]:
        rows = _a_new_service(house, f"{fault.name[-1]}{place}")
        with injected(at(place, fault), function="importer"):
            assert _applied(house, file(*rows), seconds=60)["state"] == "done", (place, fault)
        assert _checked(house, file(*rows))["acts"] == 0
        assert mails_to(house.journey.cloud, rows[2]["email"]), (place, fault)
    people = [agent.email for agent in bootstrap.organisation().agents(house.seeded.administration.id)]
    assert len(people) == len(set(people))


def _send(browser: Browser, page: str, content: bytes) -> Any:
    hidden = dict(re.findall(r'name="(csrf|import_id)" value="([^"]+)"', page))
    given: Any = {"data": hidden, "files": {"file": ("house.csv", content)}}
    return browser.session.post("/admin/import", **given, allow_redirects=False)
