"""What administrators do to their house, each act once: for the rights that they need."""

from datetime import UTC, datetime

import pytest

from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id, stable_id
from chalicelib.organisation.house_file import importing
from tests.circuits import Office
from tests.conftest import PortalSession
from tests.house_files import day, desk, entity, file, holder, mandate, model, person, portal
from tests.pdf_samples import letter
from tests.people import email_of, sign_in
from tests.programs import connected


def the_house(office: Office) -> None:
    """A desk opened, given to somebody and taken back."""
    journey, entity = office.journey, office.seeded.administration.entity_id
    headers, path = {"If-Match": "*"}, "/organisation/desks"
    opened = {"name_ar": "مكتب", "name_fr": "Bureau", "entity_id": entity, "roles": ["handler"]}
    desk = journey.call("POST", path, "manager", json=opened, headers=headers)["id"]
    handler, day = office.seeded.agents["handler"].id, civil_date(datetime.now(UTC)).isoformat()
    seat = {"agent_id": handler, "since": day}
    journey.call("POST", f"{path}/{desk}/holders", "manager", json=seat, headers=headers)
    end = f"{path}/{desk}/holders/{handler}/end"
    journey.call("POST", end, "manager", json={"last_day": "2026-01-01"}, headers=headers)
    journey.call("POST", f"{path}/{desk}/closing", "manager", headers=headers)
    a_mandate(office)
    a_program(office)
    a_day_off(office)
    a_model(office)
    a_file_of_the_house(office)


def a_model(office: Office) -> None:
    """A registration model added, used and retired."""
    journey, path, headers = office.journey, "/registration-models", {"If-Match": "*"}
    given = {"name_ar": "نموذج", "name_fr": "Modèle", "direction": "A", "reply_within": 5}
    model = journey.call("POST", path, "manager", json=given, headers=headers)["id"]
    entity, register = office.seeded.administration.entity_id, office.seeded.registers["A"]
    sheet = {"model": model, "subject": "طلب", "sender": "فاطمة", "entity_id": entity}
    journey.call("POST", f"/registers/{register}/intakes", "registrar", json=sheet)
    journey.call("POST", f"{path}/{model}/retirement", "manager", headers=headers)


def a_program(office: Office) -> None:
    """A program connected, which calls for the first time that day, and ended."""
    client, _ = connected(office.journey, "permits", "directory:read", name="program")
    office.journey.call("GET", "/me", "program")
    office.journey.call("POST", f"/clients/{client['id']}/revocation", "manager")


def a_day_off(office: Office) -> None:
    """A day decided and taken back."""
    journey, path, headers = office.journey, "/organisation/calendar/decisions", {"If-Match": "*"}
    given = {"kind": "closure", "first_on": "2098-04-01", "name_ar": "جرد", "name_fr": "Inventaire", "reference": "1"}
    decided = journey.call("POST", path, "manager", json=given, headers=headers)["id"]
    journey.call("DELETE", f"{path}/{decided}", "manager", headers=headers)


def a_mandate(office: Office) -> None:
    """The head's visas delegated to the handler, whose legal act both read; then taken back."""
    journey, mandate_id, seeded = office.journey, new_id(), office.seeded
    form = journey.call("POST", f"/mandates/{mandate_id}/papers", "head")
    journey.send(form, letter())
    office.cloud.drain()
    day = civil_date(datetime.now(UTC)).isoformat()
    given = {
        "kind": "delegation", "desk_id": seeded.desks["planning-head"].id, "holder_id": seeded.agents["head"].id,
        "deputy_id": seeded.agents["handler"].id, "kinds": ["visa"], "since": day, "until": day,
        "reference": "12/2026", "file_id": form["file_id"],
    }  # fmt: skip
    journey.call("PUT", f"/mandates/{mandate_id}", "head", json=given)
    journey.call("GET", f"/mandates/{mandate_id}/paper", "handler")
    journey.call("POST", f"/mandates/{mandate_id}/revocation", "head")


def a_file_of_the_house(office: Office) -> None:
    """A service made by a file in turns of one act, checked twice, and closed by another file with who sat there.

    A day decided and taken back, a model added and retired, a mandate given and ended, another sector said, with them.
    """
    journey, slug = office.journey, office.seeded.administration.slug
    journey.call("GET", "/organisation/file", "manager")
    seeded, today = office.seeded, civil_date(datetime.now(UTC)).isoformat()
    mandate_id, act = stable_id(seeded.administration.id, "mandate", "filed"), letter()
    journey.send(journey.call("POST", f"/mandates/{mandate_id}/papers", "manager"), act)
    office.cloud.drain()
    people = seeded.agents["head"].email, seeded.agents["handler"].email
    days = {"since": today, "until": today}
    given = mandate("filed", seeded.desks["planning-head"].id, *people, sha256(act), **days)
    here, newcomer = entity("FILED", office.seeded.administration.entity_id), person(f"filed@{slug}.example")
    made = [here, desk("filed", "FILED"), newcomer, holder(newcomer["email"], "filed")]
    of_itself = [day("filed", "closure", "2098-05-05"), portal("sector", "establishment"), model("filed")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importing, "ACTS_A_TURN", 1)
        _applied_file(office, file(*made, *of_itself, given))
    closed = [{**row, "state": "closed"} for row in (*made[:3], of_itself[0], of_itself[2], given)]
    _applied_file(office, file(*closed, portal("sector", "other")))
    with PortalSession(office.cloud.url) as browser:
        sign_in(browser, email_of(office.seeded, "manager"))
        assert browser.get("/admin/import").status_code == 200


def _applied_file(office: Office, content: bytes) -> None:
    journey, path = office.journey, "/organisation/imports"
    import_id = journey.call("POST", path, "manager", json={"content": content.decode()})["id"]
    office.cloud.drain()
    for act in ("check", "application"):
        journey.call("POST", f"{path}/{import_id}/{act}", "manager")
        office.cloud.drain()
    assert journey.call("GET", f"{path}/{import_id}", "manager")["state"] == "done"
