"""What administrators do to their house, each act once: for the rights that they need."""

from datetime import UTC, datetime

from chalicelib.kernel.clock import civil_date
from tests.circuits import Office


def the_house(office: Office) -> None:
    """A desk opened, given to somebody and taken back."""
    journey, entity = office.journey, office.seeded.administration.entity_id
    headers, path = {"If-Match": "*"}, "/organisation/desks"
    opened = {"name_ar": "مكتب", "name_fr": "Bureau", "entity_id": entity, "roles": ["handler"]}
    desk = journey.call("POST", path, "manager", json=opened, headers=headers)["id"]
    handler, day = office.seeded.agents["handler"].id, civil_date(datetime.now(UTC)).isoformat()
    seat = {"agent_id": handler, "since": day}
    journey.call("POST", f"{path}/{desk}/holders", "manager", json=seat, headers=headers)
    end = f"{path}/{desk}/holders/{handler}/end"
    journey.call("POST", end, "manager", json={"last_day": "2026-01-01"}, headers=headers)
    journey.call("POST", f"{path}/{desk}/closing", "manager", headers=headers)
