"""The columns of a house's file, and what a spreadsheet must not take for a formula.

A cell that a spreadsheet would reckon begins with an apostrophe (OWASP, CSV injection); so does one that begins with an
apostrophe itself, so that it is read back as it was.
"""

COLUMNS = (
    *("row", "key", "parent", "code", "kind", "place", "name_ar", "name_fr"),
    *("roles", "clearance", "email", "desk", "since", "until"),
    *("group", "needed", "hours", "state"),
    *("feast", "reference", "value", "text_ar", "text_fr"),
    *("handling", "nature", "priority", "mandatory", "reply_within", "unit", "remind_days", "escalate_days"),
    *("completion_days", "silence", "regime", "on_portal"),
    *("holder", "acts", "natures"),
)
"""``row`` is ``entity``, ``desk``, ``person``, ``holder``, ``circuit``, ``step``, ``day``, ``portal``, ``model`` or
``mandate``; ``key`` the id that other rows name in ``parent`` (of entities, desks, steps and models), ``desk`` and
``handling``; days are ``2026-11-22``; roles, what is ``mandatory``, ``acts`` and ``natures`` stand between spaces. A
mandate is of ``holder``'s desk to ``email``, by the act ``reference`` whose PDF has the SHA-256 ``value``; that of the
logo stands in ``value`` too: neither file is in a table. Steps of one ``group`` are open together, for so many
``hours``, until ``needed`` of them are done. ``state`` is empty here, and ``closed`` where who edits the file wants a
thing to end. The hours of a ``day``, and of the portal's weeks, are ``08:30-12:00 14:00-18:00``."""

OF_SOME_ROWS = frozenset(COLUMNS[COLUMNS.index("feast") :])
"""Columns that a file without such rows may lack, as one written before there were any."""

OF_SEVERAL_LINES = frozenset({"text_ar", "text_fr"})

_ESCAPED = ("=", "+", "-", "@", "\t", "\r", "'")


def escaped(value: str) -> str:
    """A cell as it is written."""
    return f"'{value}" if value.startswith(_ESCAPED) else value


def unescaped(cell: str) -> str:
    """What it said before; an apostrophe that somebody typed before a letter stays."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_ESCAPED) else cell
