"""What a DynamoDB request touches, as IAM's condition keys: partition keys and top-level attributes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Keys = dict[str, list[str]]
_EXPRESSIONS = ("UpdateExpression", "ConditionExpression", "ProjectionExpression", "FilterExpression")
_KEY_CONDITION = "KeyConditionExpression"
_NAME = re.compile(r"(?<![:#.\w])(#\w+|[A-Za-z]\w*)")
_EQUALITY = re.compile(r"(#?\w+)\s*=\s*(:\w+)")
_WORDS = re.compile(
    r"set|remove|add|delete|and|or|not|between|in|if_not_exists|list_append|attribute_exists|attribute_not_exists"
    r"|attribute_type|begins_with|contains|size",
    re.IGNORECASE,
)


def condition_keys(request: Mapping[str, Any]) -> Keys:
    """``dynamodb:LeadingKeys``, ``Attributes`` and ``ReturnValues`` of one item's read or write, or of one query.

    (Service Authorization Reference, "Condition keys for Amazon DynamoDB"; names there are case-insensitive.)
    """
    found = {
        "dynamodb:leadingkeys": list(dict.fromkeys(_leading(request))),
        "dynamodb:attributes": sorted(set(_attributes(request))),
        "dynamodb:returnvalues": [request["ReturnValues"]] if "ReturnValues" in request else [],
    }
    return {key: values for key, values in found.items() if values}


def _leading(request: Mapping[str, Any]) -> Iterator[str]:
    for item in _items(request):
        if "pk" in item:
            yield _plain(item["pk"])
    for name, placeholder in _EQUALITY.findall(request.get(_KEY_CONDITION, "")):
        if _resolved(request, name) == "pk":
            yield _plain(request["ExpressionAttributeValues"][placeholder])


def _items(request: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The keys and items that a request names: its own, or a batch's."""
    yield from (request[field] for field in ("Key", "Item") if field in request)
    yield from request.get("Keys", [])


def _attributes(request: Mapping[str, Any]) -> Iterator[str]:
    for item in _items(request):
        yield from item
    for field in (*_EXPRESSIONS, _KEY_CONDITION):
        for name in _NAME.findall(request.get(field, "")):
            if not _WORDS.fullmatch(name):
                yield _resolved(request, name)


def _resolved(request: Mapping[str, Any], name: str) -> str:
    names: Mapping[str, str] = request.get("ExpressionAttributeNames", {})
    return names.get(name, name)


def _plain(value: Any) -> str:
    """``{"S": "a"}`` or ``a``."""
    return str(next(iter(value.values()))) if isinstance(value, dict) else str(value)
