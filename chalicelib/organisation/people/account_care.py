"""What administrators see of a person's account and do about it: sessions, locks, a lost telephone or invitation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Act, Actor
from chalicelib.organisation.accounts.access_links import AccessLinks
from chalicelib.organisation.accounts.accounts import AccountsService
from chalicelib.organisation.accounts.my_sessions import SHOWN, held_by
from chalicelib.organisation.model import Agent
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.signing_in.attempt import Outcome
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.signing_in.limits import Limits
from chalicelib.organisation.signing_in.ports import Attempts, HeldSession, HeldSessions


@dataclass(frozen=True)
class AccountState:
    """``signed_in_at`` is the last complete sign-in of those still logged; ``closed_until`` when the account opens
    again to whoever was wrong too often, None while it is open."""

    signed_in_at: datetime | None
    sessions: Sequence[HeldSession]
    has_telephone: bool
    closed_until: datetime | None


@dataclass(frozen=True)
class AccountCare:
    """Each act is for who manages the person: ``ForbiddenError``, or ``NotFoundError`` for somebody else's."""

    persons: Persons
    accounts: AccountsService
    links: AccessLinks
    sessions: HeldSessions
    attempts: Attempts
    limits: Limits
    journal: Journal
    clock: Clock

    def state_of(self, caller: Caller, agent_id: str) -> AccountState:
        """How the person's account stands."""
        agent, _ = self._managed(caller, agent_id)
        now = self.clock.now()
        tries = self.attempts.recent(agent.id, now, SHOWN)
        signed_in = (it.at for it in tries if it.outcome is Outcome.SIGNED_IN)
        return AccountState(
            next(signed_in, None),
            held_by(agent, self.sessions, now),
            self.accounts.has_telephone(agent),
            self.limits.closed_until(agent.email, agent.id),
        )

    def end_sessions(self, caller: Caller, agent_id: str) -> None:
        """Every session and token of the person ends at once; links that were mailed before end with them."""
        agent, by = self._managed(caller, agent_id)
        now = self.clock.now()
        act = Act("SessionsEnded", now, by, agent.administration_id, {"agent_id": agent.id, "which": "all"})
        self.journal.write(agent, [act], lambda work: self.accounts.sign_out_with(work, agent, now))
        self.accounts.end_tokens(agent)

    def unlock(self, caller: Caller, agent_id: str) -> None:
        """What was tried wrongly is forgiven, and the account open to its owner again."""
        agent, by = self._managed(caller, agent_id)
        if self.limits.closed_until(agent.email, agent.id) is None:
            return
        act = Act("AccountUnlocked", self.clock.now(), by, agent.administration_id, {"agent_id": agent.id})
        self.journal.write(agent, [act])
        self.limits.open(agent.email, agent.id)

    def invite_again(self, caller: Caller, agent_id: str, language: Language) -> None:
        """One more link to choose a password; telephone and password stay until it is used."""
        agent, by = self._present(caller, agent_id)
        self.links.send(agent, by, language)

    def reset(self, caller: Caller, agent_id: str, language: Language) -> None:
        """The person has lost the telephone: everything begins anew by a link."""
        agent, by = self._present(caller, agent_id)
        self.links.reset_second_factor(agent, by, language)

    def _present(self, caller: Caller, agent_id: str) -> tuple[Agent, Actor]:
        """No account is opened for who is kept out: a link would let them in again."""
        agent, by = self._managed(caller, agent_id)
        if not agent.works_on(civil_date(self.clock.now())):
            raise ConflictError("organisation.switched_off")
        return agent, by

    def _managed(self, caller: Caller, agent_id: str) -> tuple[Agent, Actor]:
        agent = self.persons.get(caller, agent_id)
        return agent, self.persons.demand(caller, agent)
