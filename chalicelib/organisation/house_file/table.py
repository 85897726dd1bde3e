"""The whole house as one table: entities, desks, people, who sits where, circuits, days, the portal, models, mandates.

A row each, for spreadsheets.
UTF-8 with a byte order mark and semicolons, as spreadsheets of this country open it.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from chalicelib.organisation.house_file import day_rows, mandate_rows, model_rows, portal_rows
from chalicelib.organisation.house_file.cells import COLUMNS, escaped
from chalicelib.organisation.house_file.whole import Whole
from chalicelib.organisation.model import Circuit
from chalicelib.organisation.structure.chart import Chart, roles_in_order
from chalicelib.organisation.structure.circuits import CircuitGiven

Row = dict[str, str]


def name(whole: Whole) -> str:
    """What the file is called on the day that it is read."""
    return f"organisation-{whole.chart.day.isoformat()}.csv"


def written(whole: Whole) -> bytes:
    """The file."""
    table = StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="", delimiter=";")
    writer.writeheader()
    writer.writerows({column: escaped(value) for column, value in row.items()} for row in rows(whole))
    return table.getvalue().encode("utf-8-sig")


def rows(whole: Whole) -> Iterator[Row]:
    """What is open: entities from the root down, desks, who works here, who sits where from today on, the circuits;
    decisions about days that are not over, all that the portal says or could say and its logo's digest, the models that
    are offered, the mandates in force or to come with the digest of their act."""
    chart = whole.chart
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
    for circuit in whole.newest_circuits.values():
        yield {"row": "circuit", "key": circuit.id, "name_ar": circuit.name.ar, "name_fr": circuit.name.fr}
        yield from _steps(circuit)
    for decision in whole.days.decisions:
        if decision.last_on >= chart.day:
            yield {"row": "day", **day_rows.written(decision)}
    for key, cells in portal_rows.said(whole.said).items():
        yield {"row": "portal", "key": key, **cells}
    if whole.portal.logo:
        yield {"row": "portal", "key": portal_rows.LOGO, "value": whole.portal.logo}
    for model_id, model in whole.models.by_id.items():
        if not model.retired:
            yield {"row": "model", **model_rows.written(model_id, model.fields)}
    addresses = {agent.id: agent.email for agent in chart.agents.values()}
    for mandate in whole.mandates:
        yield {"row": "mandate", **mandate_rows.written(mandate, whole.papers[mandate.id], addresses)}


def _holders(chart: Chart) -> Iterator[Row]:
    open_desks = {desk.id for desk in chart.open_desks()}
    for agent in chart.colleagues():
        for held in agent.holdings:
            if held.desk_id in open_desks and (held.until is None or held.until >= chart.day):
                until = held.until.isoformat() if held.until else ""
                seat = {"desk": held.desk_id, "since": held.since.isoformat(), "until": until}
                yield {"row": "holder", "email": agent.email, **seat}


def _steps(circuit: Circuit) -> Iterator[Row]:
    for place, group in enumerate(CircuitGiven.of(circuit).groups, 1):
        closes = {"group": str(place), "needed": str(group.needed), "hours": str(group.deadline_hours)}
        for step in group.steps:
            yield {"row": "step", "parent": circuit.id, "kind": step.kind.value, "desk": step.desk_id, **closes}
