"""Numbers that a register never used, and why."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Gap:
    """Serials of a register's year that it never used and never will, from ``first`` to ``last``.

    ``reason`` is ``restored``: what stood there may have been given before a backup was restored, and is not known.
    """

    register_id: str
    year: int
    first: int
    last: int
    reason: str
    at: datetime
