"""The template that is deployed: what must hold of every resource of a kind."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from chalicelib.config import Settings
from chalicelib.files.parts import MAX_FILE_BYTES
from infra import compose, consumers, lint
from infra.local.deploying.template import Intrinsics
from infra.seed.specification import DEMO, read
from tests.infra.composed import as_list, of_type, policies, template

EVENTS = Path(compose.__file__).with_name("events")
TEN_MINUTES = 600
FUNCTIONS = {
    "APIHandler", "Accounts", "Bulk", "Bundler", "Circuit", "Closer", "DepositEvents", "Eraser", "EvidenceEvents",
    "Heads", "Importer", "Inspection", "Lasting", "Mailer", "Onboarding", "Publisher", "Receipts", "Registrar",
    "RegisteredEvents", "RegistryEvents", "Sequencer", "Signer", "SigningEvents", "Sweeper", "Verifier",
}  # fmt: skip
# Actions that IAM lets nobody narrow to a resource (of the malware scan's we know of none that it takes).
WITHOUT_RESOURCE = re.compile(
    r"guardduty:SendObjectMalwareScan|xray:.*|kms:CreateKey|dynamodb:ListStreams|logs:\w+LogDeliver\w+|logs:(PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)"
)


def test_cloudformation_would_take_the_template_without_an_error_or_a_warning() -> None:
    assert lint.findings(template()) == []


def test_the_template_is_within_cloudformations_limits() -> None:
    assert len(template()["Resources"]) <= 500
    assert len(json.dumps(template())) <= 1_000_000


def test_the_gateways_own_pages_lead_to_the_custom_domain_where_there_is_one() -> None:
    pages = template()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
    assert "${PublicUrl}" not in json.dumps(pages)


def test_every_function_of_the_design_is_there_and_no_other() -> None:
    assert set(of_type("AWS::Serverless::Function")) == FUNCTIONS


def test_inspections_disk_holds_two_of_the_largest_files() -> None:
    disk_mb = of_type("AWS::Serverless::Function")["Inspection"]["Properties"]["EphemeralStorage"]["Size"]
    assert disk_mb * 2**20 >= 2 * MAX_FILE_BYTES
    assert consumers.declared()["inspection"]["batch"] == 1


def test_the_portal_puts_parts_and_reads_what_storage_says_of_them() -> None:
    (rule,) = of_type("AWS::S3::Bucket")["QuarantineBucket"]["Properties"]["CorsConfiguration"]["CorsRules"]
    assert {"POST", "PUT"} == set(rule["AllowedMethods"])
    assert {"ETag", "x-amz-checksum-sha256"} <= set(rule["ExposedHeaders"])


def test_parts_that_nobody_completes_are_thrown_away_after_a_day() -> None:
    rules = of_type("AWS::S3::Bucket")["QuarantineBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert [rule["AbortIncompleteMultipartUpload"] for rule in rules] == [{"DaysAfterInitiation": 1}]


def test_what_was_removed_ends_wherever_old_versions_are_kept_and_not_locked() -> None:
    for name, bucket in of_type("AWS::S3::Bucket").items():
        properties = bucket["Properties"]
        if "VersioningConfiguration" not in properties or properties.get("ObjectLockEnabled"):
            continue
        rules = properties["LifecycleConfiguration"]["Rules"]
        ends = [
            it["NoncurrentVersionExpiration"]["NoncurrentDays"] for it in rules if "NoncurrentVersionExpiration" in it
        ]
        assert ends and max(ends) <= 7, name


def test_each_function_has_a_role_of_its_own() -> None:
    roles = [it["Properties"]["Role"]["Fn::GetAtt"][0] for it in of_type("AWS::Serverless::Function").values()]
    assert len(set(roles)) == len(roles)


def test_functions_are_told_every_setting_and_nothing_else_of_ours() -> None:
    variables = template()["Globals"]["Function"]["Environment"]["Variables"]
    told = {name for name in variables if name.startswith("WASL_")}
    settings = {f"WASL_{field.name.upper()}" for field in fields(Settings)}
    assert told == settings - {"WASL_REGION"}  # Lambda itself says the region


def test_a_star_stands_only_where_iam_takes_nothing_else() -> None:
    stars = [
        (role, action)
        for role, statement in policies()
        if "*" in as_list(statement["Resource"])
        for action in as_list(statement["Action"])
        if not WITHOUT_RESOURCE.fullmatch(action)
    ]
    assert stars == []


def test_no_policy_allows_every_action_of_a_service() -> None:
    assert [(role, it["Action"]) for role, it in policies() if any("*" in a for a in as_list(it["Action"]))] == []


def test_keys_made_at_run_time_are_used_only_by_their_purpose_and_only_to_sign() -> None:
    on_all_keys = [(role, it) for role, it in policies() if ":key/*" in json.dumps(it["Resource"])]
    assert on_all_keys
    for role, statement in on_all_keys:
        if not role.startswith("Onboarding"):
            assert as_list(statement["Action"]) == ["kms:Sign"]
        kind = "RequestTag" if statement["Action"] == "kms:TagResource" else "ResourceTag"
        assert {f"aws:{kind}/wasl:purpose", f"aws:{kind}/wasl:stack"} <= set(statement["Condition"]["StringEquals"])


def test_only_keys_of_this_stacks_seals_and_people_are_made_and_only_to_sign() -> None:
    made = [it for _, it in policies() if "kms:CreateKey" in as_list(it["Action"])]
    assert [it["Condition"]["StringEquals"] for it in made] == [
        {
            "aws:RequestTag/wasl:purpose": ["seal", "signature"],
            "aws:RequestTag/wasl:stack": {"Ref": "AWS::StackName"},
            "kms:KeyUsage": "SIGN_VERIFY",
        }
    ]


def test_every_queue_has_dead_letters_and_their_alarm() -> None:
    queues = of_type("AWS::SQS::Queue")
    counted = [it for it in _alarms_of("AWS/SQS") if it["Properties"]["MetricName"].endswith("MessagesVisible")]
    watched = {alarm["Properties"]["Dimensions"][0]["Value"]["Fn::GetAtt"][0] for alarm in counted}
    dead = {key for key in queues if key.endswith("DeadLetters")}
    assert dead == watched
    for key in set(queues) - dead:
        redrive = queues[key]["Properties"]["RedrivePolicy"]
        assert redrive["deadLetterTargetArn"]["Fn::GetAtt"][0] in dead
        assert redrive["maxReceiveCount"] * queues[key]["Properties"]["VisibilityTimeout"] >= TEN_MINUTES


def test_a_message_stays_hidden_for_as_long_as_its_function_may_work_on_it() -> None:
    timeouts = {key: it["Properties"]["Timeout"] for key, it in of_type("AWS::Serverless::Function").items()}
    hidden = _hidden_seconds()
    assert hidden.keys() >= {consumers.camel(function) for function in consumers.declared()}
    assert {key: seconds for key, seconds in hidden.items() if seconds < timeouts[key]} == {}


def test_whoever_waits_for_a_verdict_a_number_or_a_receipt_does_not_wait_long_for_a_second_try() -> None:
    hidden = _hidden_seconds()
    assert (hidden["Registrar"], hidden["Receipts"], hidden["Inspection"]) == (30, 90, 150)


def _hidden_seconds() -> dict[str, int]:
    """For how long a message that was handed to a function is hidden from others."""
    queues, mappings = of_type("AWS::SQS::Queue"), of_type("AWS::Lambda::EventSourceMapping").values()
    pairs = [(it["Properties"]["FunctionName"], it["Properties"]["EventSourceArn"]) for it in mappings]
    found = {function["Fn::GetAtt"][0]: source["Fn::GetAtt"][0] for function, source in pairs}
    return {key: queues[name]["Properties"]["VisibilityTimeout"] for key, name in found.items() if name in queues}


def test_every_mapping_lets_a_function_fail_message_by_message() -> None:
    for mapping in of_type("AWS::Lambda::EventSourceMapping").values():
        assert mapping["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


@pytest.mark.parametrize("table", sorted(of_type("AWS::DynamoDB::Table")))
def test_a_table_outlives_the_stack_and_can_be_put_back(table: str) -> None:
    resource = of_type("AWS::DynamoDB::Table")[table]
    properties = resource["Properties"]
    assert resource["DeletionPolicy"] == resource["UpdateReplacePolicy"] == "Retain"
    assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
    assert properties["DeletionProtectionEnabled"]
    assert "SSESpecification" not in properties  # encrypted by DynamoDB's own key; named, KMS charges for each use


@pytest.mark.parametrize("bucket", sorted(of_type("AWS::S3::Bucket")))
def test_a_bucket_is_private_encrypted_and_spoken_to_over_tls_only(bucket: str) -> None:
    properties = of_type("AWS::S3::Bucket")[bucket]["Properties"]
    assert all(properties["PublicAccessBlockConfiguration"].values())
    assert properties["BucketEncryption"]
    (policy,) = [p for p in of_type("AWS::S3::BucketPolicy").values() if p["Properties"]["Bucket"] == {"Ref": bucket}]
    statement, *_ = policy["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Effect"] == "Deny" and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_uploads_in_quarantine_are_read_by_inspection_and_scan_alone_and_tagged_by_the_scan() -> None:
    policy = of_type("AWS::S3::BucketPolicy")["QuarantineBucketPolicy"]["Properties"]["PolicyDocument"]
    denied = {statement["Sid"]: statement for statement in policy["Statement"]}
    inspection, scan = {"Fn::GetAtt": ["InspectionRole", "Arn"]}, {"Fn::GetAtt": ["MalwareScanRole", "Arn"]}
    readers = {
        "ArnNotEquals": {"aws:PrincipalArn": [inspection, {"Fn::If": ["ScansUploads", scan, {"Ref": "AWS::NoValue"}]}]}
    }
    assert denied["OnlyInspectionAndScanRead"]["Condition"] == readers
    taggers = {"ArnNotEquals": {"aws:PrincipalArn": {"Fn::If": ["ScansUploads", scan, inspection]}}}
    assert denied["OnlyTheScanTags"]["Condition"] == taggers
    for statement in (denied["OnlyInspectionAndScanRead"], denied["OnlyTheScanTags"]):
        assert (statement["Effect"], statement["Principal"]) == ("Deny", "*")
        assert statement["Resource"] == {"Fn::Sub": "${QuarantineBucket.Arn}/uploads/*"}
    granted = {role for role, it in policies() if "QuarantineBucket.Arn}/uploads" in str(it) and "GetObject" in str(it)}
    assert granted == {"InspectionRole", "MalwareScanRole"}


def test_the_scan_is_there_where_it_is_asked_for_and_nowhere_else() -> None:
    scan = {name: it for name, it in template()["Resources"].items() if name.startswith("MalwareScan")}
    assert {name: it["Condition"] for name, it in scan.items()} == {
        "MalwareScanRole": "ScansUploads",
        "MalwareScanPlan": "ScansUploads",
    }
    assert scan["MalwareScanPlan"]["Properties"]["Actions"] == {"Tagging": {"Status": "ENABLED"}}


def test_only_the_portals_origin_may_send_to_a_bucket() -> None:
    for bucket in of_type("AWS::S3::Bucket").values():
        for rule in bucket["Properties"].get("CorsConfiguration", {}).get("CorsRules", []):
            assert set(rule["AllowedMethods"]) <= {"POST", "PUT"} and "*" not in rule["AllowedOrigins"]


def test_evidence_is_locked_for_a_period_that_production_must_choose() -> None:
    properties = of_type("AWS::S3::Bucket")["EvidenceBucket"]["Properties"]
    retention = properties["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    assert retention == {"Mode": "COMPLIANCE", "Days": {"Ref": "EvidenceLockDays"}}
    assertions = template()["Rules"]["ProductionIsComplete"]["Assertions"]
    assert {"Fn::Not": [{"Fn::Equals": [{"Ref": "EvidenceLockDays"}, "1"]}]} in [it["Assert"] for it in assertions]


def test_every_event_that_a_rule_waits_for_has_a_schema() -> None:
    names = {
        name
        for rule in of_type("AWS::Events::Rule").values()
        if rule["Properties"].get("EventPattern", {}).get("source") == ["wasl"]
        for name in rule["Properties"]["EventPattern"].get("detail-type", ())
    }
    assert names
    assert {name for name in names if not (EVENTS / f"{name}.schema.json").exists()} == set()


def test_an_identity_of_mail_is_made_only_where_the_account_has_none_and_is_never_taken_away() -> None:
    identity = of_type("AWS::SES::EmailIdentity")["MailIdentity"]
    assert (identity["DeletionPolicy"], identity["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert identity["Condition"] == "MakesMailIdentity"
    told = Intrinsics(template(), {"ExistingMailIdentity": "example.ma", "MailFrom": "bureau@example.ma"}, _nothing)
    assert not told.condition("MakesMailIdentity")
    (mailer,) = [it for role, it in policies() if role == "MailerRole" and it["Sid"] == "SendMail"]
    assert told.resolve(mailer["Resource"][0]["Fn::Sub"][1]["Identity"]) == "example.ma"


def _nothing(logical_id: str, name: str) -> str:
    raise AssertionError(f"{logical_id} is not made")


def test_the_circuit_is_where_functions_look_for_it() -> None:
    machine = of_type("AWS::StepFunctions::StateMachine")["CircuitStateMachine"]["Properties"]
    name = machine["StateMachineName"]["Fn::Sub"]
    variables = template()["Globals"]["Function"]["Environment"]["Variables"]
    assert variables["WASL_CIRCUIT_ARN"]["Fn::Sub"].endswith(f":stateMachine:{name}")
    assert set(re.findall(r"\$\{(\w+)\}", machine["DefinitionString"])) == set(machine["DefinitionSubstitutions"])


def test_oldest_unregistered_deposit_stuck_folders_and_late_publishing_have_alarms() -> None:
    metrics = {alarm["Properties"]["MetricName"] for alarm in of_type("AWS::CloudWatch::Alarm").values()}
    assert {"OldestUnregisteredSeconds", "StuckFolders", "IteratorAge"} <= metrics


def test_a_circuit_that_ends_in_any_bad_way_has_its_alarm() -> None:
    watched = {alarm["Properties"]["MetricName"] for alarm in _alarms_of("AWS/States")}
    assert watched == {"ExecutionsFailed", "ExecutionsAborted", "ExecutionsTimedOut"}


def test_every_alarm_tells_somebody() -> None:
    assert all(alarm["Properties"]["AlarmActions"] for alarm in of_type("AWS::CloudWatch::Alarm").values())


def test_the_demonstration_seats_every_step_of_its_circuits() -> None:
    spec = read(DEMO)
    steps = [step for circuit in spec.circuits.values() for group in circuit.groups for step in group["steps"]]
    assert {step["desk"] for step in steps} <= {desk for agent in spec.agents.values() for desk in agent.desks}


def _alarms_of(namespace: str) -> list[dict[str, Any]]:
    return [it for it in of_type("AWS::CloudWatch::Alarm").values() if it["Properties"]["Namespace"] == namespace]
