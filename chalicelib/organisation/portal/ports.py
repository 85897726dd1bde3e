"""What portals, notices and the directory need from outside the organisation's own rules."""

from datetime import datetime
from typing import Protocol

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.organisation.portal.listing import EVERYWHERE, Facets, Listed
from chalicelib.organisation.portal.model import Portal


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


class Logos(Protocol):
    """Images that come from outside."""

    def redrawn(self, image: bytes) -> bytes:
        """A small PNG of it, made anew; ``InvalidError`` for what is no image that we take."""


class DirectoryEntries(Protocol):
    """The directory's lists and words; ``InvalidError`` for a cursor of another list."""

    def by_name(self, list_: str, cursor: str, limit: int, facets: Facets = EVERYWHERE) -> Page[Listed]:
        """A page of the list ``ar``, ``fr`` (the public's, perhaps narrowed) or ``platform`` (with those closed)."""

    def by_word(self, beginning: str, cursor: str, limit: int) -> Page[Listed]:
        """A page of those with a word that begins so; one with two such words comes twice."""
