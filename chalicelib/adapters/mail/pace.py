"""Sending at the account's rate, by whoever sends at the same time and without asking one another.

At most ``at_once`` senders run, which the queue's mapping sees to. If each spends at least ``at_once / rate`` seconds
on a message, all of them together send at most ``rate`` a second. Composing and sending takes most of that time anyway:
what is left is slept, and nothing is counted anywhere.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class SharedPace:
    """The port ``Pace``. ``rate`` is messages a second of the whole account; ``at_once`` how many send at a time."""

    def __init__(
        self,
        rate: float,
        at_once: int,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._each = at_once / rate
        self._now, self._sleep = now, sleep

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One message, from its composing on; ends when this sender's share of the rate is used up, taken or not.

        The rest is slept within the turn: whoever is started next, on another machine, begins at once.
        """
        end = self._now() + self._each
        try:
            yield
        finally:
            left = end - self._now()
            if left > 0:
                self._sleep(left)
