"""An operator asks for a head beside the daily one: recorded, then the maker of heads is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.log import Actor
from chalicelib.transparency.ports import HeadCall


@dataclass(frozen=True)
class AskingForHeads:
    """``record`` takes an act of an operator: its event, who, and ids."""

    record: Callable[[str, Actor, Mapping[str, Any]], None]
    call: HeadCall

    def ask(self, operator: Actor) -> None:
        """One is signed within a minute or two: the record itself is there to be held."""
        self.record("HeadAsked", operator, {})
        self.call.ask()
