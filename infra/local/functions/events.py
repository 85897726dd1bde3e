"""EventBridge in moto, mended: rules reach functions and state machines too, S3's events are those of AWS.

Whatever matches becomes a delivery; nothing is delivered inside the write that caused it.
"""

import itertools
import json
import time
from datetime import UTC, datetime
from typing import Any

from moto.dynamodb.models.table import Table
from moto.events.models import Rule, events_backends
from moto.s3 import notifications
from moto.sqs.models import Queue

from infra.local.functions.deliveries import Deliveries, Delivery, payload_for
from infra.local.patching import replace
from infra.local.s3.malware import MALWARE

_sequence = itertools.count(time.time_ns())


def install(deliveries: Deliveries) -> None:
    """Once, before the server starts."""

    def send_to_targets(rule: Any, event: dict[str, Any], **_: Any) -> None:
        # A rule that has only a schedule matches no event; moto lets it match every one.
        if rule.state != "ENABLED" or not rule.event_pattern.get_pattern():
            return
        sent = _as_sent(event)
        if not rule.event_pattern.matches_event(sent):
            return
        for target in rule.targets:
            deliveries.add(Delivery(target, payload_for(target, sent), source=rule.arn))

    replace(Rule, "send_to_targets", lambda _original: send_to_targets)
    replace(notifications, "_send_event_bridge_message", lambda _original: _s3_event)
    # moto would call functions inside the write, without retries or dead letters: mappings are the pump's.
    for owner in (Queue, Table):
        owner.lambda_event_source_mappings = property(lambda _: {}, lambda *_: None)  # type: ignore[assignment]


def _as_sent(event: dict[str, Any]) -> dict[str, Any]:
    """The event as targets see it: the time as text, nothing of moto's own."""
    sent = {key: value for key, value in event.items() if key != "ingestion-time"}
    at = sent.get("time")
    if isinstance(at, (int, float)):
        sent["time"] = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return dict(json.loads(json.dumps(sent)))


def _s3_event(account_id: str, bucket: Any, event_name: str, key: Any) -> None:
    """Puts S3's event on the default bus alone, with the object's version and an ever-growing sequencer."""
    kind, reason = event_name[3:].split(":")
    if kind == "ObjectCreated" and bucket.is_versioned:
        MALWARE.on_stored(bucket.name, key.name, key.version_id)
    described = {
        "key": key.name,
        "size": key.size,
        "etag": key.etag.replace('"', ""),
        "sequencer": f"{next(_sequence):018X}",
    }
    if bucket.is_versioned:
        described["version-id"] = key.version_id
    event = {
        "version": "0",
        "id": f"{next(_sequence):032x}",
        "detail-type": notifications._detail_type(event_name),
        "source": "aws.s3",
        "account": account_id,
        "time": time.time(),
        "region": bucket.region_name,
        "resources": [bucket.arn],
        "detail": {
            "version": "0",
            "bucket": {"name": bucket.name},
            "object": described,
            "request-id": f"{next(_sequence):016X}",
            "requester": account_id,
            "source-ip-address": "127.0.0.1",
            "reason": _REASONS.get(reason, reason) if kind == "ObjectCreated" else reason,
        },
    }
    for rule in events_backends[account_id][bucket.region_name].event_buses["default"].rules.values():
        rule.send_to_targets(event)  # type: ignore[arg-type]  # moto's own event type


_REASONS = {"Put": "PutObject", "Post": "PostObject", "Copy": "CopyObject"}
