"""From level to level, whoever fails to answer and wherever the process dies."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.lasting.model import LATE_AFTER, LONGEST_WAIT, Level, State
from chalicelib.lasting.ports import RevokedError, TooEarlyError
from tests.lasting_world import RECEIPT, START, DiedError
from tests.unit.lasting.pens import TSA_DOWN, YEARS_3, archived, world_of


def test_a_sealed_document_reaches_the_last_level_in_two_versions() -> None:
    world, _ = archived()
    assert sorted(world.files) == ["receipts/A/M.pdf", "receipts/A/M/lt.pdf", "receipts/A/M/lta-1.pdf"]
    assert [it.level for it in world.told] == [Level.B_T, Level.B_LT, Level.B_LTA]
    assert world.events() == ["SealProlonged", "SealProlonged"]
    assert world.document().due_at == world.at + YEARS_3


def test_nobody_calls_for_it_before_the_grace_is_over() -> None:
    world, _ = world_of()
    world.at -= timedelta(seconds=1)
    assert world.care().wake_due()["SealsCalledFor"] == 0
    world.at += timedelta(seconds=1)
    assert world.care().wake_due()["SealsCalledFor"] == 1


def test_who_is_called_for_takes_the_step() -> None:
    world, _ = world_of()
    world.care().wake_due()
    world.prolonging().go_on(RECEIPT.id)
    assert world.woken == [RECEIPT.id] and world.document().level is Level.B_LTA


def test_an_event_that_comes_twice_is_followed_once() -> None:
    world, _ = archived()
    before = world.document()
    world.prolonging().follow(RECEIPT)
    assert world.document() == before


def test_what_is_stored_is_the_version_before_and_more() -> None:
    world, _ = archived()
    first, second, third = (world.files[key] for key in sorted(world.files))
    assert second.startswith(first) and third.startswith(second)


@pytest.mark.parametrize("call", ["seen", "with_proofs", "with_timestamp"])
def test_who_does_not_answer_is_asked_again_and_no_level_is_said_meanwhile(call: str) -> None:
    world, pens = world_of(fails={call: TSA_DOWN})
    world.prolonging().go_on(RECEIPT.id)
    reached = {"seen": Level.NONE, "with_proofs": Level.B_T, "with_timestamp": Level.B_LT}[call]
    assert world.document().level is reached
    assert [it.level for it in world.told] == [it for it in (Level.B_T, Level.B_LT) if it in _up_to(reached)]
    assert world.document().due_at > world.at
    pens.fails.clear()
    world.at = world.document().due_at
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().level is Level.B_LTA and world.document().tries == 0


def _up_to(level: Level) -> list[Level]:
    return list(Level)[: list(Level).index(level) + 1]


def test_it_waits_longer_each_time_a_day_at_most_and_the_operator_is_told_after_some_hours() -> None:
    world, _ = world_of(fails={"with_timestamp": TSA_DOWN})
    waits, began = [], world.at
    for tries in range(1, 40):
        world.prolonging().go_on(RECEIPT.id)
        waits.append(world.document().due_at - world.at)
        assert (world.document().state is State.LATE) == (tries >= LATE_AFTER)
        if tries == LATE_AFTER:
            assert timedelta(hours=4) < world.at - began < timedelta(hours=12)
        world.at = world.document().due_at
    assert waits == sorted(waits) and waits[-1] == LONGEST_WAIT
    assert world.care().wake_due()["SealsLate"] == 1


def test_an_answer_from_before_the_signature_is_waited_out_and_nobody_is_alarmed() -> None:
    world, _ = world_of(fails={"with_proofs": TooEarlyError(START + timedelta(days=6))})
    world.prolonging().go_on(RECEIPT.id)
    document = world.document()
    assert (document.level, document.state, document.tries) == (Level.B_T, State.WAITING, 0)
    assert document.due_at == START + timedelta(days=6)


def test_a_revoked_certificate_leaves_the_document_at_its_level_for_good_and_is_told() -> None:
    world, _ = world_of(fails={"with_proofs": RevokedError(START - timedelta(days=1))})
    world.prolonging().go_on(RECEIPT.id)
    world.at += timedelta(hours=1)
    world.prolonging().go_on(RECEIPT.id)
    document = world.document()
    assert (document.level, document.state, document.revoked_at) == (
        Level.B_T,
        State.STOPPED,
        START - timedelta(days=1),
    )
    assert world.events() == ["SealFoundRevoked"] and world.told[-1].revoked_at
    assert world.care().wake_due() == {"SealsCalledFor": 0, "SealsLate": 0, "SealsFoundRevoked": 1}
    world.at += timedelta(days=2)
    assert world.care().wake_due()["SealsFoundRevoked"] == 0


def test_what_no_trusted_authority_dated_is_left() -> None:
    world, _ = world_of(claims=Level.B_B)
    world.prolonging().go_on(RECEIPT.id)
    assert (world.document().state, world.document().level) == (State.LEFT, Level.B_B)


def test_what_does_not_hold_by_a_clock_that_jumped_is_looked_at_again() -> None:
    world, pens = world_of(claims=Level.NONE)
    world.at = datetime(2061, 1, 1, tzinfo=UTC)
    world.prolonging().go_on(RECEIPT.id)
    assert world.told == [] and world.document().state is State.WAITING
    pens.claims, world.at = None, world.document().due_at
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().level is Level.B_LTA


def test_a_clock_that_jumps_back_takes_no_step_twice() -> None:
    world, pens = archived()
    before, asked = world.document(), len(pens.asked)
    world.at = START - timedelta(days=400)
    world.care().renew()
    world.prolonging().go_on(RECEIPT.id)
    assert world.document() == before and len(pens.asked) == asked


@pytest.mark.parametrize("claimed", [Level.NONE, Level.B_T, Level.B_LT])
def test_a_file_that_is_less_than_was_wanted_is_neither_stored_nor_told(claimed: Level) -> None:
    world, pens = world_of(fails={"with_timestamp": TSA_DOWN})
    world.prolonging().go_on(RECEIPT.id)
    pens.fails.clear()
    pens.claims, world.at = claimed, world.document().due_at
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().level is Level.B_LT and "receipts/A/M/lta-1.pdf" not in world.files
    assert world.document().reason == "lasting.level_not_reached"


def test_wherever_the_process_dies_the_next_try_ends_as_if_it_had_not() -> None:
    whole, _ = archived()
    places = whole.calls - 2  # the first was made when it was followed
    for place in range(places):
        world, _ = world_of()
        world.calls, world.dies_at = 0, place
        with pytest.raises(DiedError):
            world.prolonging().go_on(RECEIPT.id)
        assert all(it.level is not Level.B_LTA or "receipts/A/M/lta-1.pdf" in world.files for it in world.told)
        world.dies_at, world.at = None, world.at + timedelta(minutes=20)
        world.prolonging().go_on(RECEIPT.id)
        assert world.document().level is Level.B_LTA, place
        assert world.events() == ["SealProlonged", "SealProlonged"], place
        assert [it.key for it in world.document().versions] == [it.key for it in whole.document().versions]


def test_what_a_try_stored_before_it_died_is_what_is_recognised() -> None:
    world, _ = world_of()
    world.files["receipts/A/M/lt.pdf"] = b"sealed|other|proofs"
    world.prolonging().go_on(RECEIPT.id)
    assert world.files["receipts/A/M/lta-1.pdf"].startswith(b"sealed|other|proofs|sha256")


def test_a_stored_file_that_is_not_what_it_should_be_is_never_told() -> None:
    world, _ = world_of()
    world.files["receipts/A/M/lt.pdf"] = b"sealed"
    world.prolonging().go_on(RECEIPT.id)
    assert world.document().level is Level.B_T
