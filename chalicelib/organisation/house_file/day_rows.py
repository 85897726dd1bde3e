"""Rows of days that an administration decides itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.organisation.days.decided import DayDecision, DecisionGiven
from chalicelib.organisation.days.given import decision_given
from chalicelib.organisation.days.hours import written_day
from chalicelib.organisation.house_file.reading import LineReader, day_of

COLUMNS_OF_DAYS = {"first_on": "since", "last_on": "until"}
"""The columns of what forms call otherwise."""


@dataclass(frozen=True)
class DayRow:
    """A decision as it is to be; ``given`` is None for one that is to end, of which nothing else is asked."""

    line: int
    key: str
    given: DecisionGiven | None


def day_row(reader: LineReader) -> DayRow | None:
    """The row of a line; None where its form is wrong."""
    line = reader.line
    if reader.closed():
        return DayRow(line.number, line["key"], None)
    if not reader.has("feast", "reference"):
        return None
    same = {column: line[column] for column in ("name_ar", "name_fr", "reference", "hours")}
    days = {field: day_of(line[column]) for field, column in COLUMNS_OF_DAYS.items()}
    typed, kind = {**same, **days, "feast": line["feast"].casefold()}, line["kind"].casefold()
    given = reader.of(lambda: decision_given(kind, typed), None, COLUMNS_OF_DAYS)
    return None if given is None else DayRow(line.number, line["key"], given)


def written(decision: DayDecision) -> Mapping[str, str]:
    """The cells of a decision."""
    return {
        "key": decision.id,
        "kind": decision.kind.value,
        "name_ar": decision.name.ar,
        "name_fr": decision.name.fr,
        "since": decision.first_on.isoformat(),
        "until": decision.last_on.isoformat(),
        "hours": written_day(decision.hours),
        "feast": decision.feast.name.lower() if decision.feast else "",
        "reference": decision.reference,
    }
