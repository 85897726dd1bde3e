"""Days, instants and sizes as they are written in Morocco, in Arabic and in French; a unit stays beside its figure."""

from datetime import date, datetime, time

from chalicelib.kernel.clock import civil
from chalicelib.kernel.languages import Language

_MONTHS = {
    Language.ARABIC: (
        *("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو"),
        *("يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"),
    ),
    Language.FRENCH: (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
_WEEKDAYS = {
    Language.ARABIC: ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    Language.FRENCH: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_UNITS = {
    Language.ARABIC: ("بايت", "كيلوبايت", "ميغابايت", "غيغابايت"),
    Language.FRENCH: ("octets", "ko", "Mo", "Go"),
}


def day_words(day: date, language: Language) -> str:
    """``22 نونبر 2026``, ``22 novembre 2026``, ``1er novembre 2026``; an instant counts by the Moroccan calendar."""
    day = civil(day).date() if isinstance(day, datetime) else day
    return f"{short_day_words(day, language)} {day.year}"


def short_day_words(day: date, language: Language) -> str:
    """``22 نونبر``, ``22 novembre``: where the year goes without saying."""
    number = "1er" if day.day == 1 and language is Language.FRENCH else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]}"


def weekday_words(weekday: int, language: Language) -> str:
    """``الاثنين``, ``lundi`` for 0, as ``date.weekday()`` counts."""
    return _WEEKDAYS[language][weekday]


def long_day_words(day: date, language: Language) -> str:
    """``الأحد 22 نونبر 2026``, ``dimanche 22 novembre 2026``; an instant counts by the Moroccan calendar."""
    day = civil(day).date() if isinstance(day, datetime) else day
    return f"{weekday_words(day.weekday(), language)} {day_words(day, language)}"


def time_words(instant: datetime, language: Language) -> str:
    """``14:05``, ``14 h 05``: Moroccan legal time."""
    return clock_words(civil(instant).time(), language)


def clock_words(clock: time, language: Language) -> str:
    """The same for what a wall clock shows."""
    return f"{clock:%H:%M}" if language is Language.ARABIC else f"{clock:%H}\u00a0h\u00a0{clock:%M}"


def instant_words(instant: datetime, language: Language) -> str:
    """``22 نونبر 2026، 14:05``, ``22 novembre 2026, 14 h 05``: Moroccan legal time."""
    comma = "،" if language is Language.ARABIC else ","
    return f"{day_words(instant, language)}{comma} {time_words(instant, language)}"


def size_words(size_bytes: int, language: Language) -> str:
    """``3,2 ميغابايت``, ``3,2 Mo``: decimal units, one decimal from the million on."""
    size, unit = float(size_bytes), 0
    while size >= 1000 and unit < 3:
        size, unit = size / 1000, unit + 1
    number = f"{size:.1f}".replace(".", ",").removesuffix(",0") if unit > 1 else f"{size:.0f}"
    name = _UNITS[language][unit].removesuffix("s") if size_bytes < 2 else _UNITS[language][unit]
    return f"{number}\u00a0{name}"
