"""Reads pyHanko's dictionaries: their own ``get`` returns references where an entry stands elsewhere in the file."""

from typing import Any


def entry(dictionary: Any, key: str, default: Any = None) -> Any:
    """The entry itself, or the default where there is none."""
    return dictionary[key] if key in dictionary else default
