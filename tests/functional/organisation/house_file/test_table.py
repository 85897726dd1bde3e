"""The whole house as one file for spreadsheets."""

import csv
from io import StringIO
from typing import Any

from tests.functional.organisation.conftest import House


def _table(browser: Any) -> list[dict[str, str]]:
    answer = browser.session.get("/admin/organisation.csv")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_the_file_has_every_entity_desk_person_and_seat_under_keys_that_meet(house: House, browse: Any) -> None:
    rows, seeded = _table(browse()), house.seeded
    by_sort = {sort: [row for row in rows if row["row"] == sort] for sort in ("entity", "desk", "person", "holder")}
    assert {row["key"] for row in by_sort["entity"]} == {entity.id for entity in seeded.entities.values()}
    assert {row["key"]: row["parent"] for row in by_sort["desk"]} == {d.id: d.entity_id for d in seeded.desks.values()}
    assert {row["email"] for row in by_sort["person"]} == {agent.email for agent in seeded.agents.values()}
    assert {(row["email"], row["desk"]) for row in by_sort["holder"]} == {
        (agent.email, held.desk_id) for agent in seeded.agents.values() for held in agent.holdings
    }
    management = next(row for row in by_sort["desk"] if row["key"] == seeded.desks["management"].id)
    assert management["roles"] == "administrator auditor"


def test_the_file_has_the_days_that_were_decided_all_that_the_portal_says_and_the_models_that_are_offered(
    house: House, browse: Any
) -> None:
    given = {"kind": "closure", "first_on": "2098-04-01", "name_ar": "جرد", "name_fr": "Inventaire", "reference": "1"}
    decided = house.journey.call(
        "POST", "/organisation/calendar/decisions", "manager", json=given, headers={"If-Match": "*"}
    )
    rows = _table(browse())
    (day,) = [row for row in rows if row["row"] == "day"]
    assert (day["key"], day["kind"], day["since"], day["reference"]) == (decided["id"], "closure", "2098-04-01", "1")
    said = {row["key"]: row for row in rows if row["row"] == "portal"}
    administration = house.seeded.administration
    assert said["tifinagh"]["value"] == administration.tifinagh and said["sector"]["value"] == administration.sector
    offered = {row["key"]: row["name_fr"] for row in rows if row["row"] == "model"}
    assert offered["complaint"] == "Réclamation"
    assert said["usual-monday"]["hours"] == "08:30-16:30" and said["usual-sunday"]["hours"] == ""


def test_a_name_that_a_spreadsheet_would_reckon_stays_a_name(house: House, browse: Any) -> None:
    given: dict[str, Any] = {"name_ar": 'مصلحة؛ "أ"', "name_fr": "=1+1;x", "code": "CSV"}
    house.act("POST", "/entities", **given, parent_id=house.entity("root")["id"])
    written = next(row for row in _table(browse()) if row["code"] == "CSV")
    assert (written["name_fr"], written["name_ar"]) == ("'=1+1;x", given["name_ar"])


def test_who_does_not_read_the_house_gets_no_file(browse: Any) -> None:
    browse("handler").get("/admin/organisation.csv", expect=403)
