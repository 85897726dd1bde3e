"""People leave: what they hold goes to successors in one act, and a list stays."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.access import ActKind, Confidentiality, MandateKind
from chalicelib.kernel.ids import new_id
from chalicelib.organisation.mandates.model import LegalAct, Mandate
from chalicelib.organisation.people.leaving import MOST_AT_ONCE
from chalicelib.signing.acts import opened
from infra.local.cloud import LocalCloud
from tests.circuits import Office, folder
from tests.conftest import PortalSession
from tests.faults import Fault, at, injected
from tests.functional.organisation.conftest import House
from tests.functional.organisation.mandates.test_mandates import today
from tests.people import sign_in
from tests.registers import write_sheet


def test_a_head_leaves_and_the_folder_goes_on_with_the_successor(house: House, browse: Any, cloud: LocalCloud) -> None:
    office = Office(cloud, house.seeded)
    folder = office.folder_at_first_desk()
    head, affairs = house.seeded.agents["head"], house.seeded.agents["affairs"]
    desk = house.seeded.desks["planning-head"]
    manager, theirs, path = browse(), browse("head"), f"/admin/people/{head.id}"
    page = manager.get(f"{path}/leave")
    assert "un dossier" in page and "Une session ouverte" in page
    field = f"successor_{desk.id}"
    refused = manager.send(f"{path}/leave", f"{path}/leave", 422, day=today(), departure_id="first")
    assert f'href="#{field}"' in refused.text
    assert "/sign-in" not in theirs.session.get("/desk/mine").url
    given: dict[str, Any] = {"day": today(), "departure_id": "first", field: affairs.id}
    done = manager.send(f"{path}/leave", f"{path}/leave", **given)
    again = manager.send("/admin/people/new", f"{path}/leave", **given)
    assert again.headers["Location"] == done.headers["Location"]
    shown = manager.get(done.headers["Location"])
    assert affairs.name.fr in shown and desk.name.fr in shown
    table = manager.get(f"{path}/departures/first/list.csv")
    assert f"{desk.name.fr};1;;{affairs.name.fr}" in table
    assert "/sign-in" in theirs.session.get("/desk/mine").url
    office.grant(folder, "1-1", "affairs")
    cloud.drain()
    with PortalSession(cloud.url) as visitor:
        assert sign_in(visitor, head.email).url.endswith("/sign-in")
    record = house.journey.call("GET", "/audit?event=AgentLeft", "manager")["items"][0]
    assert record["event"] == "AgentLeft"
    assert "left" in house.journey.call("GET", f"/organisation/people/{head.id}", "manager")["state"]


def test_a_departure_announced_by_the_api_takes_effect_on_its_day(house: House, cloud: LocalCloud) -> None:
    journey, handler, affairs = house.journey, house.seeded.agents["handler"], house.seeded.agents["affairs"]
    journey.assigned_mail()
    path, desk = f"/organisation/people/{handler.id}", house.seeded.desks["permits"].id
    held = journey.call("GET", f"{path}/holdings", "manager")["desks"]
    assert [(it["desk_id"], it["mails"], it["needs_successor"]) for it in held] == [(desk, 1, True)]
    for day, successors, code in (
        (today(-1), {desk: affairs.id}, "organisation.day_past"),
        (today(5), {}, "organisation.successor_missing"),
        (today(5), {desk: handler.id}, "organisation.succeeds_oneself"),
        (today(5), {desk: "nobody"}, "organisation.agent_unknown"),
    ):
        problem = house.act("POST", f"/people/{handler.id}/departures", expect=422, day=day, successors=successors)
        assert [it["code"] for it in problem["errors"]] == [code]
    given: dict[str, Any] = {"day": today(5), "successors": {desk: affairs.id}}
    assert house.act("POST", f"/people/{handler.id}/departures", expect=412, version=0, **given)
    departure = house.act("POST", f"/people/{handler.id}/departures", **given)
    assert journey.call("GET", f"{path}/departures/{departure['id']}", "manager") == departure
    assert journey.call("GET", path, "manager")["state"] == "leaving"
    with PortalSession(cloud.url) as visitor:
        assert sign_in(visitor, handler.email).url.endswith("/desk/mine")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=6)):
        with PortalSession(cloud.url) as visitor:
            assert sign_in(visitor, handler.email).url.endswith("/sign-in")
        with PortalSession(cloud.url) as visitor:
            assert house.seeded.desks["permits"].name.ar in sign_in(visitor, affairs.email).text


def test_no_list_of_a_leaver_and_no_refusal_counts_confidential_work(
    house: House, browse: Any, cloud: LocalCloud
) -> None:
    office, affairs = Office(cloud, house.seeded), house.seeded.agents["affairs"]
    permits, chief = house.seeded.desks["permits"], house.seeded.desks["planning-head"]
    folder_id = office.folder_at_first_desk()
    number = str(office.answered(folder_id).number)
    _secret_folder(folder_id)
    _secret_mail(house)
    assert _listed(house, "handler") == {
        "desk_id": permits.id,
        "mails": 1,
        "folders": 0,
        "numbers": [number],
    }
    assert _listed(house, "head") == {"desk_id": chief.id, "mails": 0, "folders": 1, "numbers": []}
    for desk in (permits, chief):
        refused = house.act("POST", f"/desks/{desk.id}/closing", expect=409)
        assert (refused["code"], re.findall(r"\d", refused["detail"])) == ("organisation.holds_work", [])
    manager = browse()
    for name, desk, told in (
        ("handler", permits, "Un courrier, aucun dossier"),
        ("head", chief, "Aucun courrier, un dossier"),
    ):
        path = f"/admin/people/{house.seeded.agents[name].id}"
        refused_page = manager.send(f"{path}/leave", f"{path}/leave", 422, day=today(), departure_id=name)
        assert told in _plain(manager.get(f"{path}/leave")) and told in _plain(refused_page.text)
        given: dict[str, Any] = {"day": today(), "departure_id": name, f"successor_{desk.id}": affairs.id}
        done = manager.send(f"{path}/leave", f"{path}/leave", **given)
        assert told in _plain(manager.get(done.headers["Location"]))
        numbers = number if name == "handler" else ""
        assert f"{desk.name.fr};1;{numbers};{affairs.name.fr}" in manager.get(f"{path}/departures/{name}/list.csv")


def _plain(page: str) -> str:
    """Without the marks that keep apart what is written in two directions."""
    return page.replace("\u2068", "").replace("\u2069", "")


def _listed(house: House, agent: str) -> dict[str, Any]:
    path = f"/organisation/people/{house.seeded.agents[agent].id}/holdings"
    (desk,) = house.journey.call("GET", path, "manager")["desks"]
    return {key: desk[key] for key in ("desk_id", "mails", "folders", "numbers")}


def _secret_mail(house: House) -> None:
    mail = bootstrap.intakes().take_number(write_sheet(house.seeded, "ملف تأديبي", "I").id)
    root, desk = house.seeded.entities["root"].id, house.seeded.desks["permits"].id
    path, change = f"/mails/{mail.id}", house.journey.change
    found = change(f"{path}/qualification", "registrar", mail.version, entity_id=root, confidentiality="secret")
    change(f"{path}/assignment", "registrar", found["version"], desk_id=desk, note="")


def _secret_folder(like: str) -> None:
    hidden = replace(folder(like), id=new_id(), confidentiality=Confidentiality.SECRET)
    bootstrap.folder_store().create(hidden, opened(hidden, hidden.opened_at))


def test_what_no_transaction_takes_at_once_is_gone_on_with_after_a_crash(house: House) -> None:
    head, handler = house.seeded.agents["head"], house.seeded.agents["handler"]
    given = [_mandate(house, f"{number:02d}") for number in range(MOST_AT_ONCE + 5)]
    store, _ = bootstrap.organisation_stores()
    for some in (given[::2], given[1::2]):
        with bootstrap.transactions()() as work:
            for mandate in some:
                store.put_mandate(mandate, work)
    leaving: dict[str, Any] = {"day": today(), "successors": {house.seeded.desks["planning-head"].id: handler.id}}
    with injected(at(1, Fault.CRASH_AFTER, "TransactWriteItems"), function="APIHandler"):
        house.act("POST", f"/people/{head.id}/departures", expect=502, **leaving)
    assert house.journey.call("GET", f"/organisation/people/{head.id}", "manager")["state"] == "here"
    departure = house.act("POST", f"/people/{head.id}/departures", **leaving)
    assert len(departure["mandates"]) == len(given)
    assert all(mandate.revoked_at for mandate in store.mandates(house.seeded.administration.id))
    begun = house.journey.call("GET", "/audit?event=HandoverBegun", "manager")["items"]
    assert len(begun) == 1


def _mandate(house: House, mandate_id: str) -> Mandate:
    head, handler, day = house.seeded.agents["head"], house.seeded.agents["handler"], date.fromisoformat(today())
    return Mandate(
        mandate_id, head.administration_id, MandateKind.DELEGATION, house.seeded.desks["planning-head"].id, head.id,
        handler.id, frozenset({ActKind.VISA}), frozenset(), day, day, LegalAct("1/2026", "f"), head.id,
        datetime.now(UTC),
    )  # fmt: skip
