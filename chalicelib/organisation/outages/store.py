"""What is announced: one small item an administration, and one of the platform."""

from typing import Any

from pynamodb.attributes import JSONAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import administration_pk, get
from chalicelib.organisation.outages.model import Announced, Outage


class AnnouncedItem(KeyedModel):
    """pk ``administration/{id}`` (``administration/platform``), sk ``outages``: at most twenty, a kilobyte each."""

    outages = JSONAttribute()


class OutageStore:
    """The port ``OutageStore``."""

    def announced(self, owner_id: str, latest: bool = False) -> Announced:
        """As it was a moment ago, or as it is now."""
        item = get(AnnouncedItem, administration_pk(owner_id), "outages", consistent_read=latest)
        return Announced(owner_id, tuple(map(_read, item.outages)) if item else ())

    def put_announced(self, announced: Announced, work: Work) -> None:
        """Puts it in the place of what was there."""
        pk, outages = administration_pk(announced.owner_id), [_written(it) for it in announced.outages]
        dynamo(work).save(AnnouncedItem(pk, "outages", outages=outages))


def _written(outage: Outage) -> dict[str, Any]:
    return {
        "id": outage.id,
        "begins_at": to_iso(outage.begins_at),
        "ends_at": to_iso(outage.ends_at),
        "text": vars(outage.text),
        "takes_letters": outage.takes_letters,
    }


def _read(stored: dict[str, Any]) -> Outage:
    return Outage(
        stored["id"],
        from_iso(stored["begins_at"]),
        from_iso(stored["ends_at"]),
        Bilingual(**stored["text"]),
        stored["takes_letters"],
    )
