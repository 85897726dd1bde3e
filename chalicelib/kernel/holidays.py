"""The public holidays of Moroccan administrations (decree 2-77-169 of 28 February 1977, as completed).

National days have fixed dates. Religious ones begin when the ministry of Islamic affairs announces the month, a day or
two before: what was announced is a table of facts; until then a date is *expected*, by the tabular calendar, and says
so. Administrators confirm or move it by their overrides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from functools import lru_cache

from chalicelib.kernel.hijri import hijri_years, tabular
from chalicelib.kernel.languages import Bilingual

FIRST_YEAR, LAST_YEAR = 2025, 2099
"""The years whose holidays can be asked for: before, other decrees held; after, the lunar table is a guess too far."""


class Origin(StrEnum):
    """Where a day off comes from: a date of the decree, a month announced or only expected, a communiqué of the head
    of government; or one administration, which confirmed a feast or closes by itself."""

    FIXED = "fixed"
    ANNOUNCED = "announced"
    EXPECTED = "expected"
    EXCEPTIONAL = "exceptional"
    CONFIRMED = "confirmed"
    OWN = "own"


@dataclass(frozen=True)
class Holiday:
    """A day on which administrations are closed, and where that comes from."""

    on: date
    name: Bilingual
    origin: Origin = Origin.FIXED

    @property
    def expected(self) -> bool:
        """Whether the month has not been announced yet."""
        return self.origin is Origin.EXPECTED


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both of them counted in. ``expected``: one of the two is not announced yet."""

    first: date
    last: date
    expected: bool


FURTHEST_MOVE = timedelta(days=2)
"""How far from the tabular date a month may begin: a test keeps what was announced within one day."""


class Lunar(Enum):
    """A date of the Islamic year that administrations go by: its month, its day, how many days are free."""

    MOHARRAM = (1, 1, 1)
    MAWLID = (3, 12, 2)
    RAMADAN = (9, 1, 0)
    FITR = (10, 1, 2)
    ADHA = (12, 10, 2)

    @property
    def days(self) -> int:
        """How many days are free."""
        return self.value[2]

    def expected_on(self, hijri_year: int) -> date:
        """By the tabular calendar."""
        month, day, _ = self.value
        return tabular(hijri_year, month, day)

    def falls_on(self, hijri_year: int, confirmed: "Confirmed" = ()) -> tuple[date, Origin]:
        """Its first day, and where that comes from; what an administration confirmed goes before what was announced."""
        own = next((it.on for it in confirmed if (it.feast, it.hijri_year) == (self, hijri_year)), None)
        if own:
            return own, Origin.CONFIRMED
        announced = _ANNOUNCED.get((self, hijri_year))
        return (announced, Origin.ANNOUNCED) if announced else (self.expected_on(hijri_year), Origin.EXPECTED)

    def hijri_year_near(self, day: date) -> int | None:
        """The Hijri year whose date of it is that day, or so near that a crescent may have moved it; else None."""
        for hijri_year in hijri_years(day.year):
            if abs(self.expected_on(hijri_year) - day) <= FURTHEST_MOVE:
                return hijri_year
        return None


@dataclass(frozen=True)
class ConfirmedDate:
    """The first day of a feast, or of Ramadan, in a Hijri year, as an administration was told it."""

    feast: Lunar
    hijri_year: int
    on: date


Confirmed = tuple[ConfirmedDate, ...]


@dataclass(frozen=True)
class _National:
    month: int
    day: int
    name: Bilingual
    since: int = 0


