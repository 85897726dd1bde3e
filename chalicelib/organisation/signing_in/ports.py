"""What signing in needs from outside itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from chalicelib.kernel.languages import Language
from chalicelib.kernel.work import Work
from chalicelib.organisation.signing_in.attempt import Attempt
from chalicelib.organisation.signing_in.challenge import Challenge, PendingSignIn


class IdentityProvider(Protocol):
    """Where agents' passwords and second factors are checked. A password alone opens nothing there."""

    def authenticate(self, email: str, password: str) -> Challenge:
        """What is asked after the password; ``SignInRequiredError`` for a wrong one or an unknown user."""

    def answer_new_password(self, email: str, password: str, session: str) -> Challenge:
        """What is asked after the change; ``InvalidError`` for a weak password, ``GoneError`` when too late."""

    def answer_code(self, email: str, code: str, session: str) -> str:
        """The ID token; ``InvalidError`` for a code that is wrong or was used, ``GoneError`` when it comes too late."""

    def enrol(self, email: str, code: str, session: str) -> str:
        """The ID token once the telephone's first code is right; errors as for ``answer_code``."""


class TokenVerifier(Protocol):
    """Checks tokens of the identity service ourselves."""

    def id_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid ID token meant for us; ``SignInRequiredError`` otherwise."""

    def access_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid access token meant for us; ``SignInRequiredError`` otherwise."""


class PendingSignIns(Protocol):
    """Sign-ins half made, by the digest of the browser's secret."""

    def get(self, digest: str) -> PendingSignIn | None:
        """As stored; its time may be over."""

    def put(self, pending: PendingSignIn) -> None:
        """Keeps it."""

    def remove(self, digest: str) -> None:
        """Forgets it."""


class Attempts(Protocol):
    """Each account's sign-in log. Lines expire by themselves."""

    def put(self, agent_id: str, attempt: Attempt) -> None:
        """Writes a line, or the same again with its outcome."""

    def put_with(self, work: Work, agent_id: str, attempt: Attempt) -> None:
        """The same within a unit of work."""

    def has(self, agent_id: str, attempt_id: str) -> bool:
        """Whether the line was written."""

    def recent(self, agent_id: str, now: datetime, limit: int) -> Sequence[Attempt]:
        """The last lines, the youngest first."""


class Browsers(Protocol):
    """Browsers that an account knows, by digests."""

    def account(self, digest: str, now: datetime) -> str:
        """The account that this browser is known to; empty if to none, or no longer."""

    def put(self, digest: str, account: str, expires_at: datetime) -> None:
        """The account knows it until then."""

    def remove(self, digest: str) -> None:
        """Nobody knows it any more."""


class Reports(Protocol):
    """What is told to whoever looks after accounts, to be dealt with later: so that answering takes the same time
    whether an address is known or not."""

    def refused(self, email: str, attempt: Attempt, closed: bool) -> None:
        """A password was refused; ``closed``: and a door with it."""

    def forgotten(self, email: str, language: Language) -> None:
        """Somebody asks for a link, to be sent to that address if it is an agent's."""


class HeldSession(Protocol):
    """As much of a session as its agent sees."""

    @property
    def digest(self) -> str:
        """What names it; its secret cannot be had from this."""

    @property
    def started_at(self) -> datetime:
        """When its agent signed in."""

    @property
    def seen_at(self) -> datetime:
        """When it was last used, to the minute."""

    @property
    def address(self) -> str:
        """The network address that it was begun from."""

    @property
    def browser(self) -> str:
        """The browser, in words."""

    def expires_at(self) -> datetime:
        """When it ends if nothing more happens."""


class HeldSessions(Protocol):
    """Agents' sessions."""

    def of_agent(self, agent_id: str) -> Sequence[HeldSession]:
        """Those in which the agent signed in and that were not ended; their time may be over."""

    def remove_with(self, work: Work, digest: str) -> None:
        """Ends one within a unit of work."""
