"""Where each administration's days and hours come from."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.opening_hours import Office, OpeningHours
from chalicelib.organisation.days.ports import OwnDaysStore
from chalicelib.organisation.portal.ports import PortalStore


class Calendars(Protocol):
    """The calendars of administrations."""

    def calendar_of(self, administration_id: str) -> Office:
        """Its hours and working days, with what it closes and opens itself; the nation's where it decided nothing."""


@dataclass(frozen=True)
class DecidedCalendars:
    """The hours of the administration's portal, the nation's holidays, and what it decided on top of them."""

    portals: PortalStore
    days: OwnDaysStore

    def calendar_of(self, administration_id: str) -> Office:
        """Its own hours, or the usual ones; its own days."""
        portal = self.portals.portal(administration_id)
        return self.days.own_days(administration_id).office(portal.hours if portal else OpeningHours())
