"""EventBridge."""

from typing import Any


def install(deliveries: Any) -> None: ...
