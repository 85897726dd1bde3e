"""Who sits down where people sign is given a key, and signs once the operator has installed its certificate."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.log import SYSTEM
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.pki.authority import answered
from infra.local.pki.hierarchy import LEAF_DAYS, Pki
from tests import pdf_tools
from tests.conftest import PortalSession
from tests.faults import Fault, at, injected
from tests.house_files import file, holder
from tests.joining import Joining
from tests.journeys import Journey
from tests.people import csrf_of, email_of, sign_in

ANY = {"If-Match": "*"}


@pytest.fixture
def joining(cloud: LocalCloud, administration: Seeded) -> Joining:
    return Joining.beside(cloud, administration)


@pytest.fixture
def joined(joining: Joining) -> Journey:
    """An administration that joined by itself, whose seal is certified."""
    slug = joining.joined()["slug"]
    joining.certify(slug)
    return joining.at(slug)


def slug_of(joined: Journey) -> str:
    return joined.seeded.administration.slug


def keys_of(cloud: LocalCloud, agent_id: str) -> list[Any]:
    """The aliases of keys that were made for somebody."""
    listed = cloud.client("kms").get_paginator("list_aliases").paginate()
    return [it for page in listed for it in page["Aliases"] if it["AliasName"].endswith(f"-signature-{agent_id}")]


def signing(joined: Journey, agent_id: str) -> tuple[str, bool]:
    """How far somebody is from signing, as their administrator is told."""
    person = joined.call("GET", f"/organisation/people/{agent_id}", "manager")
    return person["signing"], person["can_sign"]


def test_an_administration_that_joined_by_itself_answers_with_a_signed_and_sealed_reply(
    joining: Joining, joined: Journey, tmp_path: Path
) -> None:
    president = joining.invite(joined, "president", "direction")
    joining.invite(joined, "handler", "affairs")
    joining.invite(joined, "registrar", "registry-office")
    joined.seeded.desks["permits"] = joined.seeded.desks["affairs"]  # type: ignore[index]
    folder_id = joined.proposed_reply()["folder_id"]
    refused = joined.decide(folder_id, "1-1", "president", expect=409)
    assert refused["code"] == "signing.no_signing_certificate"
    certified = joining.certify_signatory(slug_of(joined), president.id)
    assert certified["signing"] == "certified" and "CN=Leïla President" in certified["certificate"]["subject"]
    joined.decide(folder_id, "1-1", "president")
    joined.cloud.drain()
    folder = joined.folder(folder_id)
    assert folder["state"] == "sealed"
    document = tmp_path / "reply.pdf"
    document.write_bytes(joined.sealed_reply(folder))
    said = pdf_tools.run("pdfsig", document)
    assert "Leïla President" in said and joined.seeded.administration.name.fr in said


@pytest.mark.parametrize("way", ["invited", "seated", "the desk changed", "imported"])
def test_however_somebody_comes_to_sit_where_people_sign_they_get_one_key_and_its_request(
    cloud: LocalCloud, joining: Joining, joined: Journey, way: str
) -> None:
    agent = joining.invite(joined, "signatory", "direction" if way == "invited" else "affairs")
    if way != "invited":
        assert signing(joined, agent.id) == ("none", False)
        SEATED[way](joined, agent.id)
        cloud.drain()
    assert signing(joined, agent.id) == ("no_certificate", False)
    (listed,) = joining.signatories(slug_of(joined))
    assert listed["agent_id"] == agent.id and "BEGIN CERTIFICATE REQUEST" in listed["certificate"]["request"]
    assert len(keys_of(cloud, agent.id)) == 1
    bootstrap.signing_keys().settle([agent.id, agent.id])  # as events come twice
    assert len(keys_of(cloud, agent.id)) == 1 and joining.signatories(slug_of(joined)) == [listed]


def seated(joined: Journey, agent_id: str) -> None:
    given = {"agent_id": agent_id, "since": civil_date(datetime.now(UTC)).isoformat()}
    path = f"/organisation/desks/{joined.seeded.desks['direction'].id}/holders"
    joined.call("POST", path, "manager", json=given, headers=ANY)


def desk_changed(joined: Journey, agent_id: str) -> None:
    desk = joined.seeded.desks["affairs"]
    named = {"name_ar": desk.name.ar, "name_fr": desk.name.fr, "entity_id": desk.entity_id}
    given = {**named, "roles": ["handler", "head", "signatory"], "clearance": desk.clearance.value}
    joined.call("PUT", f"/organisation/desks/{desk.id}", "manager", json=given, headers=ANY)


def imported(joined: Journey, agent_id: str) -> None:
    email = bootstrap.organisation().agent(agent_id).email
    content = file(holder(email, joined.seeded.desks["direction"].id)).decode()
    path = "/organisation/imports"
    import_id = joined.call("POST", path, "manager", json={"content": content})["id"]
    joined.cloud.drain()
    for act in ("check", "application"):
        joined.call("POST", f"{path}/{import_id}/{act}", "manager")
        joined.cloud.drain()


SEATED = {"seated": seated, "the desk changed": desk_changed, "imported": imported}


def test_who_takes_a_leavers_desk_gets_a_key_and_the_leavers_is_certified_no_more(
    cloud: LocalCloud, joining: Joining, joined: Journey
) -> None:
    leaver = joining.invite(joined, "leaver", "direction")
    successor = joining.invite(joined, "successor", "affairs")
    desk_id = joined.seeded.desks["direction"].id
    leaving = {"day": civil_date(datetime.now(UTC)).isoformat(), "successors": {desk_id: successor.id}}
    joined.call("POST", f"/organisation/people/{leaver.id}/departures", "manager", json=leaving, headers=ANY)
    cloud.drain()
    assert [it["agent_id"] for it in joining.signatories(slug_of(joined))] == [successor.id]
    assert len(keys_of(cloud, successor.id)) == 1
    chain = answered(
        cloud.pki, bootstrap.certification().requested(bootstrap.organisation().agent(leaver.id).signing_key_id)
    )
    path = f"/administrations/{slug_of(joined)}/signatories/{leaver.id}/certificate"
    joining.journey.call("PUT", path, "operator", 404, json={"chain": chain})


def test_who_was_shut_out_meanwhile_gets_no_key_before_they_are_let_in_again(
    cloud: LocalCloud, joining: Joining, joined: Journey
) -> None:
    agent = joining.invite(joined, "signatory", "affairs")
    seated(joined, agent.id)
    joined.call("POST", f"/organisation/people/{agent.id}/exclusion", "manager", headers=ANY)
    cloud.drain()
    assert keys_of(cloud, agent.id) == [] and joining.signatories(slug_of(joined)) == []
    joined.call("POST", f"/organisation/people/{agent.id}/readmission", "manager", headers=ANY)
    cloud.drain()
    assert signing(joined, agent.id) == ("no_certificate", False)


def test_wherever_making_a_key_crashes_the_person_ends_with_one_key_and_its_request(
    cloud: LocalCloud, joining: Joining, joined: Journey, soak: bool
) -> None:
    with injected(lambda _: None, function="onboarding") as seen:
        joining.invite(joined, "first", "direction")
    calls = [call.operation for call in seen]
    for place in range(1, len(calls) + 1, 1 if soak else 4):
        for fault in (Fault.CRASH_BEFORE, Fault.CRASH_AFTER):
            with injected(at(place, fault), function="onboarding"):
                agent = joining.invite(joined, f"agent{place}{fault.name.lower()}", "direction")
                cloud.drain(60)
            key_id = bootstrap.organisation().agent(agent.id).signing_key_id
            (alias,) = keys_of(cloud, agent.id)
            assert alias["TargetKeyId"] == key_id, (place, calls[place - 1], fault)
            assert "BEGIN CERTIFICATE REQUEST" in bootstrap.certification().requested(key_id)


def test_a_chain_that_does_not_certify_the_key_is_refused_in_words(
    cloud: LocalCloud, joining: Joining, joined: Journey
) -> None:
    agent, other = joining.invite(joined, "one", "direction"), joining.invite(joined, "other", "direction")
    listed = {it["agent_id"]: it["certificate"]["request"] for it in joining.signatories(slug_of(joined))}
    elsewhere = Pki("http://127.0.0.1:2/pki")
    der = x509.load_pem_x509_csr(listed[agent.id].encode()).public_bytes(Encoding.DER)
    broken = "".join([cloud.pki.issue(der)[0], elsewhere.root_pem])
    refused = {
        "organisation.chain_not_pem": "rien",
        "organisation.chain_of_other_key": answered(cloud.pki, listed[other.id]),
        "organisation.chain_with_gap": broken,
    }
    for code, chain in refused.items():
        answer = joining.certify_signatory(slug_of(joined), agent.id, 422, chain)
        assert [(it["field"], it["code"]) for it in answer["errors"]] == [("chain", code)]
    chain = answered(cloud.pki, listed[agent.id])
    key_id = bootstrap.organisation().agent(agent.id).signing_key_id
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(days=LEAF_DAYS + 1)),
        pytest.raises(InvalidError) as error,
    ):
        bootstrap.certification().install(agent.administration_id, key_id, chain, SYSTEM)
    assert [it.code for it in error.value.problems] == ["organisation.chain_not_valid_now"]


def test_the_operators_and_administrators_pages_say_who_cannot_sign_and_what_is_waited_for(
    cloud: LocalCloud, joining: Joining, joined: Journey
) -> None:
    president = joining.invite(joined, "president", "direction")
    administration = joined.seeded.administration
    there = f"/operator/administrations/{administration.id}"
    own = f"{there}/signatories/{president.id}"
    with PortalSession(cloud.url) as operator, PortalSession(cloud.url) as manager:
        operator.get("/sign-in?lang=fr")
        manager.get("/sign-in?lang=fr")
        sign_in(operator, email_of(joined.seeded, "operator"))
        sign_in(manager, joined.seeded.agents["manager"].email)
        assert "son certificat est attendu" in manager.get("/admin").text
        assert "certificat attendu" in manager.get(f"/admin/desks/{joined.seeded.desks['direction'].id}").text
        assert "est attendu" in manager.get(f"/admin/people/{president.id}").text
        assert own in operator.get(there).text and "Certificat attendu" in operator.get(there).text
        request = operator.get(f"{own}/certificate-request")
        assert request.headers["Content-Type"].startswith("application/x-pem-file")
        refused = operator.post(f"{own}/certificate", data={"chain": "rien", **csrf_of(operator.get(own))})
        assert refused.status_code == 422 and "ne contient pas de certificats" in refused.text
        chain = answered(cloud.pki, request.text)
        installed = operator.post(f"{own}/certificate", data={"chain": chain, **csrf_of(operator.get(own))})
        assert "Le certificat est installé." in installed.text and "Certificat valable" in installed.text
        assert "ne peuvent pas signer" not in manager.get("/admin").text
        assert "Certificat valable" in manager.get(f"/admin/people/{president.id}").text
