"""Portals and logos: read by whoever opens a portal, apart from what every other page reads of an administration."""

from pynamodb.attributes import BinaryAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.days.hours import read_hours, written_week
from chalicelib.organisation.items import administration_pk, get
from chalicelib.organisation.portal.model import Portal


class PortalItem(KeyedModel):
    """pk ``administration/{id}``, sk ``portal``. ``hours`` is two lists of seven lines: the year's, Ramadan's."""

    scope = JSONAttribute()
    notice = JSONAttribute()
    hours = JSONAttribute()
    logo = UnicodeAttribute(default="")
    cndp_number = UnicodeAttribute(default="")
    version = NumberAttribute()


class LogoItem(KeyedModel):
    """pk ``administration/{id}``, sk ``logo``: a PNG that we drew, some tens of kilobytes."""

    png = BinaryAttribute(legacy_encoding=False)


class PortalStore:
    """The port ``PortalStore``."""

    def portal(self, administration_id: str, latest: bool = False) -> Portal | None:
        """The portal as it was a moment ago, or as it is now."""
        item = get(PortalItem, administration_pk(administration_id), "portal", consistent_read=latest)
        return _portal(administration_id, item) if item else None

    def logo(self, administration_id: str) -> bytes | None:
        """The logo's PNG."""
        item = get(LogoItem, administration_pk(administration_id), "logo")
        return bytes(item.png) if item else None

    def put_portal(self, portal: Portal, work: Work) -> None:
        """Puts the portal."""
        hours = [written_week(portal.hours.usual), written_week(portal.hours.ramadan)]
        item = PortalItem(
            administration_pk(portal.administration_id),
            "portal",
            scope=vars(portal.scope),
            notice=vars(portal.notice),
            hours=hours,
            logo=portal.logo,
            cndp_number=portal.cndp_number,
            version=portal.version,
        )
        dynamo(work).save(item)

    def put_logo(self, administration_id: str, png: bytes, work: Work) -> None:
        """Puts a logo in the place of the one before."""
        dynamo(work).save(LogoItem(administration_pk(administration_id), "logo", png=png))


def _portal(administration_id: str, item: PortalItem) -> Portal:
    return Portal(
        administration_id,
        Bilingual(**item.scope),
        Bilingual(**item.notice),
        read_hours(*item.hours),
        item.logo,
        int(item.version),
        item.cndp_number,
    )
