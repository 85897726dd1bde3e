"""Every event that the code emits has its schema, and every schema an emitter."""

import ast
import json
import re
from itertools import chain

import pytest

from tests.architecture.sources import PROJECT, nodes

SCHEMAS = sorted(path.name.split(".")[0] for path in (PROJECT / "infra" / "events").glob("*.schema.json"))
SHARED = {"envelope", "legal", "standing"}
EVENTS = [name for name in SCHEMAS if name not in SHARED]
# What makes a record: the log's own class, and what contexts build one with. The event is among their first two values.
MAKERS = {
    "Act",
    "MailAct",
    "OrganisationAct",
    "Said",
    "act",
    "self._act",
    "self._holder_act",
    "acts.act",
    "acts.document_changed",
    "RequestAct",
    "ImportAct",
    "self._settle",
    "self._perform",
    "_Sort",
    "self._keep",
    "SendingAct",
    "self.record",
    "stack.platform_acts.record",
    "_change",
}
NAME = re.compile(r"(?:[A-Z][a-z]+){2,}")


def _emitted() -> set[str]:
    """Names given to a maker, or kept as ``event`` for one."""
    found: set[str] = set()
    commands = ((path, node) for path, node in nodes("infra") if "local" not in path.parts)  # there are AWS's events
    for _, node in chain(nodes("chalicelib"), commands):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS:
            given = [*node.args[:2], *(named.value for named in node.keywords if named.arg == "event")]
            found.update(*map(_names, given))
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "event":
            found |= _names(node.value)
    return found


def _names(value: ast.expr) -> set[str]:
    """Both names of a choice, too."""
    strings = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant))
    return {string for string in strings if isinstance(string, str) and NAME.fullmatch(string)}


def test_every_emitted_event_has_its_schema() -> None:
    assert _emitted() - set(EVENTS) == set()


def test_every_schema_has_an_emitter() -> None:
    assert set(EVENTS) - _emitted() == set()


@pytest.mark.parametrize("event", EVENTS)
def test_a_schema_builds_on_the_envelope_and_says_what_happened(event: str) -> None:
    schema = json.loads((PROJECT / "infra" / "events" / f"{event}.schema.json").read_text(encoding="utf-8"))
    assert schema["title"] == event and schema["description"]
    assert {"$ref": "envelope.schema.json"} in schema["allOf"]
