"""The log is added to and never changed: no function's policy lets it, beyond the two attributes outside the chain."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.sources import PROJECT

POLICIES = sorted((PROJECT / ".chalice").glob("policy-*.json"))
HARMLESS = {
    *("dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem", "dynamodb:DescribeStream"),
    "dynamodb:Scan",
    *("dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
}
OUTSIDE_THE_CHAIN = {"pk", "sk", "unpublished", "address"}


def _on_the_log(policy: Any) -> Iterator[tuple[set[str], Any]]:
    for statement in policy["Statement"]:
        actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        if "LogTable" in json.dumps(statement["Resource"]) or statement["Resource"] == "*":
            yield {action for action in actions if action.startswith(("dynamodb:", "*"))}, statement.get("Condition")


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_no_function_may_change_or_delete_a_record(path: Any) -> None:
    for actions, condition in _on_the_log(json.loads(path.read_text(encoding="utf-8"))):
        for action in actions - HARMLESS:
            assert action == "dynamodb:UpdateItem", f"{path.stem} may {action}"
            attributes = condition["ForAllValues:StringEquals"]["dynamodb:Attributes"]
            assert set(attributes) <= OUTSIDE_THE_CHAIN
