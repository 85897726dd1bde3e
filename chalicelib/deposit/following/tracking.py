"""What a depositor follows afterwards, by tracking code and without an account: states only, until a code by mail."""

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.deposit.fates import Reply
from chalicelib.deposit.following.legs import STRIDE
from chalicelib.deposit.model import Deposit
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

    def is_mailed(self, deposit: Deposit) -> bool:
        """Whether its depositor can be mailed a code: who was helped at a counter need not have given an address."""
        return self._tidings.reach(deposit)

    def is_texted(self, deposit: Deposit) -> bool:
        """Whether its depositor can be sent a code by short message."""
        return self._tidings.texts(deposit)

    def open_reply(self, deposit_id: str) -> Reply:
        """The depositor opens the reply, and those before it: each is recorded the first time as the evidence of access
        (ContentAccessTracking)."""

        def act() -> Reply:
            deposit = self._records.find(deposit_id)
            last = reply_of(deposit)
            fresh = [reply for reply in deposit.replies if reply.accessed_at is None]
            if not fresh:
                return last
            now = self._records.now()
            *earlier, last = (replace(reply, accessed_at=reply.accessed_at or now) for reply in deposit.replies)
            said = [Said("ReplyAccessed", {"reply_mail_id": reply.mail_id}) for reply in fresh]
            after = replace(deposit, reply=last, earlier_replies=tuple(earlier))
            self._records.commit(after, *said, at=now, actor=DEPOSITOR)
            return last

        return decide_again(act)

    def reply_url(self, deposit: Deposit, inline: bool, number: str = "") -> str:
        """A link of five minutes to a reply that was opened, the last one or that of a ``number``; ``ConflictError``
        ``deposit.reply_not_opened`` before."""
        reply = reply_of(deposit, number)
        if reply.accessed_at is None:
            raise ConflictError("deposit.reply_not_opened")
        return self._sealed.read_url(reply.key, f"{reply.number}.pdf", inline)

    def receipt_url(self, deposit: Deposit, inline: bool, occasion: int = 1) -> str:
        """A link of five minutes to a sealed receipt, by default the registration's; ``NotFoundError``
        ``deposit.receipt_not_ready`` before it is there."""
        found = next((receipt for receipt in deposit.receipts if receipt.occasion == occasion), None)
        if found is None or deposit.registration is None:
            raise NotFoundError("deposit.receipt_not_ready")
        place, seq = divmod(occasion, STRIDE)
        numbers = {leg.place: leg.number for leg in deposit.legs}
        name = numbers.get(place) or deposit.registration.number
        return self._sealed.read_url(found.key, f"{name}.pdf" if seq == 1 else f"{name}-{seq}.pdf", inline)


def reply_of(deposit: Deposit, number: str = "") -> Reply:
    """The last reply, or that of a number; ``NotFoundError`` ``deposit.no_reply`` where there is none."""
    found = [reply for reply in deposit.replies if number in ("", reply.number)]
    if not found:
        raise NotFoundError("deposit.no_reply")
    return found[-1]
