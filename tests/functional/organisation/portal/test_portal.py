"""What an administration's portal says: kept by its administrators, seen by everyone."""

import re
from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from chalicelib import bootstrap
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import sign_in
from tests.workflows.conftest import unique

BODY = {
    "contacts": {
        "address": {"ar": "ساحة البلدية", "fr": "Place de la mairie"},
        "telephone": "05 37 00 00 01",
        "email": "contact@Commune.MA",
        "website": "https://commune.ma",
    },
    "scope": {"ar": "رخص التعمير", "fr": "Permis de construire"},
    "notice": {"ar": "تعالج الجماعة المعطيات", "fr": "La commune traite les données"},
    "sector": "community",
    "place": "04.421",
    "hours": {"usual": ["08:30-12:00 14:00-18:00"], "ramadan": ["09:00-15:00"] * 5},
}


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 32), (11, 107, 58)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def path(administration: Seeded) -> str:
    return f"/administrations/{administration.administration.slug}/portal"


def _change(
    journey: Journey, path: str, version: int, expect: int = 200, agent: str = "manager", /, **other: Any
) -> Any:
    headers = {"If-Match": f'"{version}"'}
    return journey.call("PUT", path, agent, expect, json=other or BODY, headers=headers)


def test_what_an_administrator_writes_is_what_everyone_reads(
    journey: Journey, path: str, http: PortalSession, administration: Seeded
) -> None:
    assert journey.call("GET", path)["scope"] == {"ar": "", "fr": ""}
    answered = _change(journey, path, 0)
    read = journey.call("GET", path)
    assert answered == read
    assert (read["scope"], read["notice"]) == (BODY["scope"], BODY["notice"])
    assert read["contacts"]["telephone"] == "+212537000001" and read["contacts"]["email"] == "contact@commune.ma"
    assert (read["sector"], read["place"]) == ("community", "04.421")
    slug = administration.administration.slug
    narrowed = journey.call("GET", f"/administrations?q={slug.split('-')[0]}&region=04&sector=community")["items"]
    assert {"region": "04", "sector": "community"}.items() <= journey.call("GET", path.removesuffix("/portal")).items()
    assert all(it["region"] == "04" for it in narrowed)
    assert journey.call("GET", "/administrations?region=13", expect=422)["code"]
    page = http.get("/?lang=fr&region=04&sector=community").text
    assert f'href="/a/{slug}' in page or "page-next" in page or 'rel="next"' in page
    assert http.get("/?region=99&sector=empire&lang=fr").status_code == 200
    assert read["hours"]["usual"] == ["08:30-12:00 14:00-18:00", "", "", "", "", "", ""]
    page = http.get(f"/a/{administration.administration.slug}?lang=fr").text
    for said in ("Permis de construire", "Place de la mairie", "https://commune.ma"):
        assert said in page
    assert re.search(r"14\sh", http.get(f"/a/{administration.administration.slug}/calendar?lang=fr").text)


def test_a_change_is_decided_on_the_version_that_was_seen(journey: Journey, path: str) -> None:
    _change(journey, path, 0)
    assert _change(journey, path, 0, 412)["code"] == "http.precondition_failed"
    _change(journey, path, 1, 200, "manager", **{**BODY, "scope": {"ar": "", "fr": "Autre"}})
    assert journey.call("GET", path)["scope"]["fr"] == "Autre"


