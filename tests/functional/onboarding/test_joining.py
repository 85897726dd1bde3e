"""An administration joins: asked for, approved or refused, made ready by itself."""

import re

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.kernel.languages import Language
from chalicelib.onboarding.pages import REQUESTS_AN_HOUR
from chalicelib.organisation.model import Contacts
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.store import registers
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.faults import Fault, at, injected
from tests.joining import Joining, forget_tries, letters, wish


@pytest.fixture(autouse=True)
def _from_a_new_address(cloud: LocalCloud) -> None:
    forget_tries()


@pytest.fixture
def joining(cloud: LocalCloud, administration: Seeded) -> Joining:
    return Joining.beside(cloud, administration)


def _mails_to(cloud: LocalCloud, address: str) -> list[str]:
    return [str(mail["Subject"]) for mail in cloud.mails() if address in str(mail["To"])]


def test_an_approved_administration_is_ready_with_all_that_it_needs(
    joining: Joining, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "EPOCH_SECONDS", -1)  # as in a process of its own, which was told nothing yet
    ready = joining.joined()
    assert (ready["state"], ready["hindrance"]) == ("ready", "")
    made, service = ready["administration_id"], bootstrap.organisation()
    administration = service.by_slug(ready["slug"])
    assert (administration.id, administration.code) == (made, ready["code"])
    assert administration.contacts == Contacts()  # the contact's own address is nobody else's to read
    assert len(service.entities(made)) == 3 and len(service.desks(made)) == 5
    assert {circuit.id for circuit in service.circuits(made)} == {"signature", "visa-then-signature"}
    (administrator,) = service.agents(made)
    assert administrator.email == ready["contact_email"]
    assert {Role.ADMINISTRATOR, Role.REGISTRAR} <= service.caller(administrator.id).roles
    opened = [bootstrap.registry_stores().registers.get(f"{ready['code']}-{letter}") for letter in "ADI"]
    assert {register.administration_id for register in opened} == {made}
    _is_certified_on_demand(service, administration.seal_key_id)
    found = bootstrap.directory().find(ready["code"], Language.ARABIC).items
    assert [listed.slug for listed in found] == [ready["slug"]]


def _is_certified_on_demand(service: OrganisationService, key_id: str) -> None:
    assert "BEGIN CERTIFICATE REQUEST" in bootstrap.certification().requested(key_id)


def test_the_contact_is_told_what_becomes_of_the_request(cloud: LocalCloud, joining: Joining) -> None:
    ready = joining.joined()
    received, *then = _mails_to(cloud, ready["contact_email"])
    assert received.startswith("تم التوصل بطلب الانضمام")
    assert [subject for subject in then if subject.startswith("إدارتكم في الخدمة")]
    assert [subject for subject in then if subject.startswith("ولوجكم")]


def test_a_refused_request_is_told_why_and_sets_its_names_free(cloud: LocalCloud, joining: Joining) -> None:
    asked = joining.ask()
    joining.decide(asked["id"], "refusal", reason="النص المرجعي ناقص")
    cloud.drain()
    assert joining.now(asked["id"])["reason"] == "النص المرجعي ناقص"
    assert any(subject.startswith("طلب الانضمام") for subject in _mails_to(cloud, asked["contact_email"]))
    again = joining.ask(slug=asked["slug"], code=asked["code"], ice=asked["ice"])
    assert again["id"] != asked["id"]


@pytest.mark.parametrize("same", ["slug", "code", "ice"])
@pytest.mark.parametrize("state", ["pending", "ready"])
def test_a_second_request_for_one_administration_is_told_so_and_the_first_stands(
    joining: Joining, same: str, state: str
) -> None:
    first = joining.ask() if state == "pending" else joining.joined()
    refused = joining.ask(422, **{same: first[same]})
    assert [(error["field"], error["code"]) for error in refused["errors"]] == [(same, f"onboarding.{same}_taken")]
    assert first["contact_email"] not in str(refused) and first["contact_name_ar"] not in str(refused)
    assert joining.now(first["id"])["state"] == state


def test_without_slug_and_code_they_are_proposed_from_the_name(joining: Joining) -> None:
    own = letters(8)
    asked = joining.ask(slug="", code="", name_fr=f"Commune de {own}")
    assert asked["slug"] == f"commune-{own.lower()}"
    assert re.fullmatch("C[A-Z]{1,7}", asked["code"])


def test_an_approval_may_correct_slug_code_and_address(cloud: LocalCloud, joining: Joining) -> None:
    asked, own = joining.ask(), letters(8)
    corrected = {"slug": own.lower(), "code": own, "contact_email": f"{own.lower()}@commune.example"}
    joining.decide(asked["id"], "approval", **corrected)
    cloud.drain()
    ready = joining.now(asked["id"])
    assert {name: ready[name] for name in corrected} == corrected
    assert bootstrap.organisation().by_slug(own.lower()).code == own
    joining.ask(slug=asked["slug"], code=asked["code"])  # what was corrected is free


