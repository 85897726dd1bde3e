"""Where each administration's days and hours come from."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.opening_hours import Office
from chalicelib.organisation.ports import PortalStore


class Calendars(Protocol):
    """The calendars of administrations."""

    def calendar_of(self, administration_id: str) -> Office:
        """Its hours and working days, with what it closes and opens itself; the nation's where it decided nothing."""


@dataclass(frozen=True)
class PortalCalendars:
    """Hours are those of the administration's portal; every one has the nation's holidays."""

    portals: PortalStore

    def calendar_of(self, administration_id: str) -> Office:
        """Its own hours, or the usual ones."""
        portal = self.portals.portal(administration_id)
        return Office(portal.hours) if portal else Office()
