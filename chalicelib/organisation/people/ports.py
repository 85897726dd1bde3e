"""What the people of an administration need from outside: accounts, and mails that invite."""

from typing import Protocol

from chalicelib.organisation.model import Agent


class AccountsMade(Protocol):
    """Agents' accounts with the identity service, to find and make."""

    def of(self, email: str) -> str:
        """The subject of the address's account, made if there is none: the agent's id."""


class Accounts(AccountsMade, Protocol):
    """Agents' accounts with the identity service."""

    def ensure(self, agent: Agent) -> None:
        """Makes the agent's account if there is none; one that was disabled is so no more."""

    def give(self, email: str, agent: Agent) -> None:
        """An account under that address leads to the agent; ``ConflictError`` if it is somebody else's."""


class Invitations(Protocol):
    """Mails that let a person choose a first password."""

    def send(self, agent: Agent) -> None:
        """One more invitation; it works once, for some days."""
