"""A folder has a version; a decision may be bound to the one that was read."""

from typing import Any

from tests.journeys import Journey


def decide(journey: Journey, folder_id: str, step: str, agent: str, tag: str) -> Any:
    """The answer to a grant bound to an ETag."""
    path = f"{journey.cloud.url}/api/v1/folders/{folder_id}/steps/{step}/decision"
    return journey.agent(agent).post(path, json={"granted": True}, headers={"If-Match": tag}, timeout=30)


def test_a_decision_holds_for_the_version_that_was_read_and_for_no_other(journey: Journey) -> None:
    folder_id = journey.proposed_reply()["folder_id"]
    address = f"{journey.cloud.url}/api/v1/folders/{folder_id}"
    read = journey.agent("head").get(address, timeout=30)
    assert read.headers["ETag"] == f'"{read.json()["version"]}"'
    for stale in (f'"{read.json()["version"] - 1}"', '"0", "1"', "garbage"):
        refused = decide(journey, folder_id, "1-1", "head", stale)
        assert (refused.status_code, refused.json()["code"]) == (412, "http.precondition_failed")
    assert journey.folder(folder_id)["groups"][0]["steps"][0]["state"] == "open"
    assert decide(journey, folder_id, "1-1", "head", read.headers["ETag"]).status_code == 200
    assert decide(journey, folder_id, "1-1", "head", read.headers["ETag"]).status_code == 200  # the same, as done
    journey.cloud.drain()
    assert decide(journey, folder_id, "2-1", "president", read.headers["ETag"]).status_code == 412
    assert decide(journey, folder_id, "2-1", "president", "*").status_code == 200
