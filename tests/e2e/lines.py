"""The line from a browser to storage, as storage sees it: what comes through, what is lost, what comes too late."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from infra.local.s3.errors import access_denied
from infra.local.s3.gate import S3Gate
from infra.local.s3.sigv4 import query_of

Presigned = Callable[[S3Gate, dict[str, Any], Callable[..., Any]], Iterable[bytes]]
ALL = 10**6


@dataclass
class Line:
    """Until it is cut, everything comes through.

    ``sent``: what came through, parts by their numbers, forms as "form". It works at storage and not in the browser,
    whose own interception misses a page that is just being opened.
    """

    sent: list[str] = field(default_factory=list)
    lets: int = ALL
    expired: int = 0
    _one: threading.Lock = field(default_factory=threading.Lock)

    def cut_after(self, uploads: int) -> None:
        """Counts anew, and loses what comes after so many."""
        with self._one:
            self.sent.clear()
            self.lets = uploads

    def mended(self, *, expired: int = 0) -> None:
        """Everything comes through again, the next few too late."""
        self.lets, self.expired = ALL, expired

    def before(self, storage: Presigned) -> Presigned:
        """Storage, with this line before it."""

        def presigned(gate: S3Gate, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] in ("PUT", "POST"):
                self._upload(query_of(environ).get("partNumber", "form"))
            return storage(gate, environ, start)

        return presigned

    def _upload(self, what: str) -> None:
        with self._one:
            if self.expired:
                self.expired -= 1
                raise access_denied("Request has expired")
            if len(self.sent) >= self.lets:
                raise ConnectionAbortedError("the line is cut")
            self.sent.append(what)
