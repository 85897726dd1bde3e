"""An administration's name in Tifinagh: given by itself, shown on its portal, and on what it seals from then."""

import re
from pathlib import Path
from typing import Any

import pytest

from infra.bootstrap_stack import Seeded
from tests import pdf_tools, samples
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import sign_in

FIRST, SECOND = samples.SUBJECTS["Tifinagh"], "ⵍⵃⵓⵙⵉⵎⴰ"
NOTHING = {"ar": "", "fr": ""}


def _name(journey: Journey, name: str, version: int, expect: int = 200) -> Any:
    body = {"contacts": {}, "scope": NOTHING, "notice": NOTHING, "hours": {"usual": [], "ramadan": []}}
    path, headers = f"/administrations/{journey.seeded.administration.slug}/portal", {"If-Match": f'"{version}"'}
    return journey.call("PUT", path, "manager", expect, json={**body, "tifinagh": name}, headers=headers)


def _receipt(journey: Journey, deposit_id: str) -> bytes:
    return journey.sealed_receipt(journey.call("GET", f"/deposits/{deposit_id}"))


def test_a_paper_keeps_the_name_that_the_administration_had(journey: Journey, tmp_path: Path) -> None:
    deposits, papers = [], []
    for version, name in enumerate(("", FIRST, SECOND)):
        assert _name(journey, name, version)["tifinagh"] == name
        deposits.append(journey.deposits[journey.registered_mail()["number"]])
        papers.append(_receipt(journey, deposits[-1]))
    texts = [pdf_tools.text_of(paper, tmp_path) for paper in papers]
    assert [[name in text for name in (FIRST, SECOND)] for text in texts] == [
        [False, False],
        [True, False],
        [False, True],
    ]
    assert [_receipt(journey, deposit) for deposit in deposits] == papers
    assert [pdf_tools.standard_failures(paper, "2a") for paper in papers] == [[], [], []]


def test_the_seal_of_a_reply_says_it(journey: Journey, tmp_path: Path) -> None:
    _name(journey, FIRST, 0)
    _, folder = journey.answered_deposit()
    assert FIRST in pdf_tools.text_of(journey.sealed_reply(folder), tmp_path)


def test_the_portal_shows_it_in_both_languages_and_nothing_where_there_is_none(
    journey: Journey, http: PortalSession
) -> None:
    page = f"/a/{journey.seeded.administration.slug}"
    assert 'lang="zgh"' not in http.get(page).text
    _name(journey, FIRST, 0)
    for language in ("ar", "fr"):
        assert f'<p lang="zgh"><bdi dir="ltr">{FIRST}</bdi></p>' in http.get(page, params={"lang": language}).text
    _name(journey, "", 1)
    assert 'lang="zgh"' not in http.get(page).text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Commune", "tifinagh_form"),
        ("ⴰⵙⵓⵜⵔ Rabat", "tifinagh_form"),
        ("ⵜⵓⵔⵦ", "tifinagh_form"),
        ("ⴰ" * 151, "name_too_long"),
    ],
)
def test_what_is_no_such_name_is_refused_at_its_field(journey: Journey, name: str, code: str) -> None:
    refused = _name(journey, name, 0, 422)
    assert [(error["field"], error["code"]) for error in refused["errors"]] == [("tifinagh", f"organisation.{code}")]


def test_the_page_keeps_what_was_typed_and_then_the_name(http: PortalSession, administration: Seeded) -> None:
    sign_in(http, administration.agents["manager"].email)
    csrf = re.search(r'name="csrf" value="([^"]+)"', http.get("/admin/portal").text)
    assert csrf is not None
    typed = {"csrf": csrf[1], "version": "0"}
    wrong = http.post("/admin/portal?lang=fr", data=typed | {"tifinagh": "Commune"})
    assert wrong.status_code == 422
    assert "lettres tifinaghes" in wrong.text and 'value="Commune"' in wrong.text
    done = http.post("/admin/portal?lang=fr", data=typed | {"tifinagh": f" {FIRST}  "})
    assert "Le portail est à jour." in done.text and f'value="{FIRST}"' in done.text
