"""What other contexts say of a deposit, kept for its depositor. Events come in any order and more than once."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.deposit.model import Deposit, Refusal, Registration, Reply
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.events import Event
from chalicelib.kernel.work import decide_again

Change = Callable[[Deposit], tuple[Deposit, Said | None] | None]


class ProgressService:
    """Each method takes one event and changes at most one deposit; one that is known already changes nothing."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def on_mail_registered(self, event: Event) -> None:
        """The register gave a number."""
        registration = Registration(event["number"], event.at)
        self._change(
            deposit_of(event),
            lambda deposit: None if deposit.registration else (deposit.registered(registration), None),
        )

    def on_receipt_sealed(self, event: Event) -> None:
        """The sealed receipt can be read."""
        self._change(
            deposit_of(event),
            lambda deposit: (
                None if deposit.receipt_key else (replace(deposit, receipt_key=event["key"], receipt_at=event.at), None)
            ),
        )

    def on_mail_rejected(self, event: Event) -> None:
        """The registrar rejected the letter, with a reason."""
        refusal = Refusal(event["reason_code"], event.at)
        self._change(deposit_of(event), lambda deposit: None if deposit.refusal else (deposit.declined(refusal), None))

    def on_number_voided(self, event: Event) -> None:
        """The number no longer counts."""
        self._change(deposit_of(event), lambda deposit: None if deposit.voided_at else (deposit.voided(event.at), None))

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
        delivered = Said("ReplyDelivered", {"reply_mail_id": reply.mail_id})
        deposit_id = self._records.store.of_mail(event["mail_id"])
        self._change(deposit_id, lambda deposit: None if deposit.reply else (deposit.answered(reply), delivered))

    def _change(self, deposit_id: str | None, change: Change) -> None:
        if deposit_id is None:
            return

        def act() -> None:
            changed = change(self._records.find(deposit_id))
            if changed is not None:
                deposit, said = changed
                self._records.commit(deposit, *([said] if said else []))

        decide_again(act)


def deposit_of(event: Event) -> str | None:
    """The deposit an event speaks of by ``source`` or ``owner``; None if it speaks of something else."""
    named = str(event.detail.get("source") or event.detail.get("owner") or "")
    kind, _, deposit_id = named.partition("/")
    return deposit_id if kind == "deposit" and deposit_id else None
