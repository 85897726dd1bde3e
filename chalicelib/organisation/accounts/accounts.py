"""Agents' accounts at the identity service: made, made again without their second factor, given a password, disabled.

Where a second factor is required, the identity service lets nobody take one off. A lost telephone is got rid of by
making the account again under the same address: it then has another subject, which leads to the same agent.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import Act, Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.accounts.ports import Keeper, KeptAccounts, Logins
from chalicelib.organisation.model import Agent
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.recognition import Subjects


@dataclass(frozen=True)
class AccountsService:
    """Finds, makes and renews accounts; the organisation's port ``Accounts``."""

    keeper: Keeper
    accounts: KeptAccounts
    logins: Logins
    subjects: Subjects
    organisation: OrganisationService
    clock: Clock

    def agent(self, agent_id: str) -> Agent | None:
        """The agent, active or not; None if there is none."""
        try:
            return self.organisation.agent(agent_id)
        except NotFoundError:
            return None

    def agent_of(self, email: str) -> Agent | None:
        """Whose address this is, active or not; None for nobody's."""
        subject = self.keeper.subject_of(email)
        if subject is None:  # or the account is being made again
            return self.agent(self.logins.agent_id_of(f"email/{email.casefold()}") or "")
        try:
            return self.subjects.agent_of(subject)
        except NotFoundError:
            return None

    def of(self, email: str) -> str:
        """The id of the address's agent, who may not be stored yet: the subject of the account, made if there is none.

        Of a new account, nobody has the password.
        """
        subject = self.keeper.open(email, _unknown_password()) or self.keeper.subject_of(email)
        assert subject is not None
        return self.logins.agent_id_of(f"subject/{subject}") or subject

    def ensure(self, agent: Agent) -> None:
        """Makes the agent's account if there is none; one that was disabled is so no more."""
        subject = self.keeper.open(agent.email, _unknown_password())
        if subject is None:
            self.keeper.enable(agent.email)
        self._lead(agent, subject)

    def give(self, email: str, agent: Agent) -> None:
        """An account under that address leads to the agent, who does not have the address yet: nobody has the password.

        ``ConflictError`` if it is somebody else's; again, it changes nothing.
        """
        other = self.agent_of(email)
        if other is not None and other.id != agent.id and other.email.casefold() == email.casefold():
            raise ConflictError("organisation.address_taken")
        self._lead(agent, self.keeper.open(email, _unknown_password()) or self.keeper.subject_of(email))

    def settle(self, agent_id: str) -> None:
        """Brings the identity service to what is decided of the agent: who does not work here signs in no more, and a
        former address leads to nobody. Again, it changes nothing."""
        agent = self.organisation.agent(agent_id)
        if not agent.works_on(civil_date(self.clock.now())):
            self.keeper.disable(agent.email)
        if agent.former_email and self._leads(agent.former_email, agent):
            self.keeper.close(agent.former_email)

    def _leads(self, email: str, agent: Agent) -> bool:
        """Whether the address's account is this agent's and not that of whoever has the address now."""
        found = self.agent_of(email)
        return found is not None and found.id == agent.id and found.email.casefold() != email.casefold()

    def has_telephone(self, agent: Agent) -> bool:
        """Whether a telephone is set up for the agent's account."""
        return self.keeper.has_telephone(agent.email)

    def end_tokens(self, agent: Agent) -> None:
        """Ends every token of the agent's account."""
        self.keeper.sign_out(agent.email)

    def set_password(self, agent: Agent, password: str) -> None:
        """The agent's password from now on, and the end of every token; ``InvalidError`` for a weak one."""
        try:
            self.keeper.set_password(agent.email, password)
        except NotFoundError:
            self.ensure(agent)
            self.keeper.set_password(agent.email, password)
        self.keeper.sign_out(agent.email)

    def reset(self, agent: Agent, by: Actor, how: str) -> tuple[Agent, list[Act], Callable[[Work], None]]:
        """What the journal writes before an account is renewed: the act, and the end of every session."""
        now, detail = self.clock.now(), {"agent_id": agent.id, "how": how}
        act = Act("SecondFactorReset", now, by, agent.administration_id, detail)
        return agent, [act], lambda work: self.sign_out_with(work, agent, now)

    def renew(self, agent: Agent) -> str:
        """The account anew, without telephone; the password that it has, to be changed at the next sign-in.

        After a crash in between, the address still leads to the agent, and a link mailed to it makes the account whole.
        """
        self.logins.lead(f"email/{agent.email.casefold()}", agent.id)
        password = _unknown_password()
        self.keeper.close(agent.email)
        self._lead(agent, self.keeper.open(agent.email, password))
        return password

    def sign_out_with(self, work: Work, agent: Agent, at: datetime) -> None:
        """Sessions and tokens of the agent that began before hold no more."""
        self.accounts.sign_out_with(work, agent.id, agent.administration_id, at)

    def _lead(self, agent: Agent, subject: str | None) -> None:
        if subject is not None and subject != agent.id:
            self.logins.lead(f"subject/{subject}", agent.id)


def _unknown_password() -> str:
    """One that meets the pool's policy and that nobody is told."""
    return f"{secrets.token_urlsafe(32)}aA1"
