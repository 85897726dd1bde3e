"""Agents choose for each desk how they are told: at once, or by a digest that holds what came meanwhile."""

import re

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import email_of, sign_in
from tests.reaching import at_the_hour, make_digests


def subjects_to(cloud: LocalCloud, to: str) -> list[str]:
    """What the mails to an agent are about, oldest first."""
    return [str(mail["Subject"]) for mail in cloud.mails() if mail["To"] == to]


def test_what_comes_to_a_desk_waits_for_the_hour_that_its_agent_chose(cloud: LocalCloud, journey: Journey) -> None:
    to, desk_id = email_of(journey.seeded, "handler"), journey.seeded.desks["permits"].id
    with PortalSession(cloud.url) as agent:
        sign_in(agent, to)
        page = agent.get("/account/notices?lang=fr").text
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)
        assert csrf is not None and text(Language.FRENCH, "notices-frequency-daily") in page
        chosen = agent.post(f"/account/notices/{desk_id}", data={"csrf": csrf[1], "frequency": "daily"})
        assert text(Language.FRENCH, "done-notices-chosen") in chosen.text
        assert 'value="daily" checked' in chosen.text
        assert agent.post(f"/account/notices/{desk_id}", data={"csrf": csrf[1], "frequency": "x"}).status_code == 422
        assert agent.post("/account/notices/other", data={"csrf": csrf[1], "frequency": "daily"}).status_code == 404
    first, second = journey.assigned_mail(), journey.assigned_mail()
    cloud.drain()
    assert subjects_to(cloud, to) == []
    with at_the_hour():
        for _ in range(2):
            make_digests(cloud)
    digest = text(Language.ARABIC, "notices-digest-subject", administration="").replace("\u2068\u2069", "").strip(" —")
    (subject,) = subjects_to(cloud, to)
    assert digest in subject
    body = next(mail for mail in cloud.mails() if mail["To"] == to).get_body(("plain",))
    assert body is not None
    assert all(f"/desk/mails/{mail['id']}" in body.get_content() for mail in (first, second))


def test_a_choice_is_recorded_and_lets_go_what_waits(cloud: LocalCloud, journey: Journey) -> None:
    to, desk_id = email_of(journey.seeded, "handler"), journey.seeded.desks["permits"].id
    path = f"/notice-preferences/{desk_id}"
    journey.call("PUT", path, "handler", json={"frequency": "weekly"})
    journey.assigned_mail()
    cloud.drain()
    assert subjects_to(cloud, to) == []
    assert [it["frequency"] for it in journey.call("GET", "/notice-preferences", "handler")["items"]] == ["weekly"]
    journey.call("PUT", path, "handler", json={"frequency": "immediate"})
    cloud.drain()
    assert len(subjects_to(cloud, to)) == 1
    journey.call("PUT", path, "registrar", expect=404, json={"frequency": "daily"})
    journey.call("PUT", path, "handler", expect=422, json={"frequency": "x"})
    agent_id = journey.seeded.agents["handler"].id
    records = [record.body for record in bootstrap.log().of_object(f"preference/{agent_id}")]
    assert [(it["event"], it["detail"]["frequency"]) for it in records] == [
        ("NoticePreferenceChosen", "weekly"),
        ("NoticePreferenceChosen", "immediate"),
    ]
