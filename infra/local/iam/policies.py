"""Policies as IAM evaluates them: a Deny that applies wins, else an Allow that applies, else no."""

import fnmatch
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

Statement = Mapping[str, Any]
Keys = Mapping[str, list[str]]  # condition keys of a request, lower case, each with its values


def allowed(statements: Iterable[Statement], action: str, resource: str, keys: Keys) -> bool:
    """Whether the statements of a role let the action on the resource (an ARN, or ``*`` where it has none)."""
    applying = [each["Effect"] for each in statements if _applies(each, action, resource, keys)]
    return "Allow" in applying and "Deny" not in applying


def service_may(policy: Mapping[str, Any] | None, service: str, action: str, resource: str, source: str) -> bool:
    """Whether a resource's own policy lets an AWS service act on it for ``source``."""
    keys = {"aws:sourcearn": [source], "aws:sourceaccount": [source.split(":")[4]]}
    statements = [each for each in _list((policy or {}).get("Statement", [])) if _is_principal(each, service)]
    return allowed(statements, action, resource, keys)


def _is_principal(statement: Statement, service: str) -> bool:
    principal = statement.get("Principal", {})
    return principal == "*" or (isinstance(principal, dict) and service in _list(principal.get("Service", [])))


def _applies(statement: Statement, action: str, resource: str, keys: Keys) -> bool:
    return (
        _names(statement, "Action", action, ignore_case=True)
        and _names(statement, "Resource", resource, ignore_case=False)
        and all(_holds(operator, wanted, keys) for operator, wanted in statement.get("Condition", {}).items())
    )


def _names(statement: Statement, field: str, value: str, *, ignore_case: bool) -> bool:
    if f"Not{field}" in statement:
        return not _any_like(_list(statement[f"Not{field}"]), value, ignore_case)
    return _any_like(_list(statement.get(field, "*" if field == "Resource" else [])), value, ignore_case)


def _any_like(patterns: list[str], value: str, ignore_case: bool) -> bool:
    return any(like(pattern, value, ignore_case=ignore_case) for pattern in patterns)


def like(pattern: str, value: str, *, ignore_case: bool = False) -> bool:
    """IAM's wildcards: ``*`` any characters, ``?`` one."""
    return _expression(pattern, ignore_case).fullmatch(value) is not None


@lru_cache(maxsize=4096)
def _expression(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    escaped = pattern.replace("[", "[[]")  # fnmatch knows sets of characters, IAM does not
    return re.compile(fnmatch.translate(escaped), re.IGNORECASE if ignore_case else 0)


_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda wanted, value: wanted == value,
    "StringEqualsIgnoreCase": lambda wanted, value: wanted.lower() == value.lower(),
    "StringLike": lambda wanted, value: like(wanted, value),
    "ArnEquals": lambda wanted, value: like(wanted, value),
    "ArnLike": lambda wanted, value: like(wanted, value),
    "Bool": lambda wanted, value: wanted.lower() == value.lower(),
    "NumericEquals": lambda wanted, value: float(wanted) == float(value),
    "NumericLessThanEquals": lambda wanted, value: float(value) <= float(wanted),
    "NumericGreaterThanEquals": lambda wanted, value: float(value) >= float(wanted),
}
_NEGATIVE = {"StringNotEquals": "StringEquals", "StringNotLike": "StringLike", "ArnNotEquals": "ArnEquals"}


def _holds(operator: str, wanted: Mapping[str, Any], keys: Keys) -> bool:
    quantifier, _, name = operator.rpartition(":")
    if_exists, name = name.endswith("IfExists"), name.removesuffix("IfExists")
    return all(
        _key_holds(quantifier, name, [str(each) for each in _list(values)], keys.get(key.lower()), if_exists)
        for key, values in wanted.items()
    )


def _key_holds(quantifier: str, operator: str, wanted: list[str], values: list[str] | None, if_exists: bool) -> bool:
    if operator == "Null":
        return (values is None) == (wanted[0].lower() == "true")
    negative = operator in _NEGATIVE
    if values is None:
        return if_exists or negative or quantifier == "ForAllValues"
    compare = _OPERATORS[_NEGATIVE.get(operator, operator)]
    found = [any(compare(each, value) for each in wanted) != negative for value in values]
    return any(found) if quantifier == "ForAnyValue" else all(found)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
