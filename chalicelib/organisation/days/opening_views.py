"""Opening hours in sentences, for portals: whether somebody is there now, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.languages import Language
from chalicelib.kernel.opening_hours import Office, Span, Week
from chalicelib.kernel.wording import clock_words, long_day_words, time_words, weekday_words
from chalicelib.web.texts import text


@dataclass(frozen=True)
class OpeningWords:
    """What a portal says of an office's hours. ``now`` is one or two sentences; a week is a line for each run of days
    with the same hours."""

    now: tuple[str, ...]
    usual: tuple[str, ...]
    ramadan: tuple[str, ...]

    @classmethod
    def of(cls, office: Office, now: datetime, language: Language) -> "OpeningWords":
        """As it stands at that instant."""
        return cls(
            tuple(_now(office, now, language)),
            tuple(_lines(office.hours.usual, language)),
            tuple(_lines(office.hours.ramadan, language)),
        )


def _now(office: Office, now: datetime, language: Language) -> Iterator[str]:
    closes = office.closes_at(now)
    if closes is not None:
        yield text(language, "calendar-open-until", time=time_words(closes, language))
        return
    closure = office.calendar.closure(civil_date(now))
    if closure and closure.name:
        yield text(language, "calendar-closed-for", name=closure.name.in_(language))
    else:
        yield text(language, "calendar-closed")
    opens = office.next_opening(now)
    if opens is not None:
        yield _opens(opens, now, language)


def _opens(opens: datetime, now: datetime, language: Language) -> str:
    days = civil_date(opens) - civil_date(now)
    key = {timedelta(0): "calendar-opens-today", timedelta(1): "calendar-opens-tomorrow"}.get(days, "calendar-opens-on")
    told = {"time": time_words(opens, language), "day": long_day_words(opens, language)}
    return text(language, key, **told)


def _lines(week: Week, language: Language) -> Iterator[str]:
    for spans, days in groupby(enumerate(week), key=lambda numbered: numbered[1]):
        if spans:
            weekdays = [number for number, _ in days]
            words = _days(weekdays[0], weekdays[-1], language)
            yield text(language, "calendar-line", days=words, hours=hours_words(spans, language))


def _days(first: int, last: int, language: Language) -> str:
    if first == last:
        return text(language, "calendar-day", day=weekday_words(first, language))
    return text(language, "calendar-days", first=weekday_words(first, language), last=weekday_words(last, language))


def hours_words(spans: tuple[Span, ...], language: Language) -> str:
    """The hours of one day, at least one span: ``de 8 h 30 à 12 h et de 14 h à 18 h``."""
    told = [
        text(
            language,
            "calendar-hours",
            opens=clock_words(span.opens, language),
            closes=clock_words(span.closes, language),
        )
        for span in spans
    ]
    words = told[0]
    for more in told[1:]:
        words = text(language, "calendar-hours-and", hours=words, more=more)
    return words
