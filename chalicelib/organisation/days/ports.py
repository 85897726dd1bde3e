"""What the organisation's days need from outside: where decisions about them are stored."""

from typing import Protocol

from chalicelib.kernel.work import Work
from chalicelib.organisation.days.decided import OwnDays


class OwnDaysStore(Protocol):
    """What administrations decided of their days, as stored."""

    def own_days(self, administration_id: str, latest: bool = False) -> OwnDays:
        """All decisions as they were a moment ago, or as they are now; none where nothing was decided yet."""

    def put_own_days(self, days: OwnDays, work: Work) -> None:
        """Stores them."""
