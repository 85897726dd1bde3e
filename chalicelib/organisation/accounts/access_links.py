"""Links to choose a password: for whom has forgotten theirs, and for whom is invited. By mail, once, for a while."""

import secrets
from dataclasses import dataclass

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import GoneError, ThrottledError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import SYSTEM, Act, Actor
from chalicelib.kernel.work import Work, decide_again
from chalicelib.organisation.accounts.accounts import AccountsService
from chalicelib.organisation.accounts.model import Link, LinkKind
from chalicelib.organisation.accounts.ports import Links, Mail
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.signing_in.limits import Count, Limits
from chalicelib.organisation.signing_in.passwords import demand_strong


@dataclass(frozen=True)
class LinkSender:
    """Makes links and has them mailed: nothing of them is kept but a digest."""

    links: Links
    journal: Journal
    mail: Mail
    clock: Clock

    def send(self, agent: Agent, kind: LinkKind, by: Actor, language: Language) -> None:
        """One more link for the agent, good for as long as its kind lasts."""
        token, now = secrets.token_urlsafe(32), self.clock.now()
        link = Link.new(sha256(token.encode()), kind, agent.id, now)
        act = Act("AccessLinkSent", now, by, agent.administration_id, {"agent_id": agent.id, "kind": kind.value})
        self.journal.write(agent, [act], lambda work: self.links.put_with(work, link))
        self.mail.send_link(agent.id, agent.administration_id, kind, token, language)


@dataclass(frozen=True)
class AccessLinks:
    """Sends links, and takes the password that somebody chose by one; the organisation's port ``Invitations``."""

    sender: LinkSender
    links: Links
    accounts: AccountsService
    journal: Journal
    limits: Limits
    asked: Count
    clock: Clock

    def send(self, agent: Agent, by: Actor = SYSTEM, language: Language = Language.ARABIC) -> None:
        """Invites: mails a link, good for seven days, to choose a first password; a telephone follows at sign-in.

        The agent must be stored; their account is made if there is none. Invited twice, both links are good until one
        is used.
        """
        self.accounts.ensure(agent)
        self.sender.send(agent, LinkKind.INVITATION, by, language)

    def reset_second_factor(self, agent: Agent, by: Actor, language: Language = Language.ARABIC) -> None:
        """An administrator, or the operator, takes a lost telephone off: the agent is invited anew.

        Password, telephone, recovery codes, sessions and tokens are worth nothing from now on.
        """
        self.journal.write(*self.accounts.reset(agent, by, "administrator"))
        self.accounts.renew(agent)
        self.sender.send(agent, LinkKind.INVITATION, by, language)

    def forgotten(self, email: str, language: Language) -> None:
        """Mails a link, good for an hour, if the address is an active agent's and has not asked for too many."""
        agent = self.accounts.agent_of(email)
        if agent is None or not agent.works_on(civil_date(self.clock.now())):
            return
        try:
            self.asked.hit(agent.id)
        except ThrottledError:
            return
        self.sender.send(agent, LinkKind.RESET, SYSTEM, language)

    def find(self, token: str) -> tuple[Link, Agent]:
        """The link of a token and whose it is. ``GoneError`` if it was used, expired or never was, if another was used
        since, or if the agent is no longer one: the same for all."""
        link, now = self.links.get(sha256(token.encode())), self.clock.now()
        agent = self.accounts.agent(link.agent_id) if link else None
        if link is None or agent is None or link.is_over(now, agent.signed_out_at):
            raise GoneError("access.link_over")
        if not agent.works_on(civil_date(now)):
            raise GoneError("access.link_over")
        return link, agent

    def choose_password(self, token: str, password: str) -> Agent:
        """Sets the password, which ends every session and token of the agent; ``InvalidError`` for a weak one.

        The link is used up before: of two at once, one chooses. If the password is not taken after all, it is reopened.
        """
        demand_strong(password)
        link, agent = decide_again(lambda: self._use(token))
        try:
            self.accounts.set_password(agent, password)
        except Exception:
            self.links.reopen(link, self.clock.now())
            raise
        self.limits.forgive(agent.id)
        return agent

    def _use(self, token: str) -> tuple[Link, Agent]:
        link, agent = self.find(token)
        now = self.clock.now()
        detail = {"agent_id": agent.id, "kind": link.kind.value}
        act = Act("AccessLinkUsed", now, Actor("agent", agent.id), agent.administration_id, detail)

        def effect(work: Work) -> None:
            self.links.use_with(work, link)
            self.accounts.sign_out_with(work, agent, now)

        self.journal.write_once(agent, [act], effect)
        return link, agent
