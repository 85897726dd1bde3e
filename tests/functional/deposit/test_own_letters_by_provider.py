"""Who proves an address at the platform's identity provider finds its letters, without a mailed code."""

from collections.abc import Iterator

import pytest

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.depositor_provider import PAGE, DepositorProvider
from tests.functional.deposit.own import new_address, put_letter
from tests.own_sign_in import over_to, says
from tests.people import csrf_of, sign_in
from tests.workflows.conftest import unique


@pytest.fixture(scope="module")
def seeded(cloud: LocalCloud) -> Seeded:
    return cloud.seed(unique(specification.read()))


@pytest.fixture(scope="module")
def provider(cloud: LocalCloud, seeded: Seeded) -> Iterator[DepositorProvider]:
    with DepositorProvider(cloud, seeded).in_use() as used:
        yield used


def test_who_proves_an_address_there_sees_its_letters_and_no_others(
    provider: DepositorProvider, seeded: Seeded, http: PortalSession
) -> None:
    email = new_address()
    put_letter(seeded, email, subject="رسالة صاحبها")
    put_letter(seeded, new_address(), subject="رسالة غيره")
    arrived = provider.prove(http, provider.person(email.upper()))
    assert arrived.url.endswith("/mine") and "رسالة صاحبها" in arrived.text and "رسالة غيره" not in arrived.text


def test_an_address_that_the_provider_has_not_verified_opens_nothing(
    provider: DepositorProvider, seeded: Seeded, http: PortalSession
) -> None:
    email = new_address()
    put_letter(seeded, email, subject="رسالة صاحبها")
    refused = provider.prove(http, provider.person(email, email_verified=False))
    assert refused.status_code == 401 and says(refused, "deposit.provider_failed")
    assert "رسالة صاحبها" not in http.get("/mine").text


def test_an_agent_who_fails_there_as_a_depositor_is_led_back_to_the_letters(
    provider: DepositorProvider, seeded: Seeded, http: PortalSession
) -> None:
    sign_in(http, seeded.agents["handler"].email)
    refused = provider.prove(http, provider.person(new_address(), email_verified=False))
    assert says(refused, "deposit.provider_failed") and PAGE not in refused.text


def test_a_way_back_serves_once_and_in_the_browser_that_went(
    cloud: LocalCloud, provider: DepositorProvider, http: PortalSession
) -> None:
    person = provider.person(new_address())
    back = provider.provider.sign_in(provider.begin(http), person)
    with PortalSession(cloud.url) as other:
        assert other.get(back).status_code == 410
    assert http.get(back).status_code == 200
    assert http.get(back).status_code == 410


def test_who_gives_up_at_the_provider_is_told_and_may_ask_for_a_code(
    provider: DepositorProvider, http: PortalSession
) -> None:
    given_up = http.get(provider.provider.cancel(provider.begin(http)))
    assert given_up.status_code == 401 and says(given_up, "provider.denied") and 'href="/mine' in given_up.text


def test_it_is_offered_only_while_it_is_in_use(
    cloud: LocalCloud, provider: DepositorProvider, http: PortalSession
) -> None:
    assert "/mine/provider" in http.get("/mine").text
    with PortalSession(cloud.url) as operator:
        sign_in(operator, provider.operator)
        provider.act(operator, "/off")
        page = http.get("/mine")
        assert "/mine/provider" not in page.text
        assert http.post("/mine/provider", data=csrf_of(page)).status_code == 404
        provider.act(operator, "/on")


def test_what_was_changed_is_tried_before_it_is_used_and_by_the_operator_who_changed_it(
    cloud: LocalCloud, provider: DepositorProvider, http: PortalSession
) -> None:
    person = provider.person("trial@id.example")
    with PortalSession(cloud.url) as operator:
        sign_in(operator, provider.operator)
        provider.act(operator, "", **provider.form(email_claim="mail"))
        assert provider.act(operator, "/on").status_code == 409
        provider.act(operator, "", **provider.form())
        over = over_to(provider.act(operator, "/trial"))
        assert http.get(provider.provider.sign_in(over, person)).status_code == 410
        tried = operator.get(provider.provider.sign_in(over_to(provider.act(operator, "/trial")), person))
        assert tried.url.partition("?")[0].endswith(PAGE)
        assert provider.act(operator, "/on").status_code == 200
