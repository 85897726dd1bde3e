"""The reading of questions to moto and the writing of its answers, mended to be quicker: what is read or written stays.

moto looks for every member that a structure may have, and under every name that it may have: most of DynamoDB's time.
Here only members that are there are written, each found as before; and texts and numbers in items go as they stand.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from moto.core import responses
from moto.core.parse import BaseJSONParser
from moto.core.serialize import AttributePickerContext, ResponseSerializer
from moto.core.utils import method_names_from_class

from infra.local.patching import replace

Serialize = Callable[..., None]
_AS_IT_STANDS = {"S", "N", "BOOL", "NULL"}  # kinds of a value whose form in DynamoDB's JSON is moto's own


def install() -> None:
    """Mends moto's serializers in this process."""
    replace(ResponseSerializer, "_serialize_type_structure", _of_what_is_there)
    replace(BaseJSONParser, "_parse_structure", _values_as_they_stand)
    vars(responses)["method_names_from_class"] = cache(method_names_from_class)


def _stands(shape: Any, value: Any) -> bool:
    """Whether it is a plain value of an item, which need not be gone through."""
    if shape.name != "AttributeValue" or type(value) is not dict or len(value) != 1:
        return False
    ((kind, plain),) = value.items()
    return kind in _AS_IT_STANDS and type(plain) in (str, bool)


def _values_as_they_stand(parse: Callable[[Any, Any, Any], Any]) -> Callable[[Any, Any, Any], Any]:
    def mended(parser: Any, shape: Any, value: Any) -> Any:
        return value if _stands(shape, value) else parse(parser, shape, value)

    return mended


def _of_what_is_there(serialize: Serialize) -> Serialize:
    known: dict[tuple[type, int], _Members] = {}

    def mended(serializer: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
        if _stands(shape, value):
            serializer._default_serialize(serialized, dict(value), shape, key)
            return
        picker = serializer._value_picker
        if type(value) is not dict or picker.response_transformers:
            serialize(serializer, serialized, value, shape, key)
            return
        place = type(picker), id(shape)
        if place not in known:
            known[place] = _Members(serializer, shape)
        written = serializer.MAP_TYPE() if key else serialized
        for name, member in known[place].of(value):
            serializer._serialize_structure_member(written, value, member, name)
        if key:
            serializer._default_serialize(serialized, written, shape, key)

    return mended


class _Members:
    """A structure's members, by each name under which a dictionary may hold them.

    The shape is kept with them: as long as it is, no other has its id.
    """

    def __init__(self, serializer: Any, shape: Any) -> None:
        self._shape = shape
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for name, member in shape.members.items():
            member.parent = shape
            for alias in _aliases(serializer, name, member):
                self._by_name[alias].add(name)

    def of(self, value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """Those that the dictionary may hold, in the structure's order."""
        found = {name for key in value for name in self._by_name.get(key, ())}
        return ((name, member) for name, member in self._shape.members.items() if name in found)


def _aliases(serializer: Any, name: str, member: Any) -> Iterator[str]:
    model = serializer.operation_model
    context = AttributePickerContext({}, name, member, model, model.service_model, name)
    for alias in serializer._value_picker.get_possible_keys(context):
        yield alias.partition(".")[0]  # a dot leads into what the first name holds
