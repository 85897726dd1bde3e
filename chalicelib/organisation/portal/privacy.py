"""An administration's notice on personal data (law 09-08): what the depositor is told, and every version that was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.model import Portal
from chalicelib.organisation.portal.ports import NoticeStore, PortalStore
from chalicelib.organisation.ports import Store

Worded = Callable[[Administration, Portal], Bilingual]
"""The whole text: what the administration wrote, or the usual words with its name and contacts in them."""


@dataclass(frozen=True)
class PrivacyNotice:
    """One version; ``digest`` is 32 hexadecimal characters over the text in both languages. ``kept_at``: since when
    deposits name it, None while none does."""

    text: Bilingual
    digest: str
    kept_at: datetime | None = None

    @classmethod
    def of(cls, text: Bilingual) -> "PrivacyNotice":
        """The version that this text is."""
        return cls(text, sha256(canonical_json(vars(text)))[:32])


@dataclass(frozen=True)
class PrivacyNotices:
    """The present notice of an administration, and those of before that deposits name."""

    store: Store
    portals: PortalStore
    notices: NoticeStore
    worded: Worded
    clock: Clock

    def present(self, administration_id: str) -> PrivacyNotice:
        """What is shown now; ``NotFoundError`` if there is no such administration."""
        administration = self.store.administration(administration_id)
        if administration is None:
            raise NotFoundError("not_found")
        portal = self.portals.portal(administration_id) or Portal(administration_id)
        return PrivacyNotice.of(self.worded(administration, portal))

    def kept(self, administration_id: str, digest: str) -> PrivacyNotice:
        """A version that some deposit names; ``NotFoundError`` if none does."""
        text_and_instant = self.notices.notice(administration_id, digest)
        if text_and_instant is None:
            raise NotFoundError("not_found")
        return PrivacyNotice(text_and_instant[0], digest, text_and_instant[1])

    def keep(self, administration_id: str, shown: str | None) -> str:
        """The digest of the present one, whose text is kept from here on; again, it changes nothing.

        Nor where another was ``shown`` (None takes the present one): no deposit names it then.
        """
        notice = self.present(administration_id)
        if shown not in (None, notice.digest):
            return notice.digest
        if self.notices.notice(administration_id, notice.digest) is None:
            self.notices.keep_notice(administration_id, notice.digest, notice.text, self.clock.now())
        return notice.digest
