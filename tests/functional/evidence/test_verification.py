"""Anyone can verify: by id, by digest, by file; what does not hold is named, and no person is."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import requests

from chalicelib import bootstrap
from chalicelib.kernel.digests import sha256
from infra.local.cloud import LocalCloud
from infra.local.pki.hierarchy import Pki
from tests.functional.evidence.conftest import Receipted
from tests.journeys import SUBJECT, Journey
from tests.on_the_tree import signed
from tests.pdf_samples import letter
from tests.pki import signing_key
from tests.signed_samples import Hand, Studio

UNKNOWN = "0" * 20


def flipped(pdf: bytes) -> bytes:
    """One byte in the middle of the sealed content is another."""
    place = len(pdf) // 3
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def with_a_page(pdf: bytes) -> bytes:
    """A page more, as a careful forger adds it: at the end, with everything sealed left as it was."""
    with pikepdf.open(BytesIO(letter())) as other:
        stranger = BytesIO()
        other.save(stranger)
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    root = re.findall(rb"/Root\s+(\d+ \d+ R)", pdf)[-1]
    added = b"1 0 obj\n<< /Type /Page /Added true >>\nendobj\n"
    trailer = b"xref\n1 1\n%010d 00000 n \ntrailer\n<< /Size 999 /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + added + trailer % (len(pdf), root, start, len(pdf) + len(added))


def visible(page: str) -> str:
    """The page's text without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def checked(receipted: Receipted, data: bytes) -> list[str]:
    """The codes of what the file was found to be."""
    opened = receipted.journey.call("POST", "/checks", json={"consent": True}, expect=201)
    sent = receipted.journey.send(opened["upload"], data)
    assert sent.status_code in (200, 201, 204), sent.text
    receipted.journey.cloud.drain()
    found = receipted.journey.call("GET", f"/checks/{opened['id']}?lang=fr")
    assert found["state"] == "done"
    assert bootstrap.checks().files.read(opened["id"]) is None, "the file is forgotten at once"
    return [statement["code"].removeprefix("finding-") for statement in found["statements"]]


def test_an_id_is_found_however_it_is_typed(receipted: Receipted) -> None:
    typed = " ".join(re.findall("....", receipted.verification_id)).lower()
    page = requests.get(receipted.journey.cloud.url + "/v", params={"id": typed, "lang": "fr"}, timeout=30)
    assert page.status_code == 200
    assert receipted.deposit["number"] in page.text


def test_nothing_that_verification_shows_names_a_person(receipted: Receipted) -> None:
    page = requests.get(receipted.journey.cloud.url + "/v", params={"id": receipted.verification_id}, timeout=30).text
    shown = receipted.journey.citizen.get(
        f"{receipted.journey.cloud.url}/api/v1/verifications/{receipted.verification_id}"
    ).text
    for private in ("فاطمة", SUBJECT, "fatima@", receipted.deposit["submission"]["tracking_code"], ".pdf"):
        assert private not in page
        assert private not in shown


@pytest.mark.parametrize(("lang", "words"), [("fr", "Aucun document"), ("ar", "لا توجد وثيقة")])
def test_an_unknown_id_is_said_so_in_the_readers_language(http: requests.Session, lang: str, words: str) -> None:
    page = http.get(f"/v?id={UNKNOWN}&lang={lang}")
    assert (page.status_code, words in page.text) == (404, True)
    problem = http.get(f"/api/v1/verifications/{UNKNOWN}?lang={lang}")
    assert problem.status_code == 404
    assert problem.json()["code"] == "evidence.unknown_verification"
    assert words in problem.json()["detail"]


def test_receipt_and_letter_are_recognised_by_their_digests(receipted: Receipted) -> None:
    for data, label in ((receipted.receipt, "receipt"), (receipted.letter, "letter.1")):
        found = receipted.journey.call("GET", f"/verifications?sha256={sha256(data)}")["items"]
        assert [item["number"] for item in found] == [receipted.deposit["number"]]
        assert found[0]["statements"][0]["code"] == "matched", label
    assert receipted.journey.call("GET", f"/verifications?sha256={sha256(b'other')}")["items"] == []
    receipted.journey.call("GET", "/verifications?sha256=xyz", expect=422)


def test_the_untouched_receipt_holds(receipted: Receipted) -> None:
    assert checked(receipted, receipted.receipt)[:2] == ["published", "intact"]


def test_a_flipped_byte_is_named(receipted: Receipted) -> None:
    found = checked(receipted, flipped(receipted.receipt))
    assert found[0] == "unknown"
    assert "altered" in found


def test_an_added_page_is_named_and_the_receipt_under_it_is_recognised(receipted: Receipted) -> None:
    found = checked(receipted, with_a_page(receipted.receipt))
    assert found[0] == "changed_since"
    assert "added_after" in found


