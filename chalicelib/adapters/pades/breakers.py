"""Circuit breakers for servers of others: one that has failed often is left alone for a while."""

from collections.abc import Callable
from typing import TypeVar

from circuitbreaker import CircuitBreaker

from chalicelib.kernel.errors import UnavailableError

T = TypeVar("T")

FAILURES, REST_SECONDS = 3, 60


class Breaker:
    """Stands before one server, for as long as the process lives.

    After ``failures`` calls in a row that raised ``UnavailableError`` nothing is asked for ``rest_seconds``; then one
    call tries again, and its fate decides.
    """

    def __init__(self, name: str, failures: int = FAILURES, rest_seconds: float = REST_SECONDS) -> None:
        self._breaker = CircuitBreaker(failures, rest_seconds, UnavailableError, name)

    @property
    def is_open(self) -> bool:
        """Whether the server is being left alone."""
        return bool(self._breaker.opened)

    def call(self, ask: Callable[[], T]) -> T:
        """What ``ask`` returns; ``UnavailableError`` if it raises one, or at once while the breaker is open."""
        if self.is_open:
            raise UnavailableError("evidence.server_left_alone")
        with self._breaker:
            return ask()
