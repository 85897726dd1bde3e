"""The bundles that everybody tries: of the deposit and of the folder that answered it, made before; of a closing."""

from chalicelib import bootstrap
from chalicelib.bundles.wanted import Wanted
from chalicelib.deposit.own.letters import copy_subject
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.log import SYSTEM
from tests.access.world import Thing, World


def fill(world: World) -> None:
    """Makes them, under the head that is signed by now."""
    folder_id = bootstrap.registry_stores().mails.get(world.things["answered"].ids["mail_id"]).folder_id
    sealed = Thing({"folder_id": folder_id})
    digests = [_made(world, subject) for subject in (world.source, f"folder/{folder_id}")]
    following = world.things["tracking"]
    world.things["tracking/bundle"] = Thing(following.ids, file=digests[0], private=following.private)
    world.things["answered/bundle"] = Thing(world.things["answered"].ids, file=digests[0])
    copy = b"16180"
    lay(world, copy_subject(bootstrap.address_digests().of(world.email)), copy)
    world.things["copy"] = Thing({}, file=sha256(copy))
    _erasure(world)
    world.things["sealed"], world.things["sealed/bundle"] = sealed, Thing(sealed.ids, file=digests[1])


def _erasure(world: World) -> None:
    """Asked for by who sent the answered letter; the administrators decide."""
    asked = bootstrap.erasures().ask(world.source.partition("/")[2])
    number = bootstrap.deposit_drafts().get(asked.deposit_id).number
    world.things["erasure"] = Thing({"mail_id": asked.mail_id}, number)


def _made(world: World, subject: str) -> str:
    asked = bootstrap.bundles().ask(subject, SYSTEM)
    world.cloud.drain()
    bucket = world.cloud.outputs["ScratchBucket"]
    return sha256(world.cloud.client("s3").get_object(Bucket=bucket, Key=asked.key)["Body"].read())


def lay(world: World, subject: str, data: bytes) -> None:
    """One that is ready, of something that only looks as if it had been made."""
    now = bootstrap.clock().now()
    wanted = Wanted.ask(subject, now).ready(len(data), now)
    bootstrap.bundles().store.put(wanted)
    bucket = world.cloud.outputs["ScratchBucket"]
    world.cloud.client("s3").put_object(Bucket=bucket, Key=wanted.key, Body=data)