def test_an_unsigned_letter_that_was_deposited_is_recognised(receipted: Receipted) -> None:
    assert checked(receipted, receipted.letter) == ["published", "no_signature"]


@pytest.mark.parametrize("data", [b"GIF89a, not a letter", b"%PDF-1.7 and then nothing of the kind"])
def test_what_is_no_pdf_is_said_so(receipted: Receipted, data: bytes) -> None:
    found = checked(receipted, data)
    assert found[0] == "unknown"
    assert set(found[1:]) & {"not_a_pdf", "unreadable"}


def test_anybodys_signed_file_gets_a_report_in_both_languages(receipted: Receipted, http: requests.Session) -> None:
    """By keys that lead to no root known here."""
    pki = Pki("http://127.0.0.1:9/pki")
    studio, key = Studio(pki), signing_key(pki, "Société Étrangère")
    signed = studio.extended(studio.sign(letter(), Hand(key.private, key.chain), dated=True))
    opened = receipted.journey.call("POST", "/checks", json={"consent": True}, expect=201)
    receipted.journey.send(opened["upload"], signed)
    receipted.journey.cloud.drain()
    found = receipted.journey.call("GET", f"/checks/{opened['id']}?lang=fr")
    assert (found["verdict"], found["sound"], len(found["signatures"])) == ("unvouched", False, 2)
    first = found["signatures"][0]
    assert (first["signer"], first["standing"], first["level"]) == ("Société Étrangère", "unknown_root", "B")
    assert [(it["kind"], it["allowed"]) for it in first["additions"]][:1] == [("timestamp", True)]
    for language, words in (
        ("fr", ("Les signatures tiennent", "Société Étrangère", "PAdES B", "Imprimer ce rapport")),
        ("ar", ("التوقيعات سليمة", "Société Étrangère", "PAdES B", "طباعة هذا التقرير")),
    ):
        page = visible(http.get(f"/v/checks/{opened['id']}?lang={language}").text)
        assert [word for word in words if word not in page] == []


def test_nothing_is_opened_without_consent(http: requests.Session) -> None:
    assert http.post("/api/v1/checks", json={"consent": False}).status_code == 422
    page = http.post("/v/checks", data={})
    assert page.status_code == 422


def test_a_file_is_checked_without_javascript(cloud: LocalCloud, http: requests.Session, receipted: Receipted) -> None:
    opened = http.post("/v/checks?lang=fr", data={"consent": "yes"})
    action = re.search(r'<form method="post" action="([^"]+)"', opened.text)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', opened.text))
    assert action is not None
    sent = requests.post(
        action[1], data=fields, files={"file": ("r.pdf", receipted.receipt)}, allow_redirects=False, timeout=30
    )
    assert sent.status_code == 303, sent.text
    waiting = http.get(sent.headers["Location"])
    assert waiting.headers["Refresh"] == "3"
    cloud.drain()
    done = http.get(sent.headers["Location"])
    assert "Rien n’a changé" in done.text
    assert "Refresh" not in done.headers


def test_what_no_check_took_away_is_cleared_within_the_hour(cloud: LocalCloud, receipted: Receipted) -> None:
    opened = receipted.journey.call("POST", "/checks", json={"consent": True})
    receipted.journey.send(opened["upload"], b"%PDF-1.7 left behind")

    class Later:
        def now(self) -> datetime:
            return bootstrap.clock().now() + timedelta(minutes=31)

    service = replace(bootstrap.checks(), clock=Later())
    assert service.clear() >= 1
    assert service.files.read(opened["id"]) is None


def test_it_is_said_whether_the_log_holds_the_registration(cloud: LocalCloud, journey: Journey) -> None:
    signed(cloud)
    deposit = journey.deposit()
    path = f"/verifications/{deposit['submission']['verification_id']}"
    assert logged_as(journey.call("GET", path)) == ["logged-later"]
    signed(cloud)
    assert logged_as(journey.call("GET", path)) == ["logged"]
    page = requests.get(f"{cloud.url}/v", params={"id": path.rpartition("/")[2], "lang": "ar"}, timeout=30).text
    assert "مدوَّن في سجل عمليات المنصة" in page


def logged_as(verification: Any) -> list[str]:
    return [it["code"] for it in verification["statements"] if "logged" in it["code"]]


def test_a_voided_number_is_said_to_be_void(journey: Journey) -> None:
    deposit = journey.deposit()
    mail = bootstrap.deposit_store().get(deposit["id"])
    assert mail is not None
    for _ in range(2):
        bootstrap.verifications().void(mail.submitted.mail_id, bootstrap.clock().now())
    shown = journey.call("GET", f"/verifications/{deposit['submission']['verification_id']}?lang=fr")
    assert shown["statements"][0]["code"] == "voided"
