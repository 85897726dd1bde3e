"""People as administrators look after them: pages without scripts and the API, in both languages."""

import re
from dataclasses import replace
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.functional.organisation.conftest import Browser, House
from tests.functional.organisation.mandates.test_mandates import today
from tests.links import link_to, mails_to
from tests.people import sign_in
from tests.workflows.conftest import unique

CHOSEN = {"password": "Chosen-by-me-2026", "again": "Chosen-by-me-2026"}
ACTS = ("", "change", "seat", "link", "reset", "off")


def test_every_page_about_people_speaks_arabic_too(house: House, browse: Any) -> None:
    browser, handler = browse("manager", "ar"), house.seeded.agents["handler"]
    name, path = handler.name.ar, f"/admin/people/{handler.id}"
    for page in ("/admin/people", *(f"{path}?act={act}" for act in ACTS), f"{path}/leave"):
        assert name in browser.get(page), page
    browser.get("/admin/people/new")
    assert 'name="last_day"' in browser.get(f"{path}?act=unseat&desk={house.seeded.desks['permits'].id}")


def test_a_person_is_invited_found_and_gets_in_by_the_link(house: House, browse: Any, cloud: LocalCloud) -> None:
    browser, email = browse(), f"zineb@{house.seeded.administration.slug}.example"
    typed = {"name_ar": "زينب الفاسي", "name_fr": "Zineb El Fassi", "email": email}
    desk = house.seeded.desks["permits"]
    assert 'href="#email"' in browser.send("/admin/people/new", "/admin/people/new", 422, **typed | {"email": "z"}).text
    invited = browser.send("/admin/people/new", "/admin/people/new", **typed, desk_id=desk.id)
    path = invited.headers["Location"].partition("?")[0]
    for letters in ("زينب", "fássi", "ZINEB@"):
        assert "Zineb El Fassi" in browser.get(f"/admin/people?q={letters}")
    assert "Zineb El Fassi" not in browser.get("/admin/people?q=zineb+tazi")
    assert desk.name.fr in browser.get(path)
    browser.send(f"{path}?act=link", f"{path}/link")
    cloud.drain()
    assert len(mails_to(cloud, email)) == 2
    with PortalSession(cloud.url) as newcomer:
        assert newcomer.post(link_to(cloud, email), data=CHOSEN).status_code == 200
    assert "Pas encore associé" in browser.get(path)


def test_under_another_address_a_person_begins_anew(house: House, browse: Any, cloud: LocalCloud) -> None:
    handler, old = house.seeded.agents["handler"], house.seeded.agents["handler"].email
    theirs, path, new = browse("handler"), f"/organisation/people/{handler.id}", f"new.{old}"
    names: dict[str, Any] = {"name_ar": handler.name.ar, "name_fr": handler.name.fr}
    taken = house.act("PUT", f"/people/{handler.id}", expect=409, **names, email=house.seeded.agents["head"].email)
    assert taken["code"] == "organisation.address_taken"
    assert house.act("PUT", f"/people/{handler.id}", **names, email=new)["email"] == new
    cloud.drain()
    assert theirs.session.get("/desk/mine").url.endswith("/sign-in?next=%2Fdesk%2Fmine")
    with PortalSession(cloud.url) as visitor:
        assert sign_in(visitor, old).url.endswith("/sign-in")
        visitor.post(link_to(cloud, new), data=CHOSEN)
        visitor.post("/sign-in", data={"email": new, "password": CHOSEN["password"]})
        assert visitor.post("/sign-in/telephone", data={"code": cloud.code_for(new)}).status_code == 200
        assert handler.name.fr in visitor.get("/desk?lang=fr").text
    account = house.journey.call("GET", path, "manager")["account"]
    assert account["has_telephone"] and account["signed_in_at"]


def test_who_is_switched_off_is_out_at_once_and_comes_back_as_they_were(
    house: House, browse: Any, cloud: LocalCloud
) -> None:
    manager, theirs, handler = browse(), browse("handler"), house.seeded.agents["handler"]
    path = f"/admin/people/{handler.id}"
    manager.send(f"{path}?act=off", f"{path}/off")
    cloud.drain()
    assert "/sign-in" in theirs.session.get("/desk/mine").url
    with PortalSession(cloud.url) as visitor:
        assert sign_in(visitor, handler.email).url.endswith("/sign-in")
    manager.send("/admin/people/new", f"{path}/link", 409)
    manager.send(f"{path}?act=on", f"{path}/on")
    with PortalSession(cloud.url) as visitor:
        assert sign_in(visitor, handler.email).url.endswith("/desk/mine")


def test_a_desk_is_given_and_taken_back_on_the_persons_page(house: House, browse: Any) -> None:
    browser, handler = browse(), house.seeded.agents["handler"]
    path, desk = f"/admin/people/{handler.id}", house.desk("affairs-head")
    given: dict[str, Any] = {"desk_id": desk["id"], "since": today(3)}
    assert 'href="#since"' in browser.send(f"{path}?act=seat", f"{path}/seat", 422, **given | {"since": today(-1)}).text
    assert 'href="#desk_id"' in browser.send(f"{path}?act=seat", f"{path}/seat", 422, **given | {"desk_id": ""}).text
    browser.send(f"{path}?act=seat", f"{path}/seat", **given)
    assert desk["name"]["fr"] in browser.get(path)
    browser.send(f"{path}?act=unseat&desk={desk['id']}", f"{path}/unseat", desk_id=desk["id"], last_day=today(9))
    held = next(it for it in house.desk("affairs-head")["holders"] if it["agent_id"] == handler.id)
    assert (held["since"], held["until"]) == (today(3), today(9))


