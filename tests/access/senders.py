"""What the depositor sent in bulk: an account of their address, a program's token, a batch with its receipt."""

from collections.abc import Callable

import requests

from chalicelib.kernel.digests import sha256
from chalicelib.kernel.ids import new_id
from tests import batches
from tests.access.callers import Caller, Given
from tests.access.giving import Act
from tests.access.world import Thing, World
from tests.pdf_samples import letter
from tests.programs import last_day


def fill(world: World) -> None:
    """Makes all of it."""
    journey, content = world.journey, letter()
    world.sender_token = batches.connected(journey, world.email)
    batch = batches.send(journey, [batches.line(journey, "LOT-1", content)])
    world.cloud.drain()
    batches.upload(journey, batch["id"], {1: [content]})
    world.cloud.drain()
    link = journey.call("GET", f"/batches/{batch['id']}/lines/1/receipt", "sender")["url"]
    ids = {"batch_id": batch["id"], "line": "1"}
    receipt = sha256(requests.get(link, timeout=30).content)
    private: dict[str, Callable[[], str]] = {"batch_id": new_id}
    world.things["batch"] = Thing(ids, "LOT-1", private=private)
    world.things["batch/itself"] = Thing(ids, batch["id"], private=private)
    world.things["batch/receipt"] = Thing(ids, file=receipt, private=private)
    world.things["sender"] = Thing({"token_id": new_id()}, "Atlas")


def as_sender(json: object = None) -> Act:
    """With the token of the depositor's program; others have none."""
    return lambda world, _, caller: Given(json=json, headers=_bearer(world.sender_token, caller))


def as_visitor(json: object = None) -> Act:
    """With the token of the depositor's visit; others have none."""
    return lambda _, __, caller: Given(json=json, headers=_bearer(caller.letters, caller))


def sends_a_batch(world: World, _: Thing, caller: Caller) -> Given:
    """A manifest of one letter, under a key of its own."""
    lines = [batches.line(world.journey, new_id(), letter())]
    return Given(json={"letters": lines}, headers={"Idempotency-Key": new_id(), **_bearer(world.sender_token, caller)})


def _bearer(token: str, caller: Caller) -> dict[str, str]:
    return batches.bearer(token) if caller.name == "depositor" else {}


def _account(world: World, _: Thing, caller: Caller) -> Given:
    given = {"kind": "company", "name": "Atlas", "email": world.email}
    return Given(json=given, headers=_bearer(caller.letters, caller))


TOKEN = {"label": "ERP", "scopes": ["batches:read"], "last_day": last_day(1)}
SENDERS: dict[str, Act] = {
    "GET /api/v1/batches": as_sender(),
    "POST /api/v1/batches": sends_a_batch,
    "GET /api/v1/batches/{batch_id}": as_sender(),
    "GET /api/v1/batches/{batch_id}/lines": as_sender(),
    "GET /api/v1/batches/{batch_id}/lines/{line}/receipt": as_sender(),
    "POST /api/v1/batches/{batch_id}/forms": as_sender({"lines": [1]}),
    "GET /api/v1/mine/sender": as_visitor(),
    "PUT /api/v1/mine/sender": _account,
    "POST /api/v1/mine/sender/tokens": as_visitor(TOKEN),
    "DELETE /api/v1/mine/sender/tokens/{token_id}": as_visitor(),
    "POST /mine/programs": lambda world, *_: Given(form={"kind": "company", "name": "Atlas", "email": world.email}),
    "POST /mine/programs/tokens": lambda *_: Given(form=TOKEN),
}
