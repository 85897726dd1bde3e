"""What administrations decided of their days: one item, read with the portal by whoever opens its page."""

from datetime import date
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.holidays import Lunar
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.days.decided import DayDecision, DecisionKind, OwnDays
from chalicelib.organisation.days.hours import read_day, written_day
from chalicelib.organisation.items import administration_pk, get


class OwnDaysItem(KeyedModel):
    """pk ``administration/{id}``, sk ``days``. A decision takes some 300 bytes; there are two hundred at most."""

    decisions = JSONAttribute()
    version = NumberAttribute()


class OwnDaysStore:
    """The port ``OwnDaysStore``."""

    def own_days(self, administration_id: str, latest: bool = False) -> OwnDays:
        """All decisions as they were a moment ago, or as they are now."""
        item = get(OwnDaysItem, administration_pk(administration_id), "days", consistent_read=latest)
        if item is None:
            return OwnDays(administration_id)
        return OwnDays(administration_id, tuple(map(_read, item.decisions)), int(item.version))

    def put_own_days(self, days: OwnDays, work: Work) -> None:
        """Puts them in the place of those before."""
        decisions = [_written(decision) for decision in days.decisions]
        pk = administration_pk(days.administration_id)
        dynamo(work).save(OwnDaysItem(pk, "days", decisions=decisions, version=days.version))


def _written(decision: DayDecision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "first_on": decision.first_on.isoformat(),
        "last_on": decision.last_on.isoformat(),
        "name": vars(decision.name),
        "reference": decision.reference,
        "feast": decision.feast.name if decision.feast else "",
        "hijri_year": decision.hijri_year,
        "hours": written_day(decision.hours),
    }


def _read(stored: dict[str, Any]) -> DayDecision:
    return DayDecision(
        stored["id"],
        DecisionKind(stored["kind"]),
        date.fromisoformat(stored["first_on"]),
        date.fromisoformat(stored["last_on"]),
        Bilingual(**stored["name"]),
        stored["reference"],
        Lunar[stored["feast"]] if stored["feast"] else None,
        stored["hijri_year"],
        read_day(stored["hours"], "hours"),
    )
