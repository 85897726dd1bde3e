"""When a scheduled rule's time has come: ``rate(…)`` and ``cron(…)`` expressions, in UTC."""

import re
from datetime import datetime, timedelta

_RATE = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")
_CRON = re.compile(r"cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)")
_DAYS = {name: n for n, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), 1)}
_MONTHS = {
    name: n
    for n, name in enumerate(("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1)
}


def due(expression: str, now: datetime, last: datetime) -> bool:
    """Whether the rule fires between ``last`` (excluded) and ``now``; ``ValueError`` if it cannot be read."""
    rate = _RATE.fullmatch(expression)
    if rate:
        return now - last >= timedelta(**{f"{rate[2]}s": int(rate[1])})
    cron = _CRON.fullmatch(expression)
    if cron is None:
        raise ValueError(f"not a schedule: {expression}")
    minute = now.replace(second=0, microsecond=0)
    return minute > last and _meets(cron.groups(), minute)


def _meets(fields: tuple[str, ...], at: datetime) -> bool:
    minute, hour, day, month, weekday, year = fields
    return (
        _allows(minute, at.minute, {})
        and _allows(hour, at.hour, {})
        and _allows(day, at.day, {})
        and _allows(month, at.month, _MONTHS)
        and _allows(weekday, at.isoweekday() % 7 + 1, _DAYS)
        and _allows(year, at.year, {})
    )


def _allows(field: str, value: int, names: dict[str, int]) -> bool:
    return any(_part_allows(part, value, names) for part in field.split(","))


def _part_allows(part: str, value: int, names: dict[str, int]) -> bool:
    span, _, step = part.partition("/")
    if span in ("*", "?"):
        return value % int(step) == 0 if step else True
    first, _, last = (str(names.get(bound, bound)) for bound in (span.partition("-")))
    start, end = int(first), int(last) if last else (10**4 if step else int(first))
    return start <= value <= end and (value - start) % int(step or 1) == 0
