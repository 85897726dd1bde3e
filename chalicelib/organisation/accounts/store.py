"""Accounts and which of them a sign-in leads to, in the organisation's table."""

from datetime import datetime

from pynamodb.attributes import UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamo import ChainedModel, KeyedModel, dynamo
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.work import Work
from chalicelib.organisation.accounts.model import Account
from chalicelib.organisation.items import get
from chalicelib.organisation.people.store import AgentItem


class AccountItem(ChainedModel):
    """pk ``agent/{id}``, sk ``account``."""

    enrolled_at = UTCDateTimeAttribute(null=True)


class LoginItem(KeyedModel):
    """pk ``login/{sha256 of the login}``, sk ``login``: whose it is.

    An agent's id is the subject of their first account, so that most sign-ins need no such item; a later subject, and
    an address while its account is made again, lead to the agent through one.
    """

    agent_id = UnicodeAttribute()


MODELS = (AccountItem, LoginItem)


class AccountStore:
    """The ports ``KeptAccounts`` and ``Logins``."""

    def account(self, agent_id: str) -> Account:
        """The account as stored, read consistently; a new one if nothing was done to it yet."""
        item = get(AccountItem, f"agent/{agent_id}", "account", consistent_read=True)
        if item is None:
            return Account.new(agent_id)
        return Account(agent_id, item.chain(f"account/{agent_id}"), item.enrolled_at, int(item.version))

    def put_with(self, work: Work, account: Account) -> None:
        """Stores its next version within a unit of work, which fails if it was changed since it was read."""
        item = AccountItem(
            f"agent/{account.agent_id}", "account", enrolled_at=account.enrolled_at, version=account.version + 1
        )
        item.set_chain(account.chain)
        dynamo(work).save(item, condition=AccountItem.unchanged(account.version))

    def sign_out_with(self, work: Work, agent_id: str, administration_id: str, at: datetime) -> None:
        """Sessions and tokens of the agent that began before hold no more; both copies of the agent say so."""
        for pk, sk in ((f"agent/{agent_id}", "agent"), (f"administration/{administration_id}", f"agent/{agent_id}")):
            dynamo(work).update(AgentItem(pk, sk), [AgentItem.signed_out_at.set(at)], AgentItem.pk.exists())

    def agent_id_of(self, login: str) -> str | None:
        """Whose login this is, if that was said."""
        item = get(LoginItem, f"login/{sha256(login.encode())}", "login", consistent_read=True)
        return str(item.agent_id) if item else None

    def lead(self, login: str, agent_id: str) -> None:
        """From now on, this login is that agent's."""
        LoginItem(f"login/{sha256(login.encode())}", "login", agent_id=agent_id).save()
