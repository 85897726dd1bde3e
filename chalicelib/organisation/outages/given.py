"""What a form says of an outage, read into what the use case takes: days and hours are those of Morocco."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import partial

from chalicelib.kernel.clock import CIVIL_TIME
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.identifiers import western_digits
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import clean_text
from chalicelib.organisation.given import Reading, day_given
from chalicelib.organisation.outages.model import OutageGiven

FIELDS = ("begins_on", "begins_hour", "ends_on", "ends_hour", "text_ar", "text_fr", "takes_letters")


def outage_given(typed: Mapping[str, str]) -> OutageGiven:
    """``typed`` has :data:`FIELDS`; ``InvalidError`` with everything that cannot be read."""
    reading = Reading()
    instants = [
        datetime.combine(
            reading.of(partial(day_given, f"{end}_on", typed[f"{end}_on"]), date.min),
            reading.of(partial(_hour_given, f"{end}_hour", typed[f"{end}_hour"]), time.min),
            CIVIL_TIME,
        )
        for end in ("begins", "ends")
    ]
    reading.demand()
    begins_at, ends_at = (instant.astimezone(UTC) for instant in instants)
    text = Bilingual(clean_text(typed["text_ar"]), clean_text(typed["text_fr"]))
    return OutageGiven(begins_at, ends_at, text, typed["takes_letters"] == "yes")


def _hour_given(field: str, typed: str) -> time:
    """An hour of the day written ``14:05``; ``InvalidError`` at the field."""
    try:
        return datetime.strptime(western_digits(typed.strip()), "%H:%M").time()  # a wall clock's hour
    except ValueError as error:
        raise InvalidError([Problem(field, "outage.hour_form")]) from error
