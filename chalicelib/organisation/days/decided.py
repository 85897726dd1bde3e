"""What an administration decides of its own days: closed ones, worked ones, feasts that were announced, other hours.

What is past stays as it was: people were told it, and delays were counted on it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.holidays import FIRST_YEAR, LAST_YEAR, ConfirmedDate, Holiday, Lunar, Origin
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.opening_hours import Office, OpeningHours, OtherHours, Span
from chalicelib.kernel.working_days import WEEKEND, Calendar, Overrides

MOST_DECISIONS = 200
NAME_LIMIT = 120
REFERENCE_LIMIT = 200
NOTHING = Bilingual("", "")
_ONE_DAY = timedelta(days=1)


class DecisionKind(StrEnum):
    """What is decided: days off, worked days in the place of closed ones, a movable date, hours that differ."""

    CLOSURE = "closure"
    OPENING = "opening"
    FEAST = "feast"
    HOURS = "hours"

    @property
    def most_days(self) -> int:
        """How long it may hold."""
        return {"closure": 31, "opening": 31, "feast": 2, "hours": 366}[self]


@dataclass(frozen=True)
class DecisionGiven:
    """What an administrator writes. ``feast`` is that of a movable date, None for other kinds; ``hours`` those of other
    hours, and of a worked day where they differ. ``last_on`` of a movable date follows from its feast."""

    kind: DecisionKind
    first_on: date
    last_on: date
    name: Bilingual
    reference: str
    feast: Lunar | None = None
    hours: tuple[Span, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """What is wrong with it by itself."""
        for language, written in vars(self.name).items():
            if not written and self.kind is not DecisionKind.FEAST:
                yield Problem(f"name_{language}", "organisation.name_missing", language=language)
            if len(written) > NAME_LIMIT:
                yield Problem(f"name_{language}", "organisation.name_too_long", limit=NAME_LIMIT)
        if not 1 <= len(self.reference) <= REFERENCE_LIMIT:
            yield Problem("reference", "calendar.reference_unfit", limit=REFERENCE_LIMIT)
        if self.kind is DecisionKind.HOURS and not self.hours:
            yield Problem("hours", "calendar.hours_missing")
        yield from self._problems_of_days()

    def _problems_of_days(self) -> Iterator[Problem]:
        if not FIRST_YEAR <= self.first_on.year <= self.last_on.year <= LAST_YEAR:
            yield Problem("first_on", "calendar.year_unknown", first=FIRST_YEAR, last=LAST_YEAR)
        if self.last_on < self.first_on:
            yield Problem("last_on", "organisation.ends_before_it_begins")
        if (self.last_on - self.first_on).days >= self.kind.most_days:
            yield Problem("last_on", "calendar.too_long", count=self.kind.most_days)


@dataclass(frozen=True)
class DayDecision:
    """One decision as it is kept, from its first to its last day; ``hijri_year`` is that of a movable date."""

    id: str
    kind: DecisionKind
    first_on: date
    last_on: date
    name: Bilingual
    reference: str
    feast: Lunar | None = None
    hijri_year: int = 0
    hours: tuple[Span, ...] = ()

    @classmethod
    def of(cls, decision_id: str, given: DecisionGiven) -> "DayDecision":
        """What is kept of what was written: a movable date lasts as long as its feast."""
        feast, last_on, hijri_year = given.feast, given.last_on, 0
        if feast is not None:
            last_on = given.first_on + timedelta(days=max(feast.days, 1) - 1)
            hijri_year = feast.hijri_year_near(given.first_on) or 0
        reference, name = given.reference, given.name
        return cls(decision_id, given.kind, given.first_on, last_on, name, reference, feast, hijri_year, given.hours)

    @property
    def days(self) -> tuple[date, ...]:
        """Each of its days."""
        return tuple(self.first_on + timedelta(days=n) for n in range((self.last_on - self.first_on).days + 1))

    def meets(self, other: "DayDecision") -> bool:
        """Whether the two share a day."""
        return self.first_on <= other.last_on and other.first_on <= self.last_on

    def can_go(self, today: date) -> bool:
        """Whether something of it is still to come, that can be taken back."""
        return self.first_on >= today or (self.kind is not DecisionKind.FEAST and self.last_on >= today)


@dataclass(frozen=True)
class OwnDays:
    """All decisions of an administration, in the order of their days; ``version`` counts its changes."""

    administration_id: str
    decisions: tuple[DayDecision, ...] = ()
    version: int = 0

    def office(self, hours: OpeningHours) -> Office:
        """Its working days and, with the hours of the year, when it receives."""
        return Office(hours, Calendar(self._overrides()), tuple(self._other_hours()))

    def of_year(self, year: int) -> tuple[DayDecision, ...]:
        """Those with a day in a year."""
        return tuple(it for it in self.decisions if it.first_on.year <= year <= it.last_on.year)

    def adding(self, decision_id: str, given: DecisionGiven, today: date) -> "OwnDays":
        """With one more; ``InvalidError`` for one that does not fit, ``ConflictError`` when there are too many."""
        if len(self.decisions) >= MOST_DECISIONS:
            raise ConflictError("calendar.too_many", limit=MOST_DECISIONS)
        _demand(given.problems())
        decision = DayDecision.of(decision_id, given)
        _demand(self._unfit(decision, today))
        return self._with(*self.decisions, decision)

    def changing(self, decision_id: str, given: DecisionGiven, today: date) -> "OwnDays":
        """With one that says something else. ``NotFoundError``; ``ConflictError`` where it has begun, ``InvalidError``
        where what it would say does not fit."""
        found = self._found(decision_id)
        if found == DayDecision.of(decision_id, given):
            return self
        if found.first_on < today:
            raise ConflictError("calendar.changed_too_late")
        return self.removing(decision_id, today).adding(decision_id, given, today)

    def removing(self, decision_id: str, today: date) -> "OwnDays":
        """Without it; what has begun ends with the day before. ``ConflictError`` where all of it is past."""
        found = self._found(decision_id)
        if not found.can_go(today):
            raise ConflictError("calendar.begun")
        others = tuple(it for it in self.decisions if it is not found)
        past = () if found.first_on >= today else (replace(found, last_on=today - _ONE_DAY),)
        return self._with(*others, *past)

    def _with(self, *decisions: DayDecision) -> "OwnDays":
        return replace(self, decisions=tuple(sorted(decisions, key=lambda it: (it.first_on, it.id))))

    def _found(self, decision_id: str) -> DayDecision:
        found = next((it for it in self.decisions if it.id == decision_id), None)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def _unfit(self, decision: DayDecision, today: date) -> Iterator[Problem]:
        """What is wrong with it beside what stands."""
        if decision.first_on < today:
            yield Problem("first_on", "calendar.past")
        if any(decision.meets(other) and _excludes(decision, other) for other in self.decisions):
            yield Problem("first_on", "calendar.overlaps")
        elif decision.feast is not None:
            yield from self._unfit_feast(decision, decision.feast, today)
        else:
            yield from self._idle(decision)

    def _unfit_feast(self, decision: DayDecision, feast: Lunar, today: date) -> Iterator[Problem]:
        if not decision.hijri_year:
            yield Problem("first_on", "calendar.too_far_from_expected")
            return
        stands_on, origin = feast.falls_on(decision.hijri_year, self._overrides().confirmed)
        if origin is Origin.CONFIRMED:
            yield Problem("first_on", "calendar.already_confirmed")
        if stands_on < today <= decision.first_on:
            yield Problem("first_on", "calendar.feast_past")

    def _idle(self, decision: DayDecision) -> Iterator[Problem]:
        """A decision that would change nothing is a slip."""
        calendar = Calendar(self._overrides())
        works = [calendar.is_working(day) for day in decision.days]
        if decision.kind is DecisionKind.CLOSURE and not any(works):
            yield Problem("first_on", "calendar.already_closed")
        if decision.kind is not DecisionKind.OPENING:
            return
        if any(works):
            yield Problem("first_on", "calendar.already_worked")
        if not decision.hours and any(day.weekday() in WEEKEND for day in decision.days):
            yield Problem("hours", "calendar.hours_missing")

    def _overrides(self) -> Overrides:
        closed = tuple(Holiday(day, it.name, Origin.OWN) for it in self._of(DecisionKind.CLOSURE) for day in it.days)
        opened = frozenset(day for it in self._of(DecisionKind.OPENING) for day in it.days)
        confirmed = tuple(
            ConfirmedDate(it.feast, it.hijri_year, it.first_on) for it in self._of(DecisionKind.FEAST) if it.feast
        )
        return Overrides(closed, opened, confirmed)

    def _other_hours(self) -> Iterator[OtherHours]:
        """A worked day's own go before those of a season."""
        for decision in (*self._of(DecisionKind.OPENING), *self._of(DecisionKind.HOURS)):
            if decision.hours:
                yield OtherHours(decision.first_on, decision.last_on, decision.hours, decision.name)

    def _of(self, kind: DecisionKind) -> Iterator[DayDecision]:
        return (it for it in self.decisions if it.kind is kind)


def _demand(found: Iterable[Problem]) -> None:
    problems = list(found)
    if problems:
        raise InvalidError(problems)


def _excludes(one: DayDecision, other: DayDecision) -> bool:
    """A day is closed or worked, once; it has one set of other hours."""
    whole_days = {DecisionKind.CLOSURE, DecisionKind.OPENING}
    if one.kind in whole_days:
        return other.kind in whole_days
    return one.kind is other.kind is DecisionKind.HOURS
