"""A mail's way through administrations as a page tells it, and those that what was typed may mean."""

from dataclasses import dataclass

from chalicelib import bootstrap
from chalicelib.kernel.languages import Bilingual
from chalicelib.registry.model import Mail
from chalicelib.registry.relaying.model import Leg
from chalicelib.web.request import Request


@dataclass(frozen=True)
class Station:
    """An administration on the way, and the mail's number there, empty before it has one."""

    name: Bilingual
    number: str


def came_from(mail: Mail) -> list[Station]:
    """Where it was before, the first first."""
    return [_station(leg) for leg in mail.relay.came]


def went_to(mail: Mail) -> Station | None:
    """Where it was sent on to."""
    return _station(mail.relay.went) if mail.relay.went else None


def candidates(request: Request, typed: str) -> list[tuple[str, str]]:
    """Administrations that were meant by some words of a name, for a field that chooses one; at most ten."""
    if not typed.strip():
        return []
    found = bootstrap.directory().find(typed[:200], request.language).items
    return [(listed.slug, listed.name.in_(request.language)) for listed in found]


def _station(leg: Leg) -> Station:
    return Station(bootstrap.bodies().get(leg.administration_id).name, leg.number)
