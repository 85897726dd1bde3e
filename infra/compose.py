"""The one template: what Chalice makes of ``app.py``, and ``resources/*.yaml``, in one dictionary.

The same composition is packaged for CloudFormation and loaded by the local cloud, so that the tests run on the
infrastructure that is deployed. Policy files say what a function's code calls; what the platform calls in its
name (reading its queue, writing its log) is added here.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from chalice.cli.factory import CLIFactory
from chalice.config import Config
from chalice.deploy import models
from chalice.deploy.appgraph import ApplicationGraphBuilder, DependencyBuilder
from chalice.deploy.deployer import (
    BaseDeployStep,
    BuildStage,
    InjectDefaults,
    PolicyGenerator,
    SwaggerBuilder,
)
from chalice.deploy.swagger import CFNSwaggerGenerator
from chalice.package import PackageOptions, ResourceBuilder, SAMTemplateGenerator
from chalice.policy import AppPolicyGenerator
from chalice.utils import OSUtils

from infra import bundle, consumers, roles
from infra.yaml_cloudformation import read

PROJECT = Path(__file__).resolve().parent.parent
RESOURCES = Path(__file__).with_name("resources")
BUNDLE = "deployment.zip"
Template = dict[str, Any]


def template(stage: str = "production") -> Template:
    """The SAM template of a stage. Makes no bundle and calls nothing outside this machine."""
    composed = _of_chalice(stage)
    for path in sorted(RESOURCES.glob("*.yaml")):
        composed = merge(composed, read(path))
    composed["Parameters"]["Stage"]["Default"] = stage
    _name_functions(composed)
    _add_consumers(composed)
    roles.complete(composed)
    # Anchors of YAML share objects: written out, each place has its own.
    written_out: Template = json.loads(json.dumps(composed))
    return written_out


def merge(into: Any, added: Any) -> Any:
    """Dictionaries are merged key by key; of anything else, what is added replaces what was there."""
    if not (isinstance(into, dict) and isinstance(added, dict)):
        return added
    return {**into, **{key: merge(into.get(key), value) for key, value in added.items()}}


def functions(composed: Template) -> dict[str, dict[str, Any]]:
    """The functions' properties, by logical id."""
    resources = composed["Resources"].items()
    return {key: value["Properties"] for key, value in resources if value.get("Type") == "AWS::Serverless::Function"}


class _BundleInPlace(BaseDeployStep):
    """Names the bundle instead of making it: a template alone needs no dependency."""

    def handle_deploymentpackage(self, config: Config, resource: models.DeploymentPackage) -> None:
        """Called by Chalice for the one deployment package."""
        resource.filename = BUNDLE


class _Aws(PackageOptions):
    """The service principals, which are the same in every region that this is deployed to."""

    def __init__(self) -> None:
        """Needs no client."""

    def service_principal(self, service: str) -> str:
        """``lambda`` is ``lambda.amazonaws.com``."""
        return f"{service}.amazonaws.com"


@cache
def configuration(stage: str) -> Config:
    """Chalice's configuration of a stage, with the application loaded."""
    return CLIFactory(str(PROJECT), environ={}).create_config_obj(stage)


def _of_chalice(stage: str) -> Template:
    config = configuration(stage)
    steps = [
        InjectDefaults(),
        _BundleInPlace(),
        PolicyGenerator(policy_gen=AppPolicyGenerator(osutils=OSUtils()), osutils=OSUtils()),
        SwaggerBuilder(CFNSwaggerGenerator()),
    ]
    builder = ResourceBuilder(ApplicationGraphBuilder(), DependencyBuilder(), BuildStage(steps))
    generated: Template = SAMTemplateGenerator(config, _Aws()).generate(builder.construct_resources(config, stage))
    return generated


def _name_functions(composed: Template) -> None:
    """Names of our own: a role may then name its function's log without depending on the function."""
    for logical_id, properties in functions(composed).items():
        name = {"Fn::Sub": "${AWS::StackName}-" + roles.kebab(logical_id)}
        properties["FunctionName"] = name
        properties["Runtime"] = bundle.RUNTIME
        # Chalice calls the API's function by another name in what belongs to it.
        log_group = composed["Resources"][logical_id.replace("APIHandler", "ApiHandler") + "LogGroup"]
        log_group["Properties"]["LogGroupName"] = {"Fn::Sub": f"/aws/lambda/{name['Fn::Sub']}"}


def _add_consumers(composed: Template) -> None:
    known = functions(composed)
    for function, consumer in consumers.declared().items():
        timeout = known[consumers.camel(function)]["Timeout"]
        composed["Resources"].update(consumers.resources_of(function, consumer, timeout))
    composed["Resources"]["PublisherDeadLettersAlarm"] = consumers.dead_letters_alarm("PublisherDeadLetters")
