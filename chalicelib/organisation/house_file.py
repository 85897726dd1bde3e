"""The whole house as one table: entities, desks, people and who sits where, a row each, for spreadsheets.

UTF-8 with a byte order mark and semicolons, as spreadsheets of this country open it. A cell that a spreadsheet would
take for a formula begins with an apostrophe (OWASP, CSV injection).
"""

import csv
from collections.abc import Iterator
from io import StringIO

from chalicelib.organisation.chart import Chart, roles_in_order

COLUMNS = (
    *("row", "key", "parent", "code", "kind", "place", "name_ar", "name_fr"),
    *("roles", "clearance", "email", "desk", "since", "until"),
)
"""``row`` is ``entity``, ``desk``, ``person`` or ``holder``; ``key`` the id that other rows name in ``parent`` (of
entities and desks) and ``desk``; days are ``2026-11-22``; roles stand between spaces."""

Row = dict[str, str]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(chart: Chart) -> bytes:
    """The file."""
    table = StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="", delimiter=";")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows(chart))
    return table.getvalue().encode("utf-8-sig")


def rows(chart: Chart) -> Iterator[Row]:
    """What is open: entities from the root down, desks, who works here, who sits where from today on."""
    for _, entity in chart.open_entities():
        named = {"key": entity.id, "parent": entity.parent_id, "name_ar": entity.name.ar, "name_fr": entity.name.fr}
        yield {"row": "entity", **named, "code": entity.code, "kind": entity.kind.value, "place": entity.place}
    for desk in chart.open_desks():
        named = {"key": desk.id, "parent": desk.entity_id, "name_ar": desk.name.ar, "name_fr": desk.name.fr}
        roles = " ".join(roles_in_order(desk.roles))
        yield {"row": "desk", **named, "roles": roles, "clearance": desk.clearance.value}
    for agent in chart.colleagues():
        named = {"key": agent.id, "name_ar": agent.name.ar, "name_fr": agent.name.fr}
        yield {"row": "person", **named, "email": agent.email}
    yield from _holders(chart)


def _holders(chart: Chart) -> Iterator[Row]:
    open_desks = {desk.id for desk in chart.open_desks()}
    for agent in chart.colleagues():
        for held in agent.holdings:
            if held.desk_id in open_desks and (held.until is None or held.until >= chart.day):
                until = held.until.isoformat() if held.until else ""
                seat = {"desk": held.desk_id, "since": held.since.isoformat(), "until": until}
                yield {"row": "holder", "email": agent.email, **seat}


def cell(value: str) -> str:
    """The value as no spreadsheet takes it for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
