"""The kinds of request that an administration lets depositors choose: what is chosen decides what receipts state."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.delays import Unit
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.languages import Bilingual


@dataclass(frozen=True)
class RequestKind:
    """One kind, under the id of its registration model. ``regime`` is correspondence, administrative_file or
    complaint; ``within`` is the longest that the answer may take, in ``unit``, 0 where nothing is set."""

    id: str
    name: Bilingual
    regime: str
    within: int = 0
    unit: Unit = Unit.WORKING_DAYS


class RequestKinds(Protocol):
    """The kinds that are offered."""

    def offered(self, administration_id: str) -> tuple[RequestKind, ...]:
        """In the order in which they are shown; none where letters are all alike."""


def demand_offered(kinds: tuple[RequestKind, ...], chosen: str) -> None:
    """``InvalidError`` for a kind that is not offered, or no more; an ordinary letter is of none."""
    if chosen and chosen not in {kind.id for kind in kinds}:
        raise InvalidError([Problem("request_kind", "deposit.request_kind_unknown")])
