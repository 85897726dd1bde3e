"""The circuit's function as its next version might be: it takes what executions of both versions say."""

from typing import Any

from chalicelib.signing import handlers

calls: list[str] = []


def circuit(task: dict[str, Any], context: Any) -> Any:
    """The present version's tasks; one was renamed."""
    calls.append(task["task"])
    renamed = {"whats_next": "next"}
    return handlers.circuit({**task, "task": renamed.get(task["task"], task["task"])}, context)
