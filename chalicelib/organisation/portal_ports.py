"""What portals, calendars and notices need from outside the organisation's own rules."""

from datetime import datetime
from typing import Protocol

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.decided_days import OwnDays
from chalicelib.organisation.portal import Portal


class PortalStore(Protocol):
    """Portals and logos as stored."""

    def portal(self, administration_id: str, latest: bool = False) -> Portal | None:
        """The portal as it was a moment ago, or as it is now; None if nothing was said yet."""

    def logo(self, administration_id: str) -> bytes | None:
        """The logo's PNG, or None."""

    def put_portal(self, portal: Portal, work: Work) -> None:
        """Stores the portal."""

    def put_logo(self, administration_id: str, png: bytes, work: Work) -> None:
        """Stores a logo in the place of the one before."""


class NoticeStore(Protocol):
    """Versions of notices on personal data, each under its digest."""

    def notice(self, administration_id: str, digest: str) -> tuple[Bilingual, datetime] | None:
        """The text and since when it is kept; None if it is not."""

    def keep_notice(self, administration_id: str, digest: str, text: Bilingual, at: datetime) -> None:
        """Keeps the text; again, it changes nothing."""


class OwnDaysStore(Protocol):
    """What administrations decided of their days, as stored."""

    def own_days(self, administration_id: str, latest: bool = False) -> OwnDays:
        """All decisions as they were a moment ago, or as they are now; none where nothing was decided yet."""

    def put_own_days(self, days: OwnDays, work: Work) -> None:
        """Stores them."""


class Logos(Protocol):
    """Images that come from outside."""

    def redrawn(self, image: bytes) -> bytes:
        """A small PNG of it, made anew; ``InvalidError`` for what is no image that we take."""
