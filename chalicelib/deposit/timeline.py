"""A deposit's way as its depositor reads it: steps done, the present one, and those to come."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.deposit.model import Deposit, DepositState


@dataclass(frozen=True)
class Step:
    """One step: ``name`` is its text's key after ``deposit-step-``; ``state`` is done, current, waiting or failed."""

    name: str
    state: str
    at: datetime | None = None
    note: str = ""


def timeline(deposit: Deposit) -> list[Step]:
    """Submitted, checked, registered, handled, answered; it ends where the deposit ended."""
    steps = [Step("submitted", "done", deposit.submitted.submitted_at), *_checked(deposit)]
    if deposit.state is DepositState.SUBMISSION_REJECTED:
        return steps
    return [*steps, _registered(deposit), *_handled(deposit)]


def _checked(deposit: Deposit) -> list[Step]:
    if deposit.rejected_at:
        return [Step("refused" if deposit.rejection_note else "rejected", "failed", deposit.rejected_at)]
    if deposit.state is DepositState.SUBMITTED:
        return [Step("checking", "current", note="delayed" if deposit.delayed_at else "")]
    return [Step("checked", "done", deposit.cleared_at)]


def _registered(deposit: Deposit) -> Step:
    if deposit.registration:
        return Step("registered", "done", deposit.registration.registered_at)
    return Step("registering", "current" if deposit.state is DepositState.CLEARED else "waiting")


def _handled(deposit: Deposit) -> list[Step]:
    if deposit.voided_at:
        return [*_declined(deposit), Step("voided", "failed", deposit.voided_at, note="voided")]
    if deposit.refusal:
        return _declined(deposit)
    if deposit.reply:
        steps = [Step("handled", "done"), Step("answered", "done", deposit.reply.sealed_at)]
        if deposit.reply.accessed_at:
            steps.append(Step("opened", "done", deposit.reply.accessed_at))
        return steps
    return [Step("handling", "current" if deposit.registration else "waiting"), Step("answering", "waiting")]


def _declined(deposit: Deposit) -> list[Step]:
    refusal = deposit.refusal
    return [Step("declined", "failed", refusal.at, note=f"reason-{refusal.reason_code}")] if refusal else []
