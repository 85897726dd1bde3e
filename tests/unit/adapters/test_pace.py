"""Whatever sends at the same time, and wherever it is started next, the account's rate is not passed."""

import heapq
import random
from dataclasses import dataclass, field

import pytest

from chalicelib.adapters.mail.pace import SharedPace


@dataclass
class Hands:
    """A clock that moves when somebody sleeps or works."""

    at: float = 0.0
    slept: float = 0.0

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.at += seconds
        self.slept += seconds


@dataclass
class Machines:
    """As many senders at once as are let, each message on whichever machine is free: a new one, or one used before."""

    rate: float
    at_once: int
    chance: random.Random
    sent_at: list[float] = field(default_factory=list)

    def send(self, messages: int) -> None:
        """All of them, each working for between 20 and 400 ms."""
        running = [0.0] * self.at_once
        for _ in range(messages):
            hands = Hands(heapq.heappop(running))
            with SharedPace(self.rate, self.at_once, hands.now, hands.sleep).turn():
                hands.at += self.chance.uniform(0.02, 0.4)
                self.sent_at.append(hands.at)
            heapq.heappush(running, hands.at)


@pytest.mark.parametrize(("rate", "at_once"), [(14, 3), (14, 2), (50, 12), (1, 2)])
def test_no_minute_has_more_than_the_rate_allows(rate: float, at_once: int) -> None:
    machines = Machines(rate, at_once, random.Random(rate))
    machines.send(3000)
    sent_at = sorted(machines.sent_at)
    for first, instant in enumerate(sent_at):
        within = sum(1 for other in sent_at[first : first + 61 * int(rate)] if other < instant + 60)
        assert within <= 60 * rate + at_once


def test_who_takes_longer_than_their_share_does_not_sleep() -> None:
    hands = Hands()
    with SharedPace(14, 3, hands.now, hands.sleep).turn():
        hands.at += 0.5
    assert hands.slept == 0


def test_a_message_that_is_not_taken_uses_its_share_too() -> None:
    hands = Hands()
    with pytest.raises(ValueError), SharedPace(14, 2, hands.now, hands.sleep).turn():
        raise ValueError
    assert hands.slept == pytest.approx(2 / 14)
