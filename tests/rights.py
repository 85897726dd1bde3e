"""Rights granted against rights used: what the tests' calls needed, over the whole run.

A call that a role does not let is denied by the local cloud, so that policies are never too narrow for what is tested.
Here they are shown not to be too wide: ``python -m tests.rights`` fails for every action and every resource of a
policy file that no test has used.
"""

import json
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infra import compose, roles
from infra.consumers import camel
from infra.local.cloud import LocalCloud
from infra.local.iam_policies import allowed

FOLDER = Path(__file__).with_name("output") / "rights"
# What the platform does in a function's name; no code of ours calls it.
OF_THE_PLATFORM = {"WriteItsLog", "Trace", "ReadItsQueue", "ReadTheLogStream", "ListStreams", "LeaveDeadLetters"}
# Rights that no test here can show to be needed, each with its reason.
NOT_SHOWN = {
    ("Mailer", "SendMail", "ses:SendEmail"): "AWS asks for it or for SendRawEmail, by the form of the content",
}

Right = tuple[str, str, str]  # function, statement, and an action or a resource's place in the statement


def granted(template: dict[str, Any]) -> set[Right]:
    """Every action and every resource of every function's policy file."""
    return {right for function, statement in _statements(template) for right in _rights(function, statement)}


def used(cloud: LocalCloud) -> set[Right]:
    """Those that the calls recorded until now have needed."""
    calls: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for call in cloud.calls:
        calls[_logical_id(call.function)].add((call.action, call.resource))
    found: set[Right] = set()
    for function, statement in _statements(cloud.stack.template):
        resolved = _resolved(cloud, function, statement["Sid"])
        for action, resource in calls[function]:
            found |= {(function, statement["Sid"], it) for it in _needed(resolved, action, resource)}
    return found


def record(cloud: LocalCloud) -> None:
    """Keeps what one process of the run has used."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{uuid.uuid4().hex}.json").write_text(json.dumps(sorted(used(cloud))))


def main() -> int:
    """Says what is granted and was not used by the run whose records are kept; forgets them."""
    records = list(FOLDER.glob("*.json"))
    needed = {tuple(right) for path in records for right in json.loads(path.read_text())}
    for path in records:
        path.unlink()
    unused = sorted(granted(compose.template()) - needed - set(NOT_SHOWN))
    for function, statement, what in unused:
        print(f"{function}: {statement} grants {what}, which no test used")
    return 1 if unused else 0


def _statements(template: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for logical_id, properties in _functions(template).items():
        role = template["Resources"][roles.properties_role(properties)]["Properties"]
        for statement in role["Policies"][0]["PolicyDocument"]["Statement"]:
            if statement["Sid"] not in OF_THE_PLATFORM:
                yield logical_id, statement


def _functions(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    kinds = {"AWS::Serverless::Function", "AWS::Lambda::Function"}
    return {key: it["Properties"] for key, it in template["Resources"].items() if it["Type"] in kinds}


def _rights(function: str, statement: dict[str, Any]) -> Iterator[Right]:
    for action in _list(statement["Action"]):
        yield function, statement["Sid"], action
    for resource in _list(statement["Resource"]):
        yield function, statement["Sid"], _shown(resource)


def _needed(statement: dict[str, Any], action: str, resource: str) -> Iterator[str]:
    """The statement's own names of what this call needed of it; nothing if the call was another statement's."""
    for given in _list(statement["Action"]):
        for shown, pattern in statement["Shown"]:
            if given == action and allowed(
                [{"Effect": "Allow", "Action": given, "Resource": pattern}], action, resource, {}
            ):
                yield given
                yield shown


def _resolved(cloud: LocalCloud, function: str, sid: str) -> dict[str, Any]:
    role = roles.properties_role(_functions(cloud.stack.template)[function])
    raw = _statement(cloud.stack.template["Resources"][role]["Properties"], sid)
    resolved = _statement(cloud.stack.properties(role), sid)
    shown = zip(map(_shown, _list(raw["Resource"])), _list(resolved["Resource"]), strict=True)
    return {**resolved, "Shown": list(shown)}


def _statement(role: dict[str, Any], sid: str) -> dict[str, Any]:
    statements: list[dict[str, Any]] = role["Policies"][0]["PolicyDocument"]["Statement"]
    return next(it for it in statements if it["Sid"] == sid)


def _shown(resource: Any) -> str:
    """A resource as the policy file writes it."""
    if isinstance(resource, str):
        return resource
    return ".".join(resource["Fn::GetAtt"]) if "Fn::GetAtt" in resource else str(resource["Fn::Sub"])


def _logical_id(function: str) -> str:
    return function if function == "APIHandler" else camel(function)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    sys.exit(main())
