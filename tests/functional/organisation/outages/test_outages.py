"""Outages over HTTP: announced by administrators, told by portals, and what they stop."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.bulk.batch import Place
from chalicelib.bulk.turns import _opening
from chalicelib.kernel.clock import civil
from infra.bootstrap_stack import Seeded
from tests import batches
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.pdf_samples import letter


@pytest.fixture
def slug(administration: Seeded) -> str:
    return administration.administration.slug


def _announced(journey: Journey, takes_letters: bool) -> Any:
    now = datetime.now(UTC)
    body = {
        "begins_at": (now - timedelta(minutes=5)).isoformat(),
        "ends_at": (now + timedelta(hours=2)).isoformat(),
        "text_ar": "أشغال صيانة",
        "text_fr": "Travaux de <maintenance>",
        "takes_letters": takes_letters,
    }
    return journey.call("POST", "/organisation/outages", "manager", 201, json=body)


def test_a_present_outage_is_told_and_stops_new_deposits_until_it_is_withdrawn(
    journey: Journey, slug: str, http: PortalSession
) -> None:
    begun = journey.draft()
    outage = _announced(journey, takes_letters=False)
    portal = http.get(f"/a/{slug}?lang=fr").text
    assert "Travaux de &lt;maintenance&gt;" in portal and f'href="/a/{slug}/deposit' not in portal
    listed = journey.call("GET", f"/administrations/{slug}/outages")["items"]
    assert [it["id"] for it in listed] == [outage["id"]]
    refused = journey.call("POST", "/deposits", expect=409, json={"administration": slug})
    assert refused["code"] == "deposit.outage"
    typed = {"kind": "citizen", "name": "Fatima Alami", "email": "fatima@citizen.example"}
    page = http.post(f"/a/{slug}/deposit?lang=fr", data=typed)
    assert page.status_code == 409 and "Fatima Alami" in page.text
    journey.call(
        "PUT", f"/deposits/{begun['id']}", json={"letter": {"subject": "Autre objet"}}, headers={"If-Match": "*"}
    )
    journey.call("DELETE", f"/organisation/outages/{outage['id']}", "manager", 204)
    assert http.get(f"/a/{slug}/deposit?lang=fr").status_code == 200
    assert "&lt;maintenance&gt;" not in http.get(f"/a/{slug}?lang=fr").text


def _had_again(batch_id: str) -> None:
    """A turn makes the draft of the first line once more."""
    turns = bootstrap.batch_turns()
    batch, place = turns.records.batch(batch_id), Place(batch_id, 1)
    (part,) = turns.records.batches.parts(batch_id, [1])
    turns.deposits.open(_opening(batch, part.lines[0], place))


def test_it_stops_letters_sent_in_bulk_too_but_those_whose_drafts_were_there_before(journey: Journey) -> None:
    batches.connected(journey, new_address())
    content = letter()
    begun = batches.send(journey, [batches.line(journey, "A", content)])
    journey.cloud.drain()
    announced = batches.send(journey, [batches.line(journey, "B", letter(pages=2))])
    _announced(journey, takes_letters=False)
    journey.cloud.drain()
    refused = batches.send(journey, [batches.line(journey, "C", letter(pages=3))])["refused_lines"][0]
    for it in (refused, batches.results(journey, announced["id"])[0]):
        assert [(wrong["field"], wrong["code"]) for wrong in it["problems"]] == [("administration", "deposit.outage")]
    _had_again(begun["id"])
    batches.upload(journey, begun["id"], {1: [content]})
    journey.cloud.drain()
    assert batches.results(journey, begun["id"])[0]["state"] == "registered"


def test_an_administrator_announces_on_the_page_and_letters_may_be_taken_meanwhile(
    journey: Journey, slug: str, http: PortalSession, browse: Any
) -> None:
    day = civil(datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    typed = {
        "begins_on": day, "begins_hour": "22:00", "ends_on": day, "ends_hour": "23:30", "takes_letters": "yes",
        "text_ar": "صيانة ليلية", "text_fr": "Maintenance de nuit",
    }  # fmt: skip
    wrong = browse().send("/admin/outages", "/admin/outages", 422, **{**typed, "ends_hour": "21:00"})
    assert "Maintenance de nuit" in wrong.text
    browse().send("/admin/outages", "/admin/outages", **typed)
    assert "Maintenance de nuit" in http.get(f"/a/{slug}?lang=fr").text
    assert "صيانة ليلية" in http.get(f"/a/{slug}/deposit?lang=ar").text
    (outage,) = journey.call("GET", f"/administrations/{slug}/outages")["items"]
    browse().send("/admin/outages", f"/admin/outages/{outage['id']}/removal")
    assert journey.call("GET", f"/administrations/{slug}/outages")["items"] == []


def test_a_link_proposes_a_letter_that_the_depositor_finds_in_the_second_step(slug: str, http: PortalSession) -> None:
    proposed = "subject=Permis%20%3Cb%3E&nature=request&request_kind=complaint&reference=2026%2F417"
    link = f"/a/{slug}/deposit?lang=fr&{proposed}&email=x%40y.example"
    first = http.get(link).text
    assert "x@y.example" not in first
    hidden = {name: form(first, "/deposit").fields[name] for name in ("subject", "nature", "request_kind", "reference")}
    letter = http.post(link, data={"kind": "citizen", "name": "Fatima Alami", "email": "f@citizen.example", **hidden})
    assert "Permis &lt;b&gt;" in letter.text and 'value="request" selected' in letter.text and "2026/417" in letter.text
    assert 'value="complaint" selected' in letter.text


def test_the_administrators_page_gives_the_link_for_their_site(journey: Journey, slug: str, browse: Any) -> None:
    links = journey.call("GET", f"/administrations/{slug}/portal")["deposit"]
    assert links["fr"].endswith(f"/a/{slug}/deposit?lang=fr")
    page = browse().get("/admin/portal")
    assert "&lt;a href=" in page and f"/a/{slug}/deposit?lang=fr" in page
