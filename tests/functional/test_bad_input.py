"""What must not be accepted, over HTTP: each with a sentence in the user's language, nothing lost, never a fault."""

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from chalicelib.files.model import MAX_SIZE_BYTES
from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from infra.local.cloud import LocalCloud
from infra.local.http.server import Endpoint, QuietMotoHandler
from infra.local.s3.gate import S3Gate
from infra.seed import specification
from tests import pdf_samples, samples
from tests.conftest import PortalSession
from tests.functional.deposit.answers import answer, mailed_code
from tests.functional.deposit.forms import form
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.pdf_samples import letter

BAD_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "mistyped": (samples.word_document, "kind_not_taken"),
    "truncated": (pdf_samples.truncated, "damaged"),
    "password-protected": (pdf_samples.encrypted, "encrypted"),
    "a bomb": (pdf_samples.bomb, "too_heavy"),
}
NAME = "annexe n° 1.pdf"
ISOLATES = re.compile("[\u2068\u2069]")
"""Fluent's marks around numbers and names; pages write ``<bdi>`` in their place."""


def sentence(language: Language, key: str, **variables: Any) -> str:
    """What is said under that key; it is a sentence and no code."""
    said = ISOLATES.sub("", texts.text(language, key, **variables))
    assert said.endswith(".") and bool(re.search("[\u0600-\u06ff]", said)) is (language is Language.ARABIC)
    return said


def words_of(page: requests.Response) -> str:
    """The text of a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", ISOLATES.sub("", page.text)))


def problem(answered: Any) -> list[str]:
    """The sentences of a problem document: its own, and its fields'."""
    every = [answered["detail"], *(error["detail"] for error in answered.get("errors", []))]
    return [ISOLATES.sub("", said) for said in every]


def in_(language: Language) -> dict[str, str]:
    """The header that asks for answers in that language."""
    return {"Accept-Language": language.tag}


