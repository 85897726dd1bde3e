"""Signed heads of the log's tree, which everybody may read, and the bundle of what lies between, for operators."""

from chalicelib import bootstrap
from chalicelib.bundles.ranges import Range
from chalicelib.kernel.digests import sha256
from tests.access import bundles
from tests.access.world import Thing, World
from tests.on_the_tree import recorded, signed


def fill(world: World) -> None:
    """Makes them."""
    signed(world.cloud)
    before = bootstrap.tree_heads().latest()
    recorded()
    signed(world.cloud)
    head = bootstrap.tree_heads().latest()
    world.things["head"] = Thing({"size": str(head.size)}, head.jws)
    world.things["head/root"] = Thing({}, head.head.root.hex())
    within = Range(before.size, head.size)
    bundles.lay(world, within.subject, b"27182")
    world.things["range"] = Thing({"old": str(within.old), "new": str(within.new)}, file=sha256(b"27182"))
