"""Mandates over HTTP: the legal act is sent, the mandate given, seen by whom it concerns, and taken back."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.ids import new_id
from tests import pdf_samples
from tests.functional.organisation.conftest import Browser, House


def today(days: int = 0) -> str:
    """The civil day, some days on."""
    return (civil_date(bootstrap.clock().now()) + timedelta(days=days)).isoformat()


def _with_paper(house: House, browser: Browser) -> str:
    """The path of a mandate whose legal act was sent and cleared, as a browser without scripts does it."""
    sent = browser.session.get("/desk/mandates/new", allow_redirects=False).headers["Location"]
    page = browser.get(sent)
    form = re.search(r'<form method="post" action="([^"]+)" enctype="multipart/form-data"(.*?)</form>', page, re.S)
    assert form is not None
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[2])
    fields = {name: html.unescape(value) for name, value in hidden}
    file = {"file": ("قرار.pdf", pdf_samples.letter(), "application/pdf")}
    stored = requests.post(html.unescape(form[1]), data=fields, files=file, allow_redirects=False, timeout=30)
    assert stored.status_code == 303, stored.text
    house.journey.cloud.drain()
    return sent


def _typed(house: House, browser: Browser, path: str, **changes: Any) -> dict[str, Any]:
    file_id = re.search(r'name="file_id" value="(\w+)"', browser.get(path))
    assert file_id is not None
    seeded = house.seeded
    return {
        "file_id": file_id[1],
        "reference": "قرار رقم 12/2026",
        "kind": "deputy",
        "seat": f"{seeded.desks['planning-head'].id}/{seeded.agents['head'].id}",
        "deputy_id": seeded.agents["handler"].id,
        "kinds": ["visa"],
        "natures": ["complaint"],
        "since": today(),
        "until": today(7),
        **changes,
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "وللتأشير على جواب أو توقيعه يُعتبر نوع المراسلة التي يجيب عنها يوم اقتراحه"),
        ("fr", "Pour viser ou signer une réponse compte la nature du courrier auquel elle répond"),
    ],
)
def test_the_form_says_what_the_natures_of_a_mandate_mean_for_a_reply(
    house: House, browse: Any, language: str, words: str
) -> None:
    browser = browse("head", language)
    assert words in html.unescape(browser.get(_with_paper(house, browser)))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_head_names_a_deputy_who_is_seen_at_the_desk_until_it_is_taken_back(
    house: House, browse: Any, language: str
) -> None:
    head, deputy, manager = browse("head", language), browse("handler", language), browse("manager", language)
    path = _with_paper(house, head)
    head.send(path, path, **_typed(house, head, path))
    name = getattr(house.seeded.agents["handler"].name, language)
    for browser, page in ((head, "/desk/mandates"), (deputy, "/desk/mandates"), (manager, "/admin/mandates")):
        assert path in browser.get(page)
    assert path in manager.get("/admin")
    assert name in deputy.get(path)
    assert deputy.session.get(f"{path}/paper").content.startswith(b"%PDF")
    assert f"{path}/revoke" not in deputy.get(path)
    head.send(path, f"{path}/revoke")
    assert path not in manager.get("/admin")
    assert path in head.get("/desk/mandates")


def test_whom_a_mandate_does_not_concern_does_not_see_it(house: House, browse: Any) -> None:
    head, other = browse("head"), browse("affairs")
    path = _with_paper(house, head)
    head.send(path, path, **_typed(house, head, path))
    for page in (path, f"{path}/paper"):
        other.get(page, expect=404)
    other.get("/desk/mandates/unknown", expect=404)
    assert other.session.post(f"{path}/revoke", data={"csrf": _csrf(other)}).status_code in (403, 404)


def test_a_mandate_with_problems_comes_back_with_what_was_typed(house: House, browse: Any) -> None:
    head = browse("head")
    path = _with_paper(house, head)
    wrong = {"kinds": ["signature"], "until": today(-1), "reference": "", "deputy_id": ""}
    page = head.send(path, path, 422, **_typed(house, head, path, **wrong)).text
    assert all(f'href="#{field}"' in page for field in ("reference", "kinds", "until", "deputy_id"))
    assert re.search(r'value="complaint" checked', page)
    stolen = {"seat": f"{house.seeded.desks['president'].id}/{house.seeded.agents['president'].id}"}
    assert 'href="#seat"' in head.send(path, path, 422, **_typed(house, head, path, **stolen)).text


def test_an_administrator_names_a_deputy_for_somebody_absent(house: House, browse: Any) -> None:
    manager = browse()
    path = _with_paper(house, manager)
    manager.send(path, path, **_typed(house, manager, path))
    mandate = house.journey.call("GET", f"/mandates/{path.rpartition('/')[2]}", "handler")
    assert (mandate["holder_id"], mandate["granted_by"]) == tuple(
        house.seeded.agents[name].id for name in ("head", "manager")
    )


def test_a_program_gives_a_mandate_once_however_often_it_says_so(house: House) -> None:
    journey, seeded, mandate_id = house.journey, house.seeded, new_id()
    form = journey.call("POST", f"/mandates/{mandate_id}/papers", "head")
    journey.send(form, pdf_samples.letter())
    journey.cloud.drain()
    papers = journey.call("GET", f"/mandates/{mandate_id}/papers", "head")["items"]
    assert [paper["state"] for paper in papers] == ["clean"]
    given = {
        "kind": "delegation",
        "desk_id": seeded.desks["planning-head"].id,
        "holder_id": seeded.agents["head"].id,
        "deputy_id": seeded.agents["handler"].id,
        "kinds": ["mail", "visa"],
        "since": today(),
        "until": today(),
        "reference": "12/2026",
        "file_id": form["file_id"],
    }
    path = f"/mandates/{mandate_id}"
    first = journey.call("PUT", path, "head", json=given)
    assert journey.call("PUT", path, "head", json=given) == first
    assert journey.call("POST", f"{path}/papers", "head", 409)["code"] == "organisation.mandate_given"
    overlap = journey.call("PUT", f"/mandates/{new_id()}", "head", 422, json={**given, "natures": ["poem"]})
    assert {error["field"] for error in overlap["errors"]} >= {"natures", "file_id"}
    assert [it["id"] for it in journey.call("GET", "/mandates", "handler")["items"]] == [mandate_id]
    assert journey.call("POST", f"{path}/revocation", "head")["revoked_at"]


def _csrf(browser: Browser) -> str:
    return str(browser.get("/desk/mandates").partition('name="csrf" value="')[2].partition('"')[0])
