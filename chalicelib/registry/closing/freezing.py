"""Begins a closing: in one transaction the register's chain says so, and nothing later falls into the period."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.log import Act, Actor, Chain, Log, RegisterChain
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.registry.closing.model import Closing, Period, object_id
from chalicelib.registry.closing.ports import Closings
from chalicelib.registry.model import Counter, Register
from chalicelib.registry.ports import Counters
from chalicelib.registry.registers.continuity import Continuity
from chalicelib.registry.registers.years import Years

ATTEMPTS = 25
"""Tries before the caller is told: a busy register's counter moves with every batch."""


@dataclass(frozen=True)
class Freezing:
    """Fixes a period's end. Any number of these may run at once: a period is frozen once."""

    continuity: Continuity
    counters: Counters
    closings: Closings
    log: Log
    transactions: Transactions
    clock: Clock

    def freeze(self, register: Register, period: Period, actor: Actor) -> Closing:
        """The closing of this period: the one that was begun, or one begun now.

        ``InvalidError`` for a period that cannot be closed, ``HeldError`` for a register that waits to be reconciled.
        """
        return decide_again(lambda: self._freeze(register, period, actor), ATTEMPTS)

    def _freeze(self, register: Register, period: Period, actor: Actor) -> Closing:
        known = self.closings.get(register.id, period.id)
        if known is not None:
            return known
        self.continuity.demand(register)
        now = self.clock.now()
        period.demand_over(civil_date(now), civil_date(register.opened_at))
        counter = Years(self.counters, self.transactions, self.continuity).current(register, now)
        last_serial = self._last_serial(counter, period)
        act = Act(
            "RegisterClosingAsked", now, actor, register.administration_id, _detail(register, period, last_serial)
        )
        record, chain = Chain.start(object_id(register.id, period)).append(act, counter.chain)
        frozen = counter.chain.follow(record)
        closing = Closing(
            register.id, register.administration_id, period, now, actor.agent_id or "", last_serial, frozen, chain
        )
        with self.transactions() as work:
            self.log.append(work, record)
            self.closings.add(work, closing)
            self.counters.advance(work, _not_before(counter, now, frozen))
        return closing

    def _last_serial(self, counter: Counter, period: Period) -> int:
        """A year that is no longer the counter's gives no number any more."""
        if counter.year == period.year:
            return counter.serial
        of_year = self.counters.get(counter.register_id, period.year)
        return of_year.serial if of_year else 0


def _not_before(counter: Counter, now: datetime, frozen: RegisterChain) -> Counter:
    """What is registered from now on is registered after the period, whatever a registrar's clock says."""
    return replace(counter, last_at=max(now, counter.last_at), chain=frozen)


def _detail(register: Register, period: Period, last_serial: int) -> dict[str, object]:
    return {
        "register_id": register.id,
        "closing_id": period.id,
        "from": period.first_day.isoformat(),
        "to": period.last_day.isoformat(),
        "last_serial": last_serial,
    }
