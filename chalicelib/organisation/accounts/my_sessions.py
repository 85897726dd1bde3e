"""An agent's own sessions and sign-ins: what they see of them, and what they may end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Act
from chalicelib.kernel.work import Work
from chalicelib.organisation.model import Agent
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.attempt import Attempt
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.signing_in.ports import Attempts, HeldSession, HeldSessions

SHOWN = 50


def held_by(agent: Agent, sessions: HeldSessions, now: datetime) -> Sequence[HeldSession]:
    """Where an agent is signed in, the youngest first; nowhere for who does not work here."""
    if not agent.works_on(civil_date(now)):
        return []
    since = agent.signed_out_at
    found = [it for it in sessions.of_agent(agent.id) if it.expires_at() > now]
    holding = [it for it in found if since is None or it.started_at > since]
    return sorted(holding, key=lambda session: session.started_at, reverse=True)


@dataclass(frozen=True)
class MySessions:
    """Reads and ends."""

    sessions: HeldSessions
    attempts: Attempts
    organisation: OrganisationService
    journal: Journal
    clock: Clock

    def recent(self, caller: Caller) -> Sequence[Attempt]:
        """The last tries to sign in to the caller's account, the youngest first."""
        return self.attempts.recent(caller.agent_id, self.clock.now(), SHOWN)

    def held(self, caller: Caller) -> Sequence[HeldSession]:
        """Where the caller is signed in, the youngest first."""
        return held_by(self.organisation.agent(caller.agent_id), self.sessions, self.clock.now())

    def end(self, caller: Caller, digest: str) -> None:
        """Ends one of the caller's sessions; ``NotFoundError`` if it is not theirs, or over."""
        if digest not in {session.digest for session in self.held(caller)}:
            raise NotFoundError("not_found")
        self._end(caller, [digest], "one")

    def end_others(self, caller: Caller, kept: str) -> None:
        """Ends all of the caller's sessions but the one with that digest."""
        others = [session.digest for session in self.held(caller) if session.digest != kept]
        if others:
            self._end(caller, others, "others")

    def _end(self, caller: Caller, digests: Sequence[str], which: str) -> None:
        agent = self.organisation.agent(caller.agent_id)
        detail = {"agent_id": agent.id, "which": which}
        act = Act("SessionsEnded", self.clock.now(), caller.actor(), agent.administration_id, detail)

        def effect(work: Work) -> None:
            for digest in digests:
                self.sessions.remove_with(work, digest)

        self.journal.write(agent, [act], effect)
