"""Waiting by the state machines' clock."""

import pytest

from infra.local.state_clock import CLOCK, Bell


def test_a_wait_may_end_while_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    bell = Bell()
    bell.silent_until = 60.0

    def ended_meanwhile() -> float:
        bell.silent_until = None
        return 0.0

    monkeypatch.setattr(CLOCK, "now", ended_meanwhile)
    assert bell.waits
    assert not bell.waits
