"""Sends each notice once: claim it, send it, say so; record it where sending ends in failure.

A crash between sending and saying so repeats the mail: a mail twice is better than none. Nothing else repeats it.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, DomainError, NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Chain, Log
from chalicelib.kernel.work import StaleError, Transactions, decide_again
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import ATTEMPTS, RECORDED, SECRET, Need, Notice, State
from chalicelib.notices.ports import Notices, Post, TryLaterError, UndeliverableError, Wake
from chalicelib.notices.returns import Return

LEFT_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class NoticesService:
    """Sends notices."""

    store: Notices
    letters: Letters
    post: Post
    wake: Wake
    log: Log
    transactions: Transactions
    clock: Clock

    def send(self, need: Need, code: str = "") -> None:
        """Sends what an event calls for, unless that was done. ``code`` is a one-time code, or the token of
        a link, which is stored nowhere.

        Raises :class:`TryLaterError` when the message that brought it should come again.
        """
        known = self.store.get(need.id)
        if known is None:
            known = _new(need, self)
        elif not self._open(known):
            return
        self._deliver(self._claim(known), code)

    def deliver(self, notice_id: str) -> None:
        """Sends a notice that waits; one that is sent, failed or unknown is left alone."""
        known = self.store.get(notice_id)
        if known is not None and self._open(known):
            self._deliver(self._claim(known))

    def returned(self, back: Return) -> None:
        """A mail that had been taken came back: the notice has failed, with the reason.

        It may be told twice, late, or before the mail is marked as sent. A return of an earlier sending is passed
        over: the later one may well arrive.
        """
        decide_again(lambda: self._return(back))

    def _return(self, back: Return) -> None:
        known = self.store.get(back.notice_id)
        if known is not None and known.sending == back.sending and known.state is not State.FAILED:
            self._fail(known, back.reason)

    def retry(self, notice_id: str) -> None:
        """Puts a failed notice in the way again; ``ConflictError`` if it is not failed or held a secret."""
        notice = self.store.get(notice_id)
        if notice is None:
            raise NotFoundError("notices.unknown")
        if notice.state is not State.FAILED or notice.kind in SECRET:
            raise ConflictError("notices.not_retryable")
        try:
            self.store.put(replace(notice, state=State.WAITING, attempts=0, at=self.clock.now(), reason=""))
        except StaleError as error:
            raise ConflictError("notices.not_retryable") from error
        self.wake.deliver(notice_id)

    def failed(self, limit: int = 100) -> list[Notice]:
        """Notices that will not go by themselves, the oldest first."""
        return list(self.store.in_state(State.FAILED, self.clock.now(), limit))

    def wake_left(self) -> int:
        """Wakes the mailer for notices that a crash left; returns how many. Codes are not kept and not sent late."""
        late = self.clock.now() - LEFT_AFTER
        left = [n for state in (State.SENDING, State.WAITING) for n in self.store.in_state(state, late, 100)]
        waking = [notice for notice in left if notice.kind not in SECRET]
        for notice in waking:
            self.wake.deliver(notice.id)
        return len(waking)

    def _open(self, notice: Notice) -> bool:
        if notice.open_to(self.clock.now()):
            return True
        if notice.state is State.SENDING:
            raise TryLaterError("claimed")
        return False

    def _claim(self, notice: Notice) -> Notice:
        claimed = replace(
            notice,
            state=State.SENDING,
            attempts=notice.attempts + 1,
            sending=notice.sending + 1,
            at=self.clock.now(),
        )
        try:
            return self.store.put(claimed)
        except StaleError as error:
            raise TryLaterError("claimed") from error

    def _deliver(self, notice: Notice, code: str = "") -> None:
        if notice.attempts > ATTEMPTS:
            self._fail(notice, "gave_up")
            return
        try:
            recipient, letter = self.letters.compose(notice, code)
            self.post.send(recipient.address, letter, notice)
        except UndeliverableError as error:
            self._fail(notice, str(error))
        except DomainError as error:
            self._fail(notice, error.code)
        except TryLaterError as error:
            self._put_off(notice, str(error))
        else:
            self._mark_sent(notice)

    def _mark_sent(self, notice: Notice) -> None:
        sent = replace(notice, state=State.SENT, at=self.clock.now(), reason="")
        try:
            if notice.kind in RECORDED:
                self._keep(sent, "NoticeSent")
            else:
                self.store.put(sent)
        except StaleError:
            known = self.store.get(notice.id)
            if known is None or known.state is not State.FAILED:
                raise
            # The mail came back before we could say that it went: what the mail service says of it stands.

    def _put_off(self, notice: Notice, reason: str) -> None:
        if notice.attempts >= ATTEMPTS:
            self._fail(notice, reason)
            return
        self.store.put(replace(notice, state=State.WAITING, at=self.clock.now(), reason=reason))
        raise TryLaterError(reason)

    def _fail(self, notice: Notice, reason: str) -> None:
        failed = replace(notice, state=State.FAILED, at=self.clock.now(), reason=reason)
        self._keep(failed, "NoticeFailed", reason=reason)

    def _keep(self, notice: Notice, event: str, **said: str) -> None:
        """The notice as it now is, with a record of it."""
        detail = {"notice_id": notice.id, "kind": notice.kind.value, "recipient": notice.recipient, **said}
        act = Act(event, notice.at, SYSTEM, notice.administration_id, detail, correlation_id=notice.correlation_id)
        record, chain = notice.chain.append(act)
        with self.transactions() as work:
            self.store.put_with(work, notice, chain)
            self.log.append(work, record)


def _new(need: Need, service: NoticesService) -> Notice:
    return Notice(
        id=need.id,
        kind=need.kind,
        administration_id=need.administration_id,
        recipient=need.recipient,
        detail=need.detail,
        correlation_id=need.correlation_id,
        at=service.clock.now(),
        state=State.WAITING,
        attempts=0,
        chain=Chain.start(f"notice/{need.id}"),
    )
