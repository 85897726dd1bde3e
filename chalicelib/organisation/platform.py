"""Acts on the platform as a whole, by those who operate it: recorded in a chain of their own.

The platform has a structure of its own, without entities, that bears the chain. What an act sets going elsewhere (a
queue, a circuit, a key) takes part in no transaction: where the record fails, the operator is told, and asks again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs, nothing_more
from chalicelib.organisation.structure.model import Structure

PLATFORM = "platform"
"""Stands where an administration's id does."""


class Chains(Protocol):
    """Begins the chain in which the platform's own acts are recorded."""

    def add(self, structure: Structure) -> bool:
        """Stores a structure; False if it is there."""


@dataclass(frozen=True)
class PlatformActs:
    """Records acts of operators."""

    chains: Chains
    acts: OrganisationActs

    def begin(self) -> None:
        """Begins the chain, where there is none yet."""
        self.chains.add(Structure.new(PLATFORM))

    def record(
        self, event: str, operator: Actor, detail: Mapping[str, Any], write: Callable[[Work], None] = nothing_more
    ) -> None:
        """Records the act, with what is written along; ``detail`` holds ids and codes only."""
        self.begin()
        self.acts.perform(PLATFORM, lambda platform: OrganisationAct(event, platform, operator, detail, write=write))
