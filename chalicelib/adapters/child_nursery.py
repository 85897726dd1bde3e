"""Children that look at strangers' files, without each having to load its readers first.

A nursery is one process that has loaded them and has no secrets (:func:`child_process.environment`). For each file it
forks a child, which bounds itself before it reads a byte, answers, and ends: no file ever meets what
another one left. Loading takes longer than most letters do.
"""

import gc
import importlib
import json
import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chalicelib.adapters.child_process import (
    RESULT_LIMIT_BYTES,
    BoundsExceededError,
    bound,
    environment,
    refuse_outside_acts,
    result_of,
)

STARTING_SECONDS = 30
_PIECE_BYTES = 65_536


class Nursery:
    """Runs one function at a time, each in a child of its own. ``modules`` are loaded once, before the first.

    Its process ends with it: left to itself, ``subprocess`` keeps a process that nobody holds any more, with its pipes.
    """

    def __init__(self, *modules: str) -> None:
        self._modules = modules
        self._process: subprocess.Popen[bytes] | None = None
        self._end: Callable[[], object] = lambda: None
        self._lock = threading.Lock()

    def run(self, function: str, path: Path, *, memory_mb: int, seconds: int, **arguments: Any) -> Any:
        """What ``package.module:callable`` returns (as JSON) for the path and the arguments, which must be JSON.

        Raises :class:`BoundsExceededError` as :func:`chalicelib.adapters.child_process.run_bounded` does.
        """
        bounds = {"memory_mb": memory_mb, "seconds": seconds}
        asked = {"function": function, "path": str(path), **bounds, "arguments": arguments}
        with self._lock:
            told = self._ask(json.dumps(asked).encode() + b"\n", seconds + STARTING_SECONDS)
        return result_of(told["code"], told["answer"].encode(), told["complaints"].encode())

    def close(self) -> None:
        """Ends the nursery; the next call begins another."""
        self._process = None
        self._end()

    def _ask(self, asked: bytes, patience: float) -> Any:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-S", "-m", "chalicelib.adapters.child_nursery", *self._modules],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment(),
                start_new_session=True,
            )
            self._end = weakref.finalize(self, _ended, self._process)
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(asked)
            self._process.stdin.flush()
            return json.loads(_line(self._process.stdout.fileno(), patience))
        except (OSError, EOFError) as error:
            self.close()
            raise BoundsExceededError("crash", "the nursery ended") from error


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def _line(pipe: int, patience: float) -> bytes:
    """The next line; ``EOFError`` if it does not come in so many seconds."""
    line, end = b"", time.monotonic() + patience
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
        piece = os.read(pipe, _PIECE_BYTES) if ready else b""
        if not piece:
            raise EOFError
        line += piece
    return line


def main() -> None:
    """The nursery: what is asked on the standard input is answered on the standard output, a line each."""
    logging.disable()  # nobody reads a child's log
    for module in sys.argv[1:]:
        importlib.import_module(module)
    gc.freeze()  # children share what is loaded until they write to it
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(json.dumps(_raise_child(json.loads(line))).encode() + b"\n")
        sys.stdout.buffer.flush()


def _raise_child(asked: dict[str, Any]) -> dict[str, Any]:
    answer, complaints = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _be_child(asked, answer[1], complaints[1])
    os.close(answer[1])
    os.close(complaints[1])
    said = _gathered({answer[0]: b"", complaints[0]: b""}, asked["seconds"] + 1)
    if said is None:
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    texts = [text.decode(errors="replace") for text in (said or {answer[0]: b"", complaints[0]: b""}).values()]
    os.close(answer[0])
    os.close(complaints[0])
    return {"code": os.waitstatus_to_exitcode(status), "answer": texts[0], "complaints": texts[1]}


def _gathered(said: dict[int, bytes], seconds: float) -> dict[int, bytes] | None:
    """What comes from each pipe to its end; None when it takes too long or is too much."""
    open_pipes, end = set(said), time.monotonic() + seconds
    while open_pipes:
        ready, _, _ = select.select(list(open_pipes), [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return None
        for pipe in ready:
            piece = os.read(pipe, _PIECE_BYTES)
            if not piece:
                open_pipes.discard(pipe)
            said[pipe] += piece
            if len(said[pipe]) > RESULT_LIMIT_BYTES:
                return None
    return said


def _be_child(asked: dict[str, Any], answer: int, complaints: int) -> None:
    """Never returns: what comes after a fork is the nursery's own."""
    code = 1
    try:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(complaints, 1)  # whatever a library prints goes with the complaints
        os.dup2(complaints, 2)
        bound(asked["memory_mb"], asked["seconds"])
        sys.addaudithook(refuse_outside_acts)
        module, _, name = asked["function"].partition(":")
        result = getattr(importlib.import_module(module), name)(Path(asked["path"]), **asked["arguments"])
        with os.fdopen(answer, "wb") as file:
            file.write(json.dumps(result).encode())
        code = 0
    except BaseException:  # noqa: BLE001  # the parent reads of it
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
