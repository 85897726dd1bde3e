"""The evidence of a letter's way: listed for who follows it, a file for each, the reply's behind the one-time code."""

import json
from typing import Any

import pytest
import requests
from joserfc import jws
from joserfc.jwk import ECKey, KeySet

from chalicelib import bootstrap
from chalicelib.kernel.clock import from_iso
from infra.local.mail import sms_voice
from tests import pdf_samples
from tests.functional.deposit.answers import answer, mailed_code
from tests.journeys import SUBJECT, Journey
from tests.reaching import address, number

OF_THE_LETTER = ["SubmissionAcceptance", "ContentConsignment"]


def listed(journey: Journey, path: str) -> Any:
    """What the API lists of a letter's way, without a code."""
    return journey.call("GET", f"{path}/evidence")["items"]


def told(token: str, http: requests.Session) -> Any:
    """What the evidence says, after another library checked it by the published keys."""
    keys = KeySet([ECKey.import_key(key) for key in http.get("/.well-known/jwks.json").json()["keys"]])
    checked = jws.deserialize_compact(token, keys, algorithms=["ES256"])
    assert checked.headers()["typ"] == "wasl-evidence"
    return json.loads(checked.payload)


def test_a_letter_and_its_reply_have_evidence_of_every_stage(journey: Journey, http: requests.Session) -> None:
    deposit = journey.deposit()
    code = deposit["submission"]["tracking_code"]
    path = f"/trackings/{code}"
    assert [it["event"] for it in listed(journey, path)] == OF_THE_LETTER
    signed = [journey.call("GET", f"{path}/evidence/{it['id']}")["token"] for it in listed(journey, path)]
    accepted, consigned = (told(token, http) for token in signed)
    assert accepted["message_id"] == consigned["message_id"] == deposit["submission"]["verification_id"]
    assert (accepted["number"], consigned["number"]) == (None, deposit["number"])
    assert from_iso(accepted["submission_time"]) == from_iso(deposit["submission"]["submitted_at"])
    assert consigned["recipients"][0]["id"] == journey.seeded.administration.id
    for private in (SUBJECT, "فاطمة", "fatima", deposit["id"], code):
        assert private not in json.dumps([accepted, consigned], ensure_ascii=False)

    answer(journey, deposit)
    journey.cloud.drain()
    events = [it["event"] for it in listed(journey, path)]
    assert sorted(events) == sorted([*OF_THE_LETTER, "ContentConsignment", "ConsignmentNotification"])
    of_reply = next(it["id"] for it in listed(journey, path) if it["event"] == "ConsignmentNotification")
    journey.call("GET", f"{path}/evidence/{of_reply}", expect=401)
    closed = http.get(f"/track/{code}/evidence/{of_reply}", allow_redirects=False)
    assert (closed.status_code, closed.headers["Location"].endswith(f"/track/{code}")) == (303, True)

    journey.call("POST", f"{path}/one-time-code", expect=202)
    journey.cloud.drain()
    given = {"one_time_code": mailed_code(journey.cloud.mails())}
    bearer = {"Authorization": f"Bearer {journey.call('POST', f'{path}/reply', json=given)['token']}"}
    journey.cloud.drain()
    opened = listed(journey, path)[-1]
    assert opened["event"] == "ContentAccessTracking"
    access = told(journey.call("GET", f"{path}/evidence/{opened['id']}", headers=bearer)["token"], http)
    assert access["in_reply_to"] == deposit["submission"]["verification_id"]
    assert access["sender"]["role"] == "administration" and access["recipients"] == [accepted["sender"]]

    page = http.get(f"/track/{code}?lang=fr").text
    assert "Courrier remis à l’administration" in page and "Réponse ouverte" in page
    assert page.count(".jws</bdi>") == len(OF_THE_LETTER), "the reply's come after the code"


@pytest.mark.parametrize(
    ("language", "by_mail", "by_sms"),
    [
        ("ar", "أُرسل الإشعار بالجواب بالبريد الإلكتروني", "أُرسل الإشعار بالجواب برسالة قصيرة"),
        ("fr", "Avis de réponse envoyé par courriel", "Avis de réponse envoyé par SMS"),
    ],
)
def test_each_way_by_which_the_depositor_was_told_of_the_reply_is_named(
    journey: Journey, http: requests.Session, language: str, by_mail: str, by_sms: str
) -> None:
    deposit = journey.deposit(email=address(), phone=number(), sms=True)
    answer(journey, deposit)
    journey.cloud.drain()
    code = deposit["submission"]["tracking_code"]
    page = http.get(f"/track/{code}?lang={language}").text
    assert [page.count(f"<span>{words}</span>") for words in (by_mail, by_sms)] == [1, 1]
    ways = [it["channel"] for it in listed(journey, f"/trackings/{code}") if it["event"] == "ConsignmentNotification"]
    assert sorted(ways) == ["mail", "sms"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "لم يصل الإشعار بالجواب برسالة قصيرة"), ("fr", "Avis de réponse non parvenu par SMS")],
)
def test_the_way_by_which_the_depositor_could_not_be_told_is_named(
    journey: Journey, http: requests.Session, language: str, words: str
) -> None:
    deposit = journey.deposit(email=address(), phone=number(sms_voice.UNREACHABLE), sms=True)
    answer(journey, deposit)
    journey.cloud.drain()
    page = http.get(f"/track/{deposit['submission']['tracking_code']}?lang={language}").text
    assert page.count(f"<span>{words}</span>") == 1


def test_each_is_a_file_and_what_comes_again_changes_none(journey: Journey, http: requests.Session) -> None:
    deposit = journey.deposit()
    code = deposit["submission"]["tracking_code"]
    subject = f"deposit/{deposit['id']}"
    before = list(bootstrap.stages().of(subject))
    file = http.get(f"/track/{code}/evidence/{before[0].id}")
    assert (file.text, file.headers["Content-Type"]) == (before[0].token, "application/jose")
    assert "SubmissionAcceptance" in file.headers["Content-Disposition"]
    (record,) = [it for it in bootstrap.log().of_object(subject) if it.body["event"] == "DepositCleared"]
    bootstrap.bus().put([record])
    journey.cloud.drain()
    assert list(bootstrap.stages().of(subject)) == before
    assert http.get(f"/track/{code}/evidence/{'0' * 26}").status_code == 404


def test_a_refused_submission_has_its_evidence_with_the_reasons(journey: Journey, http: requests.Session) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], pdf_samples.with_javascript())
    deposit = journey.submit(draft["id"])
    journey.cloud.drain()
    path = f"/trackings/{deposit['submission']['tracking_code']}"
    (refused,) = listed(journey, path)
    assert (refused["event"], refused["reasons"]) == ("SubmissionRejection", ["javascript"])
    claims = told(journey.call("GET", f"{path}/evidence/{refused['id']}")["token"], http)
    assert claims["reasons"] == refused["reasons"]
    assert claims["content"][0]["size_bytes"] == len(pdf_samples.with_javascript())


@pytest.mark.parametrize("guess", ["", "x"])
def test_who_knows_no_code_is_told_nothing(journey: Journey, guess: str) -> None:
    journey.call(
        "GET", f"/trackings/7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ/evidence{'/' if guess else ''}{guess}", expect=404
    )
