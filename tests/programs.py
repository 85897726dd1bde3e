"""Programs of an administration, over HTTP: connected by its manager, and calling with their tokens."""

from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel.clock import civil_date
from tests.journeys import Journey


def last_day(days: int) -> str:
    """The civil day so many days from now."""
    return (civil_date(datetime.now(UTC)) + timedelta(days=days)).isoformat()


def made(journey: Journey, desk: str, *scopes: str, label: str = "Gestion des permis") -> Any:
    """A program that acts as that desk of the specification, with no token yet."""
    given = {"label": label, "desk_id": journey.seeded.desks[desk].id, "scopes": list(scopes)}
    return journey.call("POST", "/clients", "manager", 201, json=given)


def token_of(journey: Journey, client_id: str, days: int = 90, overlap_days: int = 0) -> str:
    """Another token of a program."""
    given = {"last_day": last_day(days), "overlap_days": overlap_days}
    answer = journey.call("POST", f"/clients/{client_id}/token", "manager", json=given, headers={"If-Match": "*"})
    return str(answer["token"])


def connected(
    journey: Journey, desk: str, *scopes: str, name: str, label: str = "Gestion des permis"
) -> tuple[Any, str]:
    """A program and its token; in the journey it is called ``name``."""
    client = made(journey, desk, *scopes, label=label)
    token = token_of(journey, client["id"])
    journey.lend(name, token)
    return client, token
