"""A program without cookies follows a letter by its code, opens the reply with the mailed one, reads it by a token."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.deposit.lookups import LOOKUPS_IN_TEN_MINUTES
from tests import pdf_samples
from tests.functional.deposit.answers import answer, mailed_code
from tests.journeys import SUBJECT, Journey
from tests.pdf_samples import letter

UNKNOWN = "/trackings/7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ"


def _tracking(deposit: Any) -> str:
    return f"/trackings/{deposit['submission']['tracking_code']}"


def _answered(journey: Journey) -> str:
    """The path of a deposit whose reply is there."""
    deposit = journey.deposit()
    answer(journey, deposit)
    return _tracking(deposit)


def _opened(journey: Journey, path: str) -> Any:
    """The reply, opened with the code from the mail."""
    journey.call("POST", f"{path}/one-time-code", expect=202)
    journey.cloud.drain()
    code = mailed_code(journey.cloud.mails())
    return journey.call("POST", f"{path}/reply", expect=200, json={"one_time_code": code})


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_letter_is_followed_in_words_and_says_nothing_of_itself(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    deposit = journey.submit(draft["id"])
    before = journey.call("GET", f"{_tracking(deposit)}?lang=fr")
    assert [(step["name"], step["state"]) for step in before["steps"]][:2] == [
        ("submitted", "done"),
        ("checking", "current"),
    ]
    assert before["steps"][0]["text"] == "Courrier déposé" and before["number"] is None
    journey.cloud.drain()
    after = journey.call("GET", _tracking(deposit).lower().replace("-", ""))
    assert after["state"] == "registered" and after["number"].endswith("-0000001")
    assert after["steps"][0]["text"] == "تم إيداع المراسلة" and after["reply"] is None
    assert not [private for private in (SUBJECT, "فاطمة", "fatima", draft["id"]) if private in str(after)]


def test_a_rejected_submission_is_told_with_its_reasons_and_started_again(journey: Journey) -> None:
    draft = journey.draft()["id"]
    journey.attach(draft, pdf_samples.with_javascript())
    journey.submit(draft)
    journey.cloud.drain()
    rejected = journey.call("GET", f"/deposits/{draft}?lang=fr")
    (file,) = rejected["rejected"]
    assert file["reasons"] == ["javascript"] and file["explanations"][0].startswith("Le fichier contient un programme")
    tracked = journey.call("GET", f"{_tracking(rejected)}?lang=fr")
    assert tracked["steps"][-1]["state"] == "failed" and tracked["refusal_note"] is None
    assert tracked["refused"] == [{name: file[name] for name in ("name", "reasons", "explanations")}]
    copy = journey.call("POST", f"/deposits/{draft}/copy", expect=201)
    assert (copy["state"], copy["letter"], copy["submission"]) == ("draft", rejected["letter"], None)
    assert copy["id"] != draft and journey.call("GET", f"/deposits/{copy['id']}/files")["items"] == []


def test_a_rejected_letter_is_told_with_its_reason(journey: Journey) -> None:
    mail = journey.registered_mail()
    given = {"reason_code": "not_competent", "note": "خارج الاختصاص"}
    journey.change(f"/mails/{mail['id']}/rejection", "registrar", mail["version"], **given)
    journey.cloud.drain()
    deposit = journey.call("GET", f"/deposits/{journey.deposits[mail['number']]}?lang=fr")
    assert deposit["refusal"]["reason_code"] == "not_competent"
    assert deposit["refusal"]["text"] == "L’administration n’est pas compétente."
    last = journey.call("GET", f"{_tracking(deposit)}?lang=fr")["steps"][-1]
    assert (last["state"], last["note"]) == ("failed", deposit["refusal"]["text"])


def test_the_reply_opens_with_the_mailed_code_and_is_read_with_the_token(journey: Journey) -> None:
    deposit, folder = journey.answered_deposit()
    assert deposit["reply"]["accessed_at"] is None
    path = _tracking(deposit)
    opened = _opened(journey, path)
    left = datetime.fromisoformat(opened["token_expires_at"]) - datetime.now(UTC)
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    assert opened["reply"]["number"] == folder["number"]
    assert journey.call("GET", f"{path}/reply", headers=_bearer(opened["token"])) == opened["reply"]
    link = journey.call("GET", f"{path}/reply/file", headers=_bearer(opened["token"]))
    assert requests.get(link["url"], timeout=30).content == journey.sealed_reply(folder)
    accessed_at = journey.call("GET", f"/deposits/{deposit['id']}")["reply"]["accessed_at"]
    assert accessed_at == opened["reply"]["accessed_at"]


def test_nothing_but_the_deliberate_act_records_access(journey: Journey) -> None:
    path = _answered(journey)
    for read in ("", "/reply", "/reply/file"):
        answered = journey.citizen.get(f"{journey.cloud.url}/api/v1{path}{read}", timeout=30)
        assert answered.status_code == (401 if read else 200)
    assert journey.call("GET", path)["reply"]["accessed_at"] is None


def test_a_token_reads_its_own_reply_and_no_other(journey: Journey) -> None:
    mine, other = _answered(journey), _answered(journey)
    token = _opened(journey, mine)["token"]
    for path, headers in ((other, _bearer(token)), (mine, _bearer(token[:-1])), (mine, {"Authorization": token})):
        told = journey.call("GET", f"{path}/reply", expect=401, headers=headers)
        assert told["code"] == "deposit.code_needed"
    journey.call("GET", "/me", expect=401, headers=_bearer(token))
    journey.citizen.cookies.set("__Host-session", token)
    assert journey.call("GET", f"{mine}/reply", expect=401)["code"] == "deposit.code_needed"


def test_a_wrong_code_opens_nothing_and_a_right_one_opens_once(journey: Journey) -> None:
    path = _answered(journey)
    journey.call("POST", f"{path}/one-time-code", expect=202)
    journey.cloud.drain()
    code = mailed_code(journey.cloud.mails())
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for typed, status in ((wrong, 403), (code, 200), (code, 403)):
        told = journey.call("POST", f"{path}/reply", expect=status, json={"one_time_code": typed})
        assert status == 200 or told["code"] == "web.code_wrong"


def test_codes_are_not_asked_for_without_end(journey: Journey) -> None:
    path = _answered(journey)
    by_sms = journey.call("POST", f"{path}/one-time-code?by=sms", expect=409)
    assert by_sms["code"] == "deposit.no_sms", "no short messages were asked for with the deposit"
    journey.call("POST", f"{path}/one-time-code?by=pigeon", expect=422)
    for _ in range(3):
        journey.call("POST", f"{path}/one-time-code", expect=202)
    refused = journey.citizen.post(f"{journey.cloud.url}/api/v1{path}/one-time-code", timeout=30)
    assert refused.status_code == 429 and 0 < int(refused.headers["Retry-After"]) <= 15 * 60


def test_no_code_is_sent_before_there_is_anything_to_open(journey: Journey) -> None:
    draft = journey.draft()["id"]
    journey.attach(draft, letter())
    path = _tracking(journey.submit(draft))
    assert journey.call("POST", f"{path}/one-time-code", expect=404)["code"] == "deposit.nothing_to_open"


@pytest.fixture
def guesses_forgotten() -> Iterator[None]:
    """Every test comes from one address: what is counted here must not stop another."""
    yield
    bootstrap.throttle("tracking", LOOKUPS_IN_TEN_MINUTES, timedelta(minutes=10)).clear("127.0.0.1")


@pytest.mark.usefixtures("guesses_forgotten")
def test_guessing_is_slow_by_page_and_program_together(journey: Journey) -> None:
    assert journey.call("GET", UNKNOWN, expect=404)["code"] == "deposit.code_unknown"
    address = f"{journey.cloud.url}/track/7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ"
    for _ in range(LOOKUPS_IN_TEN_MINUTES):
        requests.get(address, timeout=30)
    assert journey.call("GET", UNKNOWN, expect=429)["code"] == "web.throttled"
