"""The sealed reply sent registered, to the depositor: one that waits, one that was accepted and opened."""

from collections.abc import Callable
from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.registered.model import Sending
from chalicelib.registered.sending import SendingGiven
from tests.access.callers import Caller, Given
from tests.access.giving import Act, sent, typed
from tests.access.world import Thing, World

PRIVATE: dict[str, Callable[[], str]] = {"registered_id": new_id}
GIVEN = {"name": "Destinataire", "email": "x@citizen.example", "language": "fr", "period_days": 5}


def fill(world: World) -> None:
    """Makes both."""
    waiting, opened = _sent(world), _sent(world)
    bootstrap.consignments().accept(opened.id)
    bootstrap.consignments().open(opened.id)
    mail_id = world.things["answered"].ids["mail_id"]
    things, name = world.things, world.here.administration.name.fr
    things["registered"] = Thing({"mail_id": mail_id, "registered_id": waiting.id}, waiting.recipient.name)
    things["consignment"] = Thing({"registered_id": waiting.id}, name, private=PRIVATE)
    ids = {"registered_id": opened.id}
    things["consignment/opened"] = Thing(ids, file=things["answered/reply"].file, private=PRIVATE)


def fresh(world: World) -> Thing:
    """One that nobody has answered."""
    return Thing({"registered_id": _sent(world).id}, private=PRIVATE)


def _sent(world: World) -> Sending:
    given = SendingGiven("Destinataire RECOMMANDE-1", world.email, Language.FRENCH, 15)
    handler, mail_id = world.somebody("handler-desk"), world.things["answered"].ids["mail_id"]
    return bootstrap.registered_sending().send(handler, mail_id, new_id(), given)


def _decision(world: World, thing: Thing, caller: Caller) -> str:
    """What was mailed, for the depositor; a guess of anybody else."""
    source = f"registered/{thing.ids['registered_id']}"
    bootstrap.throttle("codes", 3, timedelta(minutes=15)).clear(source)
    return bootstrap.one_time_codes().issue(source) if caller.name == "depositor" else "000000"


CONSIGNMENTS: dict[str, Act] = {
    "POST /desk/mails/{mail_id}/registered": typed(**GIVEN),
    "POST /api/v1/mails/{mail_id}/registered-letters": sent(**GIVEN),
    "POST /registered/{registered_id}/decision": lambda world, thing, caller: Given(
        form={"decision": "accept", "one_time_code": _decision(world, thing, caller)}
    ),
    "POST /api/v1/registered-letters/{registered_id}/decision": lambda world, thing, caller: Given(
        json={"accepted": False, "one_time_code": _decision(world, thing, caller)}
    ),
}
