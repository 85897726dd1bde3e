"""The operator takes administrations out of service and back; certificates of their seals; the pages for both."""

import re
from collections.abc import Iterator

import pytest

from chalicelib.evidence.model import TrustLevel
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.pki.authority import RULE, answer_requests, answered
from tests.conftest import PortalSession
from tests.joining import Joining, letters
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import sign_in


@pytest.fixture
def joining(cloud: LocalCloud, administration: Seeded) -> Joining:
    return Joining.beside(cloud, administration)


@pytest.fixture
def operator(http: PortalSession, administration: Seeded) -> PortalSession:
    """A browser in which the operator is signed in."""
    assert administration.operator is not None
    sign_in(http, administration.operator.email)
    return http


def _post(session: PortalSession, path: str, **typed: str) -> str:
    page = session.get("/operator/administrations").text
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)
    assert csrf is not None
    return session.post(f"{path}?lang=fr", data={"csrf": csrf[1], **typed}).text


@pytest.mark.parametrize("standing", ["suspended", "closed"])
def test_out_of_service_no_letter_is_taken_and_the_draft_is_kept(
    cloud: LocalCloud, journey: Journey, joining: Joining, http: PortalSession, standing: str
) -> None:
    slug = journey.seeded.administration.slug
    draft = journey.draft()["id"]
    journey.attach(draft, letter())
    cloud.drain()
    joining.stand(slug, standing)
    code = f"deposit.administration_{standing}"
    refused = journey.call("POST", f"/deposits/{draft}/submission", expect=409, json={})
    assert refused["code"] == code
    new = {"administration": slug, "depositor": {}, "letter": {}}
    assert journey.call("POST", "/deposits", expect=409, json=new)["code"] == code
    assert journey.call("GET", f"/deposits/{draft}")["letter"]["subject"]
    assert http.get(f"/a/{slug}/deposit?lang=fr").status_code == 409
    fingerprint = re.search(r'name="fingerprint" value="([^"]+)"', http.get(f"/drafts/{draft}/check").text)
    assert fingerprint is not None
    page = http.post(f"/drafts/{draft}/check?lang=fr", data={"fingerprint": fingerprint[1]})
    assert page.status_code == 409 and "Votre brouillon est conservé" in page.text
    joining.stand(slug, "active")
    assert journey.call("POST", f"/deposits/{draft}/submission", json={})["state"] != "draft"


@pytest.mark.parametrize("standing", ["suspended", "closed"])
def test_out_of_service_everything_stays_readable(
    cloud: LocalCloud, journey: Journey, joining: Joining, http: PortalSession, standing: str
) -> None:
    deposit = journey.deposit()
    slug, entity = journey.seeded.administration.slug, journey.seeded.administration.entity_id
    joining.stand(slug, standing)
    submission = deposit["submission"]
    assert http.get(f"/track/{submission['tracking_code']}").status_code == 200
    assert journey.call("GET", f"/deposits/{deposit['id']}/receipt")["url"]
    assert journey.call("GET", f"/verifications/{submission['verification_id']}")["statements"]
    assert http.get(f"/a/{slug}?lang=fr").status_code == 200
    (mail,) = journey.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]
    given = {"reason_code": "not_competent", "note": "x"}
    headers = {"If-Match": f'"{mail["version"]}"'}
    refused = journey.call("POST", f"/mails/{mail['id']}/rejection", "registrar", 403, json=given, headers=headers)
    assert refused["code"] == "organisation.out_of_service"


def test_a_closed_administration_leaves_the_directory_and_a_suspended_one_stays(
    joining: Joining, journey: Journey
) -> None:
    seeded = journey.seeded.administration

    def listed() -> bool:
        return any(
            it["slug"] == seeded.slug for it in journey.call("GET", f"/administrations?q={seeded.code}")["items"]
        )

    joining.stand(seeded.slug, "suspended")
    assert listed()
    joining.stand(seeded.slug, "closed")
    assert not listed()
    joining.stand(seeded.slug, "active")
    assert listed()


def test_the_operator_lists_those_that_are_closed_too_and_how_each_stands(joining: Joining, journey: Journey) -> None:
    joining.stand(journey.seeded.administration.slug, "closed")
    listed: dict[str, str] = {}
    path = "/platform/administrations"
    while path:
        answer = journey.agent("operator").get(f"{journey.cloud.url}/api/v1{path}")
        listed |= {it["slug"]: it["standing"] for it in answer.json()["items"]}
        path = answer.links["next"]["url"].partition("/api/v1")[2] if "next" in answer.links else ""
    joining.stand(journey.seeded.administration.slug, "active")
    assert listed[journey.seeded.administration.slug] == "closed"


