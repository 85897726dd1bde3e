"""Opening hours as people write them."""

from datetime import time

import pytest

from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.opening_hours import OpeningHours, Span
from chalicelib.organisation.days.hours import read_hours, written_week

MORNING, AFTERNOON = Span(time(8, 30), time(12)), Span(time(14), time(18))


@pytest.mark.parametrize(
    ("line", "spans"),
    [
        ("", ()),
        ("08:30-12:00", (MORNING,)),
        ("8h30 – 12h00", (MORNING,)),
        ("٠٨:٣٠-١٢:٠٠", (MORNING,)),
        ("08:30-12:00 14:00-18:00", (MORNING, AFTERNOON)),
        ("08:30-12:00, 14:00-18:00", (MORNING, AFTERNOON)),
        ("08:30-12:00، 14:00-18:00", (MORNING, AFTERNOON)),
    ],
)
def test_a_line_is_read_in_every_usual_writing(line: str, spans: tuple[Span, ...]) -> None:
    assert read_hours([line], []).usual[0] == spans


@pytest.mark.parametrize(
    "line",
    [
        *("8-12", "morning", "08:30-12:00 x", "12:00-08:30", "25:00-26:00", "08:60-09:00"),
        "14:00-18:00 08:30-12:00",
        "08:00-08:10 08:20-08:30 08:40-08:50 09:00-09:10",
    ],
)
def test_what_is_no_hours_is_refused_at_its_day(line: str) -> None:
    with pytest.raises(InvalidError) as refused:
        read_hours(["", line], [])
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("usual-1", "organisation.hours_form")
    ]


def test_what_is_written_reads_back() -> None:
    hours = OpeningHours()
    assert read_hours(written_week(hours.usual), written_week(hours.ramadan)) == hours
