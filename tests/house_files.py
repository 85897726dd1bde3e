"""Files of a house, row by row, as administrators write them."""

import csv
from io import StringIO

from chalicelib.organisation.house_file.cells import COLUMNS

Row = dict[str, str]


def file(*rows: Row, delimiter: str = ";") -> bytes:
    """A file of these rows; what a row does not say is empty."""
    table = StringIO()
    writer = csv.DictWriter(table, COLUMNS, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue().encode("utf-8-sig")


def entity(key: str, parent: str, **changes: str) -> Row:
    """An entity that nothing is wrong with."""
    given = {"row": "entity", "key": key, "parent": parent, "code": key[:8].upper(), "kind": "department"}
    return {**given, "name_ar": f"م {key}", "name_fr": key, **changes}


def desk(key: str, parent: str, **changes: str) -> Row:
    """A desk in an entity."""
    given = {"row": "desk", "key": key, "parent": parent, "roles": "handler", "clearance": "ordinary"}
    return {**given, "name_ar": f"م {key}", "name_fr": key, **changes}


def person(email: str, **changes: str) -> Row:
    """A person."""
    return {"row": "person", "email": email, "name_ar": "ع", "name_fr": email.partition("@")[0], **changes}


def circuit(key: str, **changes: str) -> Row:
    """A circuit, whose steps follow."""
    return {"row": "circuit", "key": key, "name_ar": f"م {key}", "name_fr": key, **changes}


def step(circuit_key: str, group: int, kind: str, desk_key: str, **changes: str) -> Row:
    """A step of a circuit, two days long."""
    given = {"row": "step", "parent": circuit_key, "group": str(group), "kind": kind, "desk": desk_key, "hours": "48"}
    return {**given, **changes}


def day(key: str, kind: str, since: str, **changes: str) -> Row:
    """A decision about a day, or about days until another."""
    given = {"row": "day", "key": key, "kind": kind, "since": since, "reference": "12/2027"}
    return {**given, "name_ar": f"ق {key}", "name_fr": key, **changes}


def portal(key: str, value: str = "", **cells: str) -> Row:
    """One thing that the portal says."""
    return {"row": "portal", "key": key, "value": value, **cells}


def model(key: str, **changes: str) -> Row:
    """A registration model for incoming mail."""
    return {"row": "model", "key": key, "kind": "A", "name_ar": f"ن {key}", "name_fr": key, **changes}


def mandate(key: str, desk_key: str, holder: str, deputy: str, digest: str, **changes: str) -> Row:
    """A delegation of visas, by an act whose PDF has that digest."""
    given = {"row": "mandate", "key": key, "kind": "delegation", "desk": desk_key, "holder": holder, "email": deputy}
    return {**given, "acts": "visa", "reference": "12/2026", "value": digest, **changes}


def holder(email: str, desk_key: str, since: str = "", **changes: str) -> Row:
    """Somebody at a desk, from today on unless another day is given."""
    return {"row": "holder", "email": email, "desk": desk_key, "since": since, **changes}
