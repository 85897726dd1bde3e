"""Days, instants and sizes as they are written in Morocco."""

from datetime import UTC, date, datetime, time

import pytest

from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import clock_words, day_words, instant_words, long_day_words, size_words, weekday_words

AR, FR = Language.ARABIC, Language.FRENCH


def test_months_are_moroccan() -> None:
    assert day_words(date(2026, 11, 22), AR) == "22 نونبر 2026"
    assert day_words(date(2026, 8, 20), AR) == "20 غشت 2026"
    assert day_words(date(2026, 11, 22), FR) == "22 novembre 2026"
    assert day_words(date(2026, 11, 1), FR) == "1er novembre 2026"


def test_instants_are_told_by_legal_time() -> None:
    instant = datetime(2025, 11, 22, 13, 5, tzinfo=UTC)
    assert instant_words(instant, AR) == "22 نونبر 2025، 14:05"
    assert instant_words(instant, FR) == "22 novembre 2025, 14\u00a0h\u00a005"


def test_a_day_is_the_moroccan_one_even_when_an_instant_is_given() -> None:
    assert day_words(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), FR) == "1er janvier 2026"


def test_a_day_may_be_told_with_its_weekday() -> None:
    assert long_day_words(date(2026, 11, 23), AR) == "الاثنين 23 نونبر 2026"
    assert long_day_words(date(2026, 11, 1), FR) == "dimanche 1er novembre 2026"
    assert long_day_words(datetime(2025, 12, 31, 23, 30, tzinfo=UTC), FR) == "jeudi 1er janvier 2026"
    assert (weekday_words(4, AR), weekday_words(4, FR)) == ("الجمعة", "vendredi")


def test_a_wall_clock_is_told_as_an_instant_is() -> None:
    assert (clock_words(time(8, 30), AR), clock_words(time(8, 30), FR)) == ("08:30", "08\u00a0h\u00a030")


@pytest.mark.parametrize(
    ("size_bytes", "arabic", "french"),
    [
        (1, "1\u00a0بايت", "1\u00a0octet"),
        (45_000, "45\u00a0كيلوبايت", "45\u00a0ko"),
        (3_240_000, "3,2\u00a0ميغابايت", "3,2\u00a0Mo"),
        (20_000_000, "20\u00a0ميغابايت", "20\u00a0Mo"),
    ],
)
def test_sizes_have_a_decimal_comma(size_bytes: int, arabic: str, french: str) -> None:
    assert (size_words(size_bytes, AR), size_words(size_bytes, FR)) == (arabic, french)
