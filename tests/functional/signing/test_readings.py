"""Who reads a matter that is not for everybody in the e-signature book stands in the log of who read its mail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chalicelib.kernel.access import Confidentiality
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.faults import always, injected
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.on_the_tree import signed
from tests.workflows.conftest import unique

AUDITOR = "manager"


@pytest.fixture
def way(cloud: LocalCloud) -> Journey:
    """In an administration whose auditor is cleared for everything."""
    spec = unique(specification.read())
    cleared = replace(spec.desks["management"], clearance=Confidentiality.SECRET)
    return Journey(cloud, cloud.seed(replace(spec, desks={**spec.desks, "management": cleared})))


@pytest.fixture
def hidden(way: Journey) -> Any:
    """A confidential letter whose reply waits for its first visa."""
    mail, root = way.registered_mail(), way.seeded.entities["root"].id
    path = f"/mails/{mail['id']}"
    mail = way.change(
        f"{path}/qualification", "registrar", mail["version"], entity_id=root, confidentiality="confidential"
    )
    desk_id = way.seeded.desks["permits"].id
    return way.replied(way.change(f"{path}/assignment", "registrar", mail["version"], desk_id=desk_id, note="x"))


def readings(way: Journey, mail: Any) -> list[dict[str, Any]]:
    """What the auditor is shown of what was read in the e-signature book, the latest first."""
    rows = way.call("GET", f"/mails/{mail['id']}/accesses", AUDITOR)["items"]
    return [row for row in rows if row["folder_id"]]


def test_a_folder_read_by_the_api_is_noted_once_with_its_desk(way: Journey, hidden: Any) -> None:
    minute = datetime.now(UTC).replace(second=5, microsecond=0) + timedelta(minutes=1)
    with time_machine.travel(minute, tick=False):
        for _ in range(2):
            way.call("GET", f"/folders/{hidden['folder_id']}", "president")
        (row,) = readings(way, hidden)
    president = way.seeded.agents["president"].id, way.seeded.desks["president"].id
    assert (row["what"], row["folder_id"], row["channel"]) == ("folder", hidden["folder_id"], "api")
    assert (row["agent_id"], row["desk_id"]) == president


def test_a_folder_read_on_its_page_is_noted_and_the_auditors_page_says_so(
    way: Journey, hidden: Any, http: PortalSession
) -> None:
    signed_in(http, way.seeded, "president").get(f"/desk/folders/{hidden['folder_id']}")
    assert {(row["what"], row["channel"]) for row in readings(way, hidden)} == {("folder", "page")}
    shown = signed_in(http, way.seeded, AUDITOR, "fr").get(f"/desk/mails/{hidden['id']}/accesses")
    assert "Dossier du parapheur" in shown


def test_what_answers_a_decision_is_a_reading(way: Journey, hidden: Any) -> None:
    way.decide(hidden["folder_id"], "1-1", "head")
    assert [row["agent_id"] for row in readings(way, hidden)] == [way.seeded.agents["head"].id]


def test_who_may_not_read_a_folder_is_not_noted(way: Journey, hidden: Any) -> None:
    way.call("GET", f"/folders/{hidden['folder_id']}", "affairs", 404)
    assert readings(way, hidden) == []


def test_a_folder_that_everybody_may_read_is_no_matter_of_record(way: Journey) -> None:
    mail = way.proposed_reply()
    way.call("GET", f"/folders/{mail['folder_id']}", "president")
    assert readings(way, mail) == []


def test_nothing_of_a_folder_is_given_out_that_could_not_be_noted(way: Journey, hidden: Any) -> None:
    with injected(always("PutItem"), function="APIHandler"):
        assert "document_url" not in way.call("GET", f"/folders/{hidden['folder_id']}", "president", 500)
    assert readings(way, hidden) == []


def test_the_bundle_of_a_folder_is_noted_when_it_is_given_out(
    way: Journey, cloud: LocalCloud, hidden: Any, http: PortalSession
) -> None:
    path = f"/folders/{hidden['folder_id']}/bundle"
    for step, agent in (("1-1", "head"), ("2-1", "president")):
        way.decide(hidden["folder_id"], step, agent)
        cloud.drain()
    signed(cloud)
    way.call("POST", path, "registrar")
    assert {row["what"] for row in readings(way, hidden)} == {"folder"}
    cloud.drain()
    assert way.call("GET", path, "registrar")["file"]["url"]
    signed_in(http, way.seeded, "president").session.get(f"/desk{path}/file", allow_redirects=False)
    noted = [(row["agent_id"], row["channel"]) for row in readings(way, hidden) if row["what"] == "folder_bundle"]
    agents = {name: way.seeded.agents[name].id for name in ("registrar", "president")}
    assert sorted(noted) == sorted([(agents["president"], "page"), (agents["registrar"], "api")])
