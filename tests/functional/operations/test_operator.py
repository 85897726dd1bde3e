"""The operator sees what is stuck and sets it going; nobody else sees the page."""

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from tests.faults import Call, Fault, injected
from tests.journeys import Journey
from tests.people import email_of, sign_in


def test_only_the_operator_sees_it(journey: Journey, http: requests.Session) -> None:
    journey.call("GET", "/operations", expect=401)
    journey.call("GET", "/operations", "registrar", expect=403)
    journey.call("POST", "/operations/dead-letters/receipts", "registrar", expect=403)
    assert "/sign-in" in http.get("/operator").url


def test_dead_letters_are_counted_named_and_put_back(journey: Journey) -> None:
    def always(call: Call) -> Fault | None:
        return Fault.ERROR_500 if call.service == "kms" else None

    with injected(always, function="receipts"):
        deposit = journey.deposit()
    assert not deposit["receipt"]
    overview = journey.call("GET", "/operations", "operator")
    receipts = next(queue for queue in overview["dead_letters"] if queue["queue"] == "receipts")
    assert any(subject.startswith("MailRegistered mail/") for subject in receipts["subjects"])
    assert journey.call("POST", "/operations/dead-letters/receipts", "operator")["moved"] >= 1
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{deposit['id']}")["receipt"]
    journey.call("POST", "/operations/dead-letters/unheard-of", "operator", expect=404)
    journey.call("POST", f"/operations/folder/{new_id()}/retry", "operator", expect=404)
    journey.call("POST", f"/operations/kettle/{new_id()}/retry", "operator", expect=404)


def test_what_operators_do_to_the_platform_is_recorded_for_operators_to_read(
    journey: Journey, http: requests.Session
) -> None:
    journey.call("POST", "/operations/dead-letters/receipts", "operator")
    journey.call("POST", "/log/heads", "operator")
    chain = [record.body["event"] for record in bootstrap.log().of_object("organisation/platform")]
    assert chain[-2:] == ["DeadLettersReturned", "HeadAsked"]
    operator = journey.seeded.operator
    assert operator is not None
    for event in chain[-2:]:
        row = journey.call("GET", f"/audit?event={event}", "operator")["items"][0]
        assert (row["object_id"], row["actor"]["agent_id"]) == ("organisation/platform", operator.id)
    journey.cloud.drain()
    sign_in(http, operator.email)
    assert operator.name.fr in http.get("/desk/audit?lang=fr").text
    assert journey.call("GET", "/audit", "manager")["items"][0]["object_id"] != "organisation/platform"


@pytest.mark.parametrize(("lang", "words"), [("ar", "تشغيل المنصة"), ("fr", "Exploitation")])
def test_the_page_speaks_both_languages_and_shows_no_letter(
    journey: Journey, http: requests.Session, lang: str, words: str
) -> None:
    sign_in(http, email_of(journey.seeded, "operator"))
    page = http.get(f"/operator?lang={lang}")
    assert page.status_code == 200
    assert words in page.text
    assert "فاطمة" not in page.text
