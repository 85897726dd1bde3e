"""Decisions about days as the API takes and shows them."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.organisation.days.decided import DayDecision, DecisionGiven, DecisionKind, OwnDays
from chalicelib.organisation.days.given import FIELDS, decision_given
from chalicelib.organisation.days.hours import written_day
from chalicelib.web.bodies import Strict
from chalicelib.web.views import NameView, Versioned

Feast = Literal["", "moharram", "mawlid", "ramadan", "fitr", "adha"]


class DecisionBody(Strict):
    """One decision. Days are ``2026-11-22``; ``last_on`` is empty for a single day, and follows from a feast."""

    kind: DecisionKind
    first_on: str
    last_on: str = ""
    name_ar: str = ""
    name_fr: str = ""
    reference: str
    feast: Feast = Field("", description="For a movable date: which one begins on `first_on`")
    hours: str = Field("", max_length=200, description="For other hours, or a worked day: `08:30-12:00 14:00-18:00`")

    def given(self) -> DecisionGiven:
        """For the use case."""
        return decision_given(self.kind, {name: getattr(self, name) for name in FIELDS})


class DecisionView(BaseModel):
    """One decision, from its first to its last day."""

    id: str
    kind: DecisionKind
    first_on: date
    last_on: date
    name: NameView
    reference: str
    feast: Feast
    hours: str

    @classmethod
    def of(cls, decision: DayDecision) -> "DecisionView":
        """From the domain."""
        return cls(
            id=decision.id,
            kind=decision.kind,
            first_on=decision.first_on,
            last_on=decision.last_on,
            name=NameView.of(decision.name),
            reference=decision.reference,
            feast=decision.feast.name.lower() if decision.feast else "",
            hours=written_day(decision.hours),
        )


class OwnDaysView(Versioned):
    """All of them, in the order of their days."""

    items: list[DecisionView]

    @classmethod
    def of(cls, days: OwnDays) -> "OwnDaysView":
        """From the domain."""
        return cls(items=[DecisionView.of(decision) for decision in days.decisions])
