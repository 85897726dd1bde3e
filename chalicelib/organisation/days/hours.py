"""Opening hours as people write them: a line for each day, such as ``08:30-12:00 14:00-18:00``; empty where closed."""

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.identifiers import western_digits
from chalicelib.kernel.opening_hours import OpeningHours, Span, Week

MOST_SPANS = 3
_SPAN = re.compile(r"(\d{1,2})[:h](\d{2})\s*[-–]\s*(\d{1,2})[:h](\d{2})")
_BETWEEN = re.compile(r"[\s,;،؛]*")


def read_hours(usual: Sequence[str], ramadan: Sequence[str]) -> OpeningHours:
    """The hours of the year and those of Ramadan, Monday first; ``InvalidError`` at ``usual-0`` … ``ramadan-6``."""
    problems: list[Problem] = []
    weeks = [_week(name, lines, problems) for name, lines in (("usual", usual), ("ramadan", ramadan))]
    if problems:
        raise InvalidError(problems)
    return OpeningHours(*weeks)


def read_day(line: str, field: str) -> tuple[Span, ...]:
    """The hours of one day; ``InvalidError`` at the field."""
    try:
        return _spans(line)
    except ValueError as error:
        raise InvalidError([Problem(field, "organisation.hours_form")]) from error


def written_week(week: Week) -> list[str]:
    """A line for each day, Monday first."""
    return [written_day(spans) for spans in week]


def written_day(spans: Sequence[Span]) -> str:
    """Its line."""
    return " ".join(f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans)


def _week(name: str, lines: Sequence[str], problems: list[Problem]) -> Week:
    week = []
    for number in range(7):
        try:
            week.append(_spans(lines[number] if number < len(lines) else ""))
        except ValueError:
            week.append(())
            problems.append(Problem(f"{name}-{number}", "organisation.hours_form"))
    return tuple(week)


def _spans(line: str) -> tuple[Span, ...]:
    """``ValueError`` for what is no hours, for too many of them, and for spans that are not one after the other."""
    typed = western_digits(line)
    if not _BETWEEN.fullmatch(_SPAN.sub("", typed)):
        raise ValueError(line)
    spans = tuple(_span(*map(int, found.groups())) for found in _SPAN.finditer(typed))
    in_order = all(earlier.closes <= later.opens for earlier, later in pairwise(spans))
    if len(spans) > MOST_SPANS or not in_order:
        raise ValueError(line)
    return spans


def _span(opens_hour: int, opens_minute: int, closes_hour: int, closes_minute: int) -> Span:
    return Span(time(opens_hour, opens_minute), time(closes_hour, closes_minute))
