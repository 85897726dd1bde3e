"""An administration's own days: decided by its administrators, counted by everything that counts days."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import sign_in
from tests.workflows.conftest import unique

PATH = "/organisation/calendar/decisions"
PAGE = "/admin/calendar"
NAMES = {"name_ar": "جرد", "name_fr": "Inventaire", "reference": "12/2098"}
CLOSED = {"kind": "closure", "first_on": "2098-04-01"} | NAMES


def _add(journey: Journey, version: int | str, expect: int = 201, agent: str = "manager", **said: str) -> Any:
    headers = {"If-Match": f'"{version}"'}
    return journey.call("POST", PATH, agent, expect, json=CLOSED | said, headers=headers)


def test_what_is_decided_counts_wherever_days_are_counted(journey: Journey, http: PortalSession) -> None:
    slug = journey.seeded.administration.slug
    _add(journey, 0)
    _add(journey, 1, kind="feast", first_on="2098-03-12", feast="adha")
    _add(journey, 2, kind="hours", first_on="2098-07-15", last_on="2098-08-31", hours="9:00-14:00", name_fr="Été")
    told = journey.call("GET", f"/administrations/{slug}/calendar?year=2098")
    own = {day["on"]: (day["origin"], day["own"]) for day in told["holidays"] if day["origin"] in ("own", "confirmed")}
    confirmed = ("confirmed", False)
    assert own == {"2098-04-01": ("own", True), "2098-03-12": confirmed, "2098-03-13": confirmed}
    assert told["other_hours"][0]["hours"] == "09:00-14:00"
    due = journey.call("GET", f"/administrations/{slug}/deadline?from=2098-03-31&days=1&kind=working")
    assert due["due_on"] == "2098-04-02" and due["excluded"][1]["name"]["fr"] == "Inventaire"
    page = http.get(f"/a/{slug}/calendar?year=2098&lang=fr").text
    assert "Inventaire" in page and "Été" in page and "Propre à cette administration" in page


def test_each_decision_is_recorded_and_rests_on_the_calendar_that_was_seen(journey: Journey, cloud: LocalCloud) -> None:
    decided = _add(journey, 0)
    assert _add(journey, 0, 412)["code"] == "http.precondition_failed"
    assert _add(journey, 1, 422)["errors"][0]["code"] == "calendar.overlaps"
    path, stale, seen = f"{PATH}/{decided['id']}", {"If-Match": '"0"'}, {"If-Match": '"1"'}
    journey.call("DELETE", path, "manager", 412, headers=stale)
    journey.call("DELETE", path, "manager", 204, headers=seen)
    journey.call("DELETE", path, "manager", 404, headers={"If-Match": "*"})
    assert journey.call("GET", PATH, "manager")["items"] == []
    records = bootstrap.log().of_object(f"organisation/{journey.seeded.administration.id}")
    events = [record.body["event"] for record in records]
    assert events[-2:] == ["CalendarDecisionAdded", "CalendarDecisionRemoved"]


def test_days_are_decided_by_the_administrators_of_the_house_alone(journey: Journey, cloud: LocalCloud) -> None:
    for agent, status in (("", 401), ("registrar", 403)):
        _add(journey, 0, status, agent)
    decided = _add(journey, 0)
    other = Journey(cloud, cloud.seed(unique(specification.read())))
    other.call("DELETE", f"{PATH}/{decided['id']}", "manager", 404, headers={"If-Match": "*"})
    assert other.call("GET", PATH, "manager")["items"] == []


def test_the_page_decides_says_what_is_wrong_and_takes_back(http: PortalSession, administration: Seeded) -> None:
    sign_in(http, administration.agents["manager"].email)
    form = http.get(f"{PAGE}?add=closure&year=2098&lang=fr").text
    csrf = re.search(r'name="csrf" value="([^"]+)"', form)
    assert csrf is not None and "À confirmer" in form and "Date fixe" in form
    typed = CLOSED | {"csrf": csrf[1], "version": "0"}
    past = (civil_date(datetime.now(UTC)) - timedelta(days=1)).isoformat()
    wrong = http.post(f"{PAGE}?lang=fr", data=typed | {"first_on": past})
    assert wrong.status_code == 422 and "Ce jour est passé" in wrong.text and "Inventaire" in wrong.text
    assert http.post(f"{PAGE}?lang=fr", data=typed | {"kind": "lunch"}).status_code == 422
    done = http.post(f"{PAGE}?lang=fr", data=typed)
    assert "La décision est inscrite au calendrier." in done.text and "12/2098" in done.text
    stale = http.post(f"{PAGE}?lang=fr", data=typed | {"first_on": "2098-04-02"})
    assert stale.status_code == 409 and "modifié entre-temps" in stale.text
    removal = re.search(rf'action="({PAGE}/\w+/removal)', done.text)
    assert removal is not None
    sent = {"csrf": csrf[1], "version": "1", "year": "2098"}
    assert "retirée du calendrier" in http.post(f"{removal[1]}?lang=fr", data=sent).text
    assert date(2098, 4, 1) not in {it.on for it in _holidays(administration)}


def _holidays(administration: Seeded) -> Any:
    return bootstrap.calendars().calendar_of(administration.administration.id).calendar.holidays(2098)
