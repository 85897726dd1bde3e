"""Fixed days, announced feasts, and feasts that are only expected."""

from datetime import date, datetime, time, timedelta

import pytest

from chalicelib.kernel.clock import CIVIL_TIME
from chalicelib.kernel.hijri import hijri_year_of, tabular
from chalicelib.kernel.holidays import Holiday, Lunar, holidays_of, is_ramadan, ramadan_of, ramadans_of

YEARS = range(2025, 2031)
MOHARRAM, MAWLID, FITR, ADHA = "1er Moharram", "Aïd Al Mawlid", "Aïd Al Fitr", "Aïd Al Adha"
CERTAIN = {
    FITR: ["2025-03-31", "2025-04-01", "2026-03-20", "2026-03-21"],
    ADHA: ["2025-06-07", "2025-06-08"],
    MOHARRAM: ["2025-06-27"],
    MAWLID: ["2025-09-05", "2025-09-06"],
}
EXPECTED = {
    FITR: [
        *("2027-03-10", "2027-03-11", "2028-02-27", "2028-02-28"),
        *("2029-02-15", "2029-02-16", "2030-02-05", "2030-02-06"),
    ],
    ADHA: [
        *("2026-05-27", "2026-05-28", "2027-05-17", "2027-05-18", "2028-05-05", "2028-05-06"),
        *("2029-04-24", "2029-04-25", "2030-04-14", "2030-04-15"),
    ],
    MOHARRAM: ["2026-06-17", "2027-06-06", "2028-05-25", "2029-05-15", "2030-05-04"],
    MAWLID: [
        *("2026-08-26", "2026-08-27", "2027-08-15", "2027-08-16", "2028-08-03", "2028-08-04"),
        *("2029-07-24", "2029-07-25", "2030-07-13", "2030-07-14"),
    ],
}
# What the ministry of Habous and Islamic affairs announced, as the press reported it.
ANNOUNCED = [
    (Lunar.FITR, 1443, date(2022, 5, 2)),
    (Lunar.ADHA, 1443, date(2022, 7, 10)),
    (Lunar.MAWLID, 1444, date(2022, 10, 9)),
    (Lunar.RAMADAN, 1444, date(2023, 3, 23)),
    (Lunar.FITR, 1444, date(2023, 4, 22)),
    (Lunar.ADHA, 1444, date(2023, 6, 29)),
    (Lunar.MOHARRAM, 1445, date(2023, 7, 19)),
    (Lunar.MAWLID, 1445, date(2023, 9, 28)),
    (Lunar.RAMADAN, 1445, date(2024, 3, 12)),
    (Lunar.FITR, 1445, date(2024, 4, 10)),
    (Lunar.ADHA, 1445, date(2024, 6, 17)),
    (Lunar.MOHARRAM, 1446, date(2024, 7, 7)),
    (Lunar.MAWLID, 1446, date(2024, 9, 16)),
    (Lunar.RAMADAN, 1446, date(2025, 3, 2)),
    (Lunar.FITR, 1446, date(2025, 3, 31)),
    (Lunar.ADHA, 1446, date(2025, 6, 7)),
    (Lunar.MOHARRAM, 1447, date(2025, 6, 27)),
    (Lunar.MAWLID, 1447, date(2025, 9, 5)),
    (Lunar.RAMADAN, 1447, date(2026, 2, 19)),
    (Lunar.FITR, 1447, date(2026, 3, 20)),
]


def _days_of(name: str, expected: bool) -> list[str]:
    return [str(h.on) for year in YEARS for h in holidays_of(year) if h.name.fr == name and h.expected is expected]


@pytest.mark.parametrize("feast", [MOHARRAM, MAWLID, FITR, ADHA])
def test_feasts_stand_where_they_were_announced_or_are_expected(feast: str) -> None:
    assert _days_of(feast, expected=False) == CERTAIN[feast]
    assert _days_of(feast, expected=True) == EXPECTED[feast]


@pytest.mark.parametrize(("feast", "hijri_year", "announced"), ANNOUNCED)
def test_what_was_expected_is_at_most_a_day_from_what_was_announced(
    feast: Lunar, hijri_year: int, announced: date
) -> None:
    assert abs(feast.expected_on(hijri_year) - announced) <= timedelta(days=1)


