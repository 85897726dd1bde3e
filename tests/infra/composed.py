"""The composed template, read once, and ways to look at it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from infra import compose

Resource = dict[str, Any]


@cache
def template() -> dict[str, Any]:
    """The template of production."""
    return compose.template("production")


def of_type(resource_type: str) -> dict[str, Resource]:
    """Resources of a type, by logical id."""
    return {key: value for key, value in template()["Resources"].items() if value["Type"] == resource_type}


def policies() -> Iterator[tuple[str, Resource]]:
    """Each statement of each role, with the role's logical id."""
    for role_id, role in of_type("AWS::IAM::Role").items():
        for policy in role["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                yield role_id, statement


def as_list(value: Any) -> list[Any]:
    """IAM's habit: one, or a list of them."""
    return value if isinstance(value, list) else [value]
