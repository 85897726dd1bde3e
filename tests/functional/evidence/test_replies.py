"""A sealed reply and every earlier revision of it can be told apart by anyone who holds the file."""

from datetime import datetime
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


def test_a_reply_is_told_with_the_instant_of_its_number_as_on_its_stamp(sealed: tuple[Journey, Any]) -> None:
    journey, folder = sealed
    registered_at = journey.call("GET", f"/mails/{folder['reply_mail_id']}", "registrar")["registered_at"]
    shown = journey.call("GET", f"/verifications/{journey.verification_of(folder)}")
    (sealed_at,) = (revision["at"] for revision in shown["revisions"] if revision["label"] == "reply")
    assert datetime.fromisoformat(shown["at"]) == datetime.fromisoformat(registered_at)
    assert datetime.fromisoformat(shown["at"]) < datetime.fromisoformat(sealed_at)
    assert shown["trust"] == bootstrap.evidence_bucket().trust(key_of(folder))


def key_of(folder: Any) -> str:
    """Where the sealed reply lies."""
    records = bootstrap.log().of_object(f"folder/{folder['id']}")
    return str(next(r.body["detail"]["key"] for r in records if r.body["event"] == "FolderSealed"))


def test_the_seal_of_the_published_reply_holds(sealed: tuple[Journey, Any]) -> None:
    journey, folder = sealed
    reply = bootstrap.evidence_bucket().read(key_of(folder)).data
    opened = journey.call("POST", "/checks", json={"consent": True}, expect=201)
    journey.send(opened["upload"], reply)
    journey.cloud.drain()
    found = journey.call("GET", f"/checks/{opened['id']}?lang=fr")
    codes = [statement["code"].removeprefix("finding-") for statement in found["statements"]]
    assert codes == ["published", "intact", "trusted", "timestamped"]
    assert found["verifications"][0]["number"] == folder["number"]