@pytest.mark.parametrize("year", YEARS)
def test_national_days_are_the_same_every_year(year: int) -> None:
    fixed = ["01-01", "01-11", "01-14", "05-01", "07-30", "08-14", "08-20", "08-21", "11-06", "11-18"]
    assert {f"{year}-{day}" for day in fixed} <= {str(holiday.on) for holiday in holidays_of(year)}


def test_a_holiday_begins_with_the_year_it_was_decreed_for() -> None:
    assert date(2023, 1, 14) not in {holiday.on for holiday in holidays_of(2023)}
    assert date(2025, 10, 31) not in {holiday.on for holiday in holidays_of(2025)}
    assert date(2026, 10, 31) in {holiday.on for holiday in holidays_of(2026)}


@pytest.mark.parametrize("day", [date(2025, 6, 9), date(2026, 3, 23)])
def test_days_that_the_government_added_are_free(day: date) -> None:
    assert day in {holiday.on for holiday in holidays_of(day.year)}


def test_no_day_is_a_holiday_twice() -> None:
    days = [holiday.on for year in YEARS for holiday in holidays_of(year)]
    assert len(days) == len(set(days))


@pytest.mark.parametrize("holiday", [holiday for year in YEARS for holiday in holidays_of(year)], ids=str)
def test_a_holiday_has_its_name_in_both_languages(holiday: Holiday) -> None:
    assert all(letter.isspace() or "\u0600" <= letter <= "\u06ff" for letter in holiday.name.ar)
    assert holiday.name.ar.strip() and holiday.name.fr.strip()


def test_the_tabular_calendar_has_its_eleven_leap_years_in_thirty() -> None:
    lengths = {year: (tabular(year + 1, 1, 1) - tabular(year, 1, 1)).days for year in range(1, 31)}
    assert [y for y, days in lengths.items() if days == 355] == [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]
    assert set(lengths.values()) == {354, 355}


@pytest.mark.parametrize("hijri_year", range(1440, 1500))
def test_a_day_lies_in_the_year_that_its_table_says(hijri_year: int) -> None:
    first = tabular(hijri_year, 1, 1)
    assert (hijri_year_of(first - timedelta(days=1)), hijri_year_of(first)) == (hijri_year - 1, hijri_year)


def test_a_year_may_hold_two_months_of_fasting() -> None:
    assert [(str(month.first), month.first.year) for month in ramadans_of(2030)] == [
        ("2030-01-06", 2030),
        ("2030-12-26", 2030),
    ]
    assert is_ramadan(date(2030, 1, 6)) and is_ramadan(date(2030, 12, 31)) and is_ramadan(date(2031, 1, 24))
    assert not is_ramadan(date(2031, 1, 25))


@pytest.mark.parametrize("hijri_year", range(1446, 1453))
def test_the_feast_follows_the_last_day_of_fasting(hijri_year: int) -> None:
    month = ramadan_of(hijri_year)
    assert (month.last - month.first).days + 1 in (29, 30)
    assert is_ramadan(month.first) and is_ramadan(month.last)
    assert not is_ramadan(month.first - timedelta(days=1)) and not is_ramadan(month.last + timedelta(days=1))


def _hours_ahead(day: date) -> int:
    offset = datetime.combine(day, time(12), CIVIL_TIME).utcoffset()
    assert offset is not None
    return offset // timedelta(hours=1)


@pytest.mark.parametrize("hijri_year", [1446, 1447])
def test_while_clocks_were_put_back_for_ramadan_they_stood_at_utc_from_the_sunday_before_to_the_sunday_after(
    hijri_year: int,
) -> None:
    month = ramadan_of(hijri_year)
    assert {_hours_ahead(month.first + timedelta(days=n)) for n in range((month.last - month.first).days + 1)} == {0}
    assert _hours_ahead(month.first - timedelta(days=8)) == 1
    assert _hours_ahead(month.last + timedelta(days=8)) == 1


@pytest.mark.parametrize("year", range(2027, 2031))
def test_since_clocks_stay_at_utc_they_do_not_tell_ramadan_from_another_month(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert {_hours_ahead(day) for day in days} == {0}
    assert {is_ramadan(day) for day in days} == {True, False}
