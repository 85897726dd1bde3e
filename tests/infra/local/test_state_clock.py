"""Waiting by the state machines' clock."""

import threading

import pytest

from infra.local.functions.state_clock import CLOCK, Bell, pause


def test_a_wait_may_end_while_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    bell = Bell()
    bell.silent_until = 60.0

    def ended_meanwhile() -> float:
        bell.silent_until = None
        return 0.0

    monkeypatch.setattr(CLOCK, "now", ended_meanwhile)
    assert bell.waits
    assert not bell.waits


def test_who_waits_for_a_day_goes_on_once_the_clock_is_put_forward() -> None:
    bell = Bell()
    waiting = _waiting(bell)
    CLOCK.advance(86_401)
    waiting.join(timeout=10)
    assert not waiting.is_alive()


@pytest.mark.parametrize("ring", [Bell.set, lambda bell: (bell.set(), bell.clear())], ids=["rung", "rung and cleared"])
def test_a_bell_that_rings_wakes_who_waits(ring: object) -> None:
    bell = Bell()
    waiting = _waiting(bell)
    ring(bell)  # type: ignore[operator]  # one of those above
    waiting.join(timeout=10)
    assert not waiting.is_alive()


def test_who_comes_after_it_rang_does_not_wait_and_after_it_was_cleared_waits_to_the_end() -> None:
    bell = Bell()
    bell.set()
    assert bell.wait(86_400)
    bell.clear()
    assert not bell.wait(0.01)


def test_a_pause_ends_by_itself() -> None:
    pause(0.01)


def _waiting(bell: Bell) -> threading.Thread:
    """Somebody who waits on it for a day."""
    thread = threading.Thread(target=bell.wait, args=(86_400,), daemon=True)
    thread.start()
    while not bell.waits:
        pause(0.001)
    return thread