def test_only_the_operator_changes_how_an_administration_stands(joining: Joining, journey: Journey) -> None:
    path = f"/administrations/{journey.seeded.administration.slug}/standing"
    for agent, status in (("", 401), ("manager", 403)):
        journey.call("POST", path, agent, status, json={"standing": "closed", "reason": "قرار"})
    journey.call("POST", path, "operator", 422, json={"standing": "closed", "reason": " "})
    journey.call("POST", path, "operator", 422, json={"standing": "burnt", "reason": "قرار"})


def test_a_chain_is_installed_only_if_it_certifies_the_seals_key(joining: Joining) -> None:
    ready, other = joining.joined(), joining.joined()
    path, pki = f"/administrations/{ready['slug']}/certificate", joining.cloud.pki
    request = joining.journey.call("GET", path, "operator")["request"]
    foreign = joining.journey.call("GET", f"/administrations/{other['slug']}/certificate", "operator")["request"]
    leaf = answered(pki, request).partition("-----END CERTIFICATE-----\n")[0] + "-----END CERTIFICATE-----\n"
    for chain, code in (
        (answered(pki, foreign), "organisation.chain_of_other_key"),
        (leaf + pki.root_pem, "organisation.chain_with_gap"),
        ("hello", "organisation.chain_not_pem"),
    ):
        refused = joining.journey.call("PUT", path, "operator", 422, json={"chain": chain})
        assert refused["errors"][0]["code"] == code
    assert joining.journey.call("GET", path, "operator")["subject"] is None
    installed = joining.certify(ready["slug"])
    assert ready["name_fr"] in installed["subject"]


def test_receipts_say_that_the_certificate_is_awaited_until_it_is_there(joining: Joining) -> None:
    ready = joining.joined()
    journey = joining.at(ready["slug"])
    assert _trust(journey) == TrustLevel.UNSEALED
    joining.certify(ready["slug"])
    assert _trust(journey) == TrustLevel.DEVELOPMENT


def _trust(journey: Journey) -> str:
    verification_id = journey.deposit()["submission"]["verification_id"]
    return str(journey.call("GET", f"/verifications/{verification_id}")["trust"])


@pytest.fixture
def _authority(cloud: LocalCloud) -> Iterator[None]:
    """At work for one test: elsewhere, certificates are awaited."""
    answer_requests(cloud)
    yield
    events, bus = cloud.client("events"), cloud.outputs["Bus"]
    events.remove_targets(Rule=RULE, EventBusName=bus, Ids=[RULE])
    events.delete_rule(Name=RULE, EventBusName=bus)


@pytest.mark.usefixtures("_authority")
def test_the_development_authority_answers_by_itself(joining: Joining) -> None:
    ready = joining.joined()
    state = joining.journey.call("GET", f"/administrations/{ready['slug']}/certificate", "operator")
    assert state["subject"] and state["valid_until"]


def test_the_operators_pages_lead_from_the_request_to_the_certificate(
    cloud: LocalCloud, joining: Joining, operator: PortalSession
) -> None:
    asked, own = joining.ask(), letters(8)
    here = f"/operator/administrations/requests/{asked['id']}"
    assert operator.get("/operator/administrations/requests").status_code == 200
    assert asked["contact_email"] in operator.get(here).text
    wrong = _post(operator, f"{here}/approval", slug="-", code=own, contact_email=asked["contact_email"])
    assert "Le nom du portail compte de 1 à 63" in wrong
    _post(operator, f"{here}/approval", slug=own.lower(), code=own, contact_email=asked["contact_email"])
    cloud.drain()
    administration = f"/operator/administrations/{asked['administration_id']}"
    assert administration in operator.get(here).text
    page = operator.get(f"{administration}?lang=fr").text
    assert "Le certificat est attendu" in page
    as_saved = {"Accept": None}  # what browsers send that save a link
    request = operator.get(f"{administration}/certificate-request", headers=as_saved)
    assert request.headers["Content-Disposition"] == f'attachment; filename="{own.lower()}.csr.pem"'
    assert "ne contient pas de certificats" in _post(operator, f"{administration}/certificate", chain="hello")
    chain = answered(cloud.pki, request.text)
    assert "Le certificat est installé." in _post(operator, f"{administration}/certificate", chain=chain)
    assert "Écrivez le motif" in _post(operator, f"{administration}/standing", standing="closed", reason="")
    assert "est changée" in _post(operator, f"{administration}/standing", standing="closed", reason="Décision 12")
    assert own in operator.get(f"/operator/administrations?q={own}").text


def test_a_refusal_on_the_page_needs_its_reason(joining: Joining, operator: PortalSession) -> None:
    here = f"/operator/administrations/requests/{joining.ask()['id']}"
    assert "Écrivez le motif" in _post(operator, f"{here}/refusal", reason="")
    assert "La demande est refusée." in _post(operator, f"{here}/refusal", reason="Texte de référence inconnu")
