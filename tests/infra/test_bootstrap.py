"""What a stack is begun with: made once, found again, changed where the specification changed."""

from dataclasses import replace

import pytest

from chalicelib import bootstrap as product
from chalicelib.config import Settings
from infra.bootstrap_stack import Seeded, bootstrap
from infra.local.cloud import LocalCloud
from infra.local.http.server import STACK
from infra.seed import specification
from infra.seed.specification import AgentSpec, Spec
from infra.stack import Stack
from tests.links import link_to, mails_to

PASSWORD = "Mot-de-passe-2026"


@pytest.fixture
def stack(cloud: LocalCloud) -> Stack:
    return Stack(STACK, cloud.client, Settings.from_env())


@pytest.fixture
def spec(administration: Seeded) -> Spec:
    """The specification that the fixture's administration was made from."""
    made = administration.administration
    return specification.read().renamed(made.slug, made.code)


def test_a_bootstrap_run_again_makes_nothing_new(stack: Stack, spec: Spec, administration: Seeded) -> None:
    keys = stack.client("kms").list_keys(Limit=1000)["Keys"]
    again = bootstrap(stack, spec, password_of=lambda _: PASSWORD)
    assert again == administration
    assert stack.client("kms").list_keys(Limit=1000)["Keys"] == keys


def test_a_changed_circuit_is_its_next_version_and_the_old_one_stays(stack: Stack, spec: Spec) -> None:
    (key, circuit) = next(iter(spec.circuits.items()))
    group = {**circuit.groups[0], "deadline_hours": 24}
    changed = replace(spec, circuits={key: replace(circuit, groups=(group, *circuit.groups[1:]))})
    assert bootstrap(stack, changed, password_of=lambda _: PASSWORD).circuits[key].version == 2


def test_an_agent_added_to_the_specification_joins_those_who_are_there(stack: Stack, spec: Spec) -> None:
    newcomer = AgentSpec(f"newcomer@{spec.slug}.example", spec.agents["handler"].name, ("permits",))
    after = bootstrap(
        stack, replace(spec, agents={**spec.agents, "newcomer": newcomer}), password_of=lambda _: PASSWORD
    )
    seats = stack.organisation.agents_at(after.administration.id, after.desks["permits"].id)
    assert {agent.email for agent in seats} == {newcomer.email, after.agents["handler"].email}


def test_keys_say_by_their_tags_what_they_are_for_and_whose_they_are(stack: Stack, administration: Seeded) -> None:
    tags = stack.client("kms").list_resource_tags(KeyId=administration.administration.seal_key_id)["Tags"]
    assert {tag["TagKey"]: tag["TagValue"] for tag in tags} == {
        "wasl:purpose": "seal",
        "wasl:administration": administration.administration.id,
        "wasl:stack": STACK,
    }


def test_keys_without_an_authority_at_hand_are_named_as_uncertified(stack: Stack, spec: Spec) -> None:
    other = spec.renamed(f"{spec.slug}-b", spec.code[::-1] + "B")
    fresh = replace(stack, settings=replace(stack.settings, key_platform="no-such-key"))
    seeded = bootstrap(fresh, other, password_of=lambda _: PASSWORD)
    assert {key_id: subject.common_name for key_id, subject in seeded.uncertified.items()} == {
        "no-such-key": "Wasl",
        seeded.administration.seal_key_id: spec.name.fr,
        seeded.agents["president"].signing_key_id: spec.agents["president"].name.fr,
    }


def test_an_unknown_desk_in_a_circuit_is_refused_by_name(stack: Stack, spec: Spec) -> None:
    circuit = next(iter(spec.circuits.values()))
    wrong = replace(circuit, groups=({"steps": [{"kind": "visa", "desk": "nobody"}], "deadline_hours": 1},))
    with pytest.raises(KeyError, match="nobody"):
        bootstrap(stack, replace(spec, circuits={"wrong": wrong}), password_of=lambda _: PASSWORD)


def test_new_agents_are_mailed_a_link_once_and_need_no_password_of_anybodys(
    stack: Stack, spec: Spec, cloud: LocalCloud
) -> None:
    other = spec.renamed(f"{spec.slug}-c", spec.code[::-1] + "C")
    for _ in range(2):
        bootstrap(stack, other)
        cloud.drain()
    for agent in other.agents.values():
        (mail,) = mails_to(cloud, agent.email)
        assert link_to(cloud, agent.email) in mail


def test_an_agent_whose_account_was_made_again_is_the_same_to_a_bootstrap(
    stack: Stack, spec: Spec, administration: Seeded
) -> None:
    product.accounts().renew(administration.agents["handler"])
    again = bootstrap(stack, spec, password_of=lambda _: PASSWORD)
    assert again.agents["handler"].id == administration.agents["handler"].id
