"""Twenty agents decide at once: each step is decided by one of them, and the others are told so."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from chalicelib.evidence import chains
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.circuits import CHIEF, Office, assert_sealed_once, events, folder, records, with_circuits
from tests.workflows.conftest import EVERY_SHAPE, unique

AGENTS = 20


@pytest.fixture
def crowd(cloud: LocalCloud) -> Iterator[Office]:
    """A commune where twenty agents hold the same desk."""
    spec = with_circuits(specification.read(), **EVERY_SHAPE)
    chief = spec.agents["head"]
    agents = {f"head-{place}": replace(chief, desks=(CHIEF,)) for place in range(AGENTS)}
    office = Office(cloud, cloud.seed(unique(replace(spec, agents={**spec.agents, **agents}))))
    yield office
    office.leave()


def decide(office: Office, agent: str, folder_id: str) -> tuple[str, int, str]:
    """What an agent is answered who grants the only step."""
    path = f"{office.cloud.url}/api/v1/folders/{folder_id}/steps/1-1/decision"
    answer = office.journey.agent(agent).post(path, json={"granted": True})
    return agent, answer.status_code, answer.json().get("code", "")


def test_of_twenty_who_decide_one_step_at_once_one_wins_and_the_others_are_told(crowd: Office) -> None:
    folder_id, agents = crowd.folder_at_first_desk("one-visa"), [f"head-{place}" for place in range(AGENTS)]
    for agent in agents:
        crowd.journey.agent(agent)  # signed in before the race
    with ThreadPoolExecutor(AGENTS) as pool:
        answers = list(pool.map(lambda agent: decide(crowd, agent, folder_id), agents))
    assert Counter((status, code) for _, status, code in answers) == {
        (200, ""): 1,
        (409, "signing.already_decided"): AGENTS - 1,
    }
    (winner,) = [agent for agent, status, _ in answers if status == 200]
    assert decide(crowd, winner, folder_id)[1] == 200
    crowd.cloud.drain()
    sealed = assert_sealed_once(crowd, folder_id)
    assert sealed.steps[0].agent_id == crowd.seeded.agents[winner].id
    assert events(folder_id).count("VisaGranted") == 1


def test_twenty_folders_decided_by_twenty_at_once_are_decided_once_each(crowd: Office, soak: bool) -> None:
    """In the sample three agents meet at each of five folders; in the soak all twenty at each of twenty."""
    count, agents = AGENTS if soak else 5, [f"head-{p}" for p in range(AGENTS)]
    folders = [crowd.folder_by_hand("one-visa") for _ in range(count)]
    for folder_id in folders:
        crowd.task(folder_id, "open_group", group=1, token="t" * 20)
    for agent in agents:
        crowd.journey.agent(agent)
    meeting = [(agents[(i + k) % AGENTS], f) for i, f in enumerate(folders) for k in range(AGENTS if soak else 3)]
    random.Random("meeting").shuffle(meeting)
    with ThreadPoolExecutor(AGENTS) as pool:
        answers = list(pool.map(lambda pair: (pair[1], decide(crowd, *pair)), meeting))
    winners = {folder_id: agent for folder_id, (agent, status, _) in answers if status == 200}
    assert Counter(status for _, (_, status, _) in answers) == {200: count, 409: len(meeting) - count}
    for folder_id in folders:
        assert folder(folder_id).steps[0].agent_id == crowd.seeded.agents[winners[folder_id]].id
        assert chains.verify_object(records(folder_id)) is None
