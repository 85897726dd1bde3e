"""Whoever may read a folder may read the letter that it answers, and no more than read."""

import pytest

from tests.conftest import PortalSession
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey


def test_who_holds_a_step_reads_the_letter_with_its_files_and_cannot_act_on_it(
    journey: Journey, http: PortalSession
) -> None:
    mail = journey.proposed_reply()
    seen = journey.call("GET", f"/mails/{mail['id']}", "president")
    browser = signed_in(http, journey.seeded, "president")
    page = browser.get(f"/desk/mails/{mail['id']}")
    assert f"/desk/mails/{mail['id']}" in browser.get(f"/desk/folders/{mail['folder_id']}")
    assert seen["sheet"]["subject"] in page
    (file,) = seen["sheet"]["files"]
    assert browser.session.get(f"/desk/mails/{mail['id']}/files/{file['id']}").content.startswith(b"%PDF")
    rejection, seen_at = {"reason_code": "not_competent", "note": "x"}, {"If-Match": f'"{seen["version"]}"'}
    journey.call("POST", f"/mails/{mail['id']}/rejection", "president", 403, json=rejection, headers=seen_at)


def test_the_letter_is_read_also_after_its_reply_was_refused(journey: Journey) -> None:
    mail = journey.proposed_reply()
    journey.decide(mail["folder_id"], "1-1", "head", "صياغة")
    journey.cloud.drain()
    journey.call("GET", f"/folders/{mail['folder_id']}", "president")
    assert journey.call("GET", f"/mails/{mail['id']}", "president")["status"] == "assigned"


@pytest.mark.parametrize(("agent", "status"), [("handler", 200), ("head", 200), ("manager", 200), ("affairs", 403)])
def test_a_folder_is_read_where_its_mail_is_handled_and_by_nobody_elsewhere(
    journey: Journey, agent: str, status: int
) -> None:
    mail = journey.proposed_reply()
    for path in (f"/folders/{mail['folder_id']}", f"/mails/{mail['id']}"):
        journey.call("GET", path, agent, status)
