"""Mails on their way into another administration's register: ``relay/MAIL`` holds what the mail is made of."""

from collections.abc import Iterable
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import Work
from chalicelib.registry.relaying.model import Leg, Relay, Relayed
from chalicelib.registry.store.courses import read_course, written_course
from chalicelib.registry.store.sheets import SheetModel


class RelayItem(SheetModel):
    """Under the id that the mail will have; it is never changed."""

    class Meta:
        table_name = ""
        region = ""

    source = UnicodeAttribute(attr_name="so")
    came = JSONAttribute(attr_name="cm")
    desks = JSONAttribute(attr_name="ds")
    course = JSONAttribute(attr_name="co", null=True)

    def relayed(self) -> Relayed:
        """The mail that it will be."""
        came, course = tuple(Leg(**leg) for leg in self.came), read_course(self.course or {}, None)
        return Relayed(self.source, self.sheet(), came, tuple(self.desks), course)


class RelayStore:
    """The ports ``Relays`` of whoever sends and of whoever numbers."""

    def add(self, work: Work, mail_id: str, relayed: Relayed) -> None:
        """Keeps it; committing raises ``StaleError`` if it is kept already."""
        item = RelayItem(f"relay/{mail_id}", "relay", version=0, source=relayed.source)
        item.came, item.desks = [vars(leg) for leg in relayed.came], list(relayed.desks)
        item.course = written_course(relayed.course) or None
        item.set_sheet(relayed.sheet)
        item.set_chain(Chain.start(f"relay/{mail_id}"))
        dynamo(work).save(item, condition=RelayItem.pk.does_not_exist())

    def of_sources(self, sources: Iterable[str]) -> dict[str, Relayed]:
        """What stands behind each ``relay/MAIL``; strongly consistent."""
        keys = [(source, "relay") for source in sources if source.startswith("relay/")]
        items = RelayItem.batch_get(keys, consistent_read=True) if keys else ()
        return {item.pk: item.relayed() for item in items}


def written_relay(relay: Relay) -> dict[str, Any]:
    """A mail's way as JSON values; nothing for one that has none."""
    given = {
        "came": [vars(leg) for leg in relay.came],
        "went": vars(relay.went) if relay.went else None,
        "stopped_for": relay.stopped_for,
    }
    return {name: value for name, value in given.items() if value}


def read_relay(given: dict[str, Any]) -> Relay:
    """Reads what :func:`written_relay` wrote."""
    went = given.get("went")
    came = tuple(Leg(**leg) for leg in given.get("came", ()))
    return Relay(came, Leg(**went) if went else None, given.get("stopped_for", ""))
