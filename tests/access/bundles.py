"""The bundle of the deposit that everybody tries, made before."""

from chalicelib import bootstrap
from chalicelib.kernel.digests import sha256
from tests.access.world import Thing, World


def fill(world: World) -> None:
    """Makes it, under the head that is signed by now."""
    asked = bootstrap.bundles().ask(world.source)
    world.cloud.drain()
    bucket = world.cloud.outputs["ScratchBucket"]
    digest = sha256(world.cloud.client("s3").get_object(Bucket=bucket, Key=asked.key)["Body"].read())
    following = world.things["tracking"]
    world.things["tracking/bundle"] = Thing(following.ids, file=digest, private=following.private)
    world.things["answered/bundle"] = Thing(world.things["answered"].ids, file=digest)
