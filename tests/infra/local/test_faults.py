"""Injected faults do what their names say: what is applied, what is answered, what botocore retries."""

import json
import threading
from collections.abc import Callable
from time import perf_counter
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError

from infra.local.functions.running import Principal, ProcessDied, acting_as
from infra.local.http.server import REGION
from tests.faults import Call, Fault, at, injected, randomly, sequence


class Counter:
    """An item that counts; every increment that is applied shows."""

    def __init__(self, db: Any, table: str) -> None:
        self.db, self.table = db, table

    def add(self) -> None:
        self.db.update_item(
            TableName=self.table,
            Key={"pk": {"S": "n"}},
            UpdateExpression="ADD n :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
        )

    def add_in_transaction(self) -> None:
        update = {"UpdateExpression": "ADD n :one", "ExpressionAttributeValues": {":one": {"N": "1"}}}
        self.db.transact_write_items(
            TransactItems=[{"Update": {"TableName": self.table, "Key": {"pk": {"S": "n"}}, **update}}]
        )

    @property
    def value(self) -> int:
        item = self.db.get_item(TableName=self.table, Key={"pk": {"S": "n"}}).get("Item")
        return int(item["n"]["N"]) if item else 0


@pytest.fixture
def counter(bare_aws: str, unique: str) -> Counter:
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": REGION}
    retrying = Config(retries={"mode": "standard", "total_max_attempts": 4})
    db = boto3.client("dynamodb", endpoint_url=bare_aws, config=retrying, **keys)
    db.create_table(
        TableName=unique,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    return Counter(db, unique)


@pytest.fixture
def role(client: Callable[[str], Any], unique: str) -> str:
    """One that may do everything."""
    client("iam").create_role(RoleName=unique, AssumeRolePolicyDocument="{}")
    rights = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    client("iam").put_role_policy(RoleName=unique, PolicyName="all", PolicyDocument=json.dumps(rights))
    return unique


@pytest.mark.parametrize(
    ("fault", "applied"),
    [(Fault.THROTTLE, 1), (Fault.ERROR_500, 1), (Fault.TIMEOUT_BEFORE, 1), (Fault.TIMEOUT_AFTER, 2)],
)
def test_botocore_retries_and_a_lost_answer_applies_a_bare_write_twice(
    counter: Counter, fault: Fault, applied: int
) -> None:
    begin = perf_counter()
    with injected(at(1, fault)) as calls:
        counter.add()
    assert perf_counter() - begin < 1
    assert (len(calls), counter.value, calls.faults) == (2, applied, [fault])


def test_a_lost_answer_of_a_transaction_is_applied_once_by_its_token(counter: Counter) -> None:
    with injected(at(1, Fault.TIMEOUT_AFTER)):
        counter.add_in_transaction()
    assert counter.value == 1


def test_retries_come_to_an_end(counter: Counter) -> None:
    with injected(lambda _call: Fault.THROTTLE) as calls, pytest.raises(ClientError, match="ThrottlingException"):
        counter.add()
    assert len(calls) == 4
    with injected(lambda _call: Fault.TIMEOUT_BEFORE), pytest.raises(ReadTimeoutError):
        counter.add()
    assert counter.value == 0


@pytest.mark.parametrize(("fault", "applied"), [(Fault.CRASH_BEFORE, 0), (Fault.CRASH_AFTER, 1)])
def test_a_crash_is_caught_by_nothing_in_the_program(counter: Counter, fault: Fault, applied: int) -> None:
    def program() -> None:
        try:
            counter.add()
        except Exception as error:
            raise AssertionError("a program does not outlive its process") from error

    with injected(at(1, fault)), pytest.raises(ProcessDied):
        program()
    assert counter.value == applied


def test_a_conflict_cancels_a_transaction_with_its_reason(counter: Counter) -> None:
    with injected(at(1, Fault.CONFLICT)), pytest.raises(ClientError) as error:
        counter.add_in_transaction()
    assert error.value.response["Error"]["Code"] == "TransactionCanceledException"
    assert error.value.response["CancellationReasons"] == [{"Code": "TransactionConflict"}]


def test_the_nth_call_of_an_operation_is_found_among_others(counter: Counter) -> None:
    with injected(at(2, Fault.CRASH_AFTER, "UpdateItem")) as calls:
        counter.add()
        assert counter.value == 1
        with pytest.raises(ProcessDied, match="after UpdateItem"):
            counter.add()
    assert [call.operation for call in calls] == ["UpdateItem", "GetItem", "UpdateItem"]
    assert [call.number for call in calls] == [1, 2, 3]


def test_a_sequence_is_met_in_order(counter: Counter) -> None:
    with injected(sequence([Fault.THROTTLE, None, Fault.ERROR_500])) as calls:
        counter.add()
        counter.add()
    assert (len(calls), counter.value) == (4, 2)


def test_other_threads_are_left_alone_unless_their_function_is_named(counter: Counter, role: str) -> None:
    def elsewhere(name: str) -> None:
        def work() -> None:
            with acting_as(Principal(name, role)):
                counter.add()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    with injected(lambda _call: Fault.CRASH_BEFORE) as calls:
        elsewhere("registrar")
    assert (len(calls), counter.value) == (0, 1)
    with injected(at(1, Fault.TIMEOUT_AFTER), function="registrar") as calls:
        elsewhere("mailer")
        elsewhere("registrar")
        counter.add()
    assert {call.function for call in calls} == {"registrar"}
    assert (len(calls), counter.value) == (2, 5)


def test_after_the_block_nothing_is_injected(counter: Counter) -> None:
    with injected(lambda _call: Fault.CRASH_BEFORE):
        pass
    counter.add()
    assert counter.value == 1


def test_chance_repeats_itself() -> None:
    def drawn(plan: Callable[[Call], Fault | None]) -> list[Fault | None]:
        return [plan(Call("dynamodb", "PutItem", None, n)) for n in range(200)]

    assert drawn(randomly(7, 0.3)) == drawn(randomly(7, 0.3))
    assert 30 < sum(fault is not None for fault in drawn(randomly(7, 0.3))) < 90


@pytest.mark.parametrize("operation", ["get_queue_attributes", "receive_message"])
def test_what_the_platform_reads_of_a_queue_in_a_functions_name_meets_no_fault(
    client: Callable[[str], Any], role: str, operation: str
) -> None:
    sqs = client("sqs")
    url = sqs.create_queue(QueueName=role)["QueueUrl"]
    with injected(sequence([Fault.CRASH_BEFORE]), function="worker") as calls:
        with acting_as(Principal("worker", role)):
            getattr(sqs, operation)(QueueUrl=url)
    assert list(calls) == []
