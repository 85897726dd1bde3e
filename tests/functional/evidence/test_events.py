"""What is published is what the schemas say, and names nobody."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from chalicelib import bootstrap
from chalicelib.evidence.chains import verify
from chalicelib.kernel.events import detail_of
from chalicelib.kernel.log import LogRecord
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.journeys import SUBJECT, Journey

EVENTS = Path(__file__).resolve().parents[3] / "infra" / "events"


def schemas() -> dict[str, Any]:
    """Every schema by its file's name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in EVENTS.glob("*.schema.json")}


def records_of(administration_id: str) -> list[LogRecord]:
    """Everything in the log about one administration."""
    from chalicelib.evidence.store import AUDIT_SHARDS, LogItem

    log, shards = bootstrap.log(), (f"{administration_id}/{shard}" for shard in range(AUDIT_SHARDS))
    return [log.get(item.pk, int(item.sk)) for shard in shards for item in LogItem.by_administration.query(shard)]


def test_every_record_of_a_whole_way_fits_its_schema_and_its_chains(cloud: LocalCloud, administration: Seeded) -> None:
    journey = Journey(cloud, administration)
    folder_id = journey.proposed_reply()["folder_id"]
    for step, agent in (("1-1", "head"), ("2-1", "president")):
        journey.decide(folder_id, step, agent)
        cloud.drain(60)
    records = records_of(administration.administration.id)
    known = schemas()
    registry = Registry().with_resources((name, Resource.from_contents(it)) for name, it in known.items())
    for record in records:
        schema = known[f"{record.body['event']}.schema.json"]
        Draft202012Validator(schema, registry=registry).validate(detail_of(record.body))
    assert {"DepositSubmitted", "MailRegistered", "ReceiptSealed", "FolderSealed"} <= {r.body["event"] for r in records}
    assert verify(records) is None
    written = json.dumps([record.body for record in records], ensure_ascii=False)
    for private in ("فاطمة", SUBJECT, "@", "للجواب"):
        assert private not in written
