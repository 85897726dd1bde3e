"""What depositors are told of their personal data, and that it can be told later."""

import re
from typing import Any

import requests

from chalicelib import bootstrap
from infra.bootstrap_stack import Seeded
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import csrf_of, sign_in

OWN = {"ar": "نص الجماعة", "fr": "La commune traite vos données."}


def _page(http: PortalSession, slug: str, language: str, digest: str = "") -> requests.Response:
    return http.get(f"/a/{slug}/privacy{digest and f'/{digest}'}?lang={language}")


def _write(http: PortalSession, version: int, **texts: str) -> None:
    form = http.get("/admin/portal")
    typed = {"version": str(version), "usual-0": "08:30-16:30", "email": "bo@commune.ma", **texts}
    assert http.post("/admin/portal?lang=fr", data=csrf_of(form) | typed).status_code == 200


def test_the_usual_words_name_the_controller_the_rights_and_where_they_are_exercised(
    http: PortalSession, administration: Seeded
) -> None:
    slug = administration.administration.slug
    french, arabic = (_page(http, slug, language).text for language in ("fr", "ar"))
    for said in ("Commune d’Ennakhil est responsable", "09-08", "rectification", "CNDP", "69-99", "bureau.ordre@"):
        assert said in french
    for said in ("جماعة النخيل", "09.08", "التعرض", "69.99", "bureau.ordre@"):
        assert said in arabic
    assert "Déclaration ou autorisation" not in french
    assert f'href="/a/{slug}/privacy"' in http.get(f"/a/{slug}").text


def test_an_administration_writes_its_own_text_in_one_language_or_both_and_its_number(
    http: PortalSession, administration: Seeded
) -> None:
    slug = administration.administration.slug
    sign_in(http, administration.agents["manager"].email)
    _write(http, 0, notice_fr=OWN["fr"], cndp_number="D-123/2026")
    french, arabic = (_page(http, slug, language).text for language in ("fr", "ar"))
    assert OWN["fr"] in french and "D-123/2026" in french and "69-99" not in french
    assert "69.99" in arabic and "D-123/2026" in arabic


def test_a_deposit_names_the_notice_that_was_shown_however_it_changes(
    http: PortalSession, journey: Journey, administration: Seeded
) -> None:
    slug = administration.administration.slug
    shown = journey.call("GET", f"/administrations/{slug}/privacy")["digest"]
    draft = journey.draft()["id"]
    journey.attach(draft, letter())
    check = http.get(f"/drafts/{draft}/check?lang=fr")
    assert f'name="notice" value="{shown}"' in check.text and f'href="/a/{slug}/privacy"' in check.text
    assert _page(http, slug, "fr", shown).status_code == 404  # no deposit names it yet
    sign_in(http, administration.agents["manager"].email)
    _write(http, 0, notice_fr=OWN["fr"], notice_ar=OWN["ar"])
    _refused(journey, draft, shown)
    late = http.post(f"/drafts/{draft}/check?lang=fr", data=csrf_of(http.get("/admin/portal")) | _hidden(check.text))
    assert late.status_code == 409 and "vient de changer" in late.text
    sent = http.post(f"/drafts/{draft}/check?lang=fr", data=csrf_of(late) | _hidden(late.text))
    named = journey.call("GET", f"/deposits/{draft}")["submission"]["notice"]
    assert f'href="/a/{slug}/privacy/{named}"' in sent.text
    record = next(iter(bootstrap.log().of_object(f"deposit/{draft}"))).body
    assert (record["event"], record["detail"]["notice"]) == ("DepositSubmitted", named)
    _write(http, 1, notice_fr="Autre texte")
    then = _page(http, slug, "fr", named).text
    assert OWN["fr"] in then and "Un autre est en vigueur" in then
    told = journey.call("GET", f"/administrations/{slug}/privacy/{named}")
    assert told["text"] == OWN and told["kept_at"]


def _refused(journey: Journey, draft: str, notice: str) -> None:
    told: Any = journey.call("POST", f"/deposits/{draft}/submission", "", 409, json={"notice": notice})
    assert told["code"] == "deposit.notice_changed"


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(fingerprint|notice)" value="([^"]+)"', page))
