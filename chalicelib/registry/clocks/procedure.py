"""What a mail is by law and how its delay runs: copied from a registration model, which changes no mail later."""

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from chalicelib.kernel.delays import Delay, Unit, due_on
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.working_days import Calendar

USUAL_REMINDER, USUAL_ESCALATION = 3, 5
"""Working days; the product's own habit, which every model may change."""


class Regime(StrEnum):
    """Which text says what a receipt must state."""

    CORRESPONDENCE = "correspondence"
    ADMINISTRATIVE_FILE = "administrative_file"
    """Law 55-19: complete or incomplete, the maximum period, what silence means, remedies."""
    COMPLAINT = "complaint"
    """Decree 2-17-265."""


@dataclass(frozen=True)
class Procedure:
    """``reply_within``: the delay from reception, 0 for none; ``unit``: what it is counted in, also what is left of it
    when its clock stops.

    ``remind_days`` working days before its last day the handling desk is reminded, ``escalate_days`` after it the head
    is told; 0 for never. ``completion_days``: working days that a depositor is usually given to complete the letter; 0
    to be said each time. ``silence``: the text that governs it makes silence an approval (law 55-19); never by default.
    ``remedies``: in the administration's own words, what a decision or its absence may be contested by.
    """

    model_id: str = ""
    reply_within: int = 0
    unit: Unit = Unit.WORKING_DAYS
    remind_days: int = USUAL_REMINDER
    escalate_days: int = USUAL_ESCALATION
    completion_days: int = 0
    silence: bool = False
    regime: Regime = Regime.CORRESPONDENCE
    remedies: Bilingual = field(default_factory=lambda: Bilingual("", ""))

    @property
    def unit_of_rest(self) -> Unit:
        """What is left of the delay when its clock stops is counted in days, also where it began with months."""
        return self.unit if self.unit is Unit.WORKING_DAYS else Unit.CALENDAR_DAYS

    def due_on(self, since: date, calendar: Calendar) -> date | None:
        """The last day to reply to what was received on a day; None without a delay."""
        if not self.reply_within:
            return None
        return due_on(since, Delay(self.reply_within, self.unit), calendar)

    def written(self) -> dict[str, Any]:
        """As plain values, those that are usual left out."""
        usual = asdict(Procedure())
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Procedure":
        """From what :meth:`written` gave."""
        read: dict[str, Any] = {**stored, "unit": Unit(stored.get("unit", Unit.WORKING_DAYS))}
        if "remedies" in stored:
            read["remedies"] = Bilingual(**stored["remedies"])
        return cls(**{**read, "regime": Regime(stored.get("regime", Regime.CORRESPONDENCE))})
