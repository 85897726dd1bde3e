"""The writing of moto's answers, mended to be quicker: only members that are there are written, each found as before.

moto looks for every member that a structure may have under every name that it may have: most of DynamoDB's time.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from moto.core import responses
from moto.core.serialize import AttributePickerContext, ResponseSerializer
from moto.core.utils import method_names_from_class

from infra.local.patching import replace

Serialize = Callable[..., None]


def install() -> None:
    """Mends moto's serializers in this process."""
    replace(ResponseSerializer, "_serialize_type_structure", _of_what_is_there)
    vars(responses)["method_names_from_class"] = cache(method_names_from_class)


def _of_what_is_there(serialize: Serialize) -> Serialize:
    known: dict[tuple[type, int], _Members] = {}

    def mended(serializer: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
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
