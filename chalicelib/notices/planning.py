"""Which notices an event calls for."""

from collections.abc import Callable, Mapping

from chalicelib.kernel.events import Event
from chalicelib.notices.model import Kind, Need
from chalicelib.notices.ports import Facts

TO_DEPOSITOR = {
    "ReceiptSealed": Kind.RECEIPT,
    "SubmissionRejected": Kind.REJECTED_DEPOSIT,
    "DepositDelayed": Kind.DELAYED_DEPOSIT,
    "MailRejected": Kind.REJECTED_MAIL,
    "MailRelayed": Kind.LETTER_RELAYED,
    "NumberVoided": Kind.VOIDED_NUMBER,
    "ReplyDelivered": Kind.REPLY_AVAILABLE,
    "OfficeWrote": Kind.OFFICE_WROTE,
    "CompletionRequested": Kind.COMPLETION_REQUESTED,
    "CompletionNeared": Kind.COMPLETION_NEARED,
    "CompletionLapsed": Kind.COMPLETION_LAPSED,
    "MailWithdrawn": Kind.LETTER_WITHDRAWN,
    "MailReopened": Kind.LETTER_REOPENED,
}
TO_APPLICANT = {
    "AdministrationRequested": Kind.REQUEST_RECEIVED,
    "AdministrationRefused": Kind.REQUEST_REFUSED,
    "AdministrationReady": Kind.ADMINISTRATION_READY,
}
TO_SENDER = {"BatchClosed": Kind.BATCH_CLOSED, "SenderTokenIssued": Kind.TOKEN_ISSUED}
TO_RECIPIENT = {"RegisteredLetterSent": Kind.REGISTERED_LETTER}
TO_DESK = {
    "MailAssigned": Kind.MAIL_ASSIGNED,
    "MailQualified": Kind.MAIL_TO_QUALIFY,
    "MailRedirected": Kind.MAIL_TO_QUALIFY,
    "MailRegistered": Kind.MAIL_TO_QUALIFY,
    "RelayAccepted": Kind.RELAY_ACCEPTED,
    "MailPassedOn": Kind.MAIL_TO_QUALIFY,
    "StepOpened": Kind.STEP_OPENED,
    "StepOverdue": Kind.STEP_OVERDUE,
    "MessageReceived": Kind.MESSAGE_RECEIVED,
    "CompletionReceived": Kind.COMPLETION_RECEIVED,
    "CompletionLapsed": Kind.COMPLETION_MISSED,
    "MailWithdrawn": Kind.MAIL_WITHDRAWN,
    "WithdrawalNoted": Kind.WITHDRAWAL_NOTED,
    "MailReopened": Kind.MAIL_REOPENED,
    "DeadlineNeared": Kind.DEADLINE_NEARED,
    "DeadlinePassed": Kind.DEADLINE_PASSED,
    "DeadlineEscalated": Kind.DEADLINE_ESCALATED,
    "RegisteredLetterAccepted": Kind.REGISTERED_ACCEPTED,
    "RegisteredLetterDelivered": Kind.REGISTERED_DELIVERED,
    "RegisteredLetterRefused": Kind.REGISTERED_REFUSED,
    "RegisteredLetterExpired": Kind.REGISTERED_EXPIRED,
    "RegisteredLetterUnreachable": Kind.REGISTERED_UNREACHABLE,
}
TO_HANDLING_DESK = {
    "FolderRefused": Kind.FOLDER_REFUSED,
    "FolderAbandoned": Kind.FOLDER_ABANDONED,
}
TOLD_OF_THE_BATCH = frozenset({"ReceiptSealed", "DepositDelayed"})
"""What five hundred letters of one batch would be told at once: their batch's page says it, and its end is mailed."""
BY_HAND = "by_hand"
"""Among the reasons of a rejection that an operator decided, and told in words."""
ENVELOPE = frozenset({"record", "object", "administration", "at", "correlation"})


