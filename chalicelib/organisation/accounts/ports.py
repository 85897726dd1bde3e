"""What agents' accounts need from outside themselves."""

from datetime import datetime
from typing import Protocol

from chalicelib.kernel.languages import Language
from chalicelib.kernel.work import Work
from chalicelib.organisation.accounts.model import Account, KeptCodes, Link, LinkKind


class KeptAccounts(Protocol):
    """Accounts as stored."""

    def account(self, agent_id: str) -> Account:
        """The account; a new one if nothing was done to it yet."""

    def put_with(self, work: Work, account: Account) -> None:
        """Stores its next version within a unit of work, which fails if it was changed since it was read."""

    def sign_out_with(self, work: Work, agent_id: str, administration_id: str, at: datetime) -> None:
        """Sessions and tokens of the agent that began before hold no more."""


class Logins(Protocol):
    """Which agent a login of an identity service leads to, where it is not the agent's id itself."""

    def agent_id_of(self, login: str) -> str | None:
        """Whose login this is, if that was said."""

    def lead(self, login: str, agent_id: str) -> None:
        """From now on, this login is that agent's."""


class RecoveryCodes(Protocol):
    """Recovery codes as kept."""

    def kept(self, agent_id: str) -> KeptCodes | None:
        """What is kept of them; None if none were made."""

    def put_with(self, work: Work, agent_id: str, codes: KeptCodes) -> None:
        """Puts these in the place of all before."""

    def use_with(self, work: Work, agent_id: str, digest: str) -> None:
        """Removes one; the unit of work fails if it is not there."""


class Links(Protocol):
    """Links to choose a password, by the digest of their token."""

    def get(self, digest: str) -> Link | None:
        """As kept; used and expired ones may still be there."""

    def put_with(self, work: Work, link: Link) -> None:
        """Keeps it."""

    def use_with(self, work: Work, link: Link) -> None:
        """Marks it as used; the unit of work fails if it was."""

    def reopen(self, link: Link, at: datetime) -> None:
        """It may be used after all, as if issued then: the password was not taken."""


class Mail(Protocol):
    """The mailer."""

    def send_link(self, agent_id: str, administration_id: str, kind: LinkKind, token: str, language: Language) -> None:
        """Has the link mailed to the agent; the address is looked up by the mailer."""


class Keeper(Protocol):
    """Who keeps the accounts of the identity service; an account is known by its address."""

    def subject_of(self, email: str) -> str | None:
        """The subject of the address's account; None if it has none."""

    def open(self, email: str, password: str) -> str | None:
        """A new account with a password to be changed at the first sign-in; its subject. None if there was one."""

    def close(self, email: str) -> None:
        """The account is no more, with its second factor and its tokens; no error if there was none."""

    def set_password(self, email: str, password: str) -> None:
        """The account's password from now on; ``InvalidError`` for a weak one, ``NotFoundError`` without account."""

    def has_telephone(self, email: str) -> bool:
        """Whether a second factor is set up for the address's account; False if there is no account."""

    def sign_out(self, email: str) -> None:
        """Ends every token of the account; no error if there is none."""

    def enable(self, email: str) -> None:
        """Whoever has the password may sign in; again, it changes nothing."""

    def disable(self, email: str) -> None:
        """Nobody signs in any more, and every token ends; no error if there is no account."""
