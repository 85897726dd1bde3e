"""The composition root: which adapter stands behind which port, made lazily and once.

Each context has its own block below; functions of a context call only what they need, so that a function that
never signs never loads a signing library.
"""

from functools import cache

from chalicelib.adapters import dynamo
from chalicelib.config import Settings
from chalicelib.evidence.store import LogItem, LogStore
from chalicelib.kernel.clock import Clock, SystemClock
from chalicelib.kernel.work import Transactions


@cache
def settings() -> Settings:
    """The settings of this deployment."""
    return Settings.from_env()


@cache
def clock() -> Clock:
    """The present instant."""
    return SystemClock()


@cache
def transactions() -> Transactions:
    """Units of work on DynamoDB."""
    return dynamo.transactions(settings().region)


# --- evidence


@cache
def log() -> LogStore:
    """Where every act is recorded."""
    dynamo.bind(LogItem, settings().table_log, settings().region)
    return LogStore()
