"""Which notices an event calls for, and to whom: what ``kinds`` says, answered with what is known of people."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chalicelib.kernel.events import Event
from chalicelib.notices.kinds import Audience, Kind, kinds_for
from chalicelib.notices.model import Channel, Need
from chalicelib.notices.ports import Facts

ENVELOPE = frozenset({"record", "object", "administration", "at", "correlation"})


def needs_of(event: Event, facts: Facts) -> list[Need]:
    """The notices for this event; none when nobody is to be written to."""
    return [need for kind in kinds_for(event) for need in _AUDIENCES[kind.plan.to](event, kind, facts)]


def needs_of_token(client_id: str, facts: Facts) -> list[Need]:
    """One for each administrator of a program whose token ends; however often it is asked, the same."""
    program = facts.program(client_id)
    occasion, detail = f"token/{client_id}/{program.token}", {"client_id": client_id}
    return [
        Need(Kind.TOKEN_ENDING, program.administration_id, agent.id, occasion, detail, "")
        for agent in program.told
        if agent.address
    ]


def _for_depositor(event: Event, kind: Kind, facts: Facts) -> list[Need]:
    """By mail, and by short message where the depositor asked for them and the kind goes so; by short message alone
    where no mail goes. What can go by neither is a mail that fails, so that the registry office reaches them."""
    deposit_id = _deposit_id(event)
    if not deposit_id:
        return []
    deposit = facts.deposit(deposit_id)
    sent_on = bool(event.detail.get("leg"))  # one letter of a batch, by itself
    if deposit.in_bulk and kind.plan.singly and not sent_on:
        return []
    detail = {**({"mail_id": deposit.mail_id} if deposit.mail_id else {}), **_detail(event)}
    need = _need(event, kind, deposit.recipient.id, detail)
    texted = replace(need, channel=Channel.SMS, alone=not deposit.recipient.address)
    if deposit.recipient.address:
        return [need, texted] if kind.plan.texted and deposit.recipient.phone else [need]
    if deposit.recipient.phone:
        return [texted]
    return [need] if deposit.mail_id and not kind.plan.handed else []


def _for_the_one(sort: str, key: str) -> "_Planner":
    """To the one person behind what the event names by that key."""

    def plan(event: Event, kind: Kind, _: Facts) -> list[Need]:
        return [_need(event, kind, f"{sort}/{event[key]}", _detail(event))]

    return plan


def _deposit_id(event: Event) -> str:
    if "deposit_id" in event.detail:
        return str(event["deposit_id"])
    kind, _, source_id = str(event.detail.get("source", "")).partition("/")
    return source_id if kind == "deposit" else ""


def _for_desks(event: Event, kind: Kind, facts: Facts) -> list[Need]:
    return _to_agents(event, kind, _desk_ids(event), facts)


def _desk_ids(event: Event) -> list[str]:
    """``desk_id``, or ``desks``: ids, or steps with their ``desk_id``."""
    if "desk_id" in event.detail:
        return [event["desk_id"]]
    return [desk if isinstance(desk, str) else desk["desk_id"] for desk in event["desks"]]


def _for_handling_desk(event: Event, kind: Kind, facts: Facts) -> list[Need]:
    desk_id = facts.mail(event["mail_id"]).desk_id
    return _to_agents(event, kind, [desk_id] if desk_id else [], facts)


def _to_agents(event: Event, kind: Kind, desk_ids: list[str], facts: Facts) -> list[Need]:
    """One for each person, at however many of the desks they sit."""
    seats: dict[str, list[str]] = {}
    for desk_id in dict.fromkeys(desk_ids):
        for agent in facts.desk(event.administration_id, desk_id):
            if agent.address:
                seats.setdefault(agent.id, []).append(desk_id)
    return [_need(event, kind, agent_id, _detail(event), desk_ids=tuple(at)) for agent_id, at in seats.items()]


def _nobody(_: Event, __: Kind, ___: Facts) -> list[Need]:
    return []


def _detail(event: Event) -> dict[str, Any]:
    return {key: value for key, value in event.detail.items() if key not in ENVELOPE}


def _need(
    event: Event,
    kind: Kind,
    recipient: str,
    detail: Mapping[str, Any],
    desk_ids: tuple[str, ...] = (),
) -> Need:
    whose = event.detail.get("answered_by", event.administration_id)
    return Need(kind, whose, recipient, event.record, detail, event.correlation_id, desk_ids=desk_ids)


_Planner = Callable[[Event, Kind, Facts], list[Need]]
_AUDIENCES: dict[Audience, _Planner] = {
    Audience.DEPOSITOR: _for_depositor,
    Audience.APPLICANT: _for_the_one("request", "request_id"),
    Audience.BATCH_SENDER: _for_the_one("batch", "batch_id"),
    Audience.ACCOUNT: _for_the_one("sender", "account_id"),
    Audience.ADDRESSEE: _for_the_one("registered", "sending_id"),
    Audience.DESKS: _for_desks,
    Audience.HANDLING_DESK: _for_handling_desk,
    Audience.ASKER: _nobody,
}
