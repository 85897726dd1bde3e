"""What other contexts say of a deposit, kept for its depositor. Events come in any order and more than once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from chalicelib.deposit.exchange.model import Asked, AskedState, Exchange, Standing
from chalicelib.deposit.exchange.serial import standing_of
from chalicelib.deposit.fates import Refusal, Registration, Reply, SealedReceipt
from chalicelib.deposit.following.legs import Leg, place_of, with_leg
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.events import Event
from chalicelib.kernel.work import decide_again


class Origins(Protocol):
    """Mails of every administration."""

    def deposit_of(self, mail_id: str) -> str | None:
        """The deposit that a mail was made of, wherever it was sent on to; None if it came another way."""


Change = Callable[[Deposit], Deposit]


class ProgressService:
    """Each method takes one event and changes at most one deposit; one that is known already changes nothing."""

    def __init__(self, records: Records, origins: Origins) -> None:
        self._records = records
        self._origins = origins

    def on_mail_registered(self, event: Event) -> None:
        """The register gave a number: of where it was deposited, or of where it was sent on to."""
        if "came_from" in event.detail:
            leg = Leg(event["leg"], event.administration_id, event["mail_id"], None, event["number"], event.at)
            self._change(event, lambda deposit: replace(deposit, legs=with_leg(deposit.legs, leg)))
            return
        registration = Registration(event["number"], event.at)
        self._change(event, lambda deposit: deposit if deposit.registration else deposit.registered(registration))

    def on_mail_relayed(self, event: Event) -> None:
        """The letter was sent on to the administration that is competent."""
        leg = Leg(event["leg"], event["to"], event["to_mail_id"], event.at)
        self._change(event, lambda deposit: replace(deposit, legs=with_leg(deposit.legs, leg)))

    def on_receipt_sealed(self, event: Event) -> None:
        """The sealed receipt can be read."""
        kind = str(event.detail.get("kind", ""))
        occasion = place_of(int(event.detail.get("leg", 0)), int(event.detail.get("occasion", 1)))

        def first(deposit: Deposit) -> Deposit:
            found = replace(deposit, receipt_key=event["key"], receipt_at=event.at, receipt_kind=kind)
            return deposit if deposit.receipt_key else found

        later = SealedReceipt(kind, occasion, event["key"], event["verification_id"], event.at)
        self._change(event, first if occasion == 1 else lambda deposit: deposit.with_later_receipt(later))

    def on_mail_rejected(self, event: Event) -> None:
        """The registrar rejected the letter, with a reason."""
        self._change(event, lambda deposit: deposit.declined(Refusal(event["reason_code"], event.at)))

    def on_number_voided(self, event: Event) -> None:
        """The number no longer counts."""
        self._change(event, lambda deposit: deposit if deposit.voided_at else deposit.voided(event.at))

    def on_mail_moved(self, event: Event) -> None:
        """The letter lies elsewhere, or is answered until another day."""
        self._deal(event, lambda exchange: exchange.standing_at(_standing(event)))

    def on_office_wrote(self, event: Event) -> None:
        """There is a message of the office to read."""
        self._deal(event, lambda exchange: exchange.written(_order(event), event.at))

    def on_completion_requested(self, event: Event) -> None:
        """The office waits for missing pieces, and said which."""
        asked = Asked(event.at, date.fromisoformat(event["until_on"]))
        self._deal(
            event,
            lambda exchange: exchange.standing_at(_standing(event)).written(_order(event), event.at).asked_for(asked),
        )

    def on_completion_lapsed(self, event: Event) -> None:
        """The office waits no longer; an answer that was given in time stands."""
        lapsed = Asked(event.at, date.fromisoformat(event["until_on"]), AskedState.LAPSED)
        self._deal(event, lambda exchange: exchange.standing_at(_standing(event)).asked_for(lapsed))

    def on_mail_withdrawn(self, event: Event) -> None:
        """The office did what the depositor asked for."""
        self._deal(event, lambda exchange: replace(exchange, withdrawn_at=_later(exchange.withdrawn_at, event.at)))

    def on_mail_reopened(self, event: Event) -> None:
        """A decided letter is taken up again."""
        self._deal(
            event,
            lambda exchange: replace(
                exchange.standing_at(_standing(event)), reopened_at=_later(exchange.reopened_at, event.at)
            ),
        )

    def on_folder_sealed(self, event: Event) -> None:
        """A sealed reply is there: delivered to its depositor, which is an act of ours. Other mail's is passed over."""
        reply = Reply(
            mail_id=event["reply_mail_id"],
            number=event["number"],
            sha256=event["sha256"],
            key=event["key"],
            verification_id=event["verification_id"],
            sealed_at=event.at,
        )
        whose = {"mail_id": event["mail_id"], "answered_by": event.administration_id}
        delivered = Said("ReplyDelivered", {"reply_mail_id": reply.mail_id, **whose})
        deposit_id = self._origins.deposit_of(event["mail_id"])
        self._change_one(deposit_id, lambda deposit: deposit.answered(reply), delivered)

    def _deal(self, event: Event, change: Callable[[Exchange], Exchange]) -> None:
        self._change(event, lambda deposit: deposit.dealt_with(change(deposit.exchange)))

    def _change(self, event: Event, change: Change) -> None:
        self._change_one(deposit_of(event), change)

    def _change_one(self, deposit_id: str | None, change: Change, *said: Said) -> None:
        if deposit_id is None:
            return

        def act() -> None:
            before = self._records.find(deposit_id)
            after = change(before)
            if after != before:
                self._records.commit(after, *said)

        decide_again(act)


def deposit_of(event: Event) -> str | None:
    """The deposit an event speaks of by ``source`` or ``owner``; None if it speaks of something else."""
    named = str(event.detail.get("source") or event.detail.get("owner") or "")
    kind, _, deposit_id = named.partition("/")
    return deposit_id if kind == "deposit" and deposit_id else None


def _standing(event: Event) -> Standing:
    return standing_of(_order(event), event["standing"])


def _later(known: datetime | None, told: datetime) -> datetime:
    return max(known, told) if known else told


def _order(event: Event) -> int:
    """Its place among all acts on the letter, in whichever administration."""
    return place_of(int(event.detail.get("leg", 0)), event.seq)
