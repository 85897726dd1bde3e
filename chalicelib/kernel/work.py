"""One unit of work: everything that must take effect together, or not at all."""

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

T = TypeVar("T")


class Work(Protocol):
    """Writes gathered by stores and committed as one transaction when its block ends without an exception."""


class StaleError(Exception):
    """A condition of the transaction did not hold: somebody else was first, or our own lost answer had taken
    effect. Read again and decide again; never blindly repeat."""


Transactions = Callable[[], AbstractContextManager[Work]]


def decide_again(act: Callable[[], T], attempts: int = 12) -> T:
    """Runs a whole read-decide-commit act, again after each :class:`StaleError`, with growing random pauses.

    The last StaleError escapes when all attempts are used up. ``act`` must read afresh each time.
    """
    for attempt in range(1, attempts):
        try:
            return act()
        except StaleError:
            time.sleep(random.uniform(0, min(0.02 * 2**attempt, 1.0)))
    return act()
