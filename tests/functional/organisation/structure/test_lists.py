"""What an agent's program must know before it can act: who it is, and the ids that bodies ask for."""

import pytest

from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.journeys import Journey
from tests.workflows.conftest import unique


def test_a_caller_is_told_who_they_are_and_where_they_sit(journey: Journey) -> None:
    me = journey.call("GET", "/me", "handler")
    agent, desk = journey.seeded.agents["handler"], journey.seeded.desks["permits"]
    assert (me["agent_id"], me["email"], me["name"]["fr"]) == (agent.id, agent.email, "Salma Tazi")
    assert me["administration"]["slug"] == journey.seeded.administration.slug
    seats = [(seat["desk_id"], seat["entity_id"], seat["roles"], seat["mandate"]) for seat in me["seats"]]
    assert seats == [(desk.id, desk.entity_id, ["handler"], None)]
    assert (me["roles"], me["out_of_service"]) == (["handler"], False)


def test_an_operator_belongs_to_no_administration(journey: Journey) -> None:
    me = journey.call("GET", "/me", "operator")
    assert me["administration"] is None
    assert me["roles"] == ["operator"]


@pytest.mark.parametrize("path", ["/me", "/entities", "/desks", "/circuits"])
def test_nobody_in_particular_is_told_nothing(journey: Journey, path: str) -> None:
    assert journey.call("GET", path, expect=401)["code"] == "web.sign_in_required"


def test_the_ids_that_bodies_ask_for_are_listed(journey: Journey) -> None:
    seeded = journey.seeded
    entities = journey.call("GET", "/entities", "registrar")["items"]
    assert {(it["code"], it["id"]) for it in entities} == {(it.code, it.id) for it in seeded.entities.values()}
    assert {it["parent_id"] for it in entities} == {None, seeded.administration.entity_id}
    desks = journey.call("GET", "/desks", "handler")["items"]
    assert {(it["id"], it["entity_id"]) for it in desks} == {(it.id, it.entity_id) for it in seeded.desks.values()}
    (circuit,) = journey.call("GET", "/circuits", "handler")["items"]
    assert circuit["id"] == seeded.circuits["visa-then-signature"].id
    steps = [(step["kind"], step["desk_id"]) for group in circuit["groups"] for step in group["steps"]]
    assert steps == [("visa", seeded.desks["planning-head"].id), ("signature", seeded.desks["president"].id)]
    assert [group["needed"] for group in circuit["groups"]] == [1, 1]


def test_another_administrations_are_not_among_them(journey: Journey, cloud: LocalCloud) -> None:
    beside = cloud.seed(unique(specification.read()))
    theirs = [*(it.id for it in beside.entities.values()), *(it.id for it in beside.desks.values())]
    for path in ("/entities", "/desks", "/circuits"):
        told = str(journey.call("GET", path, "president"))
        assert not [its_id for its_id in theirs if its_id in told]
