"""Functions that publish the log, seal receipts and check files."""

from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume, consume_messages
from chalicelib.evidence.occasions import OCCASIONS, occasion_of
from chalicelib.evidence.publishing import publish
from chalicelib.evidence.stages.model import EVENTS
from chalicelib.evidence.store import record_of_image
from chalicelib.evidence.verification.checking import check_id_of, uploaded_key
from chalicelib.kernel.events import Event

functions = Blueprint(__name__)


@functions.lambda_function(name="publisher")
def publisher(event: dict[str, Any], _: Any) -> dict[str, Any]:
    """Inserted log records, from the stream to the bus; names those that must come again."""
    inserted = [change for change in event["Records"] if change["eventName"] == "INSERT"]
    records = [record_of_image(change["dynamodb"]["NewImage"]) for change in inserted]
    left = {(record.object_id, record.seq) for record in publish(records, bootstrap.bus(), bootstrap.log())}
    again = [
        {"itemIdentifier": change["dynamodb"]["SequenceNumber"]}
        for change, record in zip(inserted, records, strict=True)
        if (record.object_id, record.seq) in left
    ]
    return {"batchItemFailures": again}


@functions.lambda_function(name="receipts")
def receipts(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Registered letters get their receipts, sealed replies become verifiable, voided numbers are marked."""
    reactions = {
        **dict.fromkeys(OCCASIONS, on_occasion),
        "FolderSealed": on_folder_sealed,
        "NumberVoided": on_number_voided,
    }
    return consume(event, context, reactions)


def on_occasion(event: Event) -> None:
    """An incoming mail is answered with a receipt; what is decided of it later may call for another."""
    occasion = occasion_of(event)
    if occasion is not None:
        bootstrap.receipts().issue(occasion, event.correlation_id)


def on_folder_sealed(event: Event) -> None:
    """A sealed reply and its earlier revisions can be recognised by anyone."""
    bootstrap.published_replies().publish(event)


def on_number_voided(event: Event) -> None:
    """The verification of this mail says so."""
    bootstrap.verifications().void(event["mail_id"], event.at)


@functions.lambda_function(name="evidence_events")
def evidence_events(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Stages of deliveries get their signed evidence."""
    return consume(event, context, dict.fromkeys(EVENTS, bootstrap.stages().on_event))


@functions.lambda_function(name="verifier")
def verifier(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Files that visitors sent to be checked."""
    return consume_messages(event, context, _check)


def _check(body: str) -> None:
    bootstrap.checks().check(check_id_of(uploaded_key(body)))
