"""What a depositor may do after the letter has its number, and why not; what comes next, and until when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chalicelib.deposit.exchange.model import AskedState
from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.kernel.errors import ConflictError

MAX_SENT = 100
"""Messages of one deposit: as many as a page shows."""


class DepositorAct(StrEnum):
    """In the order in which they are offered."""

    COMPLETE = "complete"
    WRITE = "write"
    APPEAL = "appeal"
    RATE = "rate"
    WITHDRAW = "withdraw"


def demand(act: DepositorAct, deposit: Deposit, today: date) -> None:
    """``ConflictError`` where it cannot be done, with the reason as its code."""
    code = _HINDRANCES[act](deposit, today)
    if code:
        raise ConflictError(code, **({"limit": MAX_SENT} if code == "deposit.messages_too_many" else {}))


def open_acts(deposit: Deposit, today: date) -> list[DepositorAct]:
    """What can be done now."""
    return [act for act in DepositorAct if not _HINDRANCES[act](deposit, today)]


def _not_reached(deposit: Deposit) -> str:
    if deposit.registration is None:
        return "deposit.not_registered"
    if deposit.state is DepositState.VOIDED:
        return "deposit.number_voided"
    return "deposit.messages_too_many" if deposit.exchange.sent >= MAX_SENT else ""


def _write(deposit: Deposit, _: date) -> str:
    return _not_reached(deposit)


def _complete(deposit: Deposit, today: date) -> str:
    asked = deposit.exchange.asked
    if asked is None:
        return "deposit.completion_not_asked"
    if asked.state is AskedState.ANSWERED:
        return "deposit.completion_answered"
    if not asked.awaits(today):
        return "deposit.completion_lapsed"
    return "" if deposit.state is DepositState.REGISTERED else "deposit.decided_already"


def _withdraw(deposit: Deposit, _: date) -> str:
    if deposit.registration is None:
        return "deposit.not_registered"
    if deposit.state is not DepositState.REGISTERED:
        return "deposit.decided_already"
    asked_at, reopened_at = deposit.exchange.withdrawal_asked_at, deposit.exchange.reopened_at
    pending = asked_at is not None and (reopened_at is None or asked_at > reopened_at)
    return "deposit.withdrawal_asked" if pending else ""


def _appeal(deposit: Deposit, _: date) -> str:
    decided_at, appealed_at = deposit.decided_at, deposit.exchange.appealed_at
    if not deposit.is_decided or decided_at is None:
        return "deposit.not_decided"
    if appealed_at is not None and appealed_at > decided_at:
        return "deposit.appealed_already"
    return _not_reached(deposit)


def _rate(deposit: Deposit, _: date) -> str:
    if deposit.exchange.rating is not None:
        return "deposit.rated_already"
    over = deposit.is_decided or deposit.state is DepositState.WITHDRAWN
    return "" if over else "deposit.not_over"


_HINDRANCES: dict[DepositorAct, Callable[[Deposit, date], str]] = {
    DepositorAct.COMPLETE: _complete,
    DepositorAct.WRITE: _write,
    DepositorAct.APPEAL: _appeal,
    DepositorAct.RATE: _rate,
    DepositorAct.WITHDRAW: _withdraw,
}


@dataclass(frozen=True)
class Next:
    """What comes next: ``name`` is its text's key after ``deposit-next-``; ``until_on`` the day it speaks of.

    ``silence``: ``coming`` or ``reached`` where what governs the letter makes silence an approval, else empty.
    """

    name: str
    until_on: date | None = None
    silence: str = ""


def what_next(deposit: Deposit, today: date) -> Next:
    """Of a submitted deposit."""
    if deposit.state is not DepositState.REGISTERED:
        return Next("appealed" if _is_appealed(deposit) else deposit.state.value)
    if _withdraw(deposit, today) == "deposit.withdrawal_asked":
        return Next("withdrawing")
    asked, standing = deposit.exchange.asked, deposit.standing
    if asked is not None and asked.awaits(today):
        return Next("complete", asked.until_on)
    if standing is None:
        return Next("qualifying")
    if standing.stopped_on is not None:
        return Next("resuming")  # answered or over, and the office has not said yet until when it answers now
    if standing.due_on is None:
        return Next("handling")
    late = standing.is_late(today)
    silence = ("reached" if late else "coming") if standing.silence else ""
    return Next("late" if late else "handling_until", standing.due_on, silence)


def _is_appealed(deposit: Deposit) -> bool:
    return deposit.is_decided and _appeal(deposit, date.min) == "deposit.appealed_already"
