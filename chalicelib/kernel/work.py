"""One unit of work: everything that must take effect together, or not at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class Work(Protocol):
    """Writes gathered by stores and committed as one transaction when its block ends without an exception."""


class StaleError(Exception):
    """A condition of the transaction did not hold: somebody else was first, or our own lost answer had taken
    effect. Read again and decide again; never blindly repeat."""


Transactions = Callable[[], AbstractContextManager[Work]]
