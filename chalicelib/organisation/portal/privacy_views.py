"""Notices on personal data as the API shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.organisation.portal.privacy import PrivacyNotice
from chalicelib.web.views import NameView


class PrivacyNoticeView(BaseModel):
    """One version, in both languages."""

    text: NameView
    digest: str = Field(description="32 hexadecimal characters: another text has another digest")
    kept_at: datetime | None = Field(description="Since when deposits name it")

    @classmethod
    def of(cls, notice: PrivacyNotice) -> "PrivacyNoticeView":
        """From the domain."""
        return cls(text=NameView.of(notice.text), digest=notice.digest, kept_at=notice.kept_at)
