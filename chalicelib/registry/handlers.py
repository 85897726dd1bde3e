"""The registry's functions: the registrar, and reactions to events."""

import json
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume, consume_messages
from chalicelib.kernel.events import Event
from chalicelib.observability import logger, mark, measure
from chalicelib.registry.registers.continuity import HeldError

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="registrar")
def registrar(batch: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Wake-ups of registers. A register whose numbering fails keeps its later messages for the next try."""
    # the portal's function loads this module too, and never reads a queue
    from aws_lambda_powertools.utilities.batch import SqsFifoPartialProcessor, process_partial_response

    numbered: set[str] = set()

    def on_wake_up(record: "SQSRecord") -> None:
        register_id = json.loads(record.body)["register_id"]
        if register_id not in numbered:  # one reading finds the rows of every wake-up received by now
            number_pending(register_id)
            numbered.add(register_id)

    processor = SqsFifoPartialProcessor(skip_group_on_error=True)
    processor.raise_on_entire_batch_failure = False
    return dict(process_partial_response(event=batch, record_handler=on_wake_up, processor=processor, context=context))


def number_pending(register_id: str) -> None:
    """Numbers what is ready, says how many tries it took, and asks for another turn when much is left.

    Of a register that waits to be reconciled the rows stay: the sweep wakes the registrar of them every minute.
    """
    try:
        done = bootstrap.numbering().number_pending(register_id)
    except HeldError:
        logger.error("a register is held after a restore", register_id=register_id)
        return
    for source in sorted(done.without_sheet):
        kind, _, item_id = source.partition("/")
        logger.error("a pending row has no sheet", kind=kind, id=mark(item_id), register_id=register_id)
    if done.mails:
        measure({"NumbersGiven": len(done.mails), "NumberingAttempts": done.attempts})
    if not done.drained:
        bootstrap.registrar_call().wake(register_id)


@functions.lambda_function(name="registry_events")
def registry_events(batch: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Events of other contexts, from the queue."""
    reactions, hearing = bootstrap.registry_reactions(), bootstrap.registry_hearing()
    relays = bootstrap.relay_reactions()
    handlers = {
        "FileCleared": reactions.on_file_cleared,
        **dict.fromkeys(("DeskOpened", "DeskChanged", "DeskClosed", "EntityMerged"), reactions.on_desks_changed),
        "FolderRefused": reactions.on_folder_refused,
        "FolderAbandoned": reactions.on_folder_abandoned,
        "FolderSealed": reactions.on_folder_sealed,
        "MailRegistered": relays.on_mail_registered,
        "DepositorWrote": hearing.on_depositor_wrote,
        "CompletionAnswered": hearing.on_completion_answered,
        "WithdrawalAsked": hearing.on_withdrawal_asked,
        "AppealLodged": hearing.on_appeal_lodged,
    }
    return consume(batch, context, handlers)


@functions.lambda_function(name="closer")
def closer(batch: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Closings that were asked for, and each day the years that ended, from the queue."""
    return consume_messages(batch, context, on_closing)


def on_closing(body: str) -> None:
    """``RegisterClosingAsked``, or the schedule's own event."""
    message = json.loads(body)
    if message["detail-type"] == "Scheduled Event":
        close_ended_years()
        return
    asked = Event.read(message)
    bootstrap.closing_work().work(asked["register_id"], asked["closing_id"], asked.correlation_id)


def close_ended_years() -> None:
    """Begins what the calendar asks for; fails after all if some registers could not be closed: it comes again."""
    run = bootstrap.yearly_closing().close_ended()
    for register_id, error in run.failed:
        logger.error("a register's year could not be closed", register_id=register_id, error=type(error).__name__)
    measure({"RegisterYearsClosed": run.begun})
    if run.failed:
        raise YearsNotClosedError(len(run.failed))


class YearsNotClosedError(Exception):
    """Some registers' years could not be closed; those of the others are. ``args[0]`` says how many."""
