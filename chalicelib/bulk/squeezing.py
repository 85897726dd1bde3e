"""JSON made small for an item: letters of one sender are much alike."""

import json
import zlib
from typing import Any


def squeezed(value: Any) -> bytes:
    """The value as compressed JSON."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def unsqueezed(data: bytes) -> Any:
    """Reads what :func:`squeezed` wrote."""
    return json.loads(zlib.decompress(data))
