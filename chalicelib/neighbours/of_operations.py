"""What can be stuck, in the operations' words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.deposit.ports import DepositStore
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.log import Actor
from chalicelib.notices.model import Kind as NoticeKind
from chalicelib.notices.service import NoticesService
from chalicelib.operations.model import Kind, Stuck
from chalicelib.signing.model import Folder
from chalicelib.signing.recovery import Recovery

LATE_AFTER = timedelta(minutes=2)
SHOWN = 100


@dataclass(frozen=True)
class StuckDeposits:
    """Deposits that should have their number by now."""

    deposits: DepositStore
    verdicts: VerdictService
    clock: Clock

    def stuck(self) -> Sequence[Stuck]:
        """Those submitted more than two minutes ago."""
        late = self.deposits.watched(self.clock.now() - LATE_AFTER)
        found = [
            Stuck(Kind.DEPOSIT, d.id, d.administration_id, d.submission.submitted_at, d.state.value)
            for d in late
            if d.submission is not None
        ]
        return sorted(found, key=lambda stuck: stuck.since)[:SHOWN]

    def retry(self, item_id: str) -> None:
        """Decides again, and wakes the registrar."""
        self.verdicts.settle(item_id)


@dataclass(frozen=True)
class StuckFolders:
    """Folders whose circuit failed or stands still."""

    recovery: Recovery

    def stuck(self) -> Sequence[Stuck]:
        """Those that await an operator."""
        return [_stuck(folder) for folder in self.recovery.stuck(SHOWN)]

    def retry(self, item_id: str) -> None:
        """Starts the circuit again from where the folder stands."""
        self.recovery.retry(item_id)

    def find(self, item_id: str) -> Stuck:
        """One that may be abandoned."""
        return _stuck(self.recovery.abandonable(item_id))

    def abandon(self, item_id: str, reason: str, operator: Actor) -> None:
        """Ends the circuit; the mail goes back to its desk."""
        self.recovery.abandon(item_id, reason, operator)


def _stuck(folder: Folder) -> Stuck:
    return Stuck(
        kind=Kind.FOLDER,
        id=folder.id,
        administration_id=folder.administration_id,
        since=folder.changed_at,
        reason=folder.state.value,
        abandonable=folder.outgoing is None,
    )


@dataclass(frozen=True)
class FailedNotices:
    """Mails that could not be sent."""

    notices: NoticesService

    def stuck(self) -> Sequence[Stuck]:
        """Those given up; a one-time code is asked for again by its owner, not by an operator."""
        return [
            Stuck(
                kind=Kind.NOTICE,
                id=notice.id,
                administration_id=notice.administration_id,
                since=notice.at,
                reason=f"{notice.kind}: {notice.reason}",
                retryable=notice.kind is not NoticeKind.ONE_TIME_CODE,
            )
            for notice in self.notices.failed(SHOWN)
        ]

    def retry(self, item_id: str) -> None:
        """Sends it once more."""
        self.notices.retry(item_id)
