"""What the organisation needs from outside itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chalicelib.organisation.model import Administration, Agent, Certificate, Circuit, Desk, Entity


class Store(Protocol):
    """The organisation as stored. Writes put the whole thing and may be repeated."""

    def administration(self, administration_id: str) -> Administration | None:
        """The administration, or None."""

    def administration_id_of(self, slug: str) -> str | None:
        """The administration that has this slug, if any."""

    def directory(self) -> Sequence[Administration]:
        """Every administration, by slug."""

    def entities(self, administration_id: str) -> Sequence[Entity]:
        """The nodes of its tree, in no order."""

    def desks(self, administration_id: str) -> Sequence[Desk]:
        """All its desks."""

    def desk(self, administration_id: str, desk_id: str) -> Desk | None:
        """One of its desks, or None."""

    def desks_by_id(self, administration_id: str, desk_ids: Sequence[str]) -> Sequence[Desk]:
        """Those of these desks that exist."""

    def agent(self, agent_id: str) -> Agent | None:
        """The agent, or None."""

    def agents(self, administration_id: str) -> Sequence[Agent]:
        """All its agents."""

    def circuits(self, administration_id: str) -> Sequence[Circuit]:
        """Every version of every circuit, oldest version first."""

    def certificate(self, key_id: str) -> Certificate | None:
        """What certifies a KMS key, or None."""

    def trust_roots(self) -> tuple[str, ...]:
        """Root certificates that this platform trusts, in PEM."""

    def put_administration(self, administration: Administration) -> None:
        """Stores the administration and its slug."""

    def put_entity(self, entity: Entity) -> None:
        """Stores an entity."""

    def put_desk(self, desk: Desk) -> None:
        """Stores a desk."""

    def put_agent(self, agent: Agent) -> None:
        """Stores an agent."""

    def put_circuit(self, circuit: Circuit) -> None:
        """Stores one version of a circuit."""

    def put_certificate(self, certificate: Certificate) -> None:
        """Stores the chain of a key."""

    def put_trust_roots(self, roots: Sequence[str]) -> None:
        """Replaces the roots that are trusted."""


@dataclass(frozen=True)
class Challenge:
    """The identity service wants a new password before it lets the agent in; ``session`` continues the sign-in."""

    session: str


class IdentityProvider(Protocol):
    """Where agents' passwords are."""

    def authenticate(self, email: str, password: str) -> "str | Challenge":
        """The ID token, or what must be done first; ``SignInRequiredError`` for a wrong password or an unknown user."""

    def answer_new_password(self, email: str, password: str, session: str) -> str:
        """The ID token after the first change; ``InvalidError`` if the password is too weak."""


class TokenVerifier(Protocol):
    """Checks tokens of the identity service ourselves."""

    def id_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid ID token meant for us; ``SignInRequiredError`` otherwise."""

    def access_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid access token meant for us; ``SignInRequiredError`` otherwise."""
