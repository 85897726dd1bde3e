"""What the operator sees."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.neighbours.of_operations import FailedNotices, LateFiles, StuckDeposits, StuckFolders, StuckRelays
from chalicelib.operations.model import Kind
from chalicelib.operations.ports import Abandonable, Work
from chalicelib.operations.service import OperationsService


@cache
def operations() -> OperationsService:
    """What waits for an operator."""
    from chalicelib.adapters.messaging.dead_letters import SqsDeadLetters

    deposits = StuckDeposits(bootstrap.deposit_store(), bootstrap.deposit_verdicts(), bootstrap.clock())
    folders = StuckFolders(bootstrap.folder_recovery())
    work: dict[Kind, Work] = {
        Kind.DEPOSIT: deposits,
        Kind.FOLDER: folders,
        Kind.NOTICE: FailedNotices(bootstrap.notice_care()),
        Kind.RELAY: StuckRelays(bootstrap.registry_stores().mails),
        Kind.FILE: LateFiles(bootstrap.file_sweep(), bootstrap.files()),
    }
    queues = SqsDeadLetters(bootstrap.settings().bus, bootstrap.settings().region)
    abandonables: dict[Kind, Abandonable] = {Kind.DEPOSIT: deposits, Kind.FOLDER: folders}
    record = bootstrap.platform_acts().record
    return OperationsService(work, abandonables, queues, record, bootstrap.settings().scans_uploads)
