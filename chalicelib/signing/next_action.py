"""What a circuit does next: the one rule behind the state machine, which only waits, orders and dispatches."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.signing.model import Folder

# An execution of Step Functions Standard may live one year: long before, it hands over to a fresh one.
LONGEST_RUN = timedelta(days=300)


class Action(StrEnum):
    """The names that the state machine's Choice knows."""

    PREPARE = "prepare"
    SIGN = "sign"
    WAIT = "wait"
    NUMBER = "number"
    SEAL = "seal"
    RESTART = "restart"
    END = "end"


@dataclass(frozen=True)
class Next:
    """The action; for a wait, the group waited for and how long at most, in whole seconds."""

    action: Action
    group: int = 0
    timeout_seconds: int = 1


def next_action(folder: Folder, now: datetime, run: int, run_started_at: datetime) -> Next:
    """Decides from the folder alone, so that any repetition, restart or retry comes to the same act.

    A run that was followed by another has nothing left to do.
    """
    group = folder.current_group()
    if run < folder.runs or folder.is_over:
        return Next(Action.END)
    if folder.revision is None:
        return Next(Action.PREPARE)
    if folder.unsigned():
        return Next(Action.SIGN)
    if group is None:
        return Next(Action.NUMBER if folder.outgoing is None else Action.SEAL)
    hand_over_at = run_started_at + LONGEST_RUN
    if now >= hand_over_at:
        return Next(Action.RESTART)
    due_at = group.due_at or now + group.deadline
    until = hand_over_at if group.late else min(due_at, hand_over_at)
    return Next(Action.WAIT, group.place, max(1, int((until - now).total_seconds())))