def test_an_approval_may_not_take_what_another_has(joining: Joining) -> None:
    first, second = joining.ask(), joining.ask()
    refused = joining.decide(second["id"], "approval", 422, slug=first["slug"])
    assert refused["errors"][0]["code"] == "onboarding.slug_taken"
    assert joining.now(second["id"])["state"] == "pending"


@pytest.mark.parametrize("act", ["approval", "refusal"])
def test_a_request_is_decided_once(joining: Joining, act: str) -> None:
    asked = joining.joined()
    given = {"reason": "سبب"} if act == "refusal" else {}
    assert joining.decide(asked["id"], act, 409, **given)["code"] == "onboarding.already_decided"


def test_an_address_that_is_another_administrations_agents_comes_back_to_the_operator(
    cloud: LocalCloud, joining: Joining, administration: Seeded
) -> None:
    hindered = joining.joined(contact_email=administration.agents["handler"].email)
    assert (hindered["state"], hindered["hindrance"]) == ("pending", "administrator_elsewhere")
    handler = bootstrap.organisation().agent(administration.agents["handler"].id)
    assert handler.administration_id == administration.administration.id
    joining.decide(hindered["id"], "approval", contact_email=f"own.{letters().lower()}@commune.example")
    cloud.drain()
    assert joining.now(hindered["id"])["state"] == "ready"


def test_wherever_making_it_ready_crashes_it_goes_on_and_makes_nothing_twice(
    cloud: LocalCloud, joining: Joining, soak: bool
) -> None:
    with injected(lambda _: None, function="onboarding") as seen:
        joining.joined()
    calls = [call.operation for call in seen]
    for place in range(1, len(calls) + 1, 1 if soak else 7):
        for fault in (Fault.CRASH_BEFORE, Fault.CRASH_AFTER):
            asked = joining.ask()
            joining.decide(asked["id"], "approval")
            with injected(at(place, fault), function="onboarding"):
                cloud.drain(60)
            made = joining.now(asked["id"])
            assert made["state"] == "ready", (place, calls[place - 1], fault)
            assert len(bootstrap.organisation().agents(made["administration_id"])) == 1
            assert len(bootstrap.organisation().desks(made["administration_id"])) == 5


def test_nobody_but_the_operator_lists_or_decides(joining: Joining) -> None:
    asked = joining.ask()
    for agent, status in (("", 401), ("manager", 403)):
        joining.journey.call("GET", "/administration-requests", agent, status)
        joining.journey.call("POST", f"/administration-requests/{asked['id']}/approval", agent, status, json={})
    items = joining.journey.call("GET", "/administration-requests?state=pending", "operator")["items"]
    assert items


def test_the_pages_ask_in_two_steps_and_keep_what_was_typed(http: PortalSession) -> None:
    typed = wish(slug="", code="")
    wrong = http.post("/join?lang=fr", data=typed | {"name_ar": "Commune", "contact_email": "amina"})
    assert wrong.status_code == 422
    assert "Écrivez ce nom en lettres arabes." in wrong.text and typed["legal_reference"] in wrong.text
    second = http.post("/join?lang=fr", data=typed)
    slug = re.search(r'name="slug" type="text" value="([^"]+)"', second.text)
    code = re.search(r'name="code" type="text" value="([^"]+)"', second.text)
    request_id = re.search(r'name="request_id" value="([^"]+)"', second.text)
    assert slug and code and request_id
    changed = http.post("/join", data=typed | {"change": "yes"})
    assert changed.status_code == 200 and typed["contact_email"] in changed.text
    complete = typed | {"slug": slug[1], "code": code[1], "request_id": request_id[1]}
    sent = http.post("/join/send?lang=fr", data=complete)
    assert sent.url.endswith(f"/join/{request_id[1]}?done=onboarding-asked")
    assert "La demande est reçue" in sent.text
    assert http.post("/join/send", data=complete).url == sent.url  # sent twice, it is one


def test_the_pages_tell_a_second_request_beside_the_field(http: PortalSession, joining: Joining) -> None:
    first = joining.ask()
    page = http.post("/join/send?lang=fr", data=wish(code=first["code"]))
    assert page.status_code == 422
    assert "la demande existe déjà" in page.text and first["contact_email"] not in page.text


def test_an_unusual_identifier_or_telephone_is_only_warned_of(http: PortalSession, joining: Joining) -> None:
    page = http.post("/join?lang=fr", data=wish(ice="12", contact_phone="poste 12"))
    assert page.status_code == 200 and "forme habituelle" in page.text
    assert joining.ask(ice="12", contact_phone="poste 12")["warnings"] == [
        "onboarding.ice_unusual",
        "onboarding.phone_unusual",
    ]


def test_one_address_asks_so_often_and_no_more(http: PortalSession) -> None:
    pages = [http.post("/join", data=wish()) for _ in range(REQUESTS_AN_HOUR + 1)]
    assert [page.status_code for page in pages] == [200] * REQUESTS_AN_HOUR + [429]
    forget_tries()
