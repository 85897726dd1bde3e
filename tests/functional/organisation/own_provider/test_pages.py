"""An administration's own identity provider as its administrators keep it: pages without scripts, and the API."""

import html
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.errors import ForbiddenError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.work import StaleError
from chalicelib.organisation.own_provider.ports import Login
from chalicelib.web import texts
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.internet import internet
from tests.journeys import Journey
from tests.own_sign_in import OwnSignIn, over_to
from tests.people import csrf_of, sign_in
from tests.workflows.conftest import unique

PATH = "/organisation/own-provider"


@pytest.fixture(scope="module")
def own(cloud: LocalCloud) -> OwnSignIn:
    """One administration for all: each test says its provider anew."""
    return OwnSignIn(cloud, cloud.seed(unique(specification.read())))


@pytest.fixture(scope="module")
def journey(own: OwnSignIn) -> Journey:
    return Journey(own.cloud, own.seeded)


@pytest.fixture
def manager(own: OwnSignIn, http: PortalSession) -> Iterator[PortalSession]:
    http.get("/sign-in?lang=fr")
    sign_in(http, own.seeded.agents["manager"].email)
    yield http


def put(
    journey: Journey, own: OwnSignIn, expect: int = 200, version: str = "*", agent: str = "manager", **changes: Any
) -> Any:
    said = {"issuer": own.provider.issuer, "client_id": "wasl", "client_secret": own.provider.client_secret}
    return journey.call("PUT", PATH, agent, expect, json={**said, **changes}, headers={"If-Match": version})


def turn(journey: Journey, way: str, expect: int = 200, version: str = "*") -> Any:
    return journey.call("POST", f"{PATH}/turning-{way}", "manager", expect, headers={"If-Match": version})


def tell(code: str, **given: Any) -> str:
    return texts.text(Language.FRENCH, f"error-provider-{code}", **given)


def test_it_is_said_tried_and_only_then_put_in_use(own: OwnSignIn, journey: Journey, manager: PortalSession) -> None:
    said = own.act(manager, "", **own.form())
    assert "À essayer" in said.text and own.provider.client_secret not in html.unescape(said.text)
    assert tell("untried") in own.act(manager, "/on").text
    assert turn(journey, "on", 409)["code"] == "provider.untried"
    over = own.act(manager, "/trial")
    as_another = manager.get(own.provider.sign_in(over_to(over), own.people["handler"]))
    assert as_another.status_code == 403 and tell("tried_by_another") in html.unescape(as_another.text)
    back = own.provider.sign_in(over_to(own.act(manager, "/trial")), own.people["manager"])
    assert manager.get(back).url.endswith("/admin/sign-in?done=provider-tried")
    assert "Mettre hors service" in own.act(manager, "/on").text
    with PortalSession(own.cloud.url) as visitor:
        found = visitor.post("/sign-in/administration", data={"email": f"a@{own.domain}"})
        assert found.url.endswith(f"/a/{own.slug}/sign-in")
    domains_only = put(journey, own, domains=[own.domain, "other.example"], client_secret=None)
    assert domains_only["progress"] == "on"
    changed = put(journey, own, client_id="another", client_secret=None, domains=[own.domain])
    assert (changed["progress"], changed["has_secret"]) == ("untried", True)
    assert bootstrap.provider_store().administrations_at(own.domain) == []
    object_id = f"organisation/{own.seeded.administration.id}"
    told = [
        record.body["detail"]["progress"]
        for record in bootstrap.log().of_object(object_id)
        if record.body["event"] == "OwnProviderChanged"
    ]
    assert told == ["untried", "tried", "on", "on", "untried"]


def test_a_secret_is_kept_encrypted_and_opens_for_its_own_administration_alone(
    own: OwnSignIn, journey: Journey
) -> None:
    put(journey, own)
    kept = bootstrap.provider_store().provider(own.seeded.administration.id)
    assert kept is not None and own.provider.client_secret.encode() not in kept.sealed_secret
    kms, key = own.cloud.client("kms"), bootstrap.settings().key_secrets
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(KeyId=key, CiphertextBlob=kept.sealed_secret, EncryptionContext={"whose": "another"})
    assert put(journey, own, client_secret="")["has_secret"] is False


def test_what_cannot_be_a_provider_is_refused_at_its_field(own: OwnSignIn, journey: Journey) -> None:
    internet().names["inside.example"] = "169.254.169.254"
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"issuer": "https://inside.example"}, "issuer", "unreachable"),
        ({"issuer": "https://127.0.0.1"}, "issuer", "unreachable"),
        ({"issuer": own.provider.issuer + "/"}, "issuer", "other_issuer"),
        ({"issuer": own.provider.issuer.replace("https", "http")}, "issuer", "issuer_form"),
        ({"client_id": " "}, "client_id", "client_form"),
        ({"client_secret": "x" * 301}, "client_secret", "secret_form"),
        ({"email_claim": "an e-mail"}, "email_claim", "claim_form"),
        ({"domains": ["commune"]}, "domains", "domain_form"),
        ({"domains": [f"d{n}.example" for n in range(21)]}, "domains", "domains_many"),
    ]
    for given, field, code in wrong:
        refused = put(journey, own, 422, **given)
        assert [(it["field"], it["code"]) for it in refused["errors"]] == [(field, f"provider.{code}")], given


def test_it_is_its_administrators_alone_and_decided_on_what_they_saw(
    own: OwnSignIn, journey: Journey, manager: PortalSession
) -> None:
    version = put(journey, own)["version"]
    assert put(journey, own, 412, f'"{version - 1}"')["code"] == "http.precondition_failed"
    for agent, status in (("", 401), ("registrar", 403)):
        put(journey, own, status, agent=agent)
    stale = manager.post(
        "/admin/sign-in", data=own.form(client_id="mine") | csrf_of(manager.get("/account")) | {"version": "0"}
    )
    assert stale.status_code == 409 and 'value="mine"' in stale.text
    wrong = own.act(manager, "", **own.form(issuer="http://a", domains="b"))
    assert wrong.status_code == 422 and tell("issuer_form") in html.unescape(wrong.text)
    own.provider.is_down = True
    down = own.act(manager, "/trial")
    own.provider.is_down = False
    assert down.status_code == 422 and tell("unreachable") in html.unescape(down.text)
    journey.call("DELETE", f"{PATH}/logins/nobody", "manager", 404)


def test_of_two_identities_with_one_address_the_first_is_the_agents(own: OwnSignIn, journey: Journey) -> None:
    put(journey, own)
    provider = bootstrap.providers().of(own.seeded.administration.id)
    agents, (first, other) = bootstrap.own_agents(), (own.seeded.agents[it] for it in ("affairs", "head"))
    agents.note(provider, first, "login-1", None)
    agents.note(provider, first, "login-1", None)
    for agent, login in ((first, "login-2"), (other, "login-1")):
        with pytest.raises(ForbiddenError):
            agents.note(provider, agent, login, None)
        with pytest.raises(StaleError), bootstrap.transactions()() as work:
            bound = Login(agent.id, login, provider.issuer, bootstrap.clock().now())
            bootstrap.provider_store().bind(own.seeded.administration.id, bound, work)


def test_a_domain_leads_only_to_providers_in_use(http: PortalSession) -> None:
    for typed in ("agent@nowhere.example", "no address", "", "@", "a@" + "x" * 3000):
        answer = http.post("/sign-in/administration?lang=fr", data={"email": typed})
        assert answer.status_code == 422 and tell("domain_unknown") in html.unescape(answer.text)
