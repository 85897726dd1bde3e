"""From year to year: what ends is renewed in time, in bounded turns, and by algorithms that last."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.lasting.algorithms import Algorithms
from chalicelib.lasting.care import LEASE, WAKES
from chalicelib.lasting.model import LATE_AFTER, Lasting, Level, Sealed, State
from tests.lasting_world import HORIZON, RECEIPT, START
from tests.unit.lasting.pens import YEARS_3, archived, world_of


def test_a_timestamp_is_renewed_within_the_horizon_of_its_end_and_not_before() -> None:
    world, _ = archived()
    end = world.document().due_at
    world.at = end - HORIZON - timedelta(seconds=1)
    assert world.care().renew() == 0
    world.at += timedelta(seconds=1)
    assert world.care().renew() == 1
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().level is Level.B_LTA and world.document().due_at == world.at + YEARS_3
    assert world.files["receipts/A/M/lta-2.pdf"].count(b"proofs") == 2


@pytest.mark.parametrize("day", [datetime(2028, 2, 29, 23, 59, tzinfo=UTC), datetime(2028, 12, 31, tzinfo=UTC)])
def test_an_end_on_a_leap_day_or_with_the_year_is_an_end_like_any_other(day: datetime) -> None:
    world, pens = archived(ends=lambda _: day)
    pens.ends = lambda at: at + YEARS_3
    world.at = day - HORIZON
    assert world.care().renew() == 1
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().due_at == world.at + YEARS_3


def test_an_authority_whose_certificate_ends_no_later_renews_nothing_and_the_operator_is_told() -> None:
    end = START + timedelta(days=30)
    world, _ = archived(ends=lambda _: end)
    world.care().renew()
    for _ in range(LATE_AFTER):
        world.prolonging().go_on(RECEIPT.id)
        world.at = world.document().due_at
    document = world.document()
    assert document.state is State.LATE and document.reason == "lasting.no_better_timestamp"
    assert document.level is Level.B_LTA and document.ends_at == end and len(document.versions) == 2


def test_when_a_policy_ends_an_algorithm_everything_made_of_it_is_renewed_with_another() -> None:
    world, _ = archived()
    world.algorithms = Algorithms.parse("sha256=2027-03-01 rsa2048=2026-01-01")
    world.at = datetime(2026, 11, 30, tzinfo=UTC)
    assert world.care().renew() == 0
    world.at = datetime(2026, 12, 1, tzinfo=UTC)
    assert world.care().renew() == 1
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().suite == "sha384-ec256"
    assert world.care().renew() == 0


def test_a_key_that_ends_is_not_renewed_by_itself() -> None:
    world, pens = archived(ends=lambda _: START + YEARS_3)
    world.algorithms = Algorithms.parse("ec256=2027-01-01")
    assert world.care().renew() == 1
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().suite == "sha256-ec256" and world.document().reason == "lasting.no_better_timestamp"
    pens.key, world.at = "ec384", world.document().due_at
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().suite == "sha256-ec384"


def test_a_backlog_is_called_for_by_bounded_turns_each_document_once_a_lease() -> None:
    world, _ = world_of()
    for number in range(WAKES + 20):
        sealed = Sealed(f"{number:020d}", "A", "M", f"receipts/A/{number}.pdf", "0" * 64)
        world.documents[sealed.id] = Lasting.begin(sealed, START)
    care = world.care()
    measured = [care.wake_due()["SealsCalledFor"] for _ in range(3)]
    assert measured == [WAKES, 21, 0] and len(set(world.woken)) == WAKES + 21
    world.at += LEASE
    assert care.wake_due()["SealsCalledFor"] == WAKES


def test_a_year_of_renewals_is_brought_forward_turn_by_turn_until_there_is_no_more() -> None:
    world, _ = archived()
    whole = world.document()
    for number in range(600):
        sealed = Sealed(f"{number:020d}", "A", "M", f"receipts/A/{number}.pdf", "0" * 64)
        world.documents[sealed.id] = Lasting(sealed, whole.chain, State.LASTING, whole.due_at, suite=whole.suite)
    world.at = whole.due_at - timedelta(days=10)
    turns = [world.care().renew() for _ in range(3)]
    assert turns == [250, 250, 101] and world.more == 2
