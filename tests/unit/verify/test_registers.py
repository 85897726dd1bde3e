"""A register's chain shows that its closing leaves nothing out and makes nothing up, where records are withheld too."""

import io
from typing import Any

import pytest

from tests.proven import World, lines, number
from wasl_verify.bundle import check_bundle
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys
from wasl_verify.report import Report
from wasl_verify.words import sentences

Chain = list[dict[str, Any]]


def withheld(chain: Chain, *places: int) -> Chain:
    """The chain with the records of these places, from 1, by their hash alone."""
    return [{"hash": it["hash"], "leaf": it["leaf"]} if place in places else it for place, it in enumerate(chain, 1)]


@pytest.fixture
def chain(world: World) -> Chain:
    """1 to 6, the gap, 9 to 12, the void of 4."""
    return world.log.of_register()


@pytest.fixture
def check(world: World, keys: Keys, trust: Trust) -> Any:
    def check(records: Chain, **said: Any) -> Report:
        report = Report()
        bundle = world.bundle("register", world.register(records, **said))
        check_bundle(io.BytesIO(bundle), keys, trust, report)
        assert all(all(sentences(finding)) for finding in report.findings)
        return report

    return check


def codes(report: Report) -> set[str]:
    return {fault.code for fault in report.faults}


def test_the_whole_chain_holds(check: Any, chain: Chain) -> None:
    assert check(chain).exit_code == 0


def test_a_number_whose_record_is_withheld_has_its_place(check: Any, chain: Chain) -> None:
    report = check(withheld(chain, 3, 5))
    assert report.exit_code == 0, report.faults
    assert {it.given.get("count") for it in report.findings if it.code == "records_withheld"} == {"2"}


def test_numbers_that_share_one_withheld_record_are_made_up(check: Any, chain: Chain) -> None:
    short = [it for it in chain if it["body"]["detail"].get("number") != number(3)]
    assert "record_removed" in codes(check(short))
    assert "entry_inserted" in codes(check(withheld(chain[2:], 1), **{"from": "2026-12-01"}))


def test_a_void_may_be_withheld_and_never_made_up(check: Any, chain: Chain) -> None:
    assert check(withheld(chain, 12)).faults == check(withheld(chain, 12), voided=[number(4)]).faults
    unvoided = [it for it in chain if it["body"]["event"] != "NumberVoided"]
    faults = codes(check(unvoided, chain={"seq": 11, "head": unvoided[-1]["hash"]}))
    assert faults == {"void_not_recorded"}


def test_a_gap_needs_the_record_of_its_restored_backup(check: Any, chain: Chain) -> None:
    assert codes(check(withheld(chain, 7))) == {"gap_not_recorded"}


def test_a_stretch_that_begins_in_its_period_may_hide_something(check: Any, chain: Chain) -> None:
    assert "chain_begins_late" in codes(check(chain[1:]))
    report = check(withheld(chain[1:], 1))
    assert "chain_begins_withheld" in {it.code for it in report.findings}


def test_a_number_of_the_period_that_is_no_entry_was_left_out(check: Any, world: World, chain: Chain) -> None:
    world.log.add("mail/M13", "MailRegistered", {"number": number(13)}, "ENK-A")
    try:
        longer = world.log.of_register()
        assert codes(check(longer)) == {"number_left_out"}
        elsewhere = check(longer, **{"from": "2026-01-01", "to": "2026-11-21"})
        assert "number_left_out" not in codes(elsewhere)
    finally:
        world.log.records.pop()
        world.log.heads["ENK-A"] = len(chain), chain[-1]["hash"]


def test_a_chain_that_ends_elsewhere_is_not_the_one_that_was_closed(check: Any, chain: Chain) -> None:
    assert "other_chain" in codes(check(chain[:-1]))
    assert "other_chain" in codes(check(chain, chain={"seq": 12, "head": chain[-2]["hash"]}))


def test_no_deposits_record_may_be_withheld(world: World, keys: Keys, trust: Trust, chain: Chain) -> None:
    members = [
        (path, role, data.replace(b'"body":', b'"blank":') if role == "records" else data)
        for path, role, data in world.deposit()
    ]
    report = Report()
    check_bundle(io.BytesIO(world.bundle("deposit", members)), keys, trust, report)
    assert "record_unreadable" in codes(report)


def test_of_a_range_records_may_be_withheld_and_none_be_missing(world: World, keys: Keys, trust: Trust) -> None:
    def check(records: Chain) -> Report:
        members = [
            (path, role, lines(records) if role == "records" else data) for path, role, data in world.range(20, 45)
        ]
        report = Report()
        check_bundle(io.BytesIO(world.bundle("log", members)), keys, trust, report)
        return report

    hidden = withheld(world.log.records[20:45], *range(1, 25, 3), 14, 15)
    report = check(hidden)
    assert report.exit_code == 0, report.faults
    assert "records_not_shown" in {it.code for it in report.findings}
    assert "record_removed" in codes(check(hidden[:7] + hidden[8:]))
