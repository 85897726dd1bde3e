"""What waits at a desk is shown as far as it is ordinary, and decided by as a whole."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.paging import Page
from chalicelib.neighbours.of_organisation import LOOKED_AT_MOST, SHOWN_AT_MOST, WorkloadOfOrganisation

ORDINARY, SECRET = Confidentiality.ORDINARY, Confidentiality.SECRET


@dataclass
class Baskets:
    """One desk's basket, by how confidential its mails are; and no folder."""

    levels: list[Confidentiality]
    read: int = 0

    def basket(self, basket: str, cursor: str | None, limit: int) -> Page[Any]:
        start = int(cursor or 0)
        found = self.levels[start : start + limit]
        self.read += len(found)
        mails = (
            SimpleNamespace(number=n, sheet=SimpleNamespace(confidentiality=it)) for n, it in enumerate(found, start)
        )
        return Page(tuple(mails), str(start + limit) if start + limit < len(self.levels) else None)

    def count(self, basket: str, at_most: int) -> int:
        return min(len(self.levels), at_most)

    def any_at_desk(self, desk_id: str) -> bool:
        return False

    def count_ordinary_at_desk(self, desk_id: str, at_most: int, among: int) -> int:
        return 0


def workload(baskets: Baskets) -> WorkloadOfOrganisation:
    return WorkloadOfOrganisation(cast(Any, baskets), cast(Any, baskets))


def test_confidential_mails_are_neither_numbered_nor_counted_and_yet_hold_the_desk() -> None:
    mixed = workload(Baskets([ORDINARY, SECRET, ORDINARY])).waiting_at("permits")
    assert (mixed.numbers, mixed.holds_work) == (("0", "2"), True)
    hidden = workload(Baskets([SECRET]))
    assert (hidden.waiting_at("permits").numbers, hidden.waiting_at("permits").holds_work) == ((), True)
    assert hidden.any_at_desk("permits") and hidden.any_at_entity("planning")
    assert not workload(Baskets([])).waiting_at("permits").holds_work


def test_a_hundred_ordinary_mails_are_found_behind_confidential_ones() -> None:
    baskets = Baskets([SECRET, *[ORDINARY] * SHOWN_AT_MOST * 3])
    assert len(workload(baskets).waiting_at("permits").numbers) == SHOWN_AT_MOST
    assert baskets.read == 2 * SHOWN_AT_MOST


def test_no_more_than_a_thousand_are_looked_at() -> None:
    baskets = Baskets([SECRET] * LOOKED_AT_MOST * 2)
    assert workload(baskets).waiting_at("permits").numbers == ()
    assert baskets.read == LOOKED_AT_MOST
