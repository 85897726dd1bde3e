"""Makes roles, functions, mappings, state machines, buses and rules from their CloudFormation properties."""

import io
import json
import zipfile
from typing import Any

from infra.local.deploying.provision import Attributes, Deployment, creates, updates

_MAPPING = (
    "BatchSize",
    "BisectBatchOnFunctionError",
    "DestinationConfig",
    "Enabled",
    "EventSourceArn",
    "FilterCriteria",
    "FunctionName",
    "FunctionResponseTypes",
    "MaximumBatchingWindowInSeconds",
    "MaximumRecordAgeInSeconds",
    "MaximumRetryAttempts",
    "ParallelizationFactor",
    "StartingPosition",
)


def _texts(variables: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in variables.items()}


def _empty_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("empty.py", "")
    return file.getvalue()


@creates("AWS::IAM::Role")
def role(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A role with its inline policies and the names of its managed ones."""
    iam, name = deployment.client("iam"), deployment.name(given, "RoleName")
    trust = json.dumps(given["AssumeRolePolicyDocument"])
    made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)["Role"]
    _put_policies(iam, name, given)
    for arn in given.get("ManagedPolicyArns", []):
        # moto ships no managed policies unless told; ours are the well-known ones that infra.local.iam knows by name.
        iam.tag_role(
            RoleName=name,
            Tags=[{"Key": f"managed/{arn.rsplit('/', 1)[-1]}", "Value": arn}],
        )
    return {"Ref": name, "Arn": made["Arn"], "RoleId": made["RoleId"]}


@updates("AWS::IAM::Role")
def update_role(deployment: Deployment, made: Attributes, given: dict[str, Any]) -> None:
    """Its inline policies."""
    _put_policies(deployment.client("iam"), made["Ref"], given)


def _put_policies(iam: Any, name: str, given: dict[str, Any]) -> None:
    for policy in given.get("Policies", []):
        document = json.dumps(policy["PolicyDocument"])
        iam.put_role_policy(RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=document)


@creates("AWS::IAM::Policy")
def policy(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """An inline policy put on each role named."""
    for name in given.get("Roles", []):
        deployment.client("iam").put_role_policy(
            RoleName=name,
            PolicyName=given["PolicyName"],
            PolicyDocument=json.dumps(given["PolicyDocument"]),
        )
    return {"Ref": deployment.logical_id}


@creates("AWS::Lambda::Function")
def function(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A function whose handler will run in this process."""
    client, name = deployment.client("lambda"), deployment.name(given, "FunctionName")
    made = client.create_function(
        FunctionName=name,
        Runtime=given["Runtime"],
        Role=given["Role"],
        Handler=given["Handler"],
        Code={"ZipFile": _empty_zip()},
        Timeout=int(given.get("Timeout", 3)),
        MemorySize=int(given.get("MemorySize", 128)),
        Environment={"Variables": _texts(given.get("Environment", {}).get("Variables", {}))},
        **({"DeadLetterConfig": given["DeadLetterConfig"]} if "DeadLetterConfig" in given else {}),
    )
    return {"Ref": name, "Arn": made["FunctionArn"]}


@updates("AWS::Lambda::Function")
def update_function(deployment: Deployment, made: Attributes, given: dict[str, Any]) -> None:
    """Its handler, limits and environment."""
    deployment.client("lambda").update_function_configuration(
        FunctionName=made["Ref"],
        Handler=given["Handler"],
        Timeout=int(given.get("Timeout", 3)),
        Environment={"Variables": _texts(given.get("Environment", {}).get("Variables", {}))},
    )


@creates("AWS::Lambda::EventInvokeConfig")
def event_invoke_config(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """How often an asynchronous invocation is tried, and where it goes when it failed."""
    keep = (
        "FunctionName",
        "MaximumRetryAttempts",
        "MaximumEventAgeInSeconds",
        "DestinationConfig",
    )
    deployment.client("lambda").put_function_event_invoke_config(**{key: given[key] for key in keep if key in given})
    return {"Ref": deployment.logical_id}


@creates("AWS::Lambda::EventSourceMapping")
def event_source_mapping(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """What the pump polls for a function."""
    request = {key: given[key] for key in _MAPPING if key in given}
    made = deployment.client("lambda").create_event_source_mapping(**request)
    return {"Ref": made["UUID"]}


@creates("AWS::StepFunctions::StateMachine")
def state_machine(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A state machine that executes its real definition."""
    name = deployment.name(given, "StateMachineName")
    arn = deployment.client("stepfunctions").create_state_machine(
        name=name,
        definition=_definition(given),
        roleArn=given["RoleArn"],
        type=given.get("StateMachineType", "STANDARD"),
    )["stateMachineArn"]
    return {"Ref": arn, "Arn": arn, "Name": name}


@updates("AWS::StepFunctions::StateMachine")
def update_state_machine(deployment: Deployment, made: Attributes, given: dict[str, Any]) -> None:
    """Its definition and role; executions that run keep the definition they began with."""
    deployment.client("stepfunctions").update_state_machine(
        stateMachineArn=made["Arn"], definition=_definition(given), roleArn=given["RoleArn"]
    )


def _definition(given: dict[str, Any]) -> str:
    definition: str = given.get("DefinitionString") or json.dumps(given["Definition"])
    for name, value in given.get("DefinitionSubstitutions", {}).items():
        definition = definition.replace("${" + name + "}", value)
    return definition


@creates("AWS::Events::EventBus")
def event_bus(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A bus of our own."""
    made = deployment.client("events").create_event_bus(Name=given["Name"])
    return {"Ref": given["Name"], "Name": given["Name"], "Arn": made["EventBusArn"]}


@creates("AWS::Events::Archive")
def archive(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """Kept nowhere: nothing here replays."""
    return {"Ref": deployment.logical_id}


@creates("AWS::Events::Rule")
def rule(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A pattern or a schedule, with its targets."""
    events, name = deployment.client("events"), deployment.name(given, "Name")
    bus = {"EventBusName": given["EventBusName"]} if "EventBusName" in given else {}
    request: dict[str, Any] = {}
    request.update({key: given[key] for key in ("ScheduleExpression", "State", "Description") if key in given})
    if "EventPattern" in given:
        request["EventPattern"] = json.dumps(given["EventPattern"])
    arn = events.put_rule(Name=name, **request, **bus)["RuleArn"]
    if given.get("Targets"):
        events.put_targets(Rule=name, Targets=given["Targets"], **bus)
    return {"Ref": name, "Arn": arn}
