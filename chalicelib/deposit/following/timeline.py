"""A deposit's way as its depositor reads it: steps done, the present one, and those to come."""

from dataclasses import dataclass
from datetime import UTC, datetime

from chalicelib.deposit.exchange.model import AskedState
from chalicelib.deposit.model import Deposit, DepositState

_NEVER = datetime.max.replace(tzinfo=UTC)


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
    """What was done with it by instant, then what is to come."""
    if deposit.registration is None and not _is_over(deposit):
        return [Step("handling", "waiting"), Step("answering", "waiting")]
    done = sorted([*_decisions(deposit), *_of_exchange(deposit)], key=lambda step: step.at or _NEVER)
    if deposit.reply and not deposit.exchange.reopened_at:
        place = next(n for n, step in enumerate(done) if step.name == "answered")
        done.insert(place, Step("handled", "done"))
    return done if _is_over(deposit) else [*done, *_coming(deposit)]


def _is_over(deposit: Deposit) -> bool:
    return deposit.is_decided or deposit.state in (DepositState.WITHDRAWN, DepositState.VOIDED)


def _coming(deposit: Deposit) -> list[Step]:
    asked = deposit.exchange.asked
    waits = asked is not None and asked.state is AskedState.OPEN
    return [
        *([Step("completing", "current")] if waits else []),
        Step("handling", "waiting" if waits else "current"),
        Step("answering", "waiting"),
    ]


def _decisions(deposit: Deposit) -> list[Step]:
    steps = []
    if deposit.refusal:
        steps.append(Step("declined", "failed", deposit.refusal.at, note=f"reason-{deposit.refusal.reason_code}"))
    for reply in deposit.replies:
        steps.append(Step("answered", "done", reply.sealed_at))
        if reply.accessed_at:
            steps.append(Step("opened", "done", reply.accessed_at))
    if deposit.voided_at:
        steps.append(Step("voided", "failed", deposit.voided_at, note="voided"))
    return steps


def _of_exchange(deposit: Deposit) -> list[Step]:
    exchange = deposit.exchange
    found = {
        "withdrawal_asked": exchange.withdrawal_asked_at if exchange.withdrawn_at is None else None,
        "withdrawn": exchange.withdrawn_at,
        "appealed": exchange.appealed_at,
        "reopened": exchange.reopened_at,
    }
    steps = [Step(name, "done", at) for name, at in found.items() if at]
    if exchange.asked:
        note = {AskedState.LAPSED: "completion_lapsed", AskedState.ANSWERED: "completion_answered"}
        steps.append(Step("asked", "done", exchange.asked.at, note=note.get(exchange.asked.state, "")))
    return steps
