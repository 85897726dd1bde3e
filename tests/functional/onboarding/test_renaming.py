"""An act of law gives an administration another name; the operator enters it, and everything that is new bears it."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from chalicelib import bootstrap
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.joining import Joining, letters
from tests.pdf_tools import text_of
from tests.people import sign_in

OLD_ACT = "Décret n° 2-26-118 du 3 mars 2026"


@pytest.fixture
def joining(cloud: LocalCloud, administration: Seeded) -> Joining:
    return Joining.beside(cloud, administration)


@pytest.fixture
def ready(joining: Joining) -> dict[str, Any]:
    """An administration that joined and is certified under the name that it asked with."""
    request: dict[str, Any] = joining.joined()
    joining.certify(request["slug"])
    return request


def _given(word: str) -> dict[str, str]:
    return {"name_ar": f"جماعة {word} الكبرى", "name_fr": f"Commune du Grand {word}", "legal_reference": OLD_ACT}


def test_what_is_new_bears_the_new_name_and_what_is_old_keeps_its_own(
    joining: Joining, ready: dict[str, Any], http: PortalSession, tmp_path: Path
) -> None:
    slug, word = ready["slug"], letters(7)
    journey = joining.at(slug)
    before = journey.deposit()
    named = joining.rename(slug, _given(word))
    assert named["former_names"][0]["name"] == {"ar": ready["name_ar"], "fr": ready["name_fr"]}
    joining.cloud.drain()
    after = journey.deposit()
    assert f"Commune du Grand {word}" in text_of(journey.sealed_receipt(after), tmp_path)
    assert f"Grand {word}" not in text_of(journey.sealed_receipt(before), tmp_path)
    portal = http.get(f"/a/{slug}?lang=fr").text
    assert f"Commune du Grand {word}" in portal and f": {ready['name_fr']}" in _plain(portal)
    found = journey.call("GET", f"/administrations?q={word.lower()}")["items"]
    assert [it["slug"] for it in found] == [slug]


def _plain(page: str) -> str:
    return re.sub(r"<[^>]+>|\u2068|\u2069", "", page)


def test_its_seal_asks_for_a_certificate_in_the_new_name_and_is_certified_by_the_one_before_meanwhile(
    joining: Joining, ready: dict[str, Any]
) -> None:
    slug, word = ready["slug"], letters(7)
    joining.rename(slug, _given(word))
    joining.cloud.drain()
    state = joining.journey.call("GET", f"/administrations/{slug}/certificate", "operator")
    subject = x509.load_pem_x509_csr(state["request"].encode()).subject.rfc4514_string()
    assert f"Commune du Grand {word}" in subject and ready["name_fr"] in state["subject"]
    assert f"Commune du Grand {word}" in joining.certify(slug)["subject"]


def test_the_name_that_it_has_is_refused_with_another_act_which_would_be_lost(
    joining: Joining, ready: dict[str, Any]
) -> None:
    slug, given = ready["slug"], _given(letters(7))
    first = joining.rename(slug, given)
    another = given | {"legal_reference": "Décret n° 2-26-119"}
    for version in ('"1"', '"2"', "*"):
        refused = joining.rename(slug, another, 409, version=version)
        assert refused["code"] == "organisation.name_unchanged"
    assert joining.rename(slug, given, version='"2"') == first, "the same name by the same act is the one that it has"


def test_the_same_name_again_changes_nothing_and_a_name_seen_no_more_is_not_changed(
    joining: Joining, ready: dict[str, Any]
) -> None:
    slug, given, other = ready["slug"], _given(letters(7)), _given(letters(7))
    first = joining.rename(slug, given)
    assert joining.rename(slug, given) == first
    assert joining.rename(slug, other, 412)["code"] == "http.precondition_failed"
    assert len(joining.rename(slug, other, version='"2"')["former_names"]) == 2
    assert joining.rename(slug, given, 428, version="")["code"] == "http.precondition_required"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name_ar": " "}, "organisation.name_missing"),
        ({"name_fr": "x" * 151}, "organisation.name_too_long"),
        ({"legal_reference": ""}, "organisation.legal_reference_missing"),
    ],
)
def test_a_name_needs_both_languages_and_the_act_that_gives_it(
    joining: Joining, ready: dict[str, Any], wrong: dict[str, str], code: str
) -> None:
    refused = joining.rename(ready["slug"], _given(letters(7)) | wrong, 422)
    assert [problem["code"] for problem in refused["errors"]] == [code]


def test_the_operator_renames_on_the_page(
    joining: Joining, ready: dict[str, Any], http: PortalSession, administration: Seeded
) -> None:
    assert administration.operator is not None
    sign_in(http, administration.operator.email)
    page, given = f"/operator/administrations/{bootstrap.organisation().by_slug(ready['slug']).id}", _given(letters(7))
    shown = http.get(f"{page}?lang=fr").text
    csrf = re.search(r'name="csrf" value="([^"]+)"', shown)
    assert csrf is not None
    typed = {"csrf": csrf[1], "version": "1", **given}
    wrong = http.post(f"{page}/name?lang=fr", data={**typed, "legal_reference": ""})
    assert wrong.status_code == 422 and given["name_fr"] in wrong.text
    done = http.post(f"{page}/name?lang=fr", data=typed).text
    assert given["name_fr"] in done and ready["name_fr"] in done and OLD_ACT in done
    assert http.post(f"{page}/name?lang=fr", data=typed).status_code == 200, "a form sent twice is one act"
    for language, sentence in (("fr", "l’acte saisi n’a pas été enregistré"), ("ar", "لم يسجل النص الذي أدخلتموه")):
        again = http.post(f"{page}/name?lang={language}", data={**typed, "legal_reference": "Décret n° 2-26-119"})
        assert again.status_code == 409 and sentence in html.unescape(again.text)
        assert "2-26-119" in again.text, "what was typed is not lost"
    other = http.post(f"{page}/name?lang=fr", data={**typed, **_given(letters(7))})
    assert other.status_code == 409 and "entre-temps" in other.text
