"""Whatever is altered is found, and its place is named: by chance, from seeds, a thousand of each kind in a soak."""

import io
import json
import random

import pytest

from tests import tampering
from tests.proven import World, base64url, packed
from wasl_verify.bundle import KINDS, check_bundle
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys
from wasl_verify.pdf import check_pdf
from wasl_verify.report import Report
from wasl_verify.token import check_token
from wasl_verify.words import sentences


@pytest.fixture(scope="session")
def count(soak: bool) -> int:
    return 1000 if soak else 30


def checked(data: bytes, keys: Keys, trust: Trust) -> Report:
    report = Report()
    check_bundle(io.BytesIO(data), keys, trust, report)
    return report


def demand_fault(report: Report, seed: int) -> None:
    """It fails, says where, and can say so in words."""
    assert report.exit_code == 1, seed
    assert all(fault.place and all(sentences(fault)) for fault in report.faults), seed


def test_no_altered_token_is_believed(world: World, keys: Keys, count: int) -> None:
    token = world.token()
    for seed in range(count):
        report, altered = Report(), tampering.token_altered(token, random.Random(seed))
        with report.within("token"):
            check_token(altered, keys, report)
        if altered != base64url(token):
            demand_fault(report, seed)


def test_no_altered_receipt_is_believed(world: World, trust: Trust, count: int) -> None:
    for seed in range(count):
        report = Report()
        altered = tampering.bytes_altered(world.receipt, random.Random(seed))
        with report.within("receipt.pdf"):
            check_pdf(altered, trust, report, "receipt.pdf")
        if report.exit_code == 0:
            assert altered.lower() == world.receipt.lower(), seed  # the digits of a signature may be of either size
        else:
            demand_fault(report, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_no_altered_archive_is_believed(world: World, keys: Keys, trust: Trust, kind: str, count: int) -> None:
    bundle = world.bundle(kind, world.members(kind))
    for seed in range(count):
        _, altered = tampering.archive_altered(bundle, random.Random(seed))
        report = checked(altered, keys, trust)
        if report.exit_code == 0:
            assert tampering.unpacked(altered) == tampering.unpacked(bundle), seed
        else:
            demand_fault(report, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_a_manifest_that_goes_along_with_what_was_altered_is_not_the_one_that_was_signed(
    world: World, keys: Keys, trust: Trust, kind: str, count: int
) -> None:
    members = list(world.signed(kind, world.members(kind)))
    for seed in range(count):
        for alter in (tampering.listing_altered, tampering.listed_otherwise):
            altered = alter(list(members), random.Random(seed))
            if altered != members:
                demand_fault(checked(packed(altered), keys, trust), seed)


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_record_that_is_not_as_it_was_is_named(
    world: World, keys: Keys, trust: Trust, kind: str, count: int
) -> None:
    """Though whoever altered them could sign as the platform, but not change the tree."""
    members = world.members(kind)
    (place,) = [n for n, (path, _, _) in enumerate(members) if path == "log/records.jsonl"]
    original = members[place][2]
    records = [json.loads(line) for line in original.splitlines()]
    for seed in range(count):
        line, altered = tampering.records_altered(records, random.Random(seed))
        if altered == original:
            continue
        members[place] = ("log/records.jsonl", "records", altered)
        report = checked(world.bundle(kind, members), keys, trust)
        demand_fault(report, seed)
        named = [fault.place for fault in report.faults if fault.place.startswith("log/records.jsonl")]
        exact = [it for it in named if it.startswith((f"log/records.jsonl {line}:", f"log/records.jsonl {line} "))]
        assert exact or f"log/records.jsonl {line}" in named, (seed, line, named)
