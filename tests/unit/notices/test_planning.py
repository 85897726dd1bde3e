"""Which mails an event calls for, and to whom."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.notices.kinds import HEARD, Audience, Kind
from chalicelib.notices.letter import (
    BatchFacts,
    DepositFacts,
    MailFacts,
    ProgramFacts,
    Recipient,
    RegisteredFacts,
    RequestFacts,
)
from chalicelib.notices.model import Channel, Need
from chalicelib.notices.planning import needs_of, needs_of_token
from chalicelib.web import texts
from infra import consumers

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
NAME = Bilingual("إدارة", "Administration")


class Office:
    """Desk ``d1`` is held by two agents, ``d2`` by one of them; deposit ``silent`` gave no address, ``T`` asked for
    short messages and is registered as ``M``, ``bulk`` was sent with many others. ``texted`` gave a number and no
    address, ``mute`` neither; both are registered as ``M``."""

    def deposit(self, deposit_id: str) -> DepositFacts:
        address = "" if deposit_id in {"silent", "texted", "mute"} else "fatima@example.test"
        phone = "+212612345678" if deposit_id in {"T", "texted"} else ""
        mail_id = "M" if deposit_id in {"T", "texted", "mute"} else ""
        recipient = Recipient(f"deposit/{deposit_id}", address, Language.ARABIC, phone)
        return DepositFacts(recipient, NAME, "", AT, "", mail_id=mail_id, in_bulk=deposit_id == "bulk")

    def batch(self, batch_id: str) -> BatchFacts:
        raise NotImplementedError

    def registered(self, sending_id: str) -> RegisteredFacts:
        raise NotImplementedError

    def sender(self, account_id: str) -> Recipient:
        raise NotImplementedError

    def colleague(self, source: str, address_digest: str) -> Recipient:
        raise NotImplementedError

    def mail(self, mail_id: str) -> MailFacts:
        return MailFacts(NAME, "RBT-A-2026-0000001", "" if mail_id == "unassigned" else "d1")

    def request(self, request_id: str) -> RequestFacts:
        return RequestFacts(Recipient(f"request/{request_id}", "a@example.test", Language.FRENCH), NAME, "a", "AB", "")

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        return [self.agent(name) for name in {"d1": ("a", "b"), "d2": ("b",)}[desk_id]]

    def agent(self, agent_id: str) -> Recipient:
        return Recipient(f"agent/{agent_id}", f"{agent_id}@example.test", Language.ARABIC)

    def program(self, client_id: str) -> ProgramFacts:
        told = () if client_id == "renewed" else (self.agent("a"), Recipient("agent/b", "", Language.ARABIC))
        return ProgramFacts("adm", "Permis", NAME, AT.date(), client_id[-1], told)

    def administration(self, administration_id: str) -> Bilingual:
        raise NotImplementedError


def event(name: str, **detail: Any) -> Event:
    """An event as read from the bus, envelope keys included."""
    stood = {"record": "mail/M#0000000002", "object": "mail/M", "administration": "adm", "correlation": ""}
    return Event(name, stood["record"], "mail/M", "adm", AT, "", {**detail, **stood, "at": "2026-11-22T13:05:00.000Z"})


STEPS = [{"step": "1-1", "desk_id": "d1", "kind": "visa"}, {"step": "1-2", "desk_id": "d2", "kind": "visa"}]


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (event("ReceiptSealed", source="deposit/D"), [(Kind.RECEIPT, "deposit/D")]),
        (event("ReceiptSealed", source="deposit/D", occasion=4), [(Kind.LATER_RECEIPT, "deposit/D")]),
        (event("MailRelayed", source="deposit/D"), [(Kind.LETTER_RELAYED, "deposit/D")]),
        (event("MailRegistered", desks=["d2"], leg=1), [(Kind.MAIL_TO_QUALIFY, "agent/b")]),
        (event("RelayAccepted", desks=["d2"]), [(Kind.RELAY_ACCEPTED, "agent/b")]),
        (event("ReceiptSealed", source="intake/I"), []),
        (event("ReceiptSealed", source="deposit/silent"), []),
        (event("ReceiptSealed", source="deposit/bulk"), []),
        (event("ReceiptSealed", source="deposit/bulk", leg=1), [(Kind.RECEIPT, "deposit/bulk")]),
        (event("ReceiptSealed", source="deposit/bulk", occasion=4), [(Kind.LATER_RECEIPT, "deposit/bulk")]),
        (event("DepositDelayed", deposit_id="bulk"), []),
        (event("MailRejected", source="deposit/bulk", reason_code="x"), [(Kind.REJECTED_MAIL, "deposit/bulk")]),
        (event("RegisteredLetterSent", sending_id="R"), [(Kind.REGISTERED_LETTER, "registered/R")]),
        (event("RegisteredLetterNotified", sending_id="R", desk_id="d2"), []),
        (event("RegisteredLetterExpired", sending_id="R", desk_id="d2"), [(Kind.REGISTERED_EXPIRED, "agent/b")]),
        (event("BatchClosed", batch_id="B", deposited=1, expired=0, refused=0), [(Kind.BATCH_CLOSED, "batch/B")]),
        (event("SenderTokenIssued", account_id="S", last_day="2027-01-01"), [(Kind.TOKEN_ISSUED, "sender/S")]),
        (event("SubmissionRejected", deposit_id="D", reasons=[]), [(Kind.REJECTED_DEPOSIT, "deposit/D")]),
        (event("SubmissionRejected", deposit_id="D", reasons=["by_hand"]), [(Kind.REFUSED_DEPOSIT, "deposit/D")]),
        (event("NumberVoided", source="deposit/D"), [(Kind.VOIDED_NUMBER, "deposit/D")]),
        (event("NumberVoided", source="intake/I"), []),
        (event("DepositDelayed", deposit_id="D"), [(Kind.DELAYED_DEPOSIT, "deposit/D")]),
        (event("MailRejected", source="deposit/D", reason_code="x"), [(Kind.REJECTED_MAIL, "deposit/D")]),
        (event("ReplyDelivered", deposit_id="D"), [(Kind.REPLY_AVAILABLE, "deposit/D")]),
        (event("AdministrationRequested", request_id="R"), [(Kind.REQUEST_RECEIVED, "request/R")]),
        (event("AdministrationRefused", request_id="R"), [(Kind.REQUEST_REFUSED, "request/R")]),
        (event("AdministrationReady", request_id="R"), [(Kind.ADMINISTRATION_READY, "request/R")]),
        (event("AdministrationApproved", request_id="R"), []),
        (event("MailAssigned", desk_id="d2"), [(Kind.MAIL_ASSIGNED, "agent/b")]),
        (event("MailRedirected", desks=["d2"]), [(Kind.MAIL_TO_QUALIFY, "agent/b")]),
        (event("MailQualified", desks=["d2"]), [(Kind.MAIL_TO_QUALIFY, "agent/b")]),
        (event("MailQualified", desks=[]), []),
        (event("StepOpened", desks=STEPS), [(Kind.STEP_OPENED, "agent/a"), (Kind.STEP_OPENED, "agent/b")]),
        (event("StepOverdue", desks=["d2"]), [(Kind.STEP_OVERDUE, "agent/b")]),
        (event("FolderRefused", mail_id="M"), [(Kind.FOLDER_REFUSED, "agent/a"), (Kind.FOLDER_REFUSED, "agent/b")]),
        (event("FolderRefused", mail_id="unassigned"), []),
        (
            event("FolderAbandoned", mail_id="M"),
            [(Kind.FOLDER_ABANDONED, "agent/a"), (Kind.FOLDER_ABANDONED, "agent/b")],
        ),
        (event("DepositSubmitted", deposit_id="D"), []),
        (event("OfficeWrote", source="deposit/D"), [(Kind.OFFICE_WROTE, "deposit/D")]),
        (event("CompletionRequested", source="deposit/D"), [(Kind.COMPLETION_REQUESTED, "deposit/D")]),
        (
            event("CompletionLapsed", source="deposit/D", desks=["d2"]),
            [(Kind.COMPLETION_LAPSED, "deposit/D"), (Kind.COMPLETION_MISSED, "agent/b")],
        ),
        (
            event("MailReopened", source="deposit/silent", desks=["d2"], cause="appeal"),
            [(Kind.MAIL_REOPENED, "agent/b")],
        ),
        (event("MessageReceived", source="deposit/D", desks=["d2"]), [(Kind.MESSAGE_RECEIVED, "agent/b")]),
        (event("DeadlineEscalated", source="intake/I", desks=["d2"]), [(Kind.DEADLINE_ESCALATED, "agent/b")]),
        (event("DepositorWrote", deposit_id="D"), []),
    ],
)
def test_each_event_is_told_to_whom_it_concerns(happened: Event, expected: list[tuple[Kind, str]]) -> None:
    assert [(need.kind, need.recipient) for need in needs_of(happened, Office())] == expected


def test_a_repeated_event_calls_for_the_same_notice() -> None:
    first, again = (needs_of(event("MailAssigned", desk_id="d2"), Office())[0] for _ in range(2))
    assert first.id == again.id
    assert "record" not in first.detail


def test_of_each_token_every_administrator_with_an_address_is_told_once() -> None:
    first, again, next_token = (needs_of_token(client_id, Office()) for client_id in ("C1", "C1", "C2"))
    assert [(need.kind, need.recipient, need.detail) for need in first] == [
        (Kind.TOKEN_ENDING, "agent/a", {"client_id": "C1"})
    ]
    assert first[0].id == again[0].id != next_token[0].id
    assert needs_of_token("renewed", Office()) == []


def test_who_asked_for_short_messages_is_told_by_them_too_of_what_goes_so() -> None:
    by_both = needs_of(event("ReceiptSealed", source="deposit/T"), Office())
    assert [need.channel for need in by_both] == [Channel.MAIL, Channel.SMS]
    assert len({need.id for need in by_both}) == 2
    assert [need.channel for need in needs_of(event("DepositDelayed", deposit_id="T"), Office())] == [Channel.MAIL]


TOLD = [(kind, name) for kind in Kind if kind.plan.to is Audience.DEPOSITOR for name in kind.plan.events]
BY_KIND: dict[Kind, dict[str, Any]] = {
    Kind.LATER_RECEIPT: {"occasion": 2},
    Kind.REFUSED_DEPOSIT: {"reasons": ["by_hand"]},
}


def told(kind: Kind, name: str, deposit_id: str) -> list[Need]:
    """What the depositor is told when this happens."""
    happened = event(name, deposit_id=deposit_id, desks=[], **{"reasons": [], **BY_KIND.get(kind, {})})
    return [need for need in needs_of(happened, Office()) if need.kind is kind]


@pytest.mark.parametrize(("kind", "name"), TOLD)
def test_to_whom_no_mail_goes_every_kind_goes_by_short_message(kind: Kind, name: str) -> None:
    assert [(need.channel, need.alone) for need in told(kind, name, "texted")] == [(Channel.SMS, True)]


@pytest.mark.parametrize(("kind", "name"), TOLD)
def test_what_reaches_nobody_is_called_for_all_the_same_unless_it_was_handed_over(kind: Kind, name: str) -> None:
    expected = [] if kind is Kind.RECEIPT else [(Channel.MAIL, "M")]
    assert [(need.channel, need.detail["mail_id"]) for need in told(kind, name, "mute")] == expected


def test_a_depositor_s_notice_knows_the_mail_that_it_tells_of() -> None:
    (need,) = needs_of(event("DepositDelayed", deposit_id="T"), Office())
    assert need.detail["mail_id"] == "M"


def test_an_agent_s_notice_knows_every_desk_for_which_it_came() -> None:
    first, second = needs_of(event("StepOpened", desks=STEPS), Office())
    assert (first.desk_ids, second.desk_ids) == (("d1",), ("d1", "d2"))


def test_every_event_that_calls_for_a_notice_comes_to_the_mailer() -> None:
    rules = consumers.declared()["mailer"]["rules"].values()
    assert {name for rule in rules for name in rule.get("events", ())} == HEARD


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", Language)
def test_a_kind_has_its_texts(kind: Kind, language: Language) -> None:
    wanted = ("subject", "heading", "body", *(("sms",) if kind.plan.texted else ()))
    name = kind.replace("_", "-")
    assert [it for it in wanted if not texts.has_text(language, f"notices-{name}-{it}")] == []


def test_a_reply_is_told_in_the_name_of_who_answered() -> None:
    answered = event("ReplyDelivered", deposit_id="D", mail_id="THERE", answered_by="other")
    need = needs_of(answered, Office())[0]
    assert (need.administration_id, need.detail["mail_id"]) == ("other", "THERE")
