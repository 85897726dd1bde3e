"""Evidence of deliveries in the evidence table: ``deposit/ID`` or ``registered/ID``, ``evidence/INSTANT#ID``."""

from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, took_effect
from chalicelib.evidence.stages.model import About, Evidence, Stage
from chalicelib.kernel.clock import from_iso, to_iso


class EvidenceItem(KeyedModel):
    """One evidence: never changed once it is there."""

    class Meta:
        table_name = ""
        region = ""

    stage = UnicodeAttribute()
    about = UnicodeAttribute()
    reasons = JSONAttribute()
    token = UnicodeAttribute()
    channel = UnicodeAttribute(null=True)


class DynamoEvidences:
    """The port ``Evidences``."""

    def keep(self, subject: str, evidence: Evidence) -> None:
        """Stores it unless one of this id is there: the first signature is the one."""
        item = EvidenceItem(
            subject,
            _place(evidence.at, evidence.id),
            stage=evidence.stage.value,
            about=evidence.about.value,
            reasons=list(evidence.reasons),
            token=evidence.token,
            channel=evidence.channel or None,
        )
        took_effect(lambda: item.save(condition=EvidenceItem.pk.does_not_exist()))

    def has(self, subject: str, at: datetime, evidence_id: str) -> bool:
        """Whether one of this id is there, read consistently."""
        try:
            EvidenceItem.get(subject, _place(at, evidence_id), consistent_read=True)
        except DoesNotExist:
            return False
        return True

    def of(self, subject: str) -> list[Evidence]:
        """All of a subject, in the order of their instants, read consistently."""
        places: Any = EvidenceItem.sk.startswith("evidence/")
        return [_evidence(item) for item in EvidenceItem.query(subject, places, consistent_read=True)]


def _place(at: datetime, evidence_id: str) -> str:
    return f"evidence/{to_iso(at)}#{evidence_id}"


def _evidence(item: EvidenceItem) -> Evidence:
    at, _, evidence_id = item.sk.removeprefix("evidence/").partition("#")
    about, reasons = About(item.about), tuple(item.reasons)
    return Evidence(evidence_id, Stage(item.stage), about, from_iso(at), reasons, item.token, item.channel or "")
