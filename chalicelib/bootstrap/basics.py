"""What everything stands on: settings, the clock, units of work."""

from functools import cache

from chalicelib.adapters import dynamo
from chalicelib.config import Settings
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
