"""Every record reaches the bus: by the stream, or a little later by the sweeper."""

from datetime import timedelta

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import SYSTEM, Act, Chain
from infra.local.cloud import LocalCloud
from tests.faults import Call, Fault, injected


def appended(age: timedelta = timedelta()) -> str:
    """A record of an act that nobody listens to; the id of its object."""
    object_id = f"probe/{new_id()}"
    act = Act("ProbeMade", bootstrap.clock().now() - age, SYSTEM, "nobody")
    record, _ = Chain.start(object_id).append(act)
    with bootstrap.transactions()() as work:
        bootstrap.log().append(work, record)
    return object_id


def waiting(object_id: str) -> bool:
    """Whether the record still waits to be published."""
    left = bootstrap.log().unpublished(bootstrap.clock().now(), grace_seconds=0, limit_per_shard=1000)
    return object_id in {record.object_id for record in left}


def test_the_stream_publishes_and_the_record_leaves_the_outbox(cloud: LocalCloud) -> None:
    object_id = appended()
    assert waiting(object_id)
    cloud.drain()
    assert not waiting(object_id)


@pytest.mark.parametrize("fault", [Fault.THROTTLE, Fault.TIMEOUT_AFTER, Fault.CRASH_AFTER])
def test_what_fails_on_the_stream_is_published_by_the_sweeper(cloud: LocalCloud, fault: Fault) -> None:
    def always(call: Call) -> Fault | None:
        return fault if call.operation == "PutEvents" else None

    object_id = appended(age=timedelta(minutes=2))
    with injected(always, function="publisher"):
        cloud.drain(timeout=60)
    assert waiting(object_id)
    cloud.fire("SweeperSchedule")
    cloud.drain()
    assert not waiting(object_id)


def test_a_place_in_the_chain_is_taken_once(cloud: LocalCloud) -> None:
    from chalicelib.kernel.work import StaleError

    object_id = appended()
    act = Act("ProbeMade", bootstrap.clock().now(), SYSTEM, "nobody")
    record, _ = Chain.start(object_id).append(act)
    with pytest.raises(StaleError), bootstrap.transactions()() as work:
        bootstrap.log().append(work, record)
