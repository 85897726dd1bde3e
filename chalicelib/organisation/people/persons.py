"""People as administrators find them: a list searched by a few letters; and whose matters are whose to manage."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.policy import MANAGE, PEOPLE, READ
from chalicelib.organisation.ports import Store

PAGE_SIZE = 25


class Presence(StrEnum):
    """Whether somebody works here: ``LEAVING`` is still here, on a day that is set no more."""

    HERE = "here"
    LEAVING = "leaving"
    OFF = "off"
    LEFT = "left"


def presence(agent: Agent, day: date) -> Presence:
    """How it stands on that day."""
    if agent.leaves_on is not None and agent.leaves_on <= day:
        return Presence.LEFT
    if not agent.active:
        return Presence.OFF
    return Presence.LEAVING if agent.leaves_on else Presence.HERE


@dataclass(frozen=True)
class Persons:
    """Reading is for administrators and auditors; a person is managed by who administers every desk that they hold."""

    store: Store
    may: Policy
    clock: Clock

    def today(self) -> date:
        """The present civil day."""
        return civil_date(self.clock.now())

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
        desk_ids = agent.desks_from(self.today())
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