def announced(content: bytes, **changes: object) -> dict[str, object]:
    """What a client says of a file before it sends it."""
    made = {"name": NAME, "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return {**made, **changes}


def assert_still_good(journey: Journey, deposit_id: str) -> None:
    """The draft has lost nothing: with a sound file it is deposited."""
    for file in journey.call("GET", f"/deposits/{deposit_id}/files")["items"]:
        if file["state"] != "clean":
            journey.call("DELETE", f"/deposits/{deposit_id}/files/{file['id']}")
    journey.attach(deposit_id, letter())
    assert journey.submit(deposit_id)["state"] == "submitted"


@pytest.mark.parametrize(
    ("size_bytes", "said", "reason"),
    [
        (0, ("error-files-empty", {}), "empty"),
        (MAX_SIZE_BYTES + 1, ("error-files-needs_parts", {"limit_mb": 20}), "too_large"),
    ],
)
def test_an_empty_or_oversized_file_is_refused_when_announced_and_when_sent(
    journey: Journey, http: PortalSession, size_bytes: int, said: tuple[str, dict[str, int]], reason: str
) -> None:
    draft = journey.draft()
    path, given = f"/deposits/{draft['id']}/files", announced(letter(), size_bytes=size_bytes)
    for language in Language:
        told = problem(journey.call("POST", path, expect=422, json=given, headers=in_(language)))
        assert sentence(language, said[0], **said[1]) in told
    without_script = form(http.get(f"/drafts/{draft['id']}/files").text, "quarantine")
    http.post(without_script.action, data=without_script.fields, files={"file": ("a.pdf", bytes(size_bytes))})
    journey.cloud.drain()
    for language in Language:
        page = http.get(f"/drafts/{draft['id']}/files?lang={language}")
        assert sentence(language, f"files-reason-{reason}") in words_of(page)
    assert_still_good(journey, draft["id"])


@pytest.mark.parametrize("sort", BAD_FILES)
def test_a_bad_file_is_refused_in_words_on_its_page_and_to_programs(
    journey: Journey, http: PortalSession, sort: str
) -> None:
    build, reason = BAD_FILES[sort]
    draft = journey.draft()
    journey.attach(draft["id"], build(), NAME)
    journey.cloud.drain()
    for language in Language:
        page = http.get(f"/drafts/{draft['id']}/files?lang={language}")
        assert sentence(language, f"files-reason-{reason}") in words_of(page)
        submission = f"/deposits/{draft['id']}/submission"
        told = problem(journey.call("POST", submission, expect=422, json={}, headers=in_(language)))
        assert sentence(language, "error-deposit-file_refused", name=NAME) in told
    assert_still_good(journey, draft["id"])


def test_bytes_with_another_hash_than_announced_are_refused(journey: Journey, http: PortalSession) -> None:
    draft, content = journey.draft(), letter()
    upload = journey.call("POST", f"/deposits/{draft['id']}/files", json=announced(content))
    assert journey.send(upload, content[:-2] + b"\n\n").status_code == 400
    past_the_form = {"Bucket": journey.cloud.outputs["QuarantineBucket"], "Key": upload["fields"]["key"]}
    journey.cloud.client("s3").put_object(**past_the_form, Body=content[:-2] + b"\n\n")
    journey.cloud.drain()
    for language in Language:
        page = http.get(f"/drafts/{draft['id']}/files?lang={language}")
        assert sentence(language, "files-reason-digest_mismatch") in words_of(page)
    assert_still_good(journey, draft["id"])


@pytest.fixture
def storage_later() -> Iterator[str]:
    """The address of the same storage, sixteen minutes later."""
    gate = S3Gate(
        DomainDispatcherApplication(create_backend_app), now=lambda: datetime.now(UTC) + timedelta(minutes=16)
    )
    endpoint = Endpoint(gate, handler=QuietMotoHandler)
    yield endpoint.url
    endpoint.stop()


def test_an_expired_form_sends_nothing_and_a_fresh_one_takes_its_place(journey: Journey, storage_later: str) -> None:
    draft, content = journey.draft(), letter()
    path = f"/deposits/{draft['id']}/files"
    expired = journey.call("POST", path, json=announced(content))
    late = journey.send({**expired, "url": f"{storage_later}/{journey.cloud.outputs['QuarantineBucket']}"}, content)
    assert late.status_code == 403 and "expired" in late.text
    fresh = journey.call("POST", f"{path}/{expired['file_id']}/form")
    assert journey.send(fresh, content).status_code == 201
    journey.cloud.drain()
    assert [file["state"] for file in journey.call("GET", path)["items"]] == ["clean"]
    for language in Language:
        again = journey.call("POST", f"{path}/{expired['file_id']}/form", expect=409, headers=in_(language))
        assert problem(again) == [sentence(language, "error-files-already_uploaded", name=NAME)]


def test_a_draft_submitted_twice_is_deposited_once_and_says_so(journey: Journey, http: PortalSession) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    check = form(http.get(f"/drafts/{draft['id']}/check").text, "/check")
    for language in Language:
        assert texts.text(language, "deposit-done-title") in words_of(
            http.post(f"{check.action}?lang={language}", data=check.fields)
        )
        an_older_tab = http.post(f"{check.action}?lang={language}", data={"fingerprint": draft["fingerprint"]})
        assert sentence(language, "done-deposit-already") in words_of(an_older_tab)
    journey.cloud.drain()
    number = journey.call("GET", f"/deposits/{draft['id']}")["number"]
    assert number.endswith("-0000001") and journey.submit(draft["id"])["number"] == number


def test_a_file_that_was_never_uploaded_is_named(journey: Journey, http: PortalSession) -> None:
    draft = journey.draft()
    journey.call("POST", f"/deposits/{draft['id']}/files", json=announced(letter()))
    for language in Language:
        lacking = sentence(language, "error-deposit-file_not_uploaded", name=NAME)
        submission = f"/deposits/{draft['id']}/submission"
        assert lacking in problem(journey.call("POST", submission, expect=422, json={}, headers=in_(language)))
        page = http.post(f"/drafts/{draft['id']}/check?lang={language}")
        assert page.status_code == 422 and lacking in words_of(page)
    assert_still_good(journey, draft["id"])


@pytest.mark.parametrize("typed", ["7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ", "nonsense", "\u202e<script>", "0" * 5000])
def test_a_code_that_does_not_exist_is_said_so(http: PortalSession, typed: str) -> None:
    for language in Language:
        unknown = sentence(language, "error-deposit-code_unknown")
        page = http.post(f"/track?lang={language}", data={"code": typed})
        assert page.status_code == 422 and unknown in words_of(page) and "<script>" not in page.text
        page = http.get(f"/track/7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ?lang={language}")
        assert page.status_code == 404 and unknown in words_of(page)


def test_another_administrations_mail_does_not_exist(journey: Journey, cloud: LocalCloud, http: PortalSession) -> None:
    mail_id = journey.registered_mail()["id"]
    neighbour = Journey(cloud, cloud.seed(specification.read().renamed("test-beside", "BESIDE")))
    browser = signed_in(http, neighbour.seeded, "registrar")
    for language in Language:
        unknown = sentence(language, "error-not_found")
        told = neighbour.call("GET", f"/mails/{mail_id}", "registrar", 404, headers=in_(language))
        assert problem(told) == [unknown]
        page = browser.session.get(f"/desk/mails/{mail_id}?lang={language}")
        assert page.status_code == 404 and unknown in words_of(page)


def test_a_decided_step_is_decided_no_second_time(journey: Journey, http: PortalSession) -> None:
    folder_id, browser = journey.proposed_reply()["folder_id"], signed_in(http, journey.seeded, "head")
    path, reason = f"/desk/folders/{folder_id}", "تراجعت عن قراري"
    seen = form(browser.get(path), path).fields
    journey.decide(folder_id, "1-1", "head")
    journey.cloud.drain()
    for language in Language:
        decided = sentence(language, "error-signing-already_decided")
        address, refusal = f"/folders/{folder_id}/steps/1-1/decision", {"granted": False, "reason": reason}
        assert problem(journey.call("POST", address, "head", 409, json=refusal, headers=in_(language))) == [decided]
        typed = {**seen, "step": "1-1", "decision": "refuse", "reason": reason}
        page = browser.session.post(f"{path}?lang={language}", data=typed)
        assert page.status_code == 409 and decided in words_of(page)
    steps = [step["state"] for group in journey.folder(folder_id)["groups"] for step in group["steps"]]
    assert steps == ["granted", "open"]


def test_a_one_time_code_used_twice_opens_once(journey: Journey, cloud: LocalCloud) -> None:
    deposit = journey.deposit()
    answer(journey, deposit)
    path = f"/track/{deposit['submission']['tracking_code']}"
    reader, other = PortalSession(cloud.url), PortalSession(cloud.url)
    asked = form(reader.post(f"{path}/code").text, "/reply")
    cloud.drain()
    typed = {"one_time_code": mailed_code(cloud.mails())}
    assert reader.post(asked.action, data=typed).url.endswith(f"{path}/reply")
    for language in Language:
        page = other.post(f"{path}/reply?lang={language}", data=typed)
        assert page.status_code == 403
        assert sentence(language, "error-web-code_wrong") in words_of(page)
    assert other.get(f"{path}/reply").url.endswith(path)


SUBJECT = ("جواب \u202eعاجل\u202c على \u2067«Dossier n° 12/2026»\u2069 \"<script>alert('x')</script>\" " * 20)[:500]


def test_a_subject_of_mixed_directions_and_markup_is_kept_and_harms_no_page(
    journey: Journey, http: PortalSession
) -> None:
    kept = " ".join(re.sub("[\u202e\u202c\u2067\u2069]", "", SUBJECT).split())
    deposit = journey.deposit(subject=SUBJECT)
    assert deposit["letter"]["subject"] == kept and deposit["receipt"]
    entity = journey.seeded.administration.entity_id
    (mail,) = journey.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]
    browser = signed_in(http, journey.seeded, "registrar")
    for page in ("/desk/qualify", f"/desk/mails/{mail['id']}", f"/desk/mails/{mail['id']}/sheet", "/desk/register"):
        shown = browser.get(page)
        assert "<script>alert" not in shown and not re.search("[\u202a-\u202e]", shown)
        assert kept[:100] in " ".join(html.unescape(shown).split())
    path, too_long = f"/deposits/{journey.draft()['id']}", {"letter": {"subject": "ا" * 501}}
    for language in Language:
        headers = {**in_(language), "If-Match": "*"}
        told = problem(journey.call("PUT", path, expect=422, json=too_long, headers=headers))
        assert sentence(language, "error-deposit-too_long", length=501, limit=500) in told
