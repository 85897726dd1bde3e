"""The recipient's side, behind a one-time code, and what happens without anybody: the mail's fate, the period's end."""

from dataclasses import dataclass

from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.events import Event
from chalicelib.registered.model import Evidence, Sending, SendingState
from chalicelib.registered.ports import Papers
from chalicelib.registered.records import RECIPIENT, Records, SendingAct

NOTICE_KIND = "registered_letter"
"""The mail that tells a recipient of their letter; codes are mailed to them too, and prove nothing of it."""
DUE_AT_ONCE = 200


@dataclass(frozen=True)
class Consignments:
    """Each act takes effect once, and never after the period: its end is recorded first where the sweep is late. What
    is heard of the mail, twice or in disorder, is put in order by its place in that mail's chain."""

    records: Records
    papers: Papers

    def get(self, sending_id: str) -> Sending:
        """The sending as it stands; ``NotFoundError`` ``registered.unknown``."""
        return self.records.find(sending_id)

    def state(self, sending: Sending) -> SendingState:
        """Where it stands now: expired from the end of its period on, recorded as such or not yet."""
        return SendingState.EXPIRED if sending.is_over(self.records.clock.now()) else sending.state

    def accept(self, sending_id: str) -> Sending:
        """By the recipient, who proved to read the address; accepted already, it stays so. ``ConflictError`` for one
        that was refused or has expired."""

        def decide(before: Sending) -> SendingAct | None:
            if before.is_accepted:
                return None
            before.must_await_answer()
            return SendingAct("RegisteredLetterAccepted", before.accepted(self.records.clock.now()), RECIPIENT)

        self._expire(sending_id)
        return self.records.perform(sending_id, decide)

    def refuse(self, sending_id: str) -> Sending:
        """As :meth:`accept`; what was accepted cannot be refused any more."""

        def decide(before: Sending) -> SendingAct | None:
            if before.state is SendingState.REFUSED:
                return None
            before.must_await_answer()
            return SendingAct("RegisteredLetterRefused", before.refused(self.records.clock.now()), RECIPIENT)

        self._expire(sending_id)
        return self.records.perform(sending_id, decide)

    def open(self, sending_id: str) -> Sending:
        """The recipient opens what they accepted: recorded the first time as the letter's delivery.

        ``ConflictError`` ``registered.not_accepted`` before.
        """

        def decide(before: Sending) -> SendingAct | None:
            if before.state is SendingState.DELIVERED:
                return None
            if before.state is not SendingState.ACCEPTED:
                raise ConflictError("registered.not_accepted")
            return SendingAct("RegisteredLetterDelivered", before.delivered(self.records.clock.now()), RECIPIENT)

        return self.records.perform(sending_id, decide)

    def letter_url(self, sending: Sending, inline: bool) -> str:
        """A link of five minutes to an opened letter; ``ConflictError`` ``registered.not_opened`` before."""
        if not sending.is_opened:
            raise ConflictError("registered.not_opened")
        return self.papers.read_url(sending.document.key, f"{sending.document.number}.pdf", inline)

    def on_notice_sent(self, event: Event) -> None:
        """The mail that tells of the letter was handed to the mail service: from that day the period runs. It is sent
        again only once it came back, whether that was heard or not."""
        if event["kind"] != NOTICE_KIND:
            return

        def decide(before: Sending) -> SendingAct | None:
            is_decided = not before.awaits_answer and before.at(Evidence.NOTIFICATION_FOR_ACCEPTANCE)
            if event.seq <= before.heard or is_decided:
                return None
            return SendingAct("RegisteredLetterNotified", before.notified(event.at, event.seq))

        self.records.perform(_sending_of(event), decide)

    def on_notice_failed(self, event: Event) -> None:
        """It did not go, or came back: whoever has answered meanwhile was told all the same."""
        if event["kind"] != NOTICE_KIND:
            return

        def decide(before: Sending) -> SendingAct | None:
            if event.seq <= before.heard or not before.awaits_answer:
                return None
            after = before.unreachable(event.at, event["reason"], event.seq)
            return SendingAct("RegisteredLetterUnreachable", after)

        self.records.perform(_sending_of(event), decide)

    def expire_due(self) -> int:
        """Records the end of periods that are over; how many there were."""
        due = self.records.store.due(self.records.clock.now(), DUE_AT_ONCE)
        for sending_id in due:
            self._expire(sending_id)
        return len(due)

    def _expire(self, sending_id: str) -> Sending:
        def decide(before: Sending) -> SendingAct | None:
            if before.due_at is None or not before.is_over(self.records.clock.now()):
                return None
            return SendingAct("RegisteredLetterExpired", before.expired(before.due_at))

        return self.records.perform(sending_id, decide)


def _sending_of(event: Event) -> str:
    return str(event["recipient"]).partition("/")[2]
