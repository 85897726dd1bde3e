"""Loading many administrations: believable, each another, found again, never faster than AWS lets."""

from itertools import islice

from chalicelib.organisation.model import is_code, is_slug
from infra.local.cloud import LocalCloud
from infra.seed import crowd
from infra.seed.load import Loaded, load, loaded_with_progress, local
from infra.seed.pace import Pace, PacedAccounts, PacedKeys


def test_a_thousand_administrations_have_names_slugs_codes_and_people_of_their_own() -> None:
    specs = list(crowd.administrations(1200))
    for of in ("slug", "code", "name"):
        assert len({getattr(spec, of) for spec in specs}) == len(specs)
    assert all(is_slug(spec.slug) and is_code(spec.code) for spec in specs)
    assert len({agent.email for spec in specs for agent in spec.agents.values()}) == 3 * len(specs)
    assert {len(spec.desks) for spec in specs} == {crowd.DESKS}
    for spec in islice(specs, 20):
        assert {desk.entity for desk in spec.desks.values()} <= spec.entities.keys()
        seated = {step["desk"] for circuit in spec.circuits.values() for it in circuit.groups for step in it["steps"]}
        assert seated | {desk for agent in spec.agents.values() for desk in agent.desks} <= spec.desks.keys()


def test_what_is_loaded_again_is_found_again(cloud: LocalCloud) -> None:
    stack, keys, accounts = local(cloud)
    for _ in range(2):
        loaded = [spec for spec, _ in load(crowd.administrations(2), stack, keys, accounts)]
    for spec in loaded:
        made = stack.organisation.by_slug(spec.slug)
        assert len(stack.organisation.desks(made.id)) == crowd.DESKS
        assert len(stack.organisation.agents(made.id)) == 3
        assert {entity.name for entity in stack.organisation.entities(made.id)} >= {spec.name}


def test_the_rates_are_told_and_one_administration_takes_far_less_than_a_minute(cloud: LocalCloud) -> None:
    loaded = loaded_with_progress(2, *local(cloud))
    assert (loaded.administrations, loaded.desks) == (2, 2 * crowd.DESKS)
    assert 0 < loaded.slowest < 60
    told = Loaded(1000, 20_000, 200.0, 120.0, 0.5).told()
    assert "1,000 administrations" in told and "5.0 administrations and 100 desks a second" in told


class HandTime:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.at = 0.0

    def sleep(self, seconds: float) -> None:
        self.at += seconds


class Known:
    """Keys or accounts that are all there."""

    def of(self, *_: str) -> str:
        return "it"


def test_keys_and_accounts_wait_for_their_turn() -> None:
    time = HandTime()
    keys = PacedKeys(Known(), Pace(2.5, lambda: time.at, time.sleep))
    assert {keys.of("seal", "a", "a") for _ in range(11)} == {"it"}
    assert round(time.at, 6) == 4.0
    accounts = PacedAccounts(Known(), Pace(25.0, lambda: time.at, time.sleep))
    for _ in range(26):
        accounts.of("a@b.example")
    assert round(time.at, 6) == 5.0
