"""Tokens that end: who is told, some days before, and of each token once.

A sweep finds in an index what is due, has the mailer tell, and takes it out of the index. What a crash leaves between
the two is told of again: the mailer knows each token's notices by the token, and sends them once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.access import Role
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.ports import Store
from chalicelib.organisation.programs.model import Client
from chalicelib.organisation.programs.ports import ClientStore, Herald, Warnings
from chalicelib.organisation.structure.ports import StructureLook

AT_ONCE = 100
"""Programs told of in one sweep; the next one comes a minute later."""


@dataclass(frozen=True)
class TokenSweep:
    """Has told what is due."""

    warnings: Warnings
    herald: Herald
    clock: Clock

    def sweep(self) -> int:
        """How many programs the mailer was handed."""
        due = self.warnings.due(civil_date(self.clock.now()), AT_ONCE)
        for client_id, warned_on in due:
            self.herald.tell_of_token(client_id)
            self.warnings.given(client_id, warned_on)
        return len(due)


@dataclass(frozen=True)
class ProgramToTell:
    """A program with its desk, and those who administer the desk's entity today; nobody, where its token does not end
    soon any more, or where the program calls no more."""

    client: Client
    desk: Desk
    administrators: Sequence[Agent]


@dataclass(frozen=True)
class ProgramsToTell:
    """Programs as whoever tells of their tokens knows them."""

    clients: ClientStore
    store: Store
    structures: StructureLook
    clock: Clock

    def of(self, client_id: str) -> ProgramToTell:
        """One of them; ``NotFoundError``."""
        client = self.clients.client(client_id)
        desk = self.store.desk(client.administration_id, client.desk_id) if client else None
        if client is None or desk is None:
            raise NotFoundError("not_found")
        is_ending = client.is_ending(self.clock.now()) and desk.closed_at is None
        return ProgramToTell(client, desk, self._administrators(desk) if is_ending else ())

    def _administrators(self, desk: Desk) -> list[Agent]:
        """Those of the entity and of all above it: whoever may renew the token."""
        line = self.structures.glance(desk.administration_id).line(desk.entity_id)
        desks = (it for it in self.store.desks(desk.administration_id) if it.closed_at is None)
        theirs = [it.id for it in desks if Role.ADMINISTRATOR in it.roles and it.entity_id in line]
        today = civil_date(self.clock.now())
        people = self.store.agents(desk.administration_id)
        return [agent for agent in people if any(agent.sits_at(desk_id, today) for desk_id in theirs)]
