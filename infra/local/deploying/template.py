"""The packaged template, made ready: SAM translated, intrinsic functions resolved."""

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

NO_VALUE = object()
_REFERENCE = re.compile(r"\$\{([^!}]+)\}")


def translate(template: Mapping[str, Any]) -> dict[str, Any]:
    """The CloudFormation template that AWS would make of a SAM template; offline."""
    from samtranslator.translator.transform import transform

    source = copy.deepcopy(dict(template))
    for resource in source["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://local/code.zip"  # never fetched: handlers run in this process
    parameters = {name: given.get("Default", "") for name, given in source.get("Parameters", {}).items()}
    return dict(transform(source, parameters, _ManagedPolicies()))


class _ManagedPolicies:
    """SAM asks IAM for the names of managed policies; we name none by short name."""

    def load(self) -> dict[str, str]:
        return {}


class Intrinsics:
    """Resolves Ref, Fn::GetAtt, Fn::Sub, Fn::If and the others of this project.

    ``attribute(logical_id, name)`` gives a resource's attribute, ``"Ref"`` being its physical id; it makes the
    resource where it does not exist yet.
    """

    def __init__(
        self,
        template: Mapping[str, Any],
        parameters: Mapping[str, Any],
        attribute: Callable[[str, str], Any],
    ) -> None:
        self._template, self._parameters, self._attribute = (
            template,
            parameters,
            attribute,
        )

    def resolve(self, value: Any) -> Any:
        """The value with every intrinsic function replaced; entries that are AWS::NoValue are left out."""
        if isinstance(value, list):
            return [each for each in map(self.resolve, value) if each is not NO_VALUE]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            name, argument = next(iter(value.items()))
            function = _FUNCTIONS.get(name)
            if function is not None and not (
                name == "Condition" and isinstance(argument, dict)
            ):  # a policy's condition
                return function(self, argument)
        resolved = {key: self.resolve(each) for key, each in value.items()}
        return {key: each for key, each in resolved.items() if each is not NO_VALUE}

    def condition(self, name: str) -> bool:
        """Whether a condition of the template holds."""
        return bool(self.resolve(self._template["Conditions"][name]))

    def _ref(self, name: str) -> Any:
        return self._parameters[name] if name in self._parameters else self._attribute(name, "Ref")

    def _get_att(self, argument: Any) -> Any:
        logical_id, name = argument.split(".", 1) if isinstance(argument, str) else argument
        return self._attribute(logical_id, name)

    def _sub(self, argument: Any) -> str:
        text, names = argument if isinstance(argument, list) else (argument, {})

        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name in names:
                return str(self.resolve(names[name]))
            return str(self._get_att(name) if "." in name else self._ref(name))

        return _REFERENCE.sub(value, text).replace("${!", "${")

    def _if(self, argument: list[Any]) -> Any:
        return self.resolve(argument[1] if self.condition(argument[0]) else argument[2])

    def _find_in_map(self, argument: list[Any]) -> Any:
        first, second, third = self.resolve(argument)
        return self._template["Mappings"][first][second][third]

    def _equals(self, argument: list[Any]) -> bool:
        left, right = self.resolve(argument)
        return str(left) == str(right)


_FUNCTIONS: dict[str, Callable[[Intrinsics, Any], Any]] = {
    "Ref": Intrinsics._ref,
    "Condition": Intrinsics.condition,
    "Fn::GetAtt": Intrinsics._get_att,
    "Fn::Sub": Intrinsics._sub,
    "Fn::If": Intrinsics._if,
    "Fn::FindInMap": Intrinsics._find_in_map,
    "Fn::Join": lambda self, argument: argument[0].join(str(part) for part in self.resolve(argument[1])),
    "Fn::Select": lambda self, argument: self.resolve(argument[1])[int(argument[0])],
    "Fn::Split": lambda self, argument: self.resolve(argument[1]).split(argument[0]),
    "Fn::Equals": Intrinsics._equals,
    "Fn::Not": lambda self, argument: not self.resolve(argument[0]),
    "Fn::And": lambda self, argument: all(self.resolve(each) for each in argument),
    "Fn::Or": lambda self, argument: any(self.resolve(each) for each in argument),
}
