"""Civil time is the legal time of Morocco, by the tables that we pin."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from chalicelib.kernel.clock import civil

PROJECT = Path(__file__).resolve().parents[3]
LAST_HOUR_AHEAD = datetime(2026, 9, 20, 0, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "hours_ahead"),
    [
        (datetime(2026, 1, 10, tzinfo=UTC), 1),
        (datetime(2026, 3, 1, tzinfo=UTC), 0),  # Ramadan
        (datetime(2026, 5, 1, tzinfo=UTC), 1),
        (LAST_HOUR_AHEAD, 1),
        (LAST_HOUR_AHEAD + timedelta(seconds=1), 0),
        (datetime(2027, 7, 1, tzinfo=UTC), 0),
    ],
)
def test_clocks_stand_at_utc_for_good_since_20_september_2026(instant: datetime, hours_ahead: int) -> None:
    assert civil(instant).utcoffset() == timedelta(hours=hours_ahead)


def test_the_tables_of_the_machine_are_not_asked(tmp_path: Path) -> None:
    (tmp_path / "Africa").mkdir()
    tokyo = files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    (tmp_path / "Africa" / "Casablanca").write_bytes(tokyo)
    script = "from chalicelib.kernel.clock import *; print(civil(datetime(2027, 1, 1, tzinfo=UTC)).hour)"
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path)}
    asked = [sys.executable, "-c", script]
    done = subprocess.run(asked, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
