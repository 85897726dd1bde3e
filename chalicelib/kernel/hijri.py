"""The tabular Islamic calendar: where a lunar date is expected before the crescent decides.

Months have 30 and 29 days by turns; in a cycle of thirty years the 2nd, 5th, 7th, 10th, 13th, 16th, 18th, 21st, 24th,
26th and 29th have one day more; the first day is 16 July 622 of the Julian calendar. Of the tables in use this one
comes nearest to what Morocco announces, which sights the crescent with the eye: a test keeps it within one day.
"""

from datetime import date

_DAY_BEFORE_THE_FIRST = date(622, 7, 18).toordinal()  # in the Gregorian calendar carried back


def tabular(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Hijri one: ``tabular(1447, 10, 1)`` is 20 March 2026."""
    days = 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2 + day
    return date.fromordinal(_DAY_BEFORE_THE_FIRST + days)


def hijri_year_of(day: date) -> int:
    """The Hijri year in which a Gregorian day lies."""
    return (30 * (day.toordinal() - _DAY_BEFORE_THE_FIRST) + 10_616) // 10_631


def hijri_years(year: int) -> range:
    """The Hijri years that may have days in a Gregorian one, even where a month is announced a day early."""
    return range(hijri_year_of(date(year, 1, 1)), hijri_year_of(date(year, 12, 31)) + 2)