def test_each_change_is_recorded_and_none_that_changes_nothing(
    cloud: LocalCloud, journey: Journey, path: str, administration: Seeded
) -> None:
    _change(journey, path, 0)
    _change(journey, path, 1)
    object_id = f"organisation/{administration.administration.id}"
    events = [record.body["event"] for record in bootstrap.log().of_object(object_id)]
    assert events.count("PortalChanged") == 1


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"contacts": {"website": "javascript:alert(1)"}}, "website", "website_form"),
        ({"contacts": {"email": "nobody"}}, "email", "email_form"),
        ({"contacts": {"telephone": "12"}}, "telephone", "telephone_form"),
        ({"scope": {"ar": "ا" * 4001, "fr": ""}}, "scope_ar", "text_too_long"),
        ({"hours": {"usual": ["8-12"], "ramadan": []}}, "usual-0", "hours_form"),
        ({"cndp_number": "9" * 61}, "cndp_number", "text_too_long"),
    ],
)
def test_what_cannot_be_shown_is_refused_at_its_field(
    journey: Journey, path: str, changed: dict[str, Any], field: str, code: str
) -> None:
    refused = _change(journey, path, 0, 422, **{**BODY, **changed})
    assert [(error["field"], error["code"]) for error in refused["errors"]] == [(field, f"organisation.{code}")]


def test_a_logo_is_drawn_anew_and_served_under_its_own_address(
    journey: Journey, path: str, http: PortalSession
) -> None:
    content = b64encode(_png()).decode()
    answer = _change(journey, f"{path}/logo", 0, content=content)
    address = answer["logo"].removeprefix(http.base)
    shown = http.get(address)
    assert shown.headers["Content-Type"] == "image/png" and "immutable" in shown.headers["Cache-Control"]
    assert Image.open(BytesIO(shown.content)).size == (64, 32)
    assert http.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 404
    journey.call("DELETE", f"{path}/logo", "manager", headers={"If-Match": '"1"'})
    assert journey.call("GET", path)["logo"] is None
    for wrong in ("not base64", b64encode(b"<svg/>").decode()):
        assert _change(journey, f"{path}/logo", 2, 422, content=wrong)["errors"][0]["code"].endswith("logo_unreadable")


def test_a_portal_is_its_own_administrators_alone(journey: Journey, path: str, other: Journey) -> None:
    for agent, status in (("", 401), ("registrar", 403)):
        _change(journey, path, 0, status, agent)
    _change(other, path, 0, 404)
    assert journey.call("GET", path)["scope"]["fr"] == ""


@pytest.fixture
def other(cloud: LocalCloud) -> Journey:
    """Another administration."""
    return Journey(cloud, cloud.seed(unique(specification.read())))


def test_the_page_keeps_what_was_typed_and_takes_an_image(
    http: PortalSession, journey: Journey, administration: Seeded
) -> None:
    sign_in(http, administration.agents["manager"].email)
    csrf = re.search(r'name="csrf" value="([^"]+)"', http.get("/admin/portal").text)
    assert csrf is not None
    typed = {"csrf": csrf[1], "version": "0", "scope_fr": "État civil", "usual-0": "8-12"}
    wrong = http.post("/admin/portal?lang=fr", data=typed)
    assert wrong.status_code == 422 and "État civil" in wrong.text and "Écrivez les heures ainsi" in wrong.text
    done = http.post("/admin/portal?lang=fr", data=typed | {"usual-0": "08:00-12:00"})
    assert "Le portail est à jour." in done.text
    stale = http.post("/admin/portal?lang=fr", data=typed | {"usual-0": "", "scope_fr": "Mien"})
    assert stale.status_code == 409 and "Mien" in stale.text
    sent = {"csrf": csrf[1], "version": "1"}
    shown = http.post("/admin/portal/logo?lang=fr", data=sent, files={"logo": ("a.png", _png(), "image/png")})
    assert "Logo actuel" in shown.text
    bad = http.post("/admin/portal/logo?lang=fr", data=sent | {"version": "2"}, files={"logo": ("a.svg", b"<svg/>")})
    assert bad.status_code == 422 and "ne peut pas être lue" in bad.text
    assert http.post("/admin/portal/logo", data=sent, files={"logo": ("a", b"0" * 3_000_000)}).status_code == 413
    removed = http.post("/admin/portal/logo?lang=fr", data={**sent, "version": "2", "remove": "yes"})
    assert "Logo actuel" not in removed.text
