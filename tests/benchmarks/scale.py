"""What signing in, a basket and the directory cost with ten administrations, and with a thousand and 20,000 desks.

The same number of calls and of units, or the benchmark fails: nothing may grow with how many have joined.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice

from chalicelib.config import Settings
from chalicelib.kernel.ids import stable_id
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.http.server import STACK
from infra.seed import crowd
from infra.seed.load import load
from infra.stack import Stack
from tests.benchmarks.aims import verdict
from tests.conftest import PortalSession
from tests.metering import metered
from tests.people import email_of, sign_in

FEW, MANY = 10, 1000
Act = Callable[[PortalSession], object]


class Made:
    """Keys and accounts without KMS and Cognito: the load is quick, and none of what is measured asks for them."""

    def of(self, *of: str) -> str:
        """Always the same for the same."""
        return stable_id(*of)


@dataclass(frozen=True)
class Spent:
    """What one act took: calls of AWS, and DynamoDB's units."""

    calls: int
    read: float
    write: float

    def __str__(self) -> str:
        return f"{self.calls:8}{self.read:8.1f}{self.write:8.1f}"


def main() -> int:
    """Prints one line an act; 1 if one costs more with many."""
    with quiet_cloud() as cloud:
        seeded = cloud.seed()
        fill(cloud, 0, FEW - 1)
        acts = acts_of(seeded)
        measured(cloud, acts)  # every adapter is warm
        few = measured(cloud, acts)
        started = time.monotonic()
        fill(cloud, FEW - 1, MANY - 1)
        loaded = time.monotonic() - started
        many = measured(cloud, acts)
    desks = MANY * crowd.DESKS
    print(f"\nOne act with {FEW} administrations, and with {MANY:,} and {desks:,} desks (loaded in {loaded:.0f} s)")
    print(f"{'':32}{'calls':>8}{'read':>8}{'write':>8}{'calls':>12}{'read':>8}{'write':>8}")
    for act in acts:
        print(f"  {act:30}{few[act]}    {many[act]}  {'equal' if few[act] == many[act] else 'NOT EQUAL'}")
    return verdict([f"{act}: it grows with the administrations" for act in acts if few[act] != many[act]])


@contextmanager
def quiet_cloud() -> Iterator[LocalCloud]:
    """The local cloud, stopped at the end."""
    cloud = LocalCloud.start()
    os.environ["POWERTOOLS_METRICS_DISABLED"] = "true"  # lines for CloudWatch, not for who reads the tables
    try:
        yield cloud
    finally:
        cloud.stop()


def fill(cloud: LocalCloud, first: int, last: int) -> None:
    """Sets up the made-up administrations from one to the other."""
    stack = Stack(STACK, cloud.client, Settings.from_env())
    for _ in load(islice(crowd.administrations(last), first, last), stack, Made(), Made()):
        pass


def acts_of(seeded: Seeded) -> dict[str, Act]:
    """What is measured, in one administration of them all."""
    name, slug = seeded.administration.name.fr.partition("’")[2], seeded.administration.slug
    registrar = email_of(seeded, "registrar")
    return {
        "sign-in": lambda visitor: sign_in(visitor, registrar),
        "basket": lambda visitor: visitor.get("/desk/qualify"),
        "directory": lambda visitor: visitor.get("/"),
        "directory, one word": lambda visitor: visitor.get("/", params={"q": name}),
        "directory, two words": lambda visitor: visitor.get("/", params={"q": f"commune {name}"}),
        "portal": lambda visitor: visitor.get(f"/a/{slug}"),
    }


def measured(cloud: LocalCloud, acts: dict[str, Act]) -> dict[str, Spent]:
    """Each act once, by one visitor after the other's example: who signed in opens the basket."""
    found = {}
    with closing(PortalSession(cloud.url)) as visitor:
        for name, act in acts.items():
            with metered(cloud) as usage:
                act(visitor)
            calls = sum(usage.calls["APIHandler"].values())
            found[name] = Spent(calls, usage.units.read, usage.units.write + usage.units.index)
    return found


if __name__ == "__main__":
    sys.exit(main())
