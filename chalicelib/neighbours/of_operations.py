"""What can be stuck, in the operations' words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.deposit.ports import DepositStore
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.files.model import UploadedFile
from chalicelib.files.service import FilesService
from chalicelib.files.sweeping import FileSweep
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import handle
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.notices.care import Care
from chalicelib.notices.model import Notice
from chalicelib.operations.model import Kind, Stuck
from chalicelib.registry.model import Mail
from chalicelib.signing.model import Folder
from chalicelib.signing.recovery import Recovery

LATE_AFTER = timedelta(minutes=2)
SHOWN = 100


@dataclass(frozen=True)
class StuckDeposits:
    """Deposits that should have their number by now, each by its handle: its id would open it."""

    deposits: DepositStore
    verdicts: VerdictService
    clock: Clock

    def stuck(self) -> Sequence[Stuck]:
        """Those submitted more than two minutes ago."""
        late = self.deposits.watched(self.clock.now() - LATE_AFTER)
        return sorted(map(_stuck_deposit, late), key=lambda stuck: stuck.since)[:SHOWN]

    def retry(self, item_id: str) -> None:
        """Has its files looked at again, decides, and wakes the registrar."""
        self.verdicts.pursue(self._waiting(item_id).id)

    def find(self, item_id: str) -> Stuck:
        """One that may be refused: no verdict came on its files."""
        deposit = self._waiting(item_id)
        deposit.must_be_refusable()
        return _stuck_deposit(deposit)

    def abandon(self, item_id: str, reason: str, operator: Actor) -> None:
        """Rejects the submission; its depositor reads why."""
        self.verdicts.refuse(self._waiting(item_id).id, operator, reason)

    def _waiting(self, item_id: str) -> Deposit:
        waiting = self.deposits.watched(self.clock.now())
        found = next((deposit for deposit in waiting if handle(deposit.id) == item_id), None)
        if found is None:
            raise NotFoundError("operations.not_stuck")
        return found


def _stuck_deposit(deposit: Deposit) -> Stuck:
    return Stuck(
        kind=Kind.DEPOSIT,
        id=handle(deposit.id),
        administration_id=deposit.administration_id,
        since=deposit.submitted.submitted_at,
        reason=deposit.state.value,
        abandonable=deposit.state is DepositState.SUBMITTED,
    )


@dataclass(frozen=True)
class StuckFolders:
    """Folders whose circuit failed or stands still."""

    recovery: Recovery

    def stuck(self) -> Sequence[Stuck]:
        """Those that await an operator."""
        return [_stuck_folder(folder) for folder in self.recovery.stuck(SHOWN)]

    def retry(self, item_id: str) -> None:
        """Starts the circuit again from where the folder stands."""
        self.recovery.retry(item_id)

    def find(self, item_id: str) -> Stuck:
        """One that may be abandoned."""
        return _stuck_folder(self.recovery.abandonable(item_id))

    def abandon(self, item_id: str, reason: str, operator: Actor) -> None:
        """Ends the circuit; the mail goes back to its desk."""
        self.recovery.abandon(item_id, reason, operator)


def _stuck_folder(folder: Folder) -> Stuck:
    return Stuck(
        kind=Kind.FOLDER,
        id=folder.id,
        administration_id=folder.administration_id,
        since=folder.changed_at,
        reason=folder.state.value,
        abandonable=folder.outgoing is None,
    )


class StoppedRelays(Protocol):
    """Mails that were to go round in a circle."""

    def stopped_relays(self, limit: int) -> list[Mail]:
        """Those of which nobody decided since, the first registered first."""


@dataclass(frozen=True)
class StuckRelays:
    """Letters that two administrations would send each other: each keeps its place until one of them decides."""

    mails: StoppedRelays

    def stuck(self) -> Sequence[Stuck]:
        """Where each is now; ``reason`` names the administration that it was to go to."""
        return [
            Stuck(
                kind=Kind.RELAY,
                id=mail.id,
                administration_id=mail.administration_id,
                since=mail.registered_at,
                reason=f"stopped: {mail.relay.stopped_for}",
                retryable=False,
            )
            for mail in self.mails.stopped_relays(SHOWN)
        ]

    def retry(self, item_id: str) -> None:
        """No machine decides who is competent."""
        raise ConflictError("operations.relay_is_theirs")


@dataclass(frozen=True)
class FailedNotices:
    """Messages that could not be sent, or came back."""

    notices: Care

    def stuck(self) -> Sequence[Stuck]:
        """Those given up; a code or a link is asked for again by its owner, not by an operator. Then those that have
        waited for long, since a service takes none."""
        failed = [_stuck_notice(notice, notice.at) for notice in self.notices.failed(SHOWN)]
        late = [replace(_stuck_notice(it, it.made_at), retryable=False, waits=True) for it in self.notices.late(SHOWN)]
        return [*failed, *late]

    def retry(self, item_id: str) -> None:
        """Sends it once more."""
        self.notices.retry(item_id)


@dataclass(frozen=True)
class LateFiles:
    """Files whose verdict does not come, whoever sent them."""

    sweep: FileSweep
    files: FilesService

    def stuck(self) -> Sequence[Stuck]:
        """Those that arrived more than ten minutes ago."""
        return [_late_file(file) for file in self.sweep.late()]

    def retry(self, item_id: str) -> None:
        """Has it inspected and scanned again, as far as that is not done."""
        self.files.pursue(item_id)


def _late_file(file: UploadedFile) -> Stuck:
    """What is awaited of it: inspection itself, or the malware scan and its last word."""
    scan = f"scan: {file.scan or '–'}"
    return Stuck(
        kind=Kind.FILE,
        id=file.id,
        administration_id=file.administration_id,
        since=file.uploaded_at or file.opened_at,
        reason=scan if file.inspected else "inspection",
    )


def _stuck_notice(notice: Notice, since: datetime) -> Stuck:
    return Stuck(
        kind=Kind.NOTICE,
        id=notice.id,
        administration_id=notice.administration_id,
        since=since,
        reason=f"{notice.kind}: {notice.reason}",
        retryable=not notice.kind.plan.secret,
    )
