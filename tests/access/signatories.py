"""A signatory whose key waits for its next certificate."""

from chalicelib import bootstrap
from tests.access.world import Thing, World


def fill(world: World) -> None:
    """The request of their key is made, as when they were seated."""
    here, signatory = world.here.administration, world.here.agents["signatory-desk"]
    bootstrap.signing_keys().settle([signatory.id])
    ids = {"slug": here.slug, "administration_id": here.id, "agent_id": signatory.id}
    world.things["signatory"] = Thing(ids, signatory.name.fr)
