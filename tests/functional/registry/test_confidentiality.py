"""A confidential mail exists for its desk and for those who are cleared for it, and for nobody else."""

from typing import Any

import pytest

from tests.conftest import PortalSession
from tests.functional.registry.conftest import Office, signed_in

SUBJECT = "ملف تأديبي لا يطلع عليه غير المعنيين"
UNCLEARED = ("head", "manager", "affairs")


@pytest.fixture
def secret(office: Office) -> Any:
    """An internal mail that the registrar found to be secret, beside an ordinary one."""
    office.mail("مراسلة عادية", "I")
    return office.act(office.mail(SUBJECT, "I"), "qualification", **_sheet(office, "secret"))


def _sheet(office: Office, level: str, entity: str = "root") -> dict[str, Any]:
    return {"entity_id": office.seeded.entities[entity].id, "confidentiality": level}


def _subjects(office: Office, agent: str, path: str) -> list[str]:
    listed = office.journey.call("GET", path, agent)["items"]
    return [mail["sheet"]["subject"] for mail in listed]


def test_it_is_not_found_by_who_is_not_cleared(office: Office, secret: Any) -> None:
    for agent in UNCLEARED:
        for path in ("", "/history"):
            office.journey.call("GET", f"/mails/{secret['id']}{path}", agent, 404)


def test_it_cannot_be_acted_on_by_who_is_not_cleared(office: Office, secret: Any) -> None:
    desk_id = office.seeded.desks["permits"].id
    for agent in UNCLEARED:
        office.act(secret, "assignment", agent, 404, desk_id=desk_id, note="")
    assert office.read(secret["id"])["version"] == secret["version"]


def test_no_list_and_no_count_tells_of_it(office: Office, secret: Any, http: PortalSession) -> None:
    register = office.seeded.registers["I"]
    assert SUBJECT in _subjects(office, "registrar", f"/registers/{register}/entries")
    assert _subjects(office, "manager", f"/registers/{register}/entries") == ["مراسلة عادية"]
    assert SUBJECT not in signed_in(http, office.seeded, "manager").get(f"/desk/register?register={register}")
    office.journey.call("GET", f"/registers/{register}/check", "manager", 404)
    office.journey.call("GET", f"/registers/{register}/check", "registrar", 200)


def test_sent_to_an_entity_where_nobody_is_cleared_it_waits_with_the_nearest_who_is(
    office: Office, secret: Any
) -> None:
    moved = office.act(secret, "redirection", entity_id=office.seeded.entities["planning"].id, note="للاختصاص")
    basket = f"qualify/{office.seeded.entities['root'].id}"
    assert SUBJECT in _subjects(office, "registrar", f"/mails?basket={basket}")
    office.journey.call("GET", f"/mails/{moved['id']}", "head", 404)


def test_the_desk_that_works_on_it_reads_it(office: Office, secret: Any) -> None:
    assigned = office.act(secret, "assignment", desk_id=office.seeded.desks["permits"].id, note="")
    assert office.read(assigned["id"], "handler")["sheet"]["subject"] == SUBJECT
    office.journey.call("GET", f"/mails/{assigned['id']}", "head", 404)
    mine = f"/mails?basket=desk/{office.seeded.desks['permits'].id}"
    assert _subjects(office, "handler", mine) == [SUBJECT]


def test_who_is_cleared_as_far_reads_it_and_as_far_only(office: Office, secret: Any) -> None:
    assert office.read(secret["id"], "president")["sheet"]["confidentiality"] == "secret"


def test_an_act_names_the_desk_that_it_was_done_from(office: Office, secret: Any) -> None:
    (qualified,) = [
        entry
        for entry in office.journey.call("GET", f"/mails/{secret['id']}/history", "registrar")["items"]
        if entry["event"] == "MailQualified"
    ]
    assert qualified["agent_id"] == office.seeded.agents["registrar"].id
