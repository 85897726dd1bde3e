"""How a function reads a queue: message by message, each failure on its own."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from chalicelib.kernel.events import Event

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
    from aws_lambda_powertools.utilities.typing import LambdaContext

Handler = Callable[[Event], None]


def consume(batch: dict[str, Any], context: "LambdaContext", on: Mapping[str, Handler]) -> dict[str, Any]:
    """Hands each message's event to the handler of its name; answers with those that failed.

    An event that nobody here asked for is passed over: rules may be wider than handlers during a deployment.
    """
    return consume_messages(batch, context, lambda body: _dispatch(Event.read(body), on))


def consume_messages(
    batch: dict[str, Any], context: "LambdaContext", on_message: Callable[[str], None]
) -> dict[str, Any]:
    """Hands each message's body, as text, to ``on_message``; answers with those that failed."""
    # the portal's function loads this module too, and never reads a queue
    from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response

    processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)

    def read(record: "SQSRecord") -> None:
        on_message(record.body)

    return dict(process_partial_response(event=batch, record_handler=read, processor=processor, context=context))


def _dispatch(event: Event, on: Mapping[str, Handler]) -> None:
    handler = on.get(event.name)
    if handler is not None:
        handler(event)
