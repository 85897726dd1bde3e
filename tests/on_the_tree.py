"""Records of the log, their leaves and heads: what tests of the tree have in common."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import SYSTEM, Act, Chain, LogRecord
from chalicelib.transparency.tiles import WIDTH
from infra.local.cloud import LocalCloud
from tests.circuits import Office
from tests.faults import Fault, always, at, injected


def recorded(how_many: int = 1) -> list[LogRecord]:
    """Acts on something that nobody listens to."""
    chain, records = Chain.start(f"probe/{new_id()}"), []
    for _ in range(how_many):
        record, chain = chain.append(Act("ProbeMade", bootstrap.clock().now(), SYSTEM, "nobody"))
        records.append(record)
    for record in records:
        with bootstrap.transactions()() as work:
            bootstrap.log().append(work, record)
    return records


def lost(cloud: LocalCloud) -> LogRecord:
    """A record that has left the outbox, and whose event is nowhere."""
    (record,) = recorded()
    bootstrap.log().mark_published([record])
    with injected(always("PutEvents"), function="publisher"):
        cloud.drain(timeout=60)
    return record


def leaf_of(record: LogRecord) -> int | None:
    """The record's leaf number, if it has one."""
    try:
        return bootstrap.tree_proofs().leaf(bytes.fromhex(record.hash))
    except NotFoundError:
        return None


def sequenced(cloud: LocalCloud) -> None:
    """All records have their leaves."""
    cloud.drain(windows_over=True)


def signed(cloud: LocalCloud) -> None:
    """The daily head, over all records."""
    sequenced(cloud)
    cloud.fire("HeadsDailyRule")
    cloud.drain()


def sweep_until_found(cloud: LocalCloud, record: LogRecord) -> None:
    """A new round of the walk, as far as this record."""
    bootstrap.log_walk().walk.keep("", bootstrap.clock().now().replace(year=2020))
    for _ in range(100):
        cloud.fire("WalkSchedule")
        sequenced(cloud)
        if leaf_of(record) is not None:
            return
    raise AssertionError("the walk has not met the record")


def the_log(office: Office) -> None:
    """Read by its auditor: the newest acts, and those on one folder. Proved to anyone: a record that no event brought,
    heads, of which one was forgotten as soon as it was kept. Bundled for an operator, from head to head."""
    cloud, journey = office.cloud, office.journey
    folder_id = office.propose("one-visa")
    sequenced(cloud)
    if bootstrap.tree_proofs().size() % WIDTH == 0:  # a head at a tile's end would need nothing below the edge
        recorded()
        sequenced(cloud)
    journey.call("GET", "/audit", "manager")
    journey.call("GET", f"/audit?object_id=folder/{folder_id}", "manager")
    signed(cloud)
    record = lost(cloud)
    sweep_until_found(cloud, record)
    for how_many in (21, 1):  # the first fill a tile; after the last it is not at the edge any more
        recorded(how_many)
        sequenced(cloud)
    with injected(at(1, Fault.CRASH_AFTER, "PutObject"), function="heads"):
        journey.call("POST", "/log/heads", "operator")
        cloud.drain()
    size = journey.call("GET", "/log/heads")["items"][0]["size"]
    journey.call("GET", f"/log/heads/{size}")
    journey.call("GET", f"/log/inclusion?hash={record.hash}&size={size}")
    journey.call("GET", "/log/consistency?from=1")
    newest, before, *_ = journey.call("GET", "/log/heads")["items"]
    path = f"/log/ranges/{before['size']}/{newest['size']}/bundle"
    journey.call("POST", path, "operator")
    cloud.drain()
    assert journey.call("GET", path, "operator")["state"] == "ready"
