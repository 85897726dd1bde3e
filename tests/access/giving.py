"""What acts are sent alike, whatever they are."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.ids import new_id
from tests.access.callers import Caller, Given
from tests.access.world import Thing, World

Act = Callable[[World, Thing, Caller], Given]
"""What a caller sends who does it to a thing."""


def sent(**fields: Any) -> Act:
    """The same JSON from everybody."""
    return lambda _world, _thing, _caller: Given(json=fields)


def typed(**fields: Any) -> Act:
    """The same form from everybody."""
    return lambda _world, _thing, _caller: Given(form=fields)


def nobody(**fields: str) -> Act:
    """As an address that is no agent's, and that nobody tried before."""
    return lambda *_: Given(form={"email": f"{new_id().lower()}@nowhere.example", **fields})


def today() -> str:
    """The civil day."""
    return civil_date(datetime.now(UTC)).isoformat()
