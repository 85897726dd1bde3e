"""What a deposit costs, counted exactly: within the aims, and the same however much is stored."""

from typing import Any

from chalicelib import bootstrap
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.dynamodb.capacity import units
from tests import full_deposits
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.stored_copies import store_copies

FILES = (letter(), letter(pages=2))


def deposit(journey: Journey) -> tuple[Any, tuple[float, float, float]]:
    """A deposit, and the write, index and read units that it took from the first request to the mailed receipt."""
    with units.tally() as tally:
        kept = full_deposits.deposit(journey, FILES)
    assert kept["receipt"]
    return kept, (tally.write_units(), tally.index_units(), tally.read_units())


def test_a_deposit_costs_the_same_beside_two_thousand_others(cloud: LocalCloud, administration: Seeded) -> None:
    journey = Journey(cloud, administration)
    cloud.drain(windows_over=True)  # what others left is not counted here
    full_deposits.deposit(journey, FILES)  # opens the register's year
    kept, alone = deposit(journey)
    store_copies(kept, 2000)
    last, beside_others = deposit(journey)
    assert last["number"].endswith("-0002003")
    assert beside_others == alone


def test_numbering_writes_what_was_aimed_at(cloud: LocalCloud, administration: Seeded) -> None:
    journey, register_id = Journey(cloud, administration), administration.registers["A"]
    full_deposits.deposit(journey, FILES)
    for how_many, aim in ((1, 14), (4, 12.5)):  # the counter's two units, shared by four instead of twenty
        full_deposits.ready(journey, FILES, how_many)
        with units.tally() as tally:
            assert len(bootstrap.numbering().number_pending(register_id).mails) == how_many
        assert tally.write_units() / how_many <= aim
        cloud.drain()
