"""The function that tells deposits what became of them."""

from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume
from chalicelib.kernel.events import Event

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)

MOVES = ("MailQualified", "MailAssigned", "MailRedirected", "MailPassedOn", "CompletionReceived")
"""After these the letter lies elsewhere, or its clock runs otherwise."""


@functions.lambda_function(name="deposit_events")
def deposit_events(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Verdicts of files, numbers and their voiding, receipts, rejections and replies; where the letter lies, and what
    the office writes and asks for."""
    progress = bootstrap.deposit_progress()
    handlers = {
        "FileCleared": on_file_decided,
        "FileRefused": on_file_decided,
        "FileWithdrawn": on_file_decided,
        "MailRegistered": progress.on_mail_registered,
        "MailRelayed": progress.on_mail_relayed,
        "MailRejected": progress.on_mail_rejected,
        "NumberVoided": progress.on_number_voided,
        "ReceiptSealed": progress.on_receipt_sealed,
        "FolderSealed": progress.on_folder_sealed,
        **dict.fromkeys(MOVES, progress.on_mail_moved),
        "OfficeWrote": progress.on_office_wrote,
        "CompletionRequested": progress.on_completion_requested,
        "CompletionLapsed": progress.on_completion_lapsed,
        "MailWithdrawn": progress.on_mail_withdrawn,
        "MailReopened": progress.on_mail_reopened,
    }
    return consume(event, context, handlers)


def on_file_decided(event: Event) -> None:
    """A file of a deposit is clean or refused: perhaps that decides the deposit, or is all that a draft waited for."""
    from chalicelib.deposit.following.progress import (
        deposit_of,  # the portal's function loads this module too, and hears nothing
    )

    deposit_id = deposit_of(event)
    if deposit_id is not None and bootstrap.deposit_verdicts().settle(deposit_id).submits_itself:
        bootstrap.unattended_call().wake(deposit_id)
