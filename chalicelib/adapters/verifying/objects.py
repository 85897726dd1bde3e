"""Reads pyHanko's dictionaries: their own ``get`` returns references where an entry stands elsewhere in the file."""

from typing import Any

from pyhanko.sign.diff_analysis.rules.form_field_rules import is_field_visible


def entry(dictionary: Any, key: str, default: Any = None) -> Any:
    """The entry itself, or the default where there is none."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401  # that is the point


def shows_unsigned(field: Any) -> bool:
    """Whether a signature field shows something on a page and is signed by nobody."""
    visible: bool = is_field_visible(field)  # type: ignore[no-untyped-call]  # pyHanko's signature
    return visible and "/V" not in field
