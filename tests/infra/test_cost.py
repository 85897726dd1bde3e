"""The cost model, on prices and usage small enough to be reckoned by hand."""

from pathlib import Path

import pytest

from infra import compose, usage
from infra.cost import GB, Costs, Prices, Stack, report
from infra.usage import Runs, Units, Usage

FREE = dict.fromkeys(Prices.read().of, 0.0)
NOTHING = {
    "full_processor_megabytes": 2000,
    "latency_seconds": {"dynamodb": 0.5, "timestamp": 1.0},
    "cold_starts": 0,
    "cold_start_seconds": 0,
    "log_bytes_an_invocation": 0,
    "idle_polls_a_queue_and_month": 100,
    "custom_metrics": 8,
    "runs_a_month": {"sweep": 1000, "eraser": 10},
    "keys_an_administration": 3,
    "agents_an_administration": 20,
}
STACK = Stack(
    {"registrar": 1024, "receipts": 4096, "APIHandler": 1024, "mailer": 1024},
    alarms=14,
    polled_queues=8,
    traced=frozenset({"APIHandler"}),
)


def costs(assumed: dict[str, float] | None = None, **prices: float) -> Costs:
    """The model where everything is free but what is priced here."""
    return Costs(Prices("2026-11-22", "nowhere", False, FREE | prices, NOTHING | (assumed or {})), STACK)


def test_a_function_pays_for_its_work_stretched_by_its_memory_and_for_its_waiting() -> None:
    used = Usage({"registrar": Runs(2, 0.256)}, {"registrar": {"dynamodb.Query": 3, "timestamp.Token": 1}})
    seconds = costs().billed_seconds("registrar", used.functions["registrar"], used)
    assert seconds == pytest.approx(0.256 / 0.512 + 3 * 0.5 + 1.0)
    bill = costs(lambda_gb_second=2, lambda_request=10).of_act(used)
    assert bill["Lambda"] == pytest.approx(2 * seconds + 2 * 10)


def test_memory_beyond_one_processor_makes_nothing_faster_and_is_paid_for() -> None:
    used = Usage({"receipts": Runs(1, 0.25)})
    assert costs(lambda_gb_second=1).of_act(used)["Lambda"] == pytest.approx(0.25 * 4)


def test_a_share_of_the_runs_starts_cold() -> None:
    used = Usage({"receipts": Runs(10, 1.0)})
    model = costs({"cold_starts": 0.1, "cold_start_seconds": 0.6})
    assert model.billed_seconds("receipts", used.functions["receipts"], used) == pytest.approx(1.6)


def test_units_of_tables_and_indexes_are_written_at_one_price() -> None:
    used = Usage(tables={"Log": Units(4, 2, 0), "Registry": Units(6, 3, 5)})
    assert costs(dynamodb_write_unit=1).of_act(used)["DynamoDB"] == 15
    assert costs(dynamodb_read_unit=1).of_act(used)["DynamoDB"] == 5


def test_each_upload_is_scanned_once_and_by_its_size() -> None:
    model = costs(guardduty_object=2, guardduty_gb=10)
    assert model.of_act(Usage(uploads=3, object_bytes=GB))["Malware scan"] == pytest.approx(3 * 2 + 10)
    assert model.of_act(Usage(object_bytes=GB))["Malware scan"] == 0


def test_uploads_and_writes_to_storage_cost_otherwise_than_reads() -> None:
    used = Usage(calls={"inspection": {"s3.CopyObject": 2, "s3.GetObject": 5}}, uploads=3)
    assert costs(s3_write_request=1, s3_read_request=100).of_act(used)["S3"] == 3 + 2 + 500


def test_polls_and_deliveries_of_the_platform_are_paid_for_as_calls_of_functions_are() -> None:
    used = Usage(calls={usage.PLATFORM: {"sqs.ReceiveMessage": 4}, "APIHandler": {"sqs.SendMessage": 1}})
    assert costs(sqs_request=1).of_act(used)["SQS"] == 5


def test_every_run_writes_its_log_and_only_what_is_traced_leaves_traces() -> None:
    used = Usage({"APIHandler": Runs(2, 0.0), "mailer": Runs(3, 0.0)})
    assert costs({"log_bytes_an_invocation": GB}, cloudwatch_log_gb=1).of_act(used)["Logs and traces"] == 5
    assert costs(xray_trace=1).of_act(used)["Logs and traces"] == 2


def test_what_is_kept_is_paid_for_each_month_with_its_backup() -> None:
    kept = costs(dynamodb_gb_month=2, dynamodb_pitr_gb_month=1, s3_gb_month=5).kept_a_month(
        Usage(table_bytes=GB, object_bytes=2 * GB)
    )
    assert kept == {"DynamoDB": 3, "S3": 10}


@pytest.mark.parametrize(("administrations", "keys"), [(0, 2), (10, 32), (1000, 3002)])
def test_keys_grow_with_administrations_and_alarms_do_not(administrations: int, keys: int) -> None:
    month = costs(kms_key_month=1, cloudwatch_alarm_month=0.1, sqs_request=1).of_month({}, administrations)
    assert month["KMS keys"] == keys
    assert month["Alarms"] == pytest.approx(1.4)
    assert month["Polling of queues"] == 800


def test_an_idle_month_pays_for_what_runs_by_the_clock() -> None:
    idle = {"sweep": Usage(tables={"Log": Units(read=4)}), "eraser": Usage(tables={"Deposits": Units(read=0.5)})}
    month = costs(dynamodb_read_unit=1).of_month(idle, 10)
    assert (month["Sweeps"], month["Erasing"]) == (4000, 5)


@pytest.mark.parametrize(("act", "function"), [("sweep", "sweeper"), ("eraser", "eraser"), ("erasure", "eraser")])
def test_what_a_run_by_the_clock_costs_was_measured(act: str, function: str) -> None:
    assert usage.read()[act].functions[function].invocations == 1


def test_the_stack_is_read_from_the_template_that_is_deployed() -> None:
    stack = Stack.of(compose.template())
    assert stack.memory_megabytes["deposit_events"] == 512
    assert stack.memory_megabytes["APIHandler"] == 1024
    assert stack.alarms > stack.polled_queues > 5
    assert stack.traced == {"APIHandler"}


def test_what_was_measured_reads_back_as_it_was_written(tmp_path: Path) -> None:
    used = Usage({"signer": Runs(3, 0.4)}, {"signer": {"kms.Sign": 3}}, mails=2, tables={"Log": Units(1, 2, 3)})
    usage.write({"circuit": used}, "2026-11-22", tmp_path / "usage.yaml")
    assert usage.read(tmp_path / "usage.yaml") == {"circuit": used}


def test_the_report_prices_every_recorded_act_and_three_sizes_of_country() -> None:
    text = "\n".join(report(usage.read()))
    assert all(
        word in text
        for word in ("deposit", "circuit", "erasure", "Erasing", "10 adm.", "100 adm.", "1,000 adm.", "to be verified")
    )
