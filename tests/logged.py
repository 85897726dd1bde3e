"""What functions log while a test runs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from chalicelib.observability import RedactingFormatter, logger


class Lines(logging.Handler):
    """Keeps every line as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(RedactingFormatter())
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one."""
        self.written.append(self.format(record))


@contextmanager
def logged() -> Iterator[Lines]:
    """By us and by libraries."""
    kept, root = Lines(), logging.getLogger()
    logger.addHandler(kept)
    root.addHandler(kept)
    yield kept
    root.removeHandler(kept)
    logging.getLogger(logger.name).removeHandler(kept)