_NATIONAL = (
    _National(1, 1, Bilingual("رأس السنة الميلادية", "Nouvel An")),
    _National(1, 11, Bilingual("ذكرى تقديم وثيقة الاستقلال", "Manifeste de l’Indépendance")),
    _National(1, 14, Bilingual("رأس السنة الأمازيغية", "Nouvel An amazigh"), since=2024),  # decree 2.23.688
    _National(5, 1, Bilingual("عيد الشغل", "Fête du Travail")),
    _National(7, 30, Bilingual("عيد العرش", "Fête du Trône")),
    _National(8, 14, Bilingual("ذكرى استرجاع إقليم وادي الذهب", "Récupération de Oued Ed-Dahab")),
    _National(8, 20, Bilingual("ذكرى ثورة الملك والشعب", "Révolution du Roi et du Peuple")),
    _National(8, 21, Bilingual("عيد الشباب", "Fête de la Jeunesse")),
    _National(10, 31, Bilingual("عيد الوحدة", "Fête de l’Unité"), since=2026),  # decree 2.25.1140
    _National(11, 6, Bilingual("ذكرى المسيرة الخضراء", "Marche Verte")),
    _National(11, 18, Bilingual("عيد الاستقلال", "Fête de l’Indépendance")),
)
_FEAST_NAMES = {
    Lunar.MOHARRAM: Bilingual("فاتح محرم", "1er Moharram"),
    Lunar.MAWLID: Bilingual("عيد المولد النبوي", "Aïd Al Mawlid"),
    Lunar.FITR: Bilingual("عيد الفطر", "Aïd Al Fitr"),
    Lunar.ADHA: Bilingual("عيد الأضحى", "Aïd Al Adha"),
}
_ANNOUNCED = {  # communiqués of the ministry of Habous and Islamic affairs
    (Lunar.RAMADAN, 1446): date(2025, 3, 2),
    (Lunar.FITR, 1446): date(2025, 3, 31),
    (Lunar.ADHA, 1446): date(2025, 6, 7),
    (Lunar.MOHARRAM, 1447): date(2025, 6, 27),
    (Lunar.MAWLID, 1447): date(2025, 9, 5),
    (Lunar.RAMADAN, 1447): date(2026, 2, 19),
    (Lunar.FITR, 1447): date(2026, 3, 20),
}
_EXCEPTIONAL = {  # communiqués of the head of government, decree 2-05-916, article 3
    date(2025, 6, 9): Bilingual("عطلة استثنائية بمناسبة عيد الأضحى", "Congé exceptionnel de l’Aïd Al Adha"),
    date(2026, 3, 23): Bilingual("عطلة استثنائية بمناسبة عيد الفطر", "Congé exceptionnel de l’Aïd Al Fitr"),
}


@lru_cache(maxsize=64)
def holidays_of(year: int, confirmed: Confirmed = ()) -> tuple[Holiday, ...]:
    """The holidays of a Gregorian year, in their order."""
    found = (*_national(year), *_religious(year, confirmed), *_exceptional(year))
    return tuple(sorted(found, key=lambda holiday: (holiday.on, holiday.expected)))


def ramadan_of(hijri_year: int, confirmed: Confirmed = ()) -> Period:
    """The month of fasting of a Hijri year, to the day before the feast."""
    first, first_origin = Lunar.RAMADAN.falls_on(hijri_year, confirmed)
    feast, feast_origin = Lunar.FITR.falls_on(hijri_year, confirmed)
    return Period(first, feast - timedelta(days=1), Origin.EXPECTED in (first_origin, feast_origin))


@lru_cache(maxsize=64)
def ramadans_of(year: int, confirmed: Confirmed = ()) -> tuple[Period, ...]:
    """The months of fasting that share a day with a Gregorian year: one, or two as in 2030."""
    months = (ramadan_of(hijri_year, confirmed) for hijri_year in hijri_years(year))
    return tuple(month for month in months if month.first.year <= year <= month.last.year)


def is_ramadan(day: date, confirmed: Confirmed = ()) -> bool:
    """Whether the day is one of the month of fasting, as confirmed, announced or expected."""
    return any(month.first <= day <= month.last for month in ramadans_of(day.year, confirmed))


def _national(year: int) -> Iterator[Holiday]:
    for fixed in _NATIONAL:
        if year >= fixed.since:
            yield Holiday(date(year, fixed.month, fixed.day), fixed.name)


def _religious(year: int, confirmed: Confirmed) -> Iterator[Holiday]:
    for hijri_year in hijri_years(year):
        for feast, name in _FEAST_NAMES.items():
            first, origin = feast.falls_on(hijri_year, confirmed)
            for day in (first + timedelta(days=n) for n in range(feast.days)):
                if day.year == year:
                    yield Holiday(day, name, origin)


def _exceptional(year: int) -> Iterator[Holiday]:
    return (Holiday(day, name, Origin.EXCEPTIONAL) for day, name in _EXCEPTIONAL.items() if day.year == year)
