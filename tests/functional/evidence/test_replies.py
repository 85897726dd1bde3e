"""A sealed reply and every earlier revision of it can be told apart by anyone who holds the file."""

from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.evidence.chains import verify_object
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.journeys import Journey


@pytest.fixture
def sealed(cloud: LocalCloud, administration: Seeded) -> tuple[Journey, Any]:
    """A reply that went its whole circuit."""
    journey = Journey(cloud, administration)
    folder_id = journey.proposed_reply()["folder_id"]
    for step, agent in (("1-1", "head"), ("2-1", "president")):
        journey.decide(folder_id, step, agent)
        cloud.drain(60)
    return journey, journey.folder(folder_id)


def test_the_sealed_reply_and_its_earlier_revisions_are_recognised(sealed: tuple[Journey, Any]) -> None:
    journey, folder = sealed
    assert folder["state"] == "sealed"
    records = list(bootstrap.log().of_object(f"folder/{folder['id']}"))
    assert verify_object(records) is None
    made = [r.body["detail"]["sha256"] for r in records if r.body["event"] in ("DocumentPrepared", "DocumentSigned")]
    final = next(r.body["detail"] for r in records if r.body["event"] == "FolderSealed")
    for digest, code in [*((digest, "matched-earlier") for digest in made), (final["sha256"], "matched")]:
        (found,) = journey.call("GET", f"/verifications?sha256={digest}")["items"]
        assert found["number"] == folder["number"]
        assert found["statements"][0]["code"] == code
    assert journey.call("GET", f"/verifications/{final['verification_id']}")["kind"] == "reply"


def test_the_seal_of_the_published_reply_holds(sealed: tuple[Journey, Any]) -> None:
    journey, folder = sealed
    key = next(
        r.body["detail"]["key"]
        for r in bootstrap.log().of_object(f"folder/{folder['id']}")
        if r.body["event"] == "FolderSealed"
    )
    reply = bootstrap.evidence_bucket().read(key).data
    opened = journey.call("POST", "/checks", json={"consent": True}, expect=201)
    journey.send(opened["upload"], reply)
    journey.cloud.drain()
    found = journey.call("GET", f"/checks/{opened['id']}?lang=fr")
    codes = [statement["code"].removeprefix("finding-") for statement in found["statements"]]
    assert codes == ["published", "intact", "trusted", "timestamped"]
    assert found["verifications"][0]["number"] == folder["number"]
