"""Documents that are made to last on the local cloud.

The tests' cloud follows none by itself: at every sweep of a moved clock the documents of every test before would be
signed again. Those that a test is about are followed here, by the events that the rules would bring.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chalicelib.kernel.ids import new_id
from chalicelib.lasting import care
from chalicelib.lasting.model import GRACE
from infra.local.cloud import LocalCloud
from tests.circuits import Office
from tests.closing_registers import closed_on_demand

RULES = ("LastingReceiptsRule", "LastingRepliesRule", "LastingRegistersRule")
LATER = GRACE + timedelta(minutes=1)


def follow_nothing(cloud: LocalCloud) -> None:
    """From now on."""
    for rule in RULES:
        cloud.client("events").disable_rule(Name=cloud.outputs[rule], EventBusName=cloud.outputs["Bus"])


@contextmanager
def following(cloud: LocalCloud) -> Iterator[None]:
    """What is sealed in this block is followed, as it is where the rules are deployed."""
    for rule in RULES:
        cloud.client("events").enable_rule(Name=cloud.outputs[rule], EventBusName=cloud.outputs["Bus"])
    yield
    follow_nothing(cloud)


def told(cloud: LocalCloud, message: dict[str, Any]) -> None:
    """The function is handed one message."""
    record = {"messageId": new_id(), "body": json.dumps(message), "eventSource": "aws:sqs", "attributes": {}}
    answer = cloud.invoke("lasting", {"Records": [record]})
    assert not answer.failed and not answer.payload["batchItemFailures"]


def seals_that_last(office: Office) -> None:
    """A receipt, a reply and a closed register at B-LTA, called for by the sweeper; the day's turn, which asks for
    another."""
    cloud = office.cloud
    with following(cloud):
        office.journey.answered_deposit()
        closed_on_demand(office)
        cloud.drain()
    with time_machine.travel(datetime.now(UTC) + LATER):
        cloud.fire("SweeperSchedule")
        cloud.drain(60)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=3600)), pytest.MonkeyPatch.context() as patch:
        patch.setattr(care, "TURN", 1)  # as if more ended than one turn takes
        told(cloud, {"detail-type": "Scheduled Event"})
    cloud.drain()
