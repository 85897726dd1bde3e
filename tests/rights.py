"""Rights granted against rights used: what the tests' calls needed, over the whole run.

``python -m tests.rights`` shows policies to be as wide as what is tested: not wider, for it fails for every action on
every resource, and for every value of a condition, that a policy grants and no test has used; nor too narrow, for it
fails for every call that the local cloud denied a function.
"""

import json
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from infra import compose, roles
from infra.consumers import camel
from infra.local.cloud import LocalCloud
from infra.local.iam.policies import allowed, like

FOLDER = Path(__file__).with_name("output") / "rights"
# What the platform does in a function's name and the local cloud does without asking.
OF_THE_PLATFORM = {"WriteItsLog", "Trace", "ListStreams"}

Right = tuple[str, str, str]  # function, statement, and "ACTION on RESOURCE" or "KEY is VALUE" as the statement says
_SES = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:"
# Rights that no test here can show to be needed, each with its reason.
NOT_SHOWN = {
    ("Mailer", "SendMail", f"ses:SendEmail on {_SES}{what}"): "AWS asks for it or for SendRawEmail, by the content"
    for what in ("identity/${Identity}", "configuration-set/${MailConfiguration}")
}
# What functions were denied as AWS denies it, and go on without.
DENIED_ON_PURPOSE = {("inspection", "s3:ListBucket"): "a file that is gone is answered so, where a list is not allowed"}


def granted(template: dict[str, Any]) -> set[Right]:
    """Every action and every resource of every function's policy file."""
    return {right for function, statement in _statements(template) for right in _rights(function, statement)}


def used(cloud: LocalCloud) -> set[Right]:
    """Those that the calls recorded until now have needed."""
    calls: dict[str, list[Used]] = defaultdict(list)
    for call, keys in list(cloud.iam.calls.items()):
        calls[_logical_id(call.function)].append(Used(call.action, call.resource, keys))
    found: set[Right] = set()
    for function, statement in _statements(cloud.stack.template):
        resolved = _resolved(cloud, function, statement["Sid"])
        for call_made in calls[function]:
            found |= {(function, statement["Sid"], it) for it in _needed(resolved, call_made)}
    return found


def unused(template: dict[str, Any], needed: set[Right]) -> list[Right]:
    """What is granted and was not needed, but for what cannot be shown."""
    return sorted(granted(template) - needed - NOT_SHOWN.keys())


def record(cloud: LocalCloud) -> None:
    """Keeps what one process of the run has used, and what its functions were denied."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {"used": sorted(used(cloud)), "denied": denied(cloud)}
    (FOLDER / f"{uuid.uuid4().hex}.json").write_text(json.dumps(kept))


def denied(cloud: LocalCloud) -> list[tuple[str, str, str]]:
    """Function, action and resource of what the stack's own functions asked for in vain, but on purpose."""
    own = _functions(cloud.stack.template).keys()
    asked = [it for it in cloud.denied if _logical_id(it.function) in own]
    return [(it.function, it.action, it.resource) for it in asked if (it.function, it.action) not in DENIED_ON_PURPOSE]


def main() -> int:
    """Says what the run whose records are kept did not use of what is granted, and what it lacked; forgets them."""
    paths = list(FOLDER.glob("*.json"))
    records = [json.loads(path.read_text()) for path in paths]
    for path in paths:
        path.unlink()
    left = unused(compose.template(), {tuple(right) for kept in records for right in kept["used"]})
    lacking = sorted({tuple(call) for kept in records for call in kept["denied"]})
    for function, statement, what in left:
        print(f"{function}: {statement} grants {what}, which no test used")
    for function, action, resource in lacking:
        print(f"{function}: was denied {action} on {resource}")
    return 1 if left or lacking else 0


@dataclass(frozen=True)
class Resolved:
    """A statement of a stack: resources and condition values as the policy file writes them, and as they are there."""

    actions: list[str]
    resources: list[tuple[str, str]]
    conditions: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Used:
    """A recorded call, with the values seen of the condition keys that its function's policy asks for."""

    action: str
    resource: str
    keys: dict[str, set[str]]

    def meets(self, action: str, pattern: str) -> bool:
        """Whether the call needed this action on this resource."""
        one = {"Effect": "Allow", "Action": action, "Resource": pattern}
        return action == self.action and allowed([one], self.action, self.resource, {})

    def seen(self, key: str) -> set[str]:
        """The values that this condition key had."""
        return set(self.keys.get(key.lower(), ()))


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
    for action, resource in product(_list(statement["Action"]), _list(statement["Resource"])):
        yield function, statement["Sid"], f"{action} on {_shown(resource)}"
    for key, value in _conditions(statement):
        yield function, statement["Sid"], f"{key} is {_shown(value)}"


def _conditions(statement: dict[str, Any]) -> list[tuple[str, Any]]:
    """Every value that a condition of the statement names, beside its key."""
    asked = [it for wanted in statement.get("Condition", {}).values() for it in wanted.items()]
    return [(key, value) for key, values in asked for value in _list(values)]


def _needed(statement: Resolved, call: Used) -> Iterator[str]:
    """The statement's own names of what this call needed of it; nothing if the call was another statement's."""
    pairs = product(statement.actions, statement.resources)
    rights = [f"{action} on {shown}" for action, (shown, pattern) in pairs if call.meets(action, pattern)]
    met = [(key, shown) for key, shown, value in statement.conditions if any(like(value, it) for it in call.seen(key))]
    if rights and {key for key, _ in met} == {key for key, *_ in statement.conditions}:
        yield from rights
        yield from (f"{key} is {shown}" for key, shown in met)


def _resolved(cloud: LocalCloud, function: str, sid: str) -> Resolved:
    role = roles.properties_role(_functions(cloud.stack.template)[function])
    raw = _statement(cloud.stack.template["Resources"][role]["Properties"], sid)
    found = _statement(cloud.stack.properties(role), sid)
    resources = zip(map(_shown, _list(raw["Resource"])), _list(found["Resource"]), strict=True)
    written = zip(_conditions(raw), _conditions(found), strict=True)
    conditions = [(key, _shown(shown), str(value)) for (key, shown), (_, value) in written]
    return Resolved(_list(found["Action"]), list(resources), conditions)


def _statement(role: dict[str, Any], sid: str) -> dict[str, Any]:
    statements: list[dict[str, Any]] = role["Policies"][0]["PolicyDocument"]["Statement"]
    return next(it for it in statements if it["Sid"] == sid)


def _shown(resource: Any) -> str:
    """A resource or a condition's value as the policy file writes it."""
    if isinstance(resource, str):
        return resource
    (written,) = resource.values()
    # of a Fn::Sub with names of its own, the text
    return ".".join(it for it in written if isinstance(it, str)) if isinstance(written, list) else str(written)


def _logical_id(function: str) -> str:
    return function if function == "APIHandler" else camel(function)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    sys.exit(main())
