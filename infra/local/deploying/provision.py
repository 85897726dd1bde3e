"""Deploys a template on the doubled AWS: each resource by its own API call, as moto's CloudFormation drops half."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from infra.local.deploying.template import NO_VALUE, Intrinsics, translate
from infra.local.http.server import ACCOUNT

Attributes = dict[str, Any]  # "Ref" (the physical id) and what Fn::GetAtt may ask for

# Served by the HTTP front, watched by nobody here, or checked elsewhere (policies of queues: by the pump).
_SKIPPED = re.compile(
    r"AWS::(ApiGateway|ApiGatewayV2|CloudWatch|Logs|WAFv2|CloudFront|Route53|CertificateManager|Backup"
    r"|Lambda::Permission|Lambda::LayerVersion|SNS::TopicPolicy|SNS::Subscription|S3::BucketPolicy|XRay)"
)


class Deployment(NamedTuple):
    """What a creator may need: clients, the stack's names, and the resource's own logical id."""

    client: Callable[[str], Any]
    stack: str
    region: str
    logical_id: str

    def name(self, properties: Mapping[str, Any], key: str) -> str:
        """The physical name: the template's, or one made of the stack's name and the logical id."""
        return str(properties.get(key) or f"{self.stack}-{self.logical_id}")


Creator = Callable[[Deployment, dict[str, Any]], Attributes]
CREATORS: dict[str, Creator] = {}


def creates(resource_type: str) -> Callable[[Creator], Creator]:
    """Registers the function that makes resources of this type."""

    def register(creator: Creator) -> Creator:
        CREATORS[resource_type] = creator
        return creator

    return register


Updater = Callable[[Deployment, Attributes, dict[str, Any]], None]
UPDATERS: dict[str, Updater] = {}


def updates(resource_type: str) -> Callable[[Updater], Updater]:
    """Registers the function that changes resources of this type in place."""

    def register(updater: Updater) -> Updater:
        UPDATERS[resource_type] = updater
        return updater

    return register


class Stack:
    """One deployed template: its resources by logical id, made in the order of their references."""

    def __init__(
        self,
        template: Mapping[str, Any],
        client: Callable[[str], Any],
        region: str,
        name: str,
        given: Mapping[str, str],
    ) -> None:
        self.name, self._client, self._region = name, client, region
        self._given = given
        self.resources: dict[str, Attributes] = {}
        self._read(template)

    def _read(self, template: Mapping[str, Any]) -> None:
        self.template = translate(template)
        self._globals = template.get("Globals", {}).get("Function", {})
        self._intrinsics = Intrinsics(self.template, self._parameters(self._given), self._attribute)

    def _parameters(self, given: Mapping[str, str]) -> dict[str, Any]:
        declared = self.template.get("Parameters", {})
        missing = [name for name, it in declared.items() if "Default" not in it and name not in given]
        if missing:
            raise ValueError(f"parameters without a value: {', '.join(missing)}")
        return {
            **{name: given.get(name, it.get("Default")) for name, it in declared.items()},
            "AWS::Region": self._region,
            "AWS::AccountId": ACCOUNT,
            "AWS::Partition": "aws",
            "AWS::StackName": self.name,
            "AWS::StackId": f"arn:aws:cloudformation:{self._region}:{ACCOUNT}:stack/{self.name}/1",
            "AWS::URLSuffix": "amazonaws.com",
            "AWS::NoValue": NO_VALUE,
        }

    def deploy(self) -> None:
        """Makes everything that its conditions ask for."""
        for logical_id in self.template["Resources"]:
            if self._wanted(logical_id):
                self._make(logical_id)

    def update(self, template: Mapping[str, Any]) -> None:
        """Deploys the next version: makes what is new, changes roles, functions and state machines in place.

        Nothing is removed, and nothing else is changed.
        """
        before = set(self.resources)
        self._read(template)
        self.deploy()
        for logical_id in before & set(self.template["Resources"]):
            updater = UPDATERS.get(self.template["Resources"][logical_id]["Type"])
            if updater is not None:
                updater(self._deployment(logical_id), self.resources[logical_id], self.properties(logical_id))

    def outputs(self) -> dict[str, str]:
        """The template's outputs, and every resource's physical id by logical id."""
        physical = {logical_id: str(attributes["Ref"]) for logical_id, attributes in self.resources.items()}
        declared = {
            name: str(self._intrinsics.resolve(output["Value"]))
            for name, output in self.template.get("Outputs", {}).items()
            if "Condition" not in output or self._intrinsics.condition(output["Condition"])
        }
        return {**physical, **declared}

    def environment(self) -> dict[str, str]:
        """The environment variables of every function, together: this process is all of them."""
        own = (self.properties(name) for name in self.of_type("AWS::Lambda::Function"))
        variables: dict[str, Any] = {}
        for given in (self._intrinsics.resolve(self._globals), *own):
            variables.update(given.get("Environment", {}).get("Variables", {}))
        return {name: str(value) for name, value in variables.items()}

    def properties(self, logical_id: str) -> dict[str, Any]:
        """A resource's properties, resolved."""
        return dict(self._intrinsics.resolve(self.template["Resources"][logical_id].get("Properties", {})))

    def of_type(self, resource_type: str) -> list[str]:
        """Logical ids of the deployed resources of a type."""
        return [name for name in self.resources if self.template["Resources"][name]["Type"] == resource_type]

    def _wanted(self, logical_id: str) -> bool:
        condition = self.template["Resources"][logical_id].get("Condition")
        return condition is None or self._intrinsics.condition(condition)

    def _attribute(self, logical_id: str, name: str) -> Any:
        attributes = self._make(logical_id)
        return attributes.get(name, f"{logical_id}.{name}")

    def _make(self, logical_id: str) -> Attributes:
        if logical_id in self.resources:
            return self.resources[logical_id]
        resource = self.template["Resources"][logical_id]
        if _SKIPPED.match(resource["Type"]):
            return {"Ref": logical_id}
        self._make_dependencies(resource.get("DependsOn", []))
        creator = CREATORS.get(resource["Type"])
        if creator is None:
            raise NotImplementedError(f"{logical_id}: the local cloud has no {resource['Type']}")
        self.resources[logical_id] = creator(self._deployment(logical_id), self.properties(logical_id))
        return self.resources[logical_id]

    def _deployment(self, logical_id: str) -> Deployment:
        return Deployment(self._client, self.name, self._region, logical_id)

    def _make_dependencies(self, names: str | list[str]) -> None:
        for name in [names] if isinstance(names, str) else names:
            if self._wanted(name):
                self._make(name)
