"""Bundles as the API shows them, to whoever may ask for them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.web.bundles import WantedBundle
from chalicelib.web.views import LinkView


class BundleView(BaseModel):
    """How far a bundle is. Programs ask again until it is `ready` or `failed`."""

    state: Literal["asked", "making", "waiting", "ready", "failed"] = Field(
        description="`waiting`: for the next signed head of the log"
    )
    asked_at: datetime
    expires_at: datetime = Field(description="Until when it can be fetched")
    size_bytes: int | None
    reason: str | None = Field(description="A code, where none could be made")
    file: LinkView | None = Field(
        description="Once it is `ready`: a ZIP; a letter's lets whoever holds it open the letter's page"
    )

    @classmethod
    def of(cls, wanted: WantedBundle, link: str = "") -> "BundleView":
        """The view of a bundle, with the link to it."""
        return cls.model_validate(
            {
                "state": wanted.state,
                "asked_at": wanted.asked_at,
                "expires_at": wanted.expires_at,
                "size_bytes": wanted.size_bytes or None,
                "reason": wanted.reason or None,
                "file": LinkView.to(link) if link else None,
            }
        )
