"""One's own letters without an account: an address, a code by mail, a list; and nothing for anybody else."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.deposit.own.letters import PAGE
from chalicelib.deposit.own.visits import ASKS_AN_HOUR, MAILS_A_DAY
from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.faults import injected
from tests.following import open_own_letters
from tests.functional.deposit.own import erase_address, new_address, put_letter
from tests.journeys import Journey
from tests.links import code_to, mails_to
from tests.workflows.conftest import unique

COOKIE = "__Host-letters"


@pytest.fixture(scope="module")
def seeded(cloud: LocalCloud) -> Seeded:
    """The administration that all these letters went to."""
    return cloud.seed(unique(specification.read()))


@pytest.fixture
def other(cloud: LocalCloud) -> PortalSession:
    """Somebody else's browser."""
    return PortalSession(cloud.url)


def words(key: str) -> str:
    return texts.text(Language.FRENCH, key)


def ask(cloud: LocalCloud, browser: PortalSession, email: str) -> str:
    """The code that was mailed."""
    browser.post("/mine", data={"email": email})
    cloud.drain()
    return code_to(cloud, email)


def enter(browser: PortalSession, code: str) -> requests.Response:
    return browser.post("/mine/code", data={"one_time_code": code})


def test_all_letters_of_an_address_are_listed_with_what_became_of_them(
    journey: Journey, seeded: Seeded, http: PortalSession
) -> None:
    email = new_address()
    old = put_letter(seeded, email, subject='"><script>alert(1)</script> رخصة')
    deposit = journey.deposit(email=email, subject="Demande – طلب")
    journey.draft(email=email)
    put_letter(seeded, new_address(), subject="لغيرها")
    page = open_own_letters(journey.cloud, http, email, typed=email.title())
    assert page.url.endswith("/mine") and page.headers["Cache-Control"] == "no-store"
    listed = re.findall(r'href="[^"]*/track/([\w-]+)"', page.text)
    assert listed == [deposit["submission"]["tracking_code"], old.submitted.tracking_code]
    for shown in ("Demande – طلب", deposit["number"], "TST-A-2026-0000001", "&lt;script&gt;"):
        assert shown in page.text
    for private in (deposit["id"], old.id, "<script>alert", "لغيرها", email):
        assert private not in page.text
    assert {seeded.administration.name.ar, journey.seeded.administration.name.ar} <= set(
        re.findall(r"<p>([^<]+)</p>", page.text.replace("\u2068", "").replace("\u2069", ""))
    )
    receipt = f"/mine/receipts/{deposit['submission']['tracking_code']}"
    assert http.get(receipt).content.startswith(b"%PDF-")
    assert http.get(f"/mine/receipts/{old.submitted.tracking_code}").status_code == 404


def test_a_visit_is_no_agents_session_and_ends_with_its_button(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession, other: PortalSession
) -> None:
    email = new_address()
    letter, strangers = put_letter(seeded, email), put_letter(seeded, new_address())
    page = open_own_letters(cloud, http, email)
    cookie = next(it for it in http.cookies if it.name == COOKIE)
    assert cookie.secure and cookie.has_nonstandard_attr("HttpOnly") and cookie.expires is None
    assert "/sign-in" in http.get("/desk").url
    assert http.get(f"/mine/receipts/{strangers.submitted.tracking_code}").status_code == 404
    assert http.get(f"/track/{letter.submitted.tracking_code}/reply").url.endswith(letter.submitted.tracking_code)
    foreign = http.post("/mine/end", headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403 and letter.details.subject in http.get("/mine").text
    ended = http.post("/mine/end?lang=fr")
    assert words("done-deposit-mine-ended") in ended.text and letter.details.subject in page.text
    other.cookies.set_cookie(cookie)
    assert letter.details.subject not in other.get("/mine").text
    assert other.get(f"/mine/receipts/{letter.submitted.tracking_code}").url.endswith("/mine")


def test_a_visit_ends_by_itself(cloud: LocalCloud, seeded: Seeded, http: PortalSession) -> None:
    email = new_address()
    subject = put_letter(seeded, email).details.subject
    assert subject in open_own_letters(cloud, http, email).text
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert subject not in http.get("/mine").text


def test_a_known_and_an_unknown_address_are_told_and_cost_the_same(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession, other: PortalSession
) -> None:
    known, unknown = new_address(), new_address()
    put_letter(seeded, known)
    http.get("/mine"), other.get("/mine")
    seen = []
    for browser, email in ((http, known), (other, unknown)):
        with injected(lambda _: None, function="APIHandler") as calls:
            asked = browser.post("/mine", data={"email": email})
            wrong = enter(browser, "000000")
        headers = asked.headers.keys(), asked.history[0].headers["Location"], asked.headers["Content-Length"]
        seen.append((asked.content, wrong.content, *headers, [(call.service, call.operation) for call in calls]))
    assert seen[0] == seen[1] and ("sqs", "SendMessage") in seen[0][-1]
    cloud.drain()
    assert [len(mails_to(cloud, email)) for email in (known, unknown)] == [1, 0]


def test_the_code_goes_to_the_address_as_it_was_given_with_the_letter(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession
) -> None:
    given = new_address()
    put_letter(seeded, given)
    http.post("/mine?lang=fr", data={"email": given.upper()})
    cloud.drain()
    assert mails_to(cloud, given.upper()) == []
    (mail,) = mails_to(cloud, given)
    assert words("notices-own-letters-heading") in mail and seeded.administration.name.fr not in mail


def test_a_code_opens_once_and_only_where_it_was_asked_for(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession, other: PortalSession
) -> None:
    email, another = new_address(), new_address()
    put_letter(seeded, email), put_letter(seeded, another, subject="رسالة أخرى")
    code, others = ask(cloud, http, email), ask(cloud, other, another)
    assert enter(PortalSession(cloud.url), code).status_code == 403
    for browser, typed in ((other, code), (http, others)):
        refused = enter(browser, typed)
        assert refused.status_code == 403 and texts.text(Language.ARABIC, "error-web-code_wrong") in refused.text
    asked_in = next(it.value for it in http.cookies if it.name == COOKIE)
    assert enter(http, f" {code[:3]} {code[3:]} ").url.endswith("/mine")
    assert next(it.value for it in http.cookies if it.name == COOKIE) != asked_in
    assert enter(http, code).status_code == 403
    replayed = {"Cookie": f"{COOKIE}={asked_in}"}
    answer = requests.post(f"{cloud.url}/mine/code", data={"one_time_code": code}, headers=replayed, timeout=30)
    assert answer.status_code == 403 and 'name="email"' in answer.text


def test_asking_elsewhere_ends_no_code_and_wrong_ones_use_it_up(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession, other: PortalSession
) -> None:
    email = new_address()
    put_letter(seeded, email)
    code, second = ask(cloud, http, email), ask(cloud, other, email)
    assert enter(http, code).url.endswith("/mine")
    for typed in ("", "abc", "٣", "9" * 40, "<b>"):
        assert enter(other, typed).status_code == 403
    assert enter(other, second).status_code == 403


def test_a_code_of_ten_minutes_ago_is_over(cloud: LocalCloud, seeded: Seeded, http: PortalSession) -> None:
    email = new_address()
    put_letter(seeded, email)
    code = ask(cloud, http, email)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11)):
        assert enter(http, code).status_code == 403
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=27)):
        over = enter(http, code)
        assert over.status_code == 403 and 'name="email"' in over.text


