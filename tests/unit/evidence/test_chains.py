"""The log's chains show every record taken out, put in, changed or moved."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from chalicelib.evidence.chains import Break, verify
from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.log import (
    DEPOSITOR,
    GENESIS,
    SYSTEM,
    Act,
    Actor,
    Chain,
    LogRecord,
    Origin,
    Program,
    RegisterChain,
    acting_from,
)

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def written() -> list[LogRecord]:
    """Two objects with three records each, the last of each also in one register's chain."""
    register = RegisterChain("RBT-A", 0, GENESIS)
    records: list[LogRecord] = []
    for object_id in ("mail/A", "mail/B"):
        chain = Chain.start(object_id)
        for name in ("First", "Second"):
            record, chain = chain.append(Act(name, AT, SYSTEM, "adm", {"n": name}))
            records.append(record)
        record, chain = chain.append(Act("MailRegistered", AT, SYSTEM, "adm"), register)
        register = register.follow(record)
        records.append(record)
    return records


def forged(record: LogRecord, **changes: object) -> LogRecord:
    """The record with another body and a hash that fits it."""
    body = {**record.body, **changes}
    return LogRecord(record.object_id, record.seq, body, sha256(canonical_json(body)))


def test_whole_chains_hold_in_any_order() -> None:
    records = written()
    assert verify(records) is None
    assert verify(reversed(records)) is None


def test_a_changed_detail_is_found() -> None:
    records = written()
    records[1] = replace(records[1], body={**records[1].body, "detail": {"n": "other"}})
    assert verify(records) == Break("mail/A", 2, "hash")


def test_a_changed_record_with_a_fitting_hash_breaks_the_next_link() -> None:
    records = written()
    records[0] = forged(records[0], detail={"n": "other"})
    assert verify(records) == Break("mail/A", 2, "link")


def test_a_record_taken_out_is_a_gap() -> None:
    records = written()
    del records[4]
    assert verify(records) == Break("mail/B", 2, "gap")


def test_the_registers_chain_shows_what_an_objects_chain_cannot() -> None:
    records = [record for record in written() if record.object_id == "mail/B"]
    assert verify(records) == Break("register/RBT-A", 1, "gap")


@pytest.mark.parametrize("place", range(6))
def test_a_record_under_another_place_is_found(place: int) -> None:
    records = written()
    records[place] = replace(records[place], seq=records[place].seq + 7)
    assert verify(records) is not None


def test_a_record_says_where_its_act_came_from_and_holds_no_address() -> None:
    with acting_from(Origin("api", "203.0.113.7", "request-1")):
        record, _ = Chain.start("mail/A").append(Act("MailAssigned", AT, Actor("agent", "a", "d", "b", "m"), "adm"))
    assert record.address == "203.0.113.7"
    assert record.body["correlation"] == "request-1"
    assert record.body["origin"]["channel"] == "api"
    assert "203.0.113.7" not in canonical_json(record.body).decode()
    assert record.body["actor"] == {
        "kind": "agent", "agent_id": "a", "desk_id": "d", "on_behalf_of": "b", "mandate_id": "m",
    }  # fmt: skip


def test_a_record_made_by_a_program_names_it_whoever_it_acts_for() -> None:
    with acting_from(Origin("api", "203.0.113.7", "request-1", Program("c", "d", "adm"))):
        record, _ = Chain.start("deposit/A").append(Act("DepositSubmitted", AT, DEPOSITOR, "another"))
    assert record.body["program"] == {"client_id": "c", "desk_id": "d", "administration_id": "adm"}
    assert record.body["actor"] == {"kind": "depositor"}


def test_a_chain_holds_without_its_addresses() -> None:
    with acting_from(Origin("page", "203.0.113.7")):
        records = written()
    assert verify([replace(record, address="") for record in records]) is None


def test_the_systems_own_acts_come_from_nowhere() -> None:
    record, _ = Chain.start("mail/A").append(Act("MailRegistered", AT, SYSTEM, "adm"))
    assert "origin" not in record.body
    assert record.address == ""
