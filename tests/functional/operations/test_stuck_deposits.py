"""A deposit that inspection cannot judge is seen, tried again or refused by the operator, who never learns its key."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from tests.faults import Call, Fault, injected
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import email_of, sign_in

REASON = "ملفكم غير قابل للفحص – fichier illisible <b>"


def broken(call: Call) -> Fault | None:
    """Inspection cannot read its own table."""
    return Fault.ERROR_500 if call.operation == "GetItem" else None


@pytest.fixture
def stuck(journey: Journey) -> Iterator[Any]:
    """A submission whose inspection was given up three minutes ago."""
    draft = journey.draft(language="fr", email=f"{journey.seeded.administration.slug}@citizen.example")
    journey.attach(draft["id"], letter(), "plan.pdf")
    submitted = journey.submit(draft["id"])
    with injected(broken, function="inspection"):
        journey.cloud.drain(60)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=3)):
        yield submitted


def listed(journey: Journey) -> list[Any]:
    """This administration's stuck deposits."""
    deposits = journey.call("GET", "/operations", "operator")["deposits"]
    return [deposit for deposit in deposits if deposit["administration_id"] == journey.seeded.administration.id]


def test_it_is_listed_by_a_handle_that_opens_nothing(journey: Journey, stuck: Any, http: requests.Session) -> None:
    (shown,) = listed(journey)
    assert (shown["reason"], shown["retryable"], shown["abandonable"]) == ("submitted", True, True)
    journey.call("GET", f"/deposits/{shown['id']}", expect=404)
    sign_in(http, email_of(journey.seeded, "operator"))
    page = http.get("/operator").text
    answers = str(journey.call("GET", "/operations", "operator"))
    assert shown["id"] in page
    assert stuck["id"] not in page and stuck["id"] not in answers


def test_dead_letters_about_a_deposit_name_its_handle(journey: Journey) -> None:
    def failing(call: Call) -> Fault | None:
        return Fault.ERROR_500 if call.operation == "GetItem" else None

    with injected(failing, function="mailer"):
        draft = journey.draft()
        journey.attach(draft["id"], b"no pdf at all")
        journey.submit(draft["id"])
        journey.cloud.drain(60)
    told = str(journey.call("GET", "/operations", "operator")["dead_letters"])
    assert "SubmissionRejected deposit/" in told and draft["id"] not in told
    journey.call("POST", "/operations/dead-letters/notices", "operator")
    journey.cloud.drain(60)


def test_retrying_it_has_its_files_looked_at_again(journey: Journey, stuck: Any) -> None:
    (shown,) = listed(journey)
    journey.call("POST", f"/operations/deposit/{shown['id']}/retry", "operator")
    journey.cloud.drain(60)
    assert journey.call("GET", f"/deposits/{stuck['id']}")["number"]
    assert not listed(journey)
    problem = journey.call("POST", f"/operations/deposit/{shown['id']}/retry", "operator", expect=404)
    assert problem["code"] == "operations.not_stuck"


def test_refusing_it_tells_its_depositor_why(journey: Journey, stuck: Any, http: requests.Session) -> None:
    (shown,) = listed(journey)
    sign_in(http, email_of(journey.seeded, "operator"))
    path = f"/operator/deposit/{shown['id']}/abandon"
    form = {"csrf": csrf(http.get(path).text)}
    empty = http.post(path, data={**form, "reason": " "})
    assert empty.status_code == 422 and 'href="#reason"' in empty.text
    done = http.post(path, data={**form, "reason": REASON})
    assert "done=operations-refused" in done.url and 'role="status"' in done.text
    journey.cloud.drain(60)
    found = journey.call("GET", f"/deposits/{stuck['id']}")
    assert (found["state"], found["rejection_note"], found["number"]) == ("submission_rejected", REASON, None)
    for page in (f"/drafts/{stuck['id']}/done", f"/track/{stuck['submission']['tracking_code']}"):
        assert "fichier illisible &lt;b&gt;" in http.get(page).text
    assert "fichier illisible <b>" in mailed(journey)
    assert not listed(journey)


def test_a_refusal_is_the_operators_act_and_its_words_stay_out_of_the_log(journey: Journey, stuck: Any) -> None:
    (shown,) = listed(journey)
    journey.call("POST", f"/operations/deposit/{shown['id']}/abandonment", "operator", json={"reason": REASON})
    record = list(bootstrap.log().of_object(f"deposit/{stuck['id']}"))[-1].body
    assert (record["event"], record["actor"]["kind"]) == ("SubmissionRejected", "operator")
    assert record["detail"]["reasons"] == ["by_hand"]
    assert "illisible" not in str(record)


def test_a_deposit_whose_files_are_judged_is_no_longer_refused(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    journey.cloud.drain()
    journey.submit(draft["id"])
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=3)):
        (shown,) = listed(journey)
        assert not shown["abandonable"]
        path = f"/operations/deposit/{shown['id']}/abandonment"
        journey.call("POST", path, "operator", expect=409, json={"reason": REASON})
        journey.call("POST", path, "registrar", expect=403, json={"reason": REASON})
    journey.cloud.drain()


def csrf(page: str) -> str:
    """The token of the page's forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def mailed(journey: Journey) -> str:
    """The text of the last mail to this test's depositor."""
    to = f"{journey.seeded.administration.slug}@citizen.example"
    body = [mail for mail in journey.cloud.mails() if mail["To"] == to][-1].get_body(("plain",))
    assert body is not None
    return str(body.get_content())
