"""Registration models: kept by administrators, used by the registry office; mail keeps what it was written with."""

from datetime import date
from typing import Any

import pytest

from chalicelib import bootstrap
from infra.seed import specification
from tests.conftest import PortalSession
from tests.functional.registry.conftest import Browser, Office, signed_in
from tests.journeys import Journey
from tests.workflows.conftest import unique

PATH = "/registration-models"
MODEL = {
    "name_ar": "طلب رخصة",
    "name_fr": "Demande d’autorisation",
    "direction": "A",
    "nature": "request",
    "priority": "urgent",
    "reply_within": 10,
    "mandatory": ["sender_reference"],
}
LETTER = {"subject": "بناء", "sender": "فاطمة", "received_on": "2026-11-16"}


def _add(office: Office, version: int, expect: int = 201, agent: str = "manager", **said: Any) -> Any:
    headers = {"If-Match": f'"{version}"'}
    return office.journey.call("POST", PATH, agent, expect, json=MODEL | said, headers=headers)


def _write(office: Office, expect: int = 201, **sheet: Any) -> Any:
    path = f"/registers/{office.seeded.registers['A']}/intakes"
    return office.journey.call("POST", path, "registrar", expect, json=LETTER | sheet)


def test_a_sheet_has_its_model_s_values_and_delay_lacks_nothing_demanded_and_keeps_all_of_it(office: Office) -> None:
    planning = office.seeded.entities["planning"].id
    model = _add(office, 0, handling_id=planning)["id"]
    lacking = _write(office, 422, model=model)
    assert [(it["field"], it["code"]) for it in lacking["errors"]] == [("sender_reference", "registry.model_demands")]
    written = _write(office, model=model, sender_reference="7/26", priority="normal")
    mail = office.journey.call("POST", f"/intakes/{written['id']}/number", "registrar")
    sheet = mail["sheet"]
    assert (sheet["nature"], sheet["priority"], mail["entity_id"]) == ("request", "normal", planning)
    assert mail["due_on"] == sheet["due_on"] == "2026-12-01"  # ten working days, but for Wednesday the 18th
    office.journey.call("POST", f"{PATH}/{model}/retirement", "manager", 204, headers={"If-Match": '"1"'})
    assert office.read(mail["id"])["due_on"] == "2026-12-01"
    refused = _write(office, 422, model=model, sender_reference="8/26")
    assert [(it["field"], it["code"]) for it in refused["errors"]] == [("model", "registry.model_unknown")]


def test_a_delay_is_counted_by_the_administration_s_own_days(office: Office) -> None:
    closed = {"kind": "closure", "first_on": "2098-04-01", "name_ar": "جرد", "name_fr": "Inventaire", "reference": "1"}
    headers = {"If-Match": "*"}
    office.journey.call("POST", "/organisation/calendar/decisions", "manager", 201, json=closed, headers=headers)
    model = bootstrap.registration_models().of(office.seeded.administration.id).get("access-to-information")
    due_on = bootstrap.hand_sheets().due_on
    assert due_on(office.seeded.administration.id, model.procedure, date(2098, 3, 14)) == date(2098, 4, 15)
    assert due_on("nobody", model.procedure, date(2098, 3, 14)) == date(2098, 4, 14)


def test_models_are_changed_on_the_version_seen_and_each_change_is_recorded(office: Office) -> None:
    journey = office.journey
    begun = journey.call("GET", PATH, "registrar")["items"]
    assert "complaint" in {model["id"] for model in begun}
    added = _add(office, 0)
    assert _add(office, 0, 412)["code"] == "http.precondition_failed"
    path, seen = f"{PATH}/{added['id']}", {"If-Match": '"1"'}
    journey.call("PUT", path, "manager", 412, json=MODEL, headers={"If-Match": '"0"'})
    changed = journey.call("PUT", path, "manager", 200, json=MODEL | {"reply_within": 5}, headers=seen)
    assert changed["reply_within"] == 5 and journey.call("GET", path, "handler") == changed
    turned = journey.call("PUT", path, "manager", 409, json=MODEL | {"direction": "D"}, headers={"If-Match": '"2"'})
    assert turned["code"] == "registry.model_direction_stays"
    journey.call("POST", f"{path}/retirement", "manager", 204, headers={"If-Match": '"2"'})
    assert len(journey.call("GET", PATH, "registrar")["items"]) == len(begun) + 1
    records = bootstrap.log().of_object(f"models/{office.seeded.administration.id}")
    assert [record.body["event"] for record in records] == [
        "RegistrationModelAdded", "RegistrationModelChanged", "RegistrationModelRetired",
    ]  # fmt: skip


def test_models_are_for_the_administrators_of_the_house(office: Office) -> None:
    for agent, status in (("", 401), ("registrar", 403)):
        _add(office, 0, status, agent)
    added = _add(office, 0)
    cloud = office.journey.cloud
    other = Journey(cloud, cloud.seed(unique(specification.read())))
    other.call("PUT", f"{PATH}/{added['id']}", "manager", 404, json=MODEL, headers={"If-Match": "*"})
    assert added["id"] not in {model["id"] for model in other.call("GET", PATH, "manager")["items"]}


@pytest.fixture
def manager(office: Office) -> Browser:
    return signed_in(PortalSession(office.journey.cloud.url), office.seeded, "manager", "fr")


def test_the_office_chooses_a_model_on_its_page_and_its_demands_hold_without_scripts(
    office: Office, browser: Browser
) -> None:
    page = browser.get("/desk/intake/new?model=invoice&lang=fr")
    assert 'value="invoice" selected' in page and 'name="model" value="invoice"' in page
    register, root = office.seeded.registers["A"], office.seeded.entities["root"].id
    typed = LETTER | {"register": register, "model": "invoice", "entity_id": root}
    lacking = browser.post("/desk/intake/new", 422, **typed).text
    assert 'href="#sender_reference"' in lacking and 'name="model" value="invoice"' in lacking
    browser.post("/desk/intake/new", **typed, sender_reference="F-1", document_on="2026-11-15")


def test_a_deposit_is_qualified_after_a_model(office: Office, browser: Browser) -> None:
    mail = office.mail()
    page = browser.get(f"/desk/mails/{mail['id']}?act=qualify&model=access-to-information&lang=fr")
    assert 'value="request" selected' in page
    assert 'value="2026-12-18"' in page  # twenty working days after 20 November 2026


def test_the_administrator_s_page_adds_changes_and_retires(office: Office, manager: Browser) -> None:
    said = {"direction": "A", "name_ar": "شكوى", "name_fr": "Plainte"}
    assert "Plainte" in manager.post("/admin/models/new", 422, version="0", **said | {"name_ar": ""}).text
    manager.post("/admin/models/new", version="0", **said)
    path = f"/admin/models/{bootstrap.registration_models().of(office.seeded.administration.id).models[-1].id}"
    assert f'href="{path}"' in manager.get("/admin/models") and "Plainte" in manager.get(path)
    said["name_fr"] = "Grief"
    assert "Grief" in manager.post(path, 409, version="0", **said).text
    manager.post(path, version="1", **said)
    manager.post(f"{path}/retirement", version="2")
    assert "Retiré" in manager.get("/admin/models")
    manager.post(f"{path}/retirement", 409, version="3")
