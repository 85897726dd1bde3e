"""A signed head of the log's tree, which everybody may read."""

from chalicelib import bootstrap
from tests.access.world import Thing, World
from tests.on_the_tree import signed


def fill(world: World) -> None:
    """Makes it."""
    signed(world.cloud)
    head = bootstrap.tree_heads().latest()
    world.things["head"] = Thing({"size": str(head.size)}, head.jws)
    world.things["head/root"] = Thing({}, head.head.root.hex())
