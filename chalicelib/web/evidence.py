"""Signed evidence of a delivery, as pages and API of every context show it."""

from datetime import datetime
from typing import Protocol


class SignedEvidence(Protocol):
    """A signed evidence, whatever it is of."""

    @property
    def id(self) -> str:
        """Its identifier."""

    @property
    def stage(self) -> str:
        """What it is evidence of."""

    @property
    def at(self) -> datetime:
        """When that happened."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Codes, on negative evidence."""

    @property
    def channel(self) -> str:
        """What a notification went by, ``mail`` or ``sms``; else empty."""

    @property
    def token(self) -> str:
        """The compact JWS."""

    @property
    def is_of_reply(self) -> bool:
        """Whether it says which reply there is, and not only how far the letter came."""
