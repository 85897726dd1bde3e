"""Access tokens that somebody forged, altered, borrowed or kept: none is believed, and none makes a fault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.functional.web import forged_tokens
from tests.functional.web.minting import Mint
from tests.workflows.conftest import unique

CASES = [made for name, made in vars(forged_tokens).items() if name.startswith("a_token_")]


@pytest.fixture(scope="module")
def mint(cloud: LocalCloud) -> Mint:
    """One administration, one good token."""
    return Mint.of(cloud, cloud.seed(unique(specification.read())))


def _asked(mint: Mint, authorization: str = "", cookie: str = "", **given: Any) -> requests.Response:
    named = {"Authorization": authorization, "Cookie": cookie}
    headers = {name: value for name, value in named.items() if value}
    return requests.get(f"{mint.cloud.url}/api/v1/me", headers=headers, timeout=30, **given)


def test_there_are_many_ways_to_try() -> None:
    assert len(CASES) >= 40


def test_a_good_one_is_believed(mint: Mint) -> None:
    for good in (mint.good, mint.signed(), mint.signed(jti="another")):
        assert _asked(mint, f"Bearer {good}").json()["agent_id"] == mint.seeded.agents["handler"].id


@pytest.mark.parametrize("made", CASES, ids=lambda made: made.__name__.replace("_", " "))
def test_it_is_not_believed(mint: Mint, made: Callable[[Mint], str]) -> None:
    answer = _asked(mint, f"Bearer {made(mint)}")
    assert answer.status_code == 401, answer.text
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "web.token_invalid"


def test_a_good_one_opens_nothing_where_it_does_not_belong(mint: Mint) -> None:
    good = mint.good
    for authorization in (good, f"Basic {good}", f"Token {good}", "Bearer", f"Bearer: {good}"):
        assert _asked(mint, authorization).status_code == 401, authorization[:10]
    assert _asked(mint, params={"access_token": good}).status_code in (401, 422)
    for name in ("__Host-session", "access_token", "session"):
        assert _asked(mint, cookie=f"{name}={good}").status_code == 401, name
    page = requests.get(
        f"{mint.cloud.url}/desk", headers={"Authorization": f"Bearer {good}"}, timeout=30, allow_redirects=False
    )
    assert page.headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("key", "changes", "status"),
    [
        ("head", {"active": False}, 401),
        ("affairs", {"signed_out_at": datetime(2100, 1, 1, tzinfo=UTC)}, 401),
        ("president", {"holdings": ()}, 200),
    ],
    ids=["switched off", "signed out everywhere", "without a desk"],
)
def test_a_good_one_is_worth_what_its_agent_is_now(mint: Mint, key: str, changes: dict[str, Any], status: int) -> None:
    agent = mint.seeded.agents[key]
    token = f"Bearer {mint.signed(sub=agent.id)}"
    assert _asked(mint, token).json()["seats"]
    bootstrap.organisation().put_agent(replace(agent, **changes))
    after = _asked(mint, token)
    assert after.status_code == status
    assert not after.json().get("seats")


# Sessions, by their cookie and their form token


def test_a_sessions_cookie_counts_under_its_own_name_and_once(mint: Mint) -> None:
    secret, _ = bootstrap.sessions().open(mint.seeded.agents["handler"].id)
    other, _ = bootstrap.sessions().open(mint.seeded.agents["president"].id)
    assert _asked(mint, cookie=f"__Host-session={secret}").status_code == 200
    for cookie in (
        f"session={secret}",
        f"__Secure-session={secret}",
        f"__host-session={secret}",
        f"__Host-session=%00{secret}",
    ):
        assert _asked(mint, cookie=cookie).status_code == 401, cookie
    twice = _asked(mint, cookie=f"__Host-session={other}; __Host-session={secret}")
    assert twice.status_code == 401


def test_a_form_token_from_before_the_session_was_renewed_is_refused(mint: Mint) -> None:
    """Of a session that ended there is nothing to borrow: who shows it is anybody, and may have a file checked."""
    secret, earlier = bootstrap.sessions().open(None)
    renewed, session = bootstrap.sessions().grant(earlier, "deposit/x")
    assert session.csrf != earlier.csrf
    for cookie, csrf, status in ((renewed, earlier.csrf, 403), (renewed, "", 403), (secret, earlier.csrf, 201)):
        headers = {"Cookie": f"__Host-session={cookie}", "X-CSRF-Token": csrf}
        answer = requests.post(f"{mint.cloud.url}/api/v1/checks", json={"consent": True}, headers=headers, timeout=30)
        assert answer.status_code == status, answer.text
