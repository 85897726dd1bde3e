"""Opening hours in sentences."""

from datetime import UTC, date, datetime, time

import pytest

from chalicelib.kernel.holidays import Holiday
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.opening_hours import Office, OpeningHours, Span
from chalicelib.kernel.working_days import Calendar, Overrides
from chalicelib.organisation.days.opening_views import OpeningWords

AR, FR = Language.ARABIC, Language.FRENCH
SPLIT = (Span(time(8, 30), time(12)), Span(time(14, 30), time(18, 30)))
SATURDAY = (Span(time(9), time(11)),)
MARKET_TOWN = OpeningHours(usual=(*((SPLIT,) * 4), (), SATURDAY, ()))


def _plain(lines: tuple[str, ...]) -> list[str]:
    return [line.translate({0x2068: None, 0x2069: None, 0xA0: " "}) for line in lines]


def _now(instant: datetime, language: Language, office: Office | None = None) -> list[str]:
    return _plain(OpeningWords.of(office or Office(), instant, language).now)


def _utc(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "arabic", "french"),
    [
        (
            _utc(23, 10),
            ["المكتب مفتوح الآن، إلى غاية الساعة 16:30."],
            ["Ouvert en ce moment, jusqu’à 16 h 30."],
        ),
        (
            _utc(23, 6),
            ["المكتب مغلق الآن.", "يفتح اليوم على الساعة 08:30."],
            ["Fermé en ce moment.", "Ouverture aujourd’hui à 08 h 30."],
        ),
        (
            _utc(23, 20),
            ["المكتب مغلق الآن.", "يفتح غدا، الثلاثاء 24 نونبر 2026، على الساعة 08:30."],
            ["Fermé en ce moment.", "Ouverture demain, mardi 24 novembre 2026, à 08 h 30."],
        ),
        (
            _utc(21, 10),
            ["المكتب مغلق الآن.", "يفتح يوم الاثنين 23 نونبر 2026 على الساعة 08:30."],
            ["Fermé en ce moment.", "Ouverture le lundi 23 novembre 2026 à 08 h 30."],
        ),
        (
            _utc(18, 10),
            ["المكتب مغلق اليوم: عيد الاستقلال.", "يفتح غدا، الخميس 19 نونبر 2026، على الساعة 08:30."],
            [
                "Fermé aujourd’hui : Fête de l’Indépendance.",
                "Ouverture demain, jeudi 19 novembre 2026, à 08 h 30.",
            ],
        ),
        (
            _utc(2, 10, month=3),  # Ramadan
            ["المكتب مفتوح الآن، إلى غاية الساعة 15:00."],
            ["Ouvert en ce moment, jusqu’à 15 h 00."],
        ),
    ],
)
def test_a_portal_says_whether_somebody_is_there_and_when(
    instant: datetime, arabic: list[str], french: list[str]
) -> None:
    assert _now(instant, AR) == arabic
    assert _now(instant, FR) == french


def test_a_day_that_the_administration_closes_itself_is_told_by_its_name() -> None:
    moved = Holiday(date(2026, 11, 23), Bilingual("انتقال المصالح", "Déménagement"))
    office = Office(calendar=Calendar(Overrides((moved,))))
    assert _now(_utc(23, 10), FR, office)[0] == "Fermé aujourd’hui : Déménagement."


def test_an_office_that_never_opens_promises_nothing() -> None:
    never = Office(OpeningHours(((),) * 7, ((),) * 7))
    assert _now(_utc(23, 10), FR, never) == ["Fermé en ce moment."]


def test_the_usual_week_is_one_line_and_that_of_ramadan_another() -> None:
    arabic, french = (OpeningWords.of(Office(), _utc(23, 10), language) for language in (AR, FR))
    assert _plain(arabic.usual) == ["من الاثنين إلى الجمعة، من 08:30 إلى 16:30"]
    assert _plain(arabic.ramadan) == ["من الاثنين إلى الجمعة، من 09:00 إلى 15:00"]
    assert _plain(french.usual) == ["Du lundi au vendredi, de 08 h 30 à 16 h 30"]
    assert _plain(french.ramadan) == ["Du lundi au vendredi, de 09 h 00 à 15 h 00"]


def test_days_with_other_hours_have_lines_of_their_own() -> None:
    arabic, french = (OpeningWords.of(Office(MARKET_TOWN), _utc(23, 10), language) for language in (AR, FR))
    assert _plain(french.usual) == [
        "Du lundi au jeudi, de 08 h 30 à 12 h 00 et de 14 h 30 à 18 h 30",
        "Le samedi, de 09 h 00 à 11 h 00",
    ]
    assert _plain(arabic.usual) == [
        "من الاثنين إلى الخميس، من 08:30 إلى 12:00 ومن 14:30 إلى 18:30",
        "يوم السبت، من 09:00 إلى 11:00",
    ]
