"""What a depositor follows afterwards, by tracking code and without an account: states only, until a code by mail."""

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.deposit.model import Deposit, Reply
from chalicelib.deposit.ports import SealedDocuments, Tidings, Told
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.ids import read_tracking_code
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.kernel.work import decide_again


class TrackingService:
    """Looks deposits up, and opens what came back."""

    def __init__(self, records: Records, sealed: SealedDocuments, tidings: Tidings) -> None:
        self._records = records
        self._sealed = sealed
        self._tidings = tidings

    def by_code(self, typed: str) -> Deposit:
        """The deposit with this tracking code; ``NotFoundError`` ``deposit.code_unknown`` for any other text."""
        code = read_tracking_code(typed)
        deposit = self._records.store.by_tracking(code) if code else None
        if deposit is None:
            raise NotFoundError("deposit.code_unknown")
        return self._records.find(deposit.id)

    def told(self, deposit: Deposit) -> Sequence[Told]:
        """What its depositor was sent about it, the oldest first."""
        return self._tidings.of(deposit.id)

    def open_reply(self, deposit_id: str) -> Reply:
        """The depositor opens the reply: recorded the first time as the evidence of access (ContentAccessTracking)."""

        def act() -> Reply:
            deposit = self._records.find(deposit_id)
            reply = reply_of(deposit)
            if reply.accessed_at is not None:
                return reply
            opened = replace(reply, accessed_at=self._records.now())
            said = Said("ReplyAccessed", {"reply_mail_id": reply.mail_id})
            self._records.commit(replace(deposit, reply=opened), said, at=opened.accessed_at, actor=DEPOSITOR)
            return opened

        return decide_again(act)

    def reply_url(self, deposit: Deposit, inline: bool) -> str:
        """A link of five minutes to a reply that was opened; ``ConflictError`` ``deposit.reply_not_opened`` before."""
        reply = reply_of(deposit)
        if reply.accessed_at is None:
            raise ConflictError("deposit.reply_not_opened")
        return self._sealed.read_url(reply.key, f"{reply.number}.pdf", inline)

    def receipt_url(self, deposit: Deposit, inline: bool) -> str:
        """A link of five minutes to the sealed receipt; ``NotFoundError`` ``deposit.receipt_not_ready`` before."""
        if deposit.receipt_key is None or deposit.registration is None:
            raise NotFoundError("deposit.receipt_not_ready")
        return self._sealed.read_url(deposit.receipt_key, f"{deposit.registration.number}.pdf", inline)


def reply_of(deposit: Deposit) -> Reply:
    """The reply; ``NotFoundError`` ``deposit.no_reply`` while there is none."""
    if deposit.reply is None:
        raise NotFoundError("deposit.no_reply")
    return deposit.reply
