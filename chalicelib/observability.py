"""Logs and metrics by Powertools, with nothing in them that a letter or a person brought.

Traces are the service's own, of requests alone: the tracing library would double the API's start.

What may be logged: ids, codes, numbers, sizes, states. Names, addresses, subjects, tokens and contents never are;
should a caller slip, the formatter blanks every key known to hold such a thing, however deep.
"""

from collections.abc import Mapping
from typing import Any

from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.logging.formatter import LambdaPowertoolsFormatter

from chalicelib.kernel.tokens import without_tokens

REDACTED = "…"
_PRIVATE = frozenset(
    """
    name names email phone address identifier depositor sender addressee subject body text content contact code
    one_time_code tracking_code token task_token tokens password secret authorization cookie set-cookie headers
    session csrf html attachment file_name filename message_body detail url
    """.split()  # noqa: SIM905  # a wall of words reads better than a list
)


class RedactingFormatter(LambdaPowertoolsFormatter):
    """JSON lines; private keys keep their place and lose their value."""

    def serialize(self, log: Any) -> str:
        """The line as written."""
        return super().serialize(redact(log))


def redact(value: Any) -> Any:
    """The same structure with the value of every private key blanked, and every program's token wherever it stands."""
    if isinstance(value, Mapping):
        return {key: REDACTED if str(key).lower() in _PRIVATE else redact(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [redact(inner) for inner in value]
    return without_tokens(value) if isinstance(value, str) else value


logger = Logger(logger_formatter=RedactingFormatter(), log_uncaught_exceptions=False)


def mark(item_id: str) -> str:
    """The beginning of an id: enough to find the thing by, too little to open it (a deposit's id is a key)."""
    return f"{item_id[:8]}…"


def link_given(file_id: str, agent_id: str) -> None:
    """Notes who was given a link to a file: they are told, should the file turn out to hold malware."""
    logger.info("a link to a file was given", file_id=file_id, agent_id=agent_id)


def measure(measures: Mapping[str, float]) -> None:
    """Emits gauges, seconds where the name ends so and counts otherwise, in one line of embedded metrics."""
    from aws_lambda_powertools import Metrics
    from aws_lambda_powertools.metrics import MetricUnit

    metrics = Metrics()
    for name, value in measures.items():
        unit = MetricUnit.Seconds if name.endswith("Seconds") else MetricUnit.Count
        metrics.add_metric(name=name, unit=unit, value=value)
    metrics.flush_metrics()
