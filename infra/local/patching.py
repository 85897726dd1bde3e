"""How a mend takes the place of one of moto's functions."""

from collections.abc import Callable
from typing import Any

_MENDED = "__mended__"


def replace(owner: Any, name: str, mend: Callable[[Any], Any]) -> None:
    """Puts ``mend(original)`` in the place of ``owner.name``; a second time it does nothing."""
    before = getattr(owner, name)
    if hasattr(before, _MENDED):
        return
    mended = mend(before)
    setattr(mended, _MENDED, before)
    setattr(owner, name, mended)


def original(owner: Any, name: str) -> Any:
    """What ``owner.name`` was before it was mended, for the mend's own test."""
    return getattr(getattr(owner, name), _MENDED)
