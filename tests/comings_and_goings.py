"""What is done about people who come and go, each act once: for the rights that it needs."""

from datetime import UTC, datetime

from chalicelib.kernel.clock import civil_date
from tests.circuits import Office
from tests.newcomers import stored


def people_come_and_go(office: Office) -> None:
    """Another address, an access switched off and on, a departure: the identity service hears of each."""
    journey, one = office.journey, stored(office.seeded)
    path, headers = f"/organisation/people/{one.id}", {"If-Match": "*"}
    given = {"name_ar": one.name.ar, "name_fr": one.name.fr, "email": f"new.{one.email}"}
    journey.call("PUT", path, "manager", json=given, headers=headers)
    office.cloud.drain()
    for act in ("exclusion", "readmission"):
        journey.call("POST", f"{path}/{act}", "manager", headers=headers)
        office.cloud.drain()
    journey.call("GET", path, "manager")
    leaving = {"day": civil_date(datetime.now(UTC)).isoformat()}
    journey.call("POST", f"{path}/departures", "manager", json=leaving, headers=headers)
    office.cloud.drain()
