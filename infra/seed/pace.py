"""No faster than AWS lets: what makes keys and accounts waits for its turn.

AWS's own limits of a new account and region, in requests a second: KMS ``CreateKey`` 5, ``CreateAlias`` 10; Cognito's
category ``UserCreation`` 50, ``UserRead`` 120. Half of each is left to the product that runs meanwhile.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from chalicelib.organisation.administrations.ports import Keys
from chalicelib.organisation.people.ports import AccountsMade

KEYS_A_SECOND = 2.5
ACCOUNTS_A_SECOND = 25.0


@dataclass
class Pace:
    """``wait()`` returns at most so often a second, from all threads together."""

    a_second: float
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def wait(self) -> None:
        """Returns when it is this caller's turn."""
        with self._lock:
            turn = max(self._next, self.now())
            self._next = turn + 1 / self.a_second
        self.sleep(max(0.0, turn - self.now()))


@dataclass(frozen=True)
class PacedKeys:
    """Keys, each in its turn."""

    keys: Keys
    pace: Pace

    def of(self, purpose: str, administration_id: str, holder_id: str) -> str:
        """See :class:`~chalicelib.organisation.administrations.ports.Keys`."""
        self.pace.wait()
        return self.keys.of(purpose, administration_id, holder_id)


@dataclass(frozen=True)
class PacedAccounts:
    """Accounts, each in its turn."""

    accounts: AccountsMade
    pace: Pace

    def of(self, email: str) -> str:
        """See :class:`~chalicelib.organisation.people.ports.AccountsMade`."""
        self.pace.wait()
        return self.accounts.of(email)
