"""Makes mail identities, user pools and topics from their CloudFormation properties."""

from typing import Any

from infra.local.deploying.provision import Attributes, Deployment, creates
from infra.local.mail import ses_events

_POOL = (
    "AccountRecoverySetting",
    "AdminCreateUserConfig",
    "AliasAttributes",
    "AutoVerifiedAttributes",
    "MfaConfiguration",
    "Policies",
    "Schema",
    "UsernameAttributes",
    "UsernameConfiguration",
)


@creates("AWS::SES::EmailIdentity")
def email_identity(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A domain or address that mail may be sent from."""
    deployment.client("sesv2").create_email_identity(EmailIdentity=given["EmailIdentity"])
    names = {f"DkimDNSTokenName{n}": f"dkim{n}" for n in (1, 2, 3)}
    return {
        "Ref": given["EmailIdentity"],
        **names,
        **{f"DkimDNSTokenValue{n}": f"dkim{n}" for n in (1, 2, 3)},
    }


@creates("AWS::SES::ConfigurationSet")
def configuration_set(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """The set that sent mails name."""
    name = deployment.name(given, "Name")
    deployment.client("sesv2").create_configuration_set(ConfigurationSetName=name)
    return {"Ref": name}


@creates("AWS::SES::ConfigurationSetEventDestination")
def event_destination(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """Where bounces and complaints of a set's mails are told: on the default bus."""
    destination = given["EventDestination"]
    if destination["Enabled"] and "EventBridgeDestination" in destination:
        ses_events.hear(given["ConfigurationSetName"], destination["MatchingEventTypes"])
    return {"Ref": deployment.logical_id}


@creates("AWS::Cognito::UserPool")
def user_pool(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """The pool; second factors are switched on by their own call, as on AWS."""
    cognito = deployment.client("cognito-idp")
    request = {key: given[key] for key in _POOL if key in given and key != "MfaConfiguration"}
    pool = cognito.create_user_pool(PoolName=deployment.name(given, "UserPoolName"), **request)["UserPool"]
    if "MfaConfiguration" in given:
        cognito.set_user_pool_mfa_config(
            UserPoolId=pool["Id"],
            MfaConfiguration=given["MfaConfiguration"],
            SoftwareTokenMfaConfiguration={"Enabled": "SOFTWARE_TOKEN_MFA" in given.get("EnabledMfas", [])},
        )
    provider = f"cognito-idp.{deployment.region}.amazonaws.com/{pool['Id']}"
    return {
        "Ref": pool["Id"],
        "UserPoolId": pool["Id"],
        "Arn": pool["Arn"],
        "ProviderName": provider,
        "ProviderURL": f"https://{provider}",
    }


@creates("AWS::Cognito::UserPoolClient")
def user_pool_client(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A client of the pool."""
    request = {key: value for key, value in given.items() if key != "ClientName"}
    made = deployment.client("cognito-idp").create_user_pool_client(
        ClientName=deployment.name(given, "ClientName"), **request
    )["UserPoolClient"]
    return {
        "Ref": made["ClientId"],
        "ClientId": made["ClientId"],
        "ClientSecret": made.get("ClientSecret", ""),
    }


@creates("AWS::Cognito::UserPoolGroup")
def user_pool_group(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A group of the pool."""
    keep = ("UserPoolId", "GroupName", "Description", "Precedence")
    deployment.client("cognito-idp").create_group(**{key: given[key] for key in keep if key in given})
    return {"Ref": given["GroupName"]}


@creates("AWS::SNS::Topic")
def topic(deployment: Deployment, given: dict[str, Any]) -> Attributes:
    """A topic for alarms; no alarm ever fires here."""
    arn = deployment.client("sns").create_topic(Name=deployment.name(given, "TopicName"))["TopicArn"]
    return {"Ref": arn, "TopicArn": arn, "TopicName": arn.rsplit(":", 1)[-1]}
