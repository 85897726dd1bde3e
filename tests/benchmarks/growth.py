"""Units of a deposit, of desks' lists and of tracking with 10 deposits stored, with 1,000 and with 100,000.

What is stored are copies of a real deposit with everything that it left in every table, all in one register, in one
desk's basket, by one depositor's address: no real year is as hard on an index. A list reads a page at most: it may
cost less while there is less than a page, and must not cost more from a full page on.
"""

import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Any

from infra.local.dynamodb.capacity import Tally, units
from infra.usage import Units
from tests import full_deposits
from tests.benchmarks.aims import verdict
from tests.benchmarks.costs import steady_cloud
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import email_of, sign_in
from tests.stored_copies import store_copies

STORED = (10, 1_000, 100_000)
TRIES = 3
FILES = (letter(), letter(pages=2))
LISTS = {"registry's basket": "/desk/qualify", "a desk's own list": "/desk/mine", "register": "/desk/register"}


def main() -> int:
    """Prints a line an act; 1 if one costs more with more stored."""
    found, seconds = dict[int, dict[str, Units]](), 0.0
    with steady_cloud() as cloud, closing(PortalSession(cloud.url)) as registrar:
        journey = Journey(cloud, cloud.seed())
        sign_in(registrar, email_of(journey.seeded, "registrar"))
        kept = full_deposits.deposit(journey, FILES)  # opens the year; every adapter is warm
        for size in STORED:
            started = time.monotonic()
            store_copies(kept, size - _stored(kept))
            seconds += time.monotonic() - started
            kept, found[size] = measured(journey, registrar)
    print(f"\nUnits (write, index, read) with so many deposits stored, two small files each (put in {seconds:.0f} s)")
    print(f"{'':24}" + "".join(f"{size:>24,}" for size in STORED))
    for act in found[STORED[0]]:
        print(f"  {act:22}" + "".join(f"{_shown(found[size][act]):>24}" for size in STORED))
    return verdict(grown(found))


def measured(journey: Journey, registrar: PortalSession) -> tuple[Any, dict[str, Units]]:
    """The last deposit that was made for it, and what each act spends."""
    deposits, acts = [], dict[str, Units]()
    for _ in range(TRIES):  # what a process keeps in mind for some seconds is asked for again by one or another
        with units.tally() as tally:
            deposits.append((full_deposits.deposit(journey, FILES), tally))
    kept = deposits[-1][0]
    acts["deposit"] = _least(_units(tally) for _, tally in deposits)
    pages = {**LISTS, "tracking": f"/track/{kept['submission']['tracking_code']}"}
    for name, path in pages.items():
        acts[name] = _least(_of_page(registrar, path) for _ in range(TRIES))
    return kept, acts


def grown(found: Mapping[int, Mapping[str, Units]]) -> list[str]:
    """The acts that cost more where more is stored; a list, where more than a page is."""
    least, page, most = (found[size] for size in STORED)
    told = f"more units with {STORED[-1]:,} stored"
    return [
        f"{act}: {told}" for act in most if most[act] != page[act] or (act not in LISTS and page[act] != least[act])
    ]


def _least(tries: Iterable[Units]) -> Units:
    """Of several: one of them may note that a session is still used, or ask again for what was kept in mind."""
    return min(tries, key=lambda it: (it.write, it.index, it.read))


def _of_page(visitor: PortalSession, path: str) -> Units:
    with units.tally() as tally:
        visitor.get(path).raise_for_status()
    return _units(tally)


def _units(tally: Tally) -> Units:
    return Units(tally.write_units(), tally.index_units(), tally.read_units())


def _stored(deposit: Any) -> int:
    return int(deposit["number"].rsplit("-", 1)[1])


def _shown(spent: Units) -> str:
    return f"{spent.write:g}, {spent.index:g}, {spent.read:g}"


if __name__ == "__main__":
    sys.exit(main())
