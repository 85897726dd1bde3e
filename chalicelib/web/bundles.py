"""A bundle that was asked for, as pages and API of every context show it."""

from datetime import datetime
from typing import Protocol


class WantedBundle(Protocol):
    """How far it is."""

    @property
    def state(self) -> str:
        """``asked``, ``making``, ``waiting``, ``ready`` or ``failed``."""

    @property
    def asked_at(self) -> datetime:
        """When it was asked for."""

    @property
    def expires_at(self) -> datetime:
        """Until when it can be fetched."""

    @property
    def size_bytes(self) -> int:
        """Of the file, once it is there."""

    @property
    def reason(self) -> str:
        """The code of what kept it from being made."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be fetched."""

    @property
    def is_moving(self) -> bool:
        """Whether it will become another by itself."""


REFRESH_SECONDS = 5