def test_a_session_of_which_no_address_is_known_leaves_no_dot_alone(house: House, browse: Any) -> None:
    handler = house.seeded.agents["handler"]
    bootstrap.sessions().open(handler.id)
    theirs = browse("handler")
    for shown in (browse("manager").get(f"/admin/people/{handler.id}"), theirs.get("/account")):
        facts = re.findall(r'<(?:p|span) class="(?:facts|desk-roles)">(.*?)</(?:p|span)>', shown, re.S)
        plain = [re.sub(r"<[^>]*>", "", fact).strip() for fact in facts]
        assert any(fact.startswith("ouverte le") for fact in plain) and any(" · ouverte le" in fact for fact in plain)
        assert not [fact for fact in plain if fact.startswith("·") or fact.endswith("·") or "·  ·" in fact]


def test_an_account_is_looked_after(house: House, browse: Any, cloud: LocalCloud) -> None:
    """Closed by wrong tries and opened, its sessions ended, its telephone lost."""
    manager, handler = browse(), house.seeded.agents["handler"]
    path, email = f"/admin/people/{handler.id}", handler.email
    theirs = browse("handler")
    with PortalSession(cloud.url) as stranger:
        for _ in range(5):
            sign_in(stranger, email, "Wrong-password-1")
        assert "Débloquer" in manager.get(path)
        manager.send(path, f"{path}/unlock")
        assert "Débloquer" not in manager.get(path)
        assert sign_in(stranger, email).url.endswith("/desk/mine")
    assert manager.get(path).count("vue le") == 2
    manager.send(path, f"{path}/sessions/end")
    assert "/sign-in" in theirs.session.get("/desk/mine").url
    assert "vue le" not in manager.get(path)
    manager.send(f"{path}?act=reset", f"{path}/reset")
    cloud.drain()
    assert link_to(cloud, email)
    assert "Pas encore associé" in manager.get(path)
    journal = house.journey.call("GET", f"/audit?object_id=account/{handler.id}", "manager")["items"]
    assert {"AccountUnlocked", "SessionsEnded", "SecondFactorReset"} <= {it["event"] for it in journal}


def test_who_cannot_sign_yet_is_said_where_people_sign(house: House, browse: Any) -> None:
    browser, affairs, president = browse(), house.seeded.agents["affairs"].id, house.desk("president")["id"]
    house.act("POST", f"/desks/{president}/holders", agent_id=affairs, since=today())
    assert browser.get(f"/admin/desks/{president}").count("Ne peut pas encore signer") == 1
    assert "ne peut pas encore signer" in browser.get(f"/admin/people/{affairs}")
    assert "Certificat valable" in browser.get(f"/admin/people/{house.seeded.agents['president'].id}")


def test_people_by_the_api(house: House) -> None:
    journey, handler = house.journey, house.seeded.agents["handler"]
    for number in range(22):
        bootstrap.organisation().put_agent(replace(handler, id=new_id(), email=f"{number}@rabat.example", holdings=()))
    path = "/organisation/people?lang=fr"
    answer = journey.agent("manager").get(f"{house.journey.cloud.url}/api/v1{path}")
    following = re.search(r"cursor=([^&>]+)", answer.headers["Link"])
    assert following is not None
    pages = [journey.call("GET", it, "manager")["items"] for it in (path, f"{path}&cursor={following[1]}")]
    assert [len(page) for page in pages] == [25, len(house.seeded.agents) - 3]
    assert len({it["id"] for page in pages for it in page}) == 22 + len(house.seeded.agents)
    journey.call("GET", f"/organisation/people?lang=ar&cursor={following[1]}", "manager", 422)
    named: dict[str, Any] = {
        "name_ar": "عون",
        "name_fr": "Agent",
        "email": f"again@{house.seeded.administration.slug}.example",
    }
    key = {"Idempotency-Key": "invitation-1", "If-Match": f'"{house.chart()["version"]}"'}
    made = [journey.call("POST", "/organisation/people", "manager", json=named, headers=key) for _ in range(2)]
    assert made[0] == made[1]
    journey.call("PUT", f"/organisation/people/{handler.id}", "manager", 428, json=named)
    stale = house.act("POST", f"/people/{handler.id}/exclusion", expect=412, version=0)
    assert stale["code"] == "http.precondition_failed"


def test_who_may_not_look_after_people_is_refused(house: House, browse: Any, cloud: LocalCloud) -> None:
    journey, manager, handler = house.journey, house.seeded.agents["manager"].id, browse("handler")
    journey.call("GET", "/organisation/people", "handler", 403)
    handler.get(f"/admin/people/{manager}", expect=403)
    last = house.act("POST", f"/people/{manager}/exclusion", expect=409)
    assert last["code"] == "organisation.last_administrator"
    for day in (today(), today(40)):
        stays = house.act("POST", f"/people/{manager}/departures", expect=409, day=day)
        assert stays["code"] == "organisation.last_administrator"
    theirs: Seeded = cloud.seed(unique(specification.read()))
    stranger = theirs.agents["handler"].id
    for path in ("exclusion", "readmission"):
        house.act("POST", f"/people/{stranger}/{path}", expect=404)
    for path in ("access-link", "access-reset", "sessions/end", "unlocking"):
        journey.call("POST", f"/organisation/people/{stranger}/{path}", "manager", 404)
    for path in ("", "/holdings", "/departures/x"):
        journey.call("GET", f"/organisation/people/{stranger}{path}", "manager", 404)
    browser: Browser = browse()
    browser.get(f"/admin/people/{stranger}", expect=404)
    browser.get(f"/admin/people/{stranger}/leave", expect=404)
