"""The sweep over rows that nobody numbered: a wake-up was lost, or the registrar failed."""

from dataclasses import dataclass
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.registry.ports import PendingRows, RegistrarCall

PATIENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class PendingSweep:
    """Wakes the registrar of every register with rows that have been waiting for more than a minute."""

    pending: PendingRows
    registrar: RegistrarCall
    clock: Clock

    def sweep(self) -> float:
        """Wakes them; the age in seconds of the oldest row waiting, 0 when none waits too long."""
        now = self.clock.now()
        late = self.pending.ready_since(now - PATIENCE)
        for register_id in late:
            self.registrar.wake(register_id)
        return max(((now - oldest).total_seconds() for oldest in late.values()), default=0.0)
