"""The function that comes every minute: what a crash or a lost message left undone is done; what waits is measured."""

from collections.abc import Callable, Mapping
from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.observability import logger, measure

functions = Blueprint(__name__)

Sweep = Callable[[], Mapping[str, float]]


@functions.lambda_function(name="sweeper")
def sweeper(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Runs every sweep, or the one that comes alone and that the schedule names; says which failed after all have run,
    so that the failure is counted and alarmed."""
    alone = event.get("sweep")
    failed = run({alone: ALONE[alone]} if alone else SWEEPS, measure)
    if failed:
        raise SweepError(failed)
    return {}


class SweepError(Exception):
    """Some sweeps failed; the others have run. ``args[0]`` names them."""


def run(sweeps: Mapping[str, Sweep], emit: Callable[[Mapping[str, float]], None]) -> list[str]:
    """Runs the sweeps one by one, emits what each measured, and returns the names of those that failed."""
    failed: list[str] = []
    for name, sweep in sweeps.items():
        try:
            measured = sweep()
        except Exception:  # noqa: BLE001  # one context's trouble must not keep the others from being swept
            logger.exception("sweep failed", sweep=name)
            failed.append(name)
            continue
        if measured:
            emit(measured)
    return failed


def _log() -> Mapping[str, float]:
    from chalicelib.evidence.publishing import publish_left_over

    taken = publish_left_over(bootstrap.bus(), bootstrap.log(), bootstrap.clock())
    return {"RecordsPublishedLate": taken}


def _files() -> Mapping[str, float]:
    return bootstrap.file_sweep().sweep()


def _deposits() -> Mapping[str, float]:
    return {"OldestUnregisteredSeconds": bootstrap.deposit_verdicts().sweep().total_seconds()}


def _drafts() -> Mapping[str, float]:
    return {"DraftsTakenAway": bootstrap.draft_sweep().sweep()}


def _registers() -> Mapping[str, float]:
    return {"OldestPendingSeconds": bootstrap.pending_sweep().sweep()}


def _deadlines() -> Mapping[str, float]:
    return {"ClocksLookedAt": bootstrap.deadlines().sweep()}


def _folders() -> Mapping[str, float]:
    return {"StuckFolders": bootstrap.folder_recovery().sweep()}


def _notices() -> Mapping[str, float]:
    return {"NoticesWokenLate": bootstrap.notice_care().wake_left()}


def _tokens() -> Mapping[str, float]:
    return {"TokensTold": bootstrap.token_sweep().sweep()}


def _batches() -> Mapping[str, float]:
    return {"BatchesWoken": bootstrap.batch_turns().wake_due()}


def _registered() -> Mapping[str, float]:
    return {"RegisteredLettersExpired": bootstrap.consignments().expire_due()}


def _tree() -> Mapping[str, float]:
    return {"RecordsWithoutLeaf": bootstrap.log_walk().step()}


def _lasting() -> Mapping[str, float]:
    return bootstrap.lasting_care().wake_due()


def _scratch() -> Mapping[str, float]:
    return {"ScratchFilesCleared": bootstrap.checks().clear()}


SWEEPS: dict[str, Sweep] = {
    "log": _log,
    "files": _files,
    "deposits": _deposits,
    "drafts": _drafts,
    "registers": _registers,
    "folders": _folders,
    "notices": _notices,
    "tokens": _tokens,
    "batches": _batches,
    "registered": _registered,
    "lasting": _lasting,
    "scratch": _scratch,
    "deadlines": _deadlines,  # on the day after a feast there may be many: nothing waits behind them
}

ALONE: dict[str, Sweep] = {"tree": _tree}
