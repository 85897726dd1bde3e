"""After a restored backup an operator reconciles registers: nothing is numbered before, nothing is reused after."""

import pytest

from chalicelib import bootstrap
from chalicelib.config import Settings
from chalicelib.evidence import chains
from chalicelib.kernel.clock import civil_year
from chalicelib.registry.model import Mail
from chalicelib.registry.registers.continuity import HeldError
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.dynamodb.mends import LOCK
from infra.local.http.server import STACK
from infra.registers import Registers
from infra.stack import Stack
from tests.registers import open_register, records, write_sheet


@pytest.fixture
def operator(cloud: LocalCloud) -> Registers:
    """The operator's commands."""
    return Registers(Stack(STACK, cloud.client, Settings.from_env()).restoring)


def numbered(administration: Seeded, register_id: str) -> Mail:
    """One more letter of the register."""
    return bootstrap.intakes().take_number(write_sheet(administration, "مراسلة", register_id=register_id).id)


def test_a_table_that_was_made_anew_has_another_epoch(cloud: LocalCloud) -> None:
    dynamodb = cloud.client("dynamodb")
    attributes = [{"AttributeName": "pk", "AttributeType": "S"}]
    key = [{"AttributeName": "pk", "KeyType": "HASH"}]
    made = {"AttributeDefinitions": attributes, "KeySchema": key, "BillingMode": "PAY_PER_REQUEST"}
    epochs = set()
    for _ in range(2):
        with LOCK:
            dynamodb.create_table(TableName="made-anew", **made)
            epochs.add(dynamodb.describe_table(TableName="made-anew")["Table"]["TableId"])
            assert dynamodb.describe_table(TableName="made-anew")["Table"]["TableId"] in epochs
            dynamodb.delete_table(TableName="made-anew")
    assert len(epochs) == 2


def test_a_held_register_numbers_nothing_until_it_is_reconciled_above_all_that_was_given(
    administration: Seeded, operator: Registers, capsys: pytest.CaptureFixture[str]
) -> None:
    now = bootstrap.clock().now()
    register_id, year = open_register(administration, now), civil_year(now)
    first = numbered(administration, register_id)
    operator.hold([register_id])
    assert operator.held() == 1
    assert register_id in capsys.readouterr().out.split("held", 1)[1]
    waiting = write_sheet(administration, "مراسلة", register_id=register_id)
    with pytest.raises(HeldError):
        bootstrap.intakes().take_number(waiting.id)
    operator.reconcile([register_id])
    assert f"{register_id}-{year}-0000002 to {register_id}-{year}-0000050 are never used" in capsys.readouterr().out
    second = bootstrap.intakes().take_number(waiting.id)
    assert second.number.serial == 51
    check = bootstrap.register_checks().check_register(register_id, year)
    assert check.holds
    assert [gap.reason for gap in check.gaps] == ["restored"]
    restored = list(bootstrap.log().of_object(f"restore/{register_id}/{year}/2"))
    assert chains.verify([*records([first, second]), *restored]) is None


def test_reconciling_what_is_not_held_changes_nothing(
    administration: Seeded, operator: Registers, capsys: pytest.CaptureFixture[str]
) -> None:
    register_id = open_register(administration, bootstrap.clock().now())
    numbered(administration, register_id)
    operator.reconcile([register_id])
    assert capsys.readouterr().out == ""
    assert numbered(administration, register_id).number.serial == 2
