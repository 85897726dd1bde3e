"""Work on untrusted bytes in a child process that has little memory, little time and no secrets.

Plain ``subprocess``: Lambda has no shared semaphores, so ``multiprocessing`` pools do not work there. The child gets
an environment of its own (no credentials), bounds its memory and CPU time before it loads anything that parses, and
refuses to open connections or to start programs. Whatever happens to it, the caller gets data or one exception.
"""

import importlib
import json
import logging
import os
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

RESULT_LIMIT_BYTES = 4 * 1024 * 1024
_FORBIDDEN_ACTS = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.system")

_FAULTS = {-number for number in (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGILL)}


class BoundsExceededError(Exception):
    """The child gave no result. ``reason`` is ``time``, ``memory``, ``fault`` (the processor or a library's own check
    ended it: what it read is not made for reading) or ``crash``; the message is for the log only."""

    def __init__(self, reason: str, message: str = "") -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason


def run_bounded(
    function: str, payload: bytes | Path, *, memory_mb: int = 512, seconds: int = 20, **arguments: Any
) -> Any:
    """What ``package.module:callable`` returns (as JSON) for the payload, run in a bounded child process.

    The callable gets the payload first, as ``bytes`` or ``pathlib.Path`` as given here, then the keyword arguments,
    which must be JSON. Raises :class:`BoundsExceededError` when it takes more than ``seconds`` of wall or CPU time,
    more than ``memory_mb`` of address space, or ends in any other way than by returning.
    """
    header = {
        "function": function,
        "path": str(payload) if isinstance(payload, Path) else None,
        "memory_mb": memory_mb,
        "seconds": seconds,
        "arguments": arguments,
    }
    given = json.dumps(header).encode() + b"\n" + (payload if isinstance(payload, bytes) else b"")
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaints:
        code = _run(given, seconds, answer, complaints)
        return result_of(code, _read(answer), _read(complaints))


def _run(given: bytes, seconds: int, answer: BinaryIO, complaints: BinaryIO) -> int:
    child = subprocess.Popen(
        [sys.executable, "-P", "-S", "-m", "chalicelib.adapters.child_process"],
        stdin=subprocess.PIPE,
        stdout=answer,
        stderr=complaints,
        env=environment(),
        start_new_session=True,
    )
    try:
        child.communicate(given, timeout=seconds + 1)
    except subprocess.TimeoutExpired as late:
        raise BoundsExceededError("time", f"no answer after {seconds} s") from late
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    return child.returncode


def environment() -> dict[str, str]:
    """Where Python and its libraries are, and nothing of the parent's: no credential, no address."""
    path = os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path)
    return {"PYTHONPATH": path, "LD_LIBRARY_PATH": f"{sys.base_prefix}/lib", "LANG": "C.UTF-8"}


def _read(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(RESULT_LIMIT_BYTES)


def result_of(code: int, answer: bytes, complaints: bytes) -> Any:
    """What the child answered, read; :class:`BoundsExceededError` by how it ended, if it did not."""
    if code == 0 and answer:
        return json.loads(answer)
    tail = complaints.decode(errors="replace").strip()[-500:]
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise BoundsExceededError("time", tail)
    if "MemoryError" in tail or "bad_alloc" in tail:
        raise BoundsExceededError("memory", tail)
    if code in _FAULTS:
        raise BoundsExceededError("fault", tail)
    raise BoundsExceededError("crash", f"exit {code} {tail}")


def main() -> None:
    """The child: limits first, then the function, then its result on the standard output it was born with."""
    header = json.loads(sys.stdin.buffer.readline())
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes with the complaints
    logging.disable()  # nobody reads a child's log
    bound(header["memory_mb"], header["seconds"])
    sys.addaudithook(refuse_outside_acts)
    payload = Path(header["path"]) if header["path"] else sys.stdin.buffer.read()
    module, _, name = header["function"].partition(":")
    result = getattr(importlib.import_module(module), name)(payload, **header["arguments"])
    with answer:
        answer.write(json.dumps(result).encode())


def bound(memory_mb: int, seconds: int) -> None:
    """Bounds this process, for good."""
    memory = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (RESULT_LIMIT_BYTES, RESULT_LIMIT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refuse_outside_acts(event: str, _: Any) -> None:
    """An audit hook: no connection, no program."""
    if event in _FORBIDDEN_ACTS:
        raise PermissionError(f"{event} is not for a child process")


if __name__ == "__main__":
    main()
