"""``python -m infra cost``: what an act and a month cost, from counted usage and a dated price list.

Lambda's durations are processor seconds as measured, made longer where the function's memory gives it less than one
processor, and the waiting for AWS as assumed in ``prices.yaml``. Left out: traffic to the internet, free tiers, the
domain, support, taxes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from infra import compose, usage
from infra.usage import Runs, Usage

PRICES = Path(__file__).with_name("prices.yaml")
GB = 1024**3
SIZES = (10, 100, 1000)
IDLE = {"sweep": "Sweeps", "eraser": "Erasing"}
"""What runs by the clock though nobody does anything, and what its runs are called in the month."""
_S3_WRITES = ("PutObject", "CopyObject", "ListObjectVersions", "ListObjectsV2", "PutObjectRetention")

Bill = dict[str, float]
"""US dollars by what they are paid for."""


@dataclass(frozen=True)
class Prices:
    """The list: dollars a unit, and what is assumed where nothing was counted."""

    as_of: str
    region: str
    verified: bool
    of: Mapping[str, float]
    assumed: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path = PRICES) -> "Prices":
        """The list in a file."""
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(str(given["as_of"]), given["region"], given["verified"], given["prices"], given["assumptions"])


@dataclass(frozen=True)
class Stack:
    """What of the deployed stack has a price by being there: memory by function, alarms, polled queues, traces."""

    memory_megabytes: Mapping[str, int]
    alarms: int
    polled_queues: int
    traced: frozenset[str] = frozenset()
    """The functions whose every run may leave a trace."""

    @classmethod
    def of(cls, template: dict[str, Any]) -> "Stack":
        """Read from the composed template."""
        functions = {_name(key): it for key, it in compose.functions(template).items()}
        memory = {name: it["MemorySize"] for name, it in functions.items()}
        traced = frozenset(name for name, it in functions.items() if it.get("Tracing") == "Active")
        resources = list(template["Resources"].values())
        alarms = sum(it["Type"] == "AWS::CloudWatch::Alarm" for it in resources)
        mappings = [it["Properties"] for it in resources if it["Type"] == "AWS::Lambda::EventSourceMapping"]
        return cls(memory, alarms, sum("Queue" in json.dumps(it["EventSourceArn"]) for it in mappings), traced)


def _name(logical_id: str) -> str:
    """``DepositEvents`` as its runs are counted: ``deposit_events``; APIHandler keeps its name."""
    if logical_id == "APIHandler":
        return logical_id
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in logical_id).lstrip("_")


@dataclass(frozen=True)
class Costs:
    """The model: prices of a stack."""

    prices: Prices
    stack: Stack

    def of_act(self, used: Usage) -> Bill:
        """What one act costs when it is done."""
        price = self.prices.of
        calls = used.calls_of
        s3_writes = calls("s3", *_S3_WRITES) + used.uploads
        return {
            "Lambda": sum(self._runs(name, runs, used) for name, runs in used.functions.items()),
            "API Gateway": used.http_requests * price["api_gateway_request"],
            "DynamoDB": (used.units.write + used.units.index) * price["dynamodb_write_unit"]
            + used.units.read * price["dynamodb_read_unit"],
            "S3": s3_writes * price["s3_write_request"]
            + (calls("s3") + used.uploads - s3_writes) * price["s3_read_request"],
            "SQS": calls("sqs") * price["sqs_request"],
            "EventBridge": used.events * price["eventbridge_event"],
            "Step Functions": used.transitions * price["step_functions_transition"],
            "KMS": calls("kms") * price["kms_request"],
            "SES": used.mails * price["ses_mail"] + used.attached_bytes / GB * price["ses_attached_gb"],
            "Malware scan": used.uploads * price["guardduty_object"]
            + (used.object_bytes / GB * price["guardduty_gb"] if used.uploads else 0.0),  # what is kept was scanned
            "Logs and traces": self._watching(used),
        }

    def kept_a_month(self, used: Usage) -> Bill:
        """What it costs each month that its items and objects are kept."""
        price = self.prices.of
        table = price["dynamodb_gb_month"] + price["dynamodb_pitr_gb_month"]
        return {
            "DynamoDB": used.table_bytes / GB * table,
            "S3": used.object_bytes / GB * price["s3_gb_month"],
        }

    def of_month(self, idle: Mapping[str, Usage], administrations: int) -> Bill:
        """What a month costs in which nobody does anything; ``idle`` is what one run of each of ``IDLE`` uses."""
        price, assumed = self.prices.of, self.prices.assumed
        keys = 2 + administrations * assumed["keys_an_administration"]
        polls = self.stack.polled_queues * assumed["idle_polls_a_queue_and_month"]
        return {
            "KMS keys": keys * price["kms_key_month"],
            "Cognito": administrations * assumed["agents_an_administration"] * price["cognito_user_month"],
            "Alarms": self.stack.alarms * price["cloudwatch_alarm_month"],
            "Metrics": assumed["custom_metrics"] * price["cloudwatch_metric_month"],
            "Polling of queues": polls * price["sqs_request"],
            **{
                IDLE[name]: assumed["runs_a_month"][name] * sum(self.of_act(run).values()) for name, run in idle.items()
            },
        }

    def billed_seconds(self, function: str, runs: Runs, used: Usage) -> float:
        """What Lambda counts for these runs, cold starts included."""
        assumed = self.prices.assumed
        share = min(1.0, self.stack.memory_megabytes[function] / assumed["full_processor_megabytes"])
        starts = runs.invocations * assumed["cold_starts"] * assumed["cold_start_seconds"]
        latency = assumed["latency_seconds"]
        waiting = sum(count * latency.get(service, 0) for service, count in used.waits_of(function).items())
        return float((runs.cpu_seconds + starts) / share + waiting)

    def _runs(self, function: str, runs: Runs, used: Usage) -> float:
        gigabytes = self.stack.memory_megabytes[function] / 1024
        paid = self.billed_seconds(function, runs, used) * gigabytes * self.prices.of["lambda_gb_second"]
        return paid + runs.invocations * self.prices.of["lambda_request"]

    def _watching(self, used: Usage) -> float:
        """Log lines of every run and, at most, one trace of each that may leave one."""
        logged = used.invocations * self.prices.assumed["log_bytes_an_invocation"] / GB
        traced = sum(runs.invocations for name, runs in used.functions.items() if name in self.stack.traced)
        return float(logged * self.prices.of["cloudwatch_log_gb"] + traced * self.prices.of["xray_trace"])


def report(measured: Mapping[str, Usage]) -> list[str]:
    """The tables: a thousand of each act, and the month of 10, 100 and 1,000 administrations."""
    costs = Costs(Prices.read(), Stack.of(compose.template()))
    prices = costs.prices
    acts = {act: used for act, used in measured.items() if act not in IDLE}
    idle = {name: measured[name] for name in IDLE}
    once = {act: _thousand(costs.of_act(used)) for act, used in acts.items()}
    kept = {act: _thousand(costs.kept_a_month(used)) for act, used in acts.items()}
    months = {f"{size:,} adm.": costs.of_month(idle, size) for size in SIZES}
    state = "verified" if prices.verified else "list prices, to be verified"
    return [
        f"Prices: AWS {prices.region}, {prices.as_of}, {state}; US dollars; without free tiers",
        *_table("Variable cost of 1,000", once, 3),
        *_table("Storage of 1,000, each month kept", kept, 4),
        *_table("Fixed cost a month", months, 2),
    ]


def cost() -> int:
    """Prints the tables for the usage that was recorded."""
    print("\n".join(report(usage.read())))
    return 0


def _thousand(bill: Bill) -> Bill:
    return {name: 1000 * dollars for name, dollars in bill.items()}


def _table(title: str, columns: Mapping[str, Bill], digits: int) -> list[str]:
    names = list(next(iter(columns.values())))
    lines = [f"\n{title:34}" + "".join(f"{head:>13}" for head in columns)]
    lines += [f"  {name:32}" + "".join(f"{bill[name]:13,.{digits}f}" for bill in columns.values()) for name in names]
    return [*lines, f"  {'all':32}" + "".join(f"{sum(bill.values()):13,.{digits}f}" for bill in columns.values())]
