"""Instants in words follow the legal time of Morocco."""

from datetime import UTC, datetime

from chalicelib.adapters.typesetting.dates import told


def test_a_day_of_autumn_2025_is_one_hour_ahead_of_utc() -> None:
    instant = told(datetime(2025, 11, 22, 13, 5, 33, tzinfo=UTC))
    assert instant.ar == "22 نونبر 2025، 14:05:33"
    assert instant.fr == "22 novembre 2025, 14 h 05 min 33 s"
    assert instant.utc == "2025-11-22T13:05:33.000Z"


def test_during_ramadan_clocks_stand_at_utc() -> None:
    assert told(datetime(2026, 3, 1, 10, 0, tzinfo=UTC)).fr == "1er mars 2026, 10 h 00 min 00 s"
