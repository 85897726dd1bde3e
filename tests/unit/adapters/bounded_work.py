"""What children of the tests run."""

import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

MEMORIES: list[str] = []


def measure(payload: bytes | Path, factor: int = 1) -> dict[str, Any]:
    sys.stdout.write("noise from a library")
    data = payload if isinstance(payload, bytes) else payload.read_bytes()
    return {"size": len(data) * factor, "environment": sorted(os.environ)}


def sleep(payload: bytes) -> None:
    time.sleep(60)


def spin(payload: bytes) -> None:
    while True:
        pass


def swell(payload: bytes) -> int:
    return len(bytearray(1024 * 1024 * 1024))


def connect(payload: bytes) -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def fail(payload: bytes) -> None:
    raise ValueError("not today")


def break_down(payload: bytes | Path) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def say_too_much(payload: bytes | Path) -> str:
    return "x" * (5 * 1024 * 1024)


def remember(payload: bytes | Path) -> list[str]:
    MEMORIES.append(str(payload))
    return MEMORIES
