"""The closings that everybody tries: years of a register, one of them with a secret mail among its entries."""

from dataclasses import replace
from datetime import UTC, datetime

from chalicelib import bootstrap
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.log import GENESIS, Chain, RegisterChain
from chalicelib.registry.closing.model import ENTRIES, FILES, STATEMENT, Closing, ClosingState, Period
from tests.access import bundles
from tests.access.world import Thing, World


def fill(world: World) -> None:
    """Two years of the works' register."""
    _closing(world, "closing", 2025, Confidentiality.ORDINARY)
    _closing(world, "closing-secret", 2024, Confidentiality.SECRET)


def _closing(world: World, name: str, year: int, confidentiality: Confidentiality) -> None:
    """A year of the works' register that was closed, with its files; the highest that a mail of it is."""
    period, chain = Period.of_year(year), Chain.start(f"closing/{world.register}")
    frozen, at = RegisterChain(world.register, 7, GENESIS), datetime(2026, 1, 1, 3, tzinfo=UTC)
    made = Closing(world.register, world.here.administration.id, period, at, "", 31415, frozen, chain)
    done = replace(made, state=ClosingState.DONE, count=31415, trust="development")
    kept = replace(done, confidentiality=confidentiality)
    with bootstrap.transactions()() as work:
        bootstrap.registry_stores().closings.add(work, kept)
    for key in map(kept.key, FILES):
        world.cloud.client("s3").put_object(Bucket=world.cloud.outputs["EvidenceBucket"], Key=key, Body=b"31415")
    bundles.lay(world, kept.object_id, b"31415")
    ids = {"register_id": world.register, "closing_id": kept.id}
    world.things[name] = Thing(ids, "31415", more=kept.id)
    world.things[f"{name}/statement"] = Thing({**ids, "file": STATEMENT}, file=sha256(b"31415"))
    world.things[f"{name}/entries"] = Thing({**ids, "file": ENTRIES}, file=sha256(b"31415"))
