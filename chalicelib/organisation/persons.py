"""People as administrators find them: a list searched by a few letters; and whose matters are whose to manage."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import folded
from chalicelib.organisation.chart import READ
from chalicelib.organisation.entities import MANAGE
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.ports import Store

PEOPLE = "organisation.people"
PAGE_SIZE = 25


@dataclass(frozen=True)
class Persons:
    """Reading is for administrators and auditors; a person is managed by who administers every desk that they hold."""

    store: Store
    may: Policy
    clock: Clock

    def find(self, caller: Caller, letters: str, language: Language, cursor: str = "") -> Page[Agent]:
        """Those whose name, in either script, or address holds every word of the letters; all for none; by name."""
        self.demand_reading(caller)
        return self.store.people(caller.administration_id, letters, language, cursor, PAGE_SIZE)

    def demand_reading(self, caller: Caller) -> None:
        """``ForbiddenError`` for who neither administers nor audits."""
        self.may(caller, READ, Thing(caller.administration_id)).demand()

    def demand(self, caller: Caller, agent: Agent) -> Actor:
        """Who acts on that person. ``ForbiddenError`` unless the caller administers where they work or will work:
        otherwise who administers a part could have the head of the whole leave, or take over their account."""
        actor = self.demand_people(caller)
        for desk in self.desks_of(agent):
            self.may(caller, MANAGE, Thing(caller.administration_id, desk.entity_id)).demand()
        return actor

    def demand_people(self, caller: Caller) -> Actor:
        """Who acts on people at all."""
        return caller.actor(self.may(caller, PEOPLE, Thing(caller.administration_id)).demand())

    def manages(self, caller: Caller, agent: Agent) -> bool:
        """Whether the caller may act on that person."""
        things = [Thing(caller.administration_id, desk.entity_id) for desk in self.desks_of(agent)]
        allowed = all(self.may(caller, MANAGE, thing).allowed for thing in things)
        return allowed and self.may(caller, PEOPLE, Thing(caller.administration_id)).allowed

    def desks_of(self, agent: Agent) -> list[Desk]:
        """The open desks that the person holds, today or later."""
        desk_ids = agent.desks_from(civil_date(self.clock.now()))
        found = self.store.desks_by_id(agent.administration_id, desk_ids) if desk_ids else []
        return [desk for desk in found if desk.closed_at is None]

    def get(self, caller: Caller, agent_id: str) -> Agent:
        """One of the caller's administration, present or former; ``NotFoundError``."""
        agent = self.store.agent(agent_id)
        if agent is None or agent.administration_id != caller.administration_id:
            raise NotFoundError("not_found")
        return agent

    def can_sign(self, agent: Agent) -> bool:
        """Whether the person has a signing key and the key its certificate."""
        return bool(agent.signing_key_id) and self.store.certificate(agent.signing_key_id) is not None


def holding(people: Iterable[Agent], letters: str) -> list[Agent]:
    """Those whose names or address hold every word of the letters, folded."""
    words = folded(letters).split()
    return [agent for agent in people if all(word in _searched(agent) for word in words)]


def _searched(agent: Agent) -> str:
    return folded(f"{agent.name.ar}\n{agent.name.fr}\n{agent.email}")
