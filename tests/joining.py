"""Administrations that join: what they write, and the operator who decides."""

import secrets
import string
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id, stable_id
from chalicelib.onboarding.pages import REQUESTS_AN_HOUR
from chalicelib.organisation.model import Agent
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.cognito import authenticator
from infra.local.deploying.seeding import PASSWORD
from infra.local.pki.authority import answered
from tests.conftest import PortalSession
from tests.faults import Fault, at, injected
from tests.journeys import Journey

ADDRESS = "127.0.0.1"
REQUESTS = "/administration-requests"
STARTING_DESKS = ("registry-office", "direction", "administration", "secretariat", "affairs")


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

    def signatories(self, slug: str) -> Any:
        """Who signs there, as the operator sees it."""
        return self.journey.call("GET", f"/administrations/{slug}/signatories", "operator")["items"]

    def certify_signatory(self, slug: str, agent_id: str, expect: int = 200, chain: str = "") -> Any:
        """The development authority's answer to a signatory's request, or that chain, installed by the operator."""
        (found,) = [it for it in self.signatories(slug) if it["agent_id"] == agent_id]
        given = {"chain": chain or answered(self.cloud.pki, found["certificate"]["request"])}
        path = f"/administrations/{slug}/signatories/{agent_id}/certificate"
        return self.journey.call("PUT", path, "operator", expect, json=given)

    def rename(self, slug: str, given: dict[str, str], expect: int = 200, version: str = '"1"') -> Any:
        """Another name, by the operator who saw that version of it."""
        path, headers = f"/administrations/{slug}/name", {"If-Match": version}
        return self.journey.call("PUT", path, "operator", expect, json=given, headers=headers)

    def stand(self, slug: str, standing: str, expect: int = 200) -> Any:
        """Suspended, resumed or closed by the operator."""
        given = {"standing": standing, "reason": "قرار رقم 12"}
        return self.journey.call("POST", f"/administrations/{slug}/standing", "operator", expect, json=given)

    def at(self, slug: str) -> Journey:
        """The main way in that administration, as citizens and its ``manager`` walk it."""
        service, there = bootstrap.organisation(), bootstrap.organisation().by_slug(slug)
        desks = {key: service.desk(there.id, stable_id(there.id, "desk", key)) for key in STARTING_DESKS}
        circuits = {it.id: it for it in service.circuits(there.id) if it.id == "signature"}
        (manager,) = service.agents(there.id)
        seeded = replace(
            self.journey.seeded, administration=there, desks=desks, circuits=circuits, agents={"manager": manager}
        )
        self._arrive(manager.email)
        return Journey(self.cloud, seeded)

    def invite(self, there: Journey, name: str, *desks: str) -> Agent:
        """Somebody whom the manager invites to these desks, called so from then on, and who has arrived."""
        email = f"{name}@{there.seeded.administration.slug}.example"
        named = {"name_ar": "ليلى العلوي", "name_fr": f"Leïla {name.capitalize()}", "email": email}
        given = {**named, "desk_ids": [there.seeded.desks[desk].id for desk in desks]}
        invited = there.call("POST", "/organisation/people", "manager", json=given, headers={"If-Match": "*"})
        there.seeded = replace(
            there.seeded, agents={**there.seeded.agents, name: bootstrap.organisation().agent(invited["id"])}
        )
        self._arrive(email)
        self.cloud.drain()
        return there.seeded.agents[name]

    def _arrive(self, email: str) -> None:
        """As if they had chosen the password and the telephone that everybody here has."""
        self.cloud.client("cognito-idp").admin_set_user_password(
            UserPoolId=self.cloud.stack.environment()["WASL_USER_POOL"],
            Username=email,
            Password=PASSWORD,
            Permanent=True,
        )
        authenticator.enrol(email)

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
    with injected(at(2, Fault.CRASH_AFTER, "PutItem"), "onboarding"):  # the first register stands, nothing else of it
        cloud.drain()
    ready = joining.now(approved["id"])
    assert ready["state"] == "ready"
    joining.certify(ready["slug"])
    president = joining.invite(joining.at(ready["slug"]), "president", "direction")
    joining.certify_signatory(ready["slug"], president.id)
    word = letters(7)
    joining.rename(ready["slug"], {"name_ar": f"جماعة {word}", "name_fr": f"Grand {word}", "legal_reference": "ظهير"})
    cloud.drain()
    joining.stand(ready["slug"], "suspended")
    joining.stand(ready["slug"], "closed")
