"""How a mend takes the place of one of moto's functions."""

from collections.abc import Callable
from typing import Any

_MENDED = "__mended__"


def replace(owner: Any, name: str, mend: Callable[[Any], Any]) -> None:
    """Puts ``mend(original)`` in the place of ``owner.name``; a second time it does nothing."""
    original = getattr(owner, name)
    if hasattr(original, _MENDED):
        return
    mended = mend(original)
    setattr(mended, _MENDED, original)
    setattr(owner, name, mended)
