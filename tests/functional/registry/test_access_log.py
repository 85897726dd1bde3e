"""Who opened what of a mail is kept: auditors read it, and the person who wrote the letter is told by which office."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.registry.accesses.model import What
from tests.conftest import PortalSession
from tests.faults import always, injected
from tests.functional.registry.conftest import Office, signed_in
from tests.journeys import Journey

AUDITOR = "manager"


@pytest.fixture
def office(journey: Journey) -> Office:
    """The administration of this test."""
    return Office(journey, journey.seeded)


@pytest.fixture
def letter(office: Office) -> Any:
    """A deposited letter, registered."""
    return office.journey.registered_mail()


def _accesses(office: Office, mail: Any) -> Any:
    return office.journey.call("GET", f"/mails/{mail['id']}/accesses", AUDITOR)["items"]


def _minute() -> datetime:
    """The beginning of the next minute."""
    return datetime.now(UTC).replace(second=5, microsecond=0) + timedelta(minutes=1)


def _open(office: Office, mail: Any, agent: str, expect: int = 200) -> Any:
    return office.journey.call("GET", f"/mails/{mail['id']}/files/{mail['sheet']['files'][0]['id']}", agent, expect)


def test_a_row_says_who_opened_what_from_which_desk_and_how(office: Office, letter: Any) -> None:
    _open(office, letter, "registrar")
    (row,) = _accesses(office, letter)
    registrar = office.seeded.agents["registrar"]
    assert (row["agent_id"], row["desk_id"]) == (registrar.id, office.desk("registry-office"))
    assert (row["what"], row["channel"]) == ("document", "api")
    assert row["file_id"] == letter["sheet"]["files"][0]["id"]


def test_documents_and_sealed_papers_are_noted_where_they_are_opened(
    office: Office, letter: Any, http: PortalSession
) -> None:
    page = f"/desk/mails/{letter['id']}"
    browser = signed_in(http, office.seeded, "registrar")
    browser.get(page)
    browser.session.get(f"{page}/receipt", allow_redirects=False)
    noted = {(row["what"], row["channel"]) for row in _accesses(office, letter)}
    assert noted == {("document", "page"), ("sealed", "page")}


def test_the_same_within_a_minute_is_one_and_later_it_is_another(office: Office, letter: Any) -> None:
    with time_machine.travel(_minute(), tick=False) as clock:
        _open(office, letter, "registrar")
        _open(office, letter, "registrar")
        clock.shift(60)
        _open(office, letter, "registrar")
    later, first = (datetime.fromisoformat(row["at"]) for row in _accesses(office, letter))
    assert later - first == timedelta(minutes=1)


@pytest.mark.parametrize("part", ["", "/history", "/messages"])
def test_what_a_sheet_says_is_noted_where_not_everybody_may_see_it(office: Office, part: str) -> None:
    ordinary, hidden = office.mail(direction="I"), office.mail("ملف تأديبي", direction="I")
    root = office.seeded.entities["root"].id
    office.act(hidden, "qualification", entity_id=root, confidentiality="confidential")
    for mail in (ordinary, hidden):
        office.journey.call("GET", f"/mails/{mail['id']}{part}", "registrar")
    noted = {mail["id"]: [it.what for it in bootstrap.access_log().all_of(mail["id"])] for mail in (ordinary, hidden)}
    assert noted == {ordinary["id"]: [], hidden["id"]: [What.SHEET]}


def test_nothing_is_given_out_that_could_not_be_noted(office: Office, letter: Any) -> None:
    with injected(always("PutItem"), function="APIHandler"):
        assert "url" not in _open(office, letter, "registrar", 500)
    assert _accesses(office, letter) == []


def test_the_auditors_page_names_them(office: Office, letter: Any, http: PortalSession) -> None:
    _open(office, letter, "registrar")
    shown = signed_in(http, office.seeded, AUDITOR).get(f"/desk/mails/{letter['id']}/accesses?lang=fr")
    registrar, file = office.seeded.agents["registrar"], letter["sheet"]["files"][0]
    assert registrar.name.fr in shown and file["name"] in shown and "API" in shown
    assert f"/desk/mails/{letter['id']}/accesses" in signed_in(http, office.seeded, AUDITOR).get(
        f"/desk/mails/{letter['id']}"
    )


def test_a_page_leads_to_the_next(office: Office, letter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chalicelib.registry.accesses.log.PAGE_ROWS", 2)
    with time_machine.travel(_minute(), tick=False) as clock:
        for _ in range(4):
            _open(office, letter, "registrar")
            clock.shift(60)
    path, found = f"/mails/{letter['id']}/accesses", []
    journey = office.journey
    first = journey.agent(AUDITOR).get(f"{journey.cloud.url}/api/v1{path}")
    found += first.json()["items"]
    following = first.links["next"]["url"]
    second = journey.agent(AUDITOR).get(journey.cloud.url + "/api/v1" + following.partition("/api/v1")[2])
    assert "next" not in second.links
    found += second.json()["items"]
    instants = [datetime.fromisoformat(row["at"]) for row in found]
    assert len(instants) == 4 and instants == sorted(instants, reverse=True)
