"""Departures: the lists of what was handed over, which stay."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import NamedItem, administration_pk, get, names, of_administration
from chalicelib.organisation.people.departure import Departure, EndedMandate, HandedDesk


class DepartureItem(NamedItem):
    """pk ``administration/{id}``, sk ``departure/{agent}/{id}``; the names are the leaver's."""

    day = UnicodeAttribute()
    by_id = UnicodeAttribute()
    by = JSONAttribute()
    at = UTCDateTimeAttribute()
    desks = JSONAttribute()
    mandates = JSONAttribute()
    signs = BooleanAttribute()
    done = BooleanAttribute()

    @classmethod
    def of(cls, it: Departure) -> "DepartureItem":
        """The item of a departure."""
        return cls(
            administration_pk(it.administration_id), f"departure/{it.agent_id}/{it.id}",
            day=it.day.isoformat(), by_id=it.by_id, by=vars(it.by), at=it.at,
            desks=[_desk_data(desk) for desk in it.desks], mandates=[_mandate_data(mandate) for mandate in it.mandates],
            signs=it.signs, done=it.done, **names(it.name),
        )  # fmt: skip

    def departure(self) -> Departure:
        """The departure as stored."""
        _, agent_id, departure_id = self.sk.split("/")
        return Departure(
            departure_id, self.pk.partition("/")[2], agent_id, self.name(), date.fromisoformat(self.day),
            self.by_id, Bilingual(**self.by), self.at, tuple(map(_desk, self.desks)),
            tuple(map(_mandate, self.mandates)), bool(self.signs), bool(self.done),
        )  # fmt: skip


class DepartureStore:
    """Departures of an administration's people."""

    def departure(self, administration_id: str, agent_id: str, departure_id: str) -> Departure | None:
        """One departure, read consistently."""
        sk = f"departure/{agent_id}/{departure_id}"
        item = get(DepartureItem, administration_pk(administration_id), sk, consistent_read=True)
        return item.departure() if item else None

    def departures(self, administration_id: str, agent_id: str) -> Sequence[Departure]:
        """A person's departures, the first one first."""
        found = of_administration(DepartureItem, administration_id, f"departure/{agent_id}/")
        return sorted((item.departure() for item in found), key=lambda it: it.at)

    def put_departure(self, departure: Departure, work: Work) -> None:
        """Puts a departure, with the rest of the work."""
        dynamo(work).save(DepartureItem.of(departure))


def _desk_data(desk: HandedDesk) -> dict[str, Any]:
    return {**vars(desk), "name": vars(desk.name), "successor": vars(desk.successor), "numbers": list(desk.numbers)}


def _desk(data: dict[str, Any]) -> HandedDesk:
    named = {key: Bilingual(**data[key]) for key in ("name", "successor")}
    kept = {key: value for key, value in data.items() if key != "mails"}  # once counted with what is confidential
    return HandedDesk(**{**kept, **named, "numbers": tuple(data["numbers"])})


def _mandate_data(mandate: EndedMandate) -> dict[str, Any]:
    return {**vars(mandate), "desk": vars(mandate.desk), "other": vars(mandate.other)}


def _mandate(data: dict[str, Any]) -> EndedMandate:
    return EndedMandate(**{**data, "desk": Bilingual(**data["desk"]), "other": Bilingual(**data["other"])})
