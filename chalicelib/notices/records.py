"""What becomes of a notice and is recorded: the notice as it then is, and the log's record, in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, Work
from chalicelib.notices.model import Notice, State
from chalicelib.notices.ports import Notices

Effect = Callable[[Work], None]


def _nothing_else(_: Work) -> None:
    """The notice alone."""


def _which(notice: Notice) -> dict[str, str]:
    """What its records say of it: never an address."""
    return {
        "notice_id": notice.id,
        "kind": notice.kind.value,
        "channel": notice.channel.value,
        "recipient": notice.recipient,
    }


@dataclass(frozen=True)
class Records:
    """Writes both. ``also`` is what else belongs to the act. ``StaleError`` if the notice changed since it was read."""

    store: Notices
    log: Log
    transactions: Transactions
    clock: Clock

    def fail(self, notice: Notice, reason: str, also: Effect = _nothing_else) -> None:
        """It goes by no effort of our own, and why."""
        failed = replace(notice, state=State.FAILED, at=self.clock.now(), reason=reason)
        act = Act(
            "NoticeFailed",
            failed.at,
            SYSTEM,
            notice.administration_id,
            {**_which(notice), "reason": reason},
            correlation_id=notice.correlation_id,
        )
        self.keep(failed, act, also)

    def sent(self, notice: Notice) -> None:
        """It was handed to its service, which is evidence."""
        detail = _which(notice)
        place, asked = notice.administration_id, notice.correlation_id
        self.keep(notice, Act("NoticeSent", notice.at, SYSTEM, place, detail, correlation_id=asked))

    def resend(self, failed: Notice, actor: Actor, detail: Mapping[str, Any], also: Effect) -> None:
        """The registry office reaches its depositor otherwise; ``detail`` says how, without any address."""
        now = self.clock.now()
        given = {"notice_id": failed.id, "kind": failed.kind.value, "mail_id": failed.mail_id, **detail}
        act = Act("NoticeResent", now, actor, failed.administration_id, given, correlation_id=failed.correlation_id)
        self.keep(replace(failed, state=State.RESENT, at=now), act, also)

    def keep(self, notice: Notice, act: Act, also: Effect = _nothing_else) -> None:
        """The notice with the record of the act at the head of its chain."""
        record, chain = notice.chain.append(act)
        with self.transactions() as work:
            self.store.put_with(work, notice, chain)
            self.log.append(work, record)
            also(work)