def needs_of(event: Event, facts: Facts) -> list[Need]:
    """The notices for this event; none when nobody is to be written to."""
    return [need for plan, names in _PLANS if event.name in names for need in plan(event, facts)]


def needs_of_token(client_id: str, facts: Facts) -> list[Need]:
    """One for each administrator of a program whose token ends; however often it is asked, the same."""
    program = facts.program(client_id)
    occasion, detail = f"token/{client_id}/{program.token}", {"client_id": client_id}
    return [
        Need(Kind.TOKEN_ENDING, program.administration_id, agent.id, occasion, detail, "")
        for agent in program.told
        if agent.address
    ]


def _for_depositor(event: Event, facts: Facts) -> list[Need]:
    deposit_id = _deposit_id(event)
    if not deposit_id:
        return []
    deposit = facts.deposit(deposit_id)
    if not deposit.recipient.address or (deposit.in_bulk and event.name in TOLD_OF_THE_BATCH):
        return []
    return [_need(event, _kind(event), f"deposit/{deposit_id}")]


def _kind(event: Event) -> Kind:
    by_hand = event.name == "SubmissionRejected" and BY_HAND in event["reasons"]
    if event.name == "ReceiptSealed" and event.detail.get("occasion", 1) > 1:
        return Kind.LATER_RECEIPT
    return Kind.REFUSED_DEPOSIT if by_hand else TO_DEPOSITOR[event.name]


def _for_sender(event: Event, _: Facts) -> list[Need]:
    if event.name == "BatchClosed":
        return [_need(event, Kind.BATCH_CLOSED, f"batch/{event['batch_id']}")]
    return [_need(event, Kind.TOKEN_ISSUED, f"sender/{event['account_id']}")]


def _for_recipient(event: Event, _: Facts) -> list[Need]:
    return [_need(event, Kind.REGISTERED_LETTER, f"registered/{event['sending_id']}")]


def _for_applicant(event: Event, _: Facts) -> list[Need]:
    return [_need(event, TO_APPLICANT[event.name], f"request/{event['request_id']}")]


def _deposit_id(event: Event) -> str:
    if "deposit_id" in event.detail:
        return str(event["deposit_id"])
    kind, _, source_id = str(event.detail.get("source", "")).partition("/")
    return source_id if kind == "deposit" else ""


def _for_desks(event: Event, facts: Facts) -> list[Need]:
    return _to_agents(event, TO_DESK[event.name], _desk_ids(event), facts)


def _desk_ids(event: Event) -> list[str]:
    """``desk_id``, or ``desks``: ids, or steps with their ``desk_id``."""
    if "desk_id" in event.detail:
        return [event["desk_id"]]
    return [desk if isinstance(desk, str) else desk["desk_id"] for desk in event["desks"]]


def _for_handling_desk(event: Event, facts: Facts) -> list[Need]:
    desk_id = facts.mail(event["mail_id"]).desk_id
    return _to_agents(event, TO_HANDLING_DESK[event.name], [desk_id] if desk_id else [], facts)


def _to_agents(event: Event, kind: Kind, desk_ids: list[str], facts: Facts) -> list[Need]:
    agents = [agent for desk_id in desk_ids for agent in facts.desk(event.administration_id, desk_id)]
    return [_need(event, kind, agent_id) for agent_id in dict.fromkeys(agent.id for agent in agents if agent.address)]


def _need(event: Event, kind: Kind, recipient: str) -> Need:
    detail = {key: value for key, value in event.detail.items() if key not in ENVELOPE}
    return Need(kind, event.administration_id, recipient, event.record, detail, event.correlation_id)


_PLANS: tuple[tuple[Callable[[Event, Facts], list[Need]], Mapping[str, Kind]], ...] = (
    (_for_depositor, TO_DEPOSITOR),
    (_for_applicant, TO_APPLICANT),
    (_for_sender, TO_SENDER),
    (_for_recipient, TO_RECIPIENT),
    (_for_desks, TO_DESK),
    (_for_handling_desk, TO_HANDLING_DESK),
)
