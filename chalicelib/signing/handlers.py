"""The e-signature book's functions: reactions to events, and the tasks of the circuit."""

from dataclasses import asdict
from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.events import Event
from chalicelib.signing.model import run_of

functions = Blueprint(__name__)


@functions.lambda_function(name="signing_events")
def signing_events(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    """Events of other contexts, from the queue."""
    return consume(batch, context, {"ReplyProposed": on_reply_proposed})


def on_reply_proposed(event: Event) -> None:
    """Opens the folder that the registry named."""
    bootstrap.signing().open_folder(
        folder_id=event["folder_id"],
        administration_id=event.administration_id,
        mail_id=event["mail_id"],
        intake_id=event["intake_id"],
        file_id=event["file_id"],
        circuit_id=event["circuit_id"],
        entity_id=event["entity_id"],
        desk_id=event["desk_id"],
        answered_nature=event.detail.get("answered_nature", ""),  # proposed before it was said: its own nature counts
    )


@functions.lambda_function(name="circuit")
def circuit(task: dict[str, Any], context: Any) -> dict[str, Any]:
    """The light tasks: ``{task, folder_id, …}``; only ``next`` answers something."""
    tasks = bootstrap.circuit_tasks()
    folder_id = task["folder_id"]
    match task["task"]:
        case "next":
            return asdict(tasks.next(folder_id, run_of(task["execution"]), from_iso(task["run_started_at"])))
        case "open_group":
            tasks.open_group(folder_id, task["group"], task["token"])
        case "mark_late":
            tasks.mark_late(folder_id, task["group"])
        case "take_number":
            tasks.take_number(folder_id)
        case "fail":
            tasks.fail(folder_id, run_of(task["execution"]), task["error"])
        case unknown:
            raise ValueError(f"no task is called {unknown!r}")
    return {}


@functions.lambda_function(name="signer")
def signer(task: dict[str, Any], context: Any) -> None:
    """The heavy tasks, which change the PDF: ``{task, folder_id}``."""
    tasks = bootstrap.signer_tasks()
    act = {"prepare": tasks.prepare, "sign": tasks.sign, "seal": tasks.seal}[task["task"]]
    act(task["folder_id"])
