"""Where each administration's days and hours come from."""

from typing import Protocol

from chalicelib.kernel.opening_hours import Office


class Calendars(Protocol):
    """The calendars of administrations."""

    def calendar_of(self, administration_id: str) -> Office:
        """Its hours and working days, with what it closes and opens itself; the nation's where it decided nothing."""


class NationalCalendars:
    """No administration has a calendar of its own: usual hours, the nation's holidays."""

    def calendar_of(self, administration_id: str) -> Office:
        """The same for each."""
        return Office()