@pytest.mark.parametrize("known", [True, False])
def test_mails_to_one_address_are_few_whoever_asks(
    cloud: LocalCloud, seeded: Seeded, other: PortalSession, known: bool
) -> None:
    email = new_address()
    if known:
        put_letter(seeded, email)
    browsers = [PortalSession(cloud.url) for _ in range(3)]
    spelled = (email, email.upper(), email.capitalize())
    assert [b.post("/mine", data={"email": it}).status_code for b, it in zip(browsers, spelled, strict=True)] == [
        200
    ] * 3
    refused = other.post("/mine?lang=fr", data={"email": email})
    assert refused.status_code == 429 and email in refused.text and 0 < int(refused.headers["Retry-After"]) <= 900
    cloud.drain()
    assert len(mails_to(cloud, email)) == (3 if known else 0)
    day = bootstrap.throttle("letters-to", MAILS_A_DAY, timedelta(days=1))
    for _ in range(MAILS_A_DAY - 3):
        day.hit(bootstrap.address_digests().of(email))
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=20)):
        assert other.post("/mine", data={"email": email}).status_code == 429


def test_one_network_address_does_not_ask_for_everybody(http: PortalSession, other: PortalSession) -> None:
    asks = bootstrap.throttle("letters-from", ASKS_AN_HOUR, timedelta(hours=1))
    for _ in range(ASKS_AN_HOUR):
        asks.hit(http.address)
    assert http.post("/mine", data={"email": new_address()}).status_code == 429
    assert other.post("/mine", data={"email": new_address()}).status_code == 200


BAD = ["", " ", "fatima", "a" * 300 + "@citizen.example", "<script>alert(1)</script>", "fаtima@citizen.example",
       "a@b\r\nBcc: c@citizen.example", "a@b.example, c@d.example", "\x00\x01", "\u202ea@b"]  # fmt: skip


def test_what_is_no_address_is_told_in_words_and_asks_for_nothing(http: PortalSession) -> None:
    with injected(lambda _: None, function="APIHandler") as calls:
        for typed in BAD:
            for language in Language:
                page = http.post(f"/mine?lang={language}", data={"email": typed})
                key = "error-deposit-email_invalid" if typed.strip(" \x00\x01") else "error-deposit-own_email_missing"
                assert page.status_code == 422 and texts.text(language, key) in page.text, typed
                assert "<script>alert" not in page.text
    assert not [call for call in calls if call.service == "sqs"]


def test_a_long_list_is_read_a_page_at_a_time_and_names_no_deposit(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession
) -> None:
    email = new_address()
    letters = [put_letter(seeded, email, day) for day in range(PAGE + 3)]
    for erased in (letters[-1], letters[3]):
        erase_address(erased)
    listed: list[str] = []
    page = open_own_letters(cloud, http, email)
    with injected(lambda _: None, function="APIHandler") as calls:
        page = http.get("/mine")
    read = [call.operation for call in calls]
    assert read.count("Query") == 1 and read.count("BatchGetItem") == 1 and len(read) <= 5
    while True:
        listed += re.findall(r'href="[^"]*/track/([\w-]+)"', page.text)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        if following is None:
            break
        cursor = following[1].split("cursor=")[1]
        page = http.get(f"/mine?cursor={cursor}")
    left = [it for it in reversed(letters) if it not in (letters[-1], letters[3])]
    assert listed == [it.submitted.tracking_code for it in left]


def test_a_cursor_that_no_page_gave_is_refused(cloud: LocalCloud, seeded: Seeded, http: PortalSession) -> None:
    email = new_address()
    put_letter(seeded, email)
    open_own_letters(cloud, http, email)
    for cursor in ("x", "AAAA", "eyJiZWZvcmUiOiAxfQ==", "eyJiZWZvcmUiOiAieCJ9"):
        assert http.get(f"/mine?cursor={cursor}").status_code == 422
