"""Which function (or state machine) is running: whose role decides what an AWS call may do.

Nothing running means the administrator: tests, the bootstrap, the pump. Threads that a running function starts
belong to it; moto's own belong to nobody.
"""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import Any, NamedTuple

from infra.local.patching import replace


class Principal(NamedTuple):
    """A short name for reports, and the name of the IAM role."""

    name: str
    role: str


class ProcessDied(BaseException):
    """A function's process ended in the middle of its work, as Lambda's do when they run out of time or memory."""


_running: ContextVar[Principal | None] = ContextVar("running", default=None)


def running() -> Principal | None:
    """Who makes the AWS calls of this thread; None is the administrator."""
    return _running.get()


@contextmanager
def acting_as(principal: Principal | None) -> Iterator[None]:
    """Within the block, calls are this principal's."""
    token = _running.set(principal)
    try:
        yield
    finally:
        _running.reset(token)


def install() -> None:
    """Makes threads inherit the principal that starts them."""
    replace(ThreadPoolExecutor, "submit", _inherited_submit)
    replace(threading.Thread, "start", _inherited_start)


def _inherited_submit(submit: Callable[..., Future[Any]]) -> Callable[..., Future[Any]]:
    def mended(
        executor: ThreadPoolExecutor,
        work: Callable[..., Any],
        /,
        *given: Any,
        **named: Any,
    ) -> Future[Any]:
        if running() is None:
            return submit(executor, work, *given, **named)
        return submit(executor, copy_context().run, work, *given, **named)

    return mended


def _inherited_start(
    start: Callable[[threading.Thread], None],
) -> Callable[[threading.Thread], None]:
    def mended(thread: threading.Thread) -> None:
        if running() is not None:
            run, context = thread.run, copy_context()
            thread.run = lambda: context.run(run)  # type: ignore[method-assign]  # on this thread alone
        start(thread)

    return mended
