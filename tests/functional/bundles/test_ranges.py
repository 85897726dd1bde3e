"""A range of the log, between two signed heads: asked for by an operator, whole, and telling nothing of letters."""

import io
import json
import random
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.bundles import ranges
from infra.local.cloud import LocalCloud
from tests import tampering
from tests.functional.bundles.test_bundle import published, trust
from tests.journeys import Journey
from tests.on_the_tree import recorded, signed
from tests.proven_registers import LivedIn, resigned
from tests.tampering import unpacked
from wasl_verify.bundle import check_bundle
from wasl_verify.keys import read_keys
from wasl_verify.report import Kind, Report


def newest() -> int:
    return bootstrap.tree_heads().latest().size


def between_heads(cloud: LocalCloud, journey: Journey) -> str:
    """The path of a range in which a letter came, and a register was closed."""
    recorded()
    signed(cloud)
    before = newest()
    deposit = journey.deposit()
    register = LivedIn(journey)
    register.closed_year(register.year)
    assert deposit
    signed(cloud)
    return f"/log/ranges/{before}/{newest()}/bundle"


def fetched(journey: Journey, path: str) -> bytes:
    journey.call("POST", path, "operator", 202)
    journey.cloud.drain()
    found = journey.call("GET", path, "operator")
    assert found["state"] == "ready", found
    return requests.get(found["file"]["url"], timeout=20).content


def checked(cloud: LocalCloud, data: bytes) -> Report:
    report = Report()
    check_bundle(io.BytesIO(data), read_keys(published()), trust(cloud), report)
    return report


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in dict(unpacked(data))["log/records.jsonl"].splitlines()]


def test_it_holds_and_tells_of_registers_and_not_of_letters(cloud: LocalCloud, journey: Journey) -> None:
    data = fetched(journey, between_heads(cloud, journey))
    report = checked(cloud, data)
    assert report.exit_code == 0, [it for it in report.findings if it.kind in (Kind.FAULT, Kind.UNJUDGED)]
    assert {it.code for it in report.findings} >= {"consistent", "range_whole", "included", "records_not_shown"}
    shown = {line["body"]["object"].partition("/")[0] for line in lines(data) if "body" in line}
    assert {"closing", "restore"} <= shown
    assert not shown & {"deposit", "mail", "file", "folder", "intake", "receipt", "notice", "registered", "sender"}
    assert b"deposit/" not in dict(unpacked(data))["log/records.jsonl"]


def test_the_first_record_altered_is_named_though_it_was_signed_again(
    cloud: LocalCloud, journey: Journey, soak: bool
) -> None:
    """By whoever could sign as the platform, and not change the tree."""
    data = fetched(journey, between_heads(cloud, journey))
    records, original = lines(data), dict(unpacked(data))["log/records.jsonl"]
    assert checked(cloud, resigned(data, {})).exit_code == 0
    for seed in range(1000 if soak else 30):
        line, altered = tampering.records_altered(records, random.Random(seed))
        if altered == original:
            continue
        places = [f"{it.place} " for it in checked(cloud, resigned(data, {"log/records.jsonl": altered})).faults]
        named = (f"log/records.jsonl {line}:", f"log/records.jsonl {line} ")
        assert any(place.startswith(named) for place in places), (seed, line, places)


def test_what_is_empty_too_long_or_not_between_heads_is_refused(
    cloud: LocalCloud, journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded()
    signed(cloud)
    before = newest()
    recorded(3)
    signed(cloud)
    path, end = "/log/ranges/{}/{}/bundle", newest()
    journey.call("POST", path.format(end, before), "operator", 422)
    journey.call("POST", path.format(0, before), "operator", 422)
    journey.call("POST", path.format(before, end - 1), "operator", 404)
    journey.call("POST", path.format(before, "x"), "operator", 404)
    journey.call("POST", path.format(before, end), "registrar", 403)
    monkeypatch.setattr(ranges, "MOST_RECORDS", 2)
    refused = journey.call("POST", path.format(before, end), "operator", 422)
    assert refused["errors"][0]["code"] == "bundles.range_too_long"
