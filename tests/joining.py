"""Administrations that join: what they write, and the operator who decides."""

import secrets
import string
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.onboarding.pages import REQUESTS_AN_HOUR
from infra.bootstrap_stack import Seeded
from infra.local.authority import answered
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.journeys import Journey

ADDRESS = "127.0.0.1"
REQUESTS = "/administration-requests"


def letters(length: int = 6) -> str:
    """Capitals that no other test draws."""
    return "".join(secrets.choice(string.ascii_uppercase) for _ in range(length))


def wish(**changes: str) -> dict[str, str]:
    """A request that nothing is wrong with, of an administration that no other test has."""
    own = letters(7)
    given = {
        "name_ar": f"جماعة أيت {own}",
        "name_fr": f"Commune d’Aït {own}",
        "sector": "community",
        "place": "05.081",
        "ice": f"{97 * secrets.randbelow(10**12):015d}",
        "legal_reference": "Loi organique n° 113-14",
        "contact_name_ar": "أمينة الإدريسي",
        "contact_name_fr": "Amina Idrissi",
        "contact_email": f"amina.{new_id().lower()}@commune.example",
        "contact_phone": "05 24 00 00 00",
        "slug": f"ait-{own.lower()}",
        "code": own,
    }
    return given | changes


def forget_tries() -> None:
    """Every test asks from one address."""
    bootstrap.throttle("join", REQUESTS_AN_HOUR, timedelta(hours=1)).clear(ADDRESS)


@dataclass(frozen=True)
class Joining:
    """Asks and decides over the API."""

    cloud: LocalCloud
    journey: Journey

    @classmethod
    def beside(cls, cloud: LocalCloud, seeded: Seeded) -> "Joining":
        """With the operator that was seeded."""
        return cls(cloud, Journey(cloud, seeded))

    def ask(self, expect: int = 201, /, **changes: str) -> Any:
        """A request, as anybody sends it."""
        forget_tries()
        return self.journey.call("POST", REQUESTS, expect=expect, json=wish(**changes))

    def decide(self, request_id: str, act: str, expect: int = 200, /, **given: str) -> Any:
        """``approval`` or ``refusal`` by the operator."""
        return self.journey.call("POST", f"{REQUESTS}/{request_id}/{act}", "operator", expect, json=given)

    def now(self, request_id: str) -> Any:
        """The request as its applicant sees it."""
        return self.journey.call("GET", f"{REQUESTS}/{request_id}")

    def certify(self, slug: str) -> Any:
        """The development authority's answer, installed by the operator."""
        state = self.journey.call("GET", f"/administrations/{slug}/certificate", "operator")
        chain = answered(self.cloud.pki, state["request"])
        return self.journey.call("PUT", f"/administrations/{slug}/certificate", "operator", json={"chain": chain})

    def stand(self, slug: str, standing: str, expect: int = 200) -> Any:
        """Suspended, resumed or closed by the operator."""
        given = {"standing": standing, "reason": "قرار رقم 12"}
        return self.journey.call("POST", f"/administrations/{slug}/standing", "operator", expect, json=given)

    def at(self, slug: str) -> Journey:
        """The main way as citizens walk it in that administration."""
        there = bootstrap.organisation().by_slug(slug)
        return Journey(self.cloud, replace(self.journey.seeded, administration=there))

    def joined(self, **changes: str) -> Any:
        """A request approved and everything made."""
        asked = self.ask(201, **changes)
        self.decide(asked["id"], "approval")
        self.cloud.drain()
        return self.now(asked["id"])


def administrations_that_join(cloud: LocalCloud, journey: Journey) -> None:
    """One asks by the pages and is refused; another, approved under another slug, is certified, suspended, closed."""
    joining = Joining(cloud, journey)
    with PortalSession(cloud.url) as visitor:
        visitor.get("/join")
        typed = wish()
        visitor.post("/join", data=typed)
        asked = visitor.post("/join/send", data=typed).url.partition("?")[0].rpartition("/")[2]
    joining.decide(asked, "refusal", reason="النص المرجعي ناقص")
    approved = joining.ask()
    journey.call("GET", REQUESTS, "operator")
    joining.decide(approved["id"], "approval", slug=f"{approved['slug']}-2")
    cloud.drain()
    ready = joining.now(approved["id"])
    assert ready["state"] == "ready"
    joining.certify(ready["slug"])
    joining.stand(ready["slug"], "suspended")
    joining.stand(ready["slug"], "closed")
