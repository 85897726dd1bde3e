"""A closed register's bundle, asked for through HTTP, holds for the verifier that shares no code with its maker."""

import io
import json
import random
from datetime import date
from typing import Any

import pytest

from infra.local.cloud import LocalCloud
from tests import tampering
from tests.conftest import PortalSession
from tests.functional.bundles.test_bundle import published, trust
from tests.journeys import Journey
from tests.people import csrf_of, email_of, sign_in
from tests.proven_registers import LivedIn, fetched, resigned
from tests.tampering import unpacked
from wasl_verify.bundle import check_bundle
from wasl_verify.keys import read_keys
from wasl_verify.report import Kind, Report
from wasl_verify.words import sentences

PROVEN = {"manifest_signed", "included", "register_chain_whole", "closing_signed", "register_whole", "sealed"}


@pytest.fixture
def register(journey: Journey) -> LivedIn:
    return LivedIn(journey)


def checked(cloud: LocalCloud, data: bytes) -> Report:
    report = Report()
    check_bundle(io.BytesIO(data), read_keys(published()), trust(cloud), report)
    return report


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in dict(unpacked(data))["log/records.jsonl"].splitlines()]


def test_a_year_with_a_void_a_gap_and_a_secret_holds(cloud: LocalCloud, journey: Journey, register: LivedIn) -> None:
    data = fetched(journey, register.closed_year(register.year))
    report = checked(cloud, data)
    assert report.exit_code == 0, [it for it in report.findings if it.kind in (Kind.FAULT, Kind.UNJUDGED)]
    assert {finding.code for finding in report.findings if finding.kind is Kind.HOLDS} >= PROVEN


def test_of_secret_mail_nothing_is_told_but_that_it_is_there(
    cloud: LocalCloud, journey: Journey, register: LivedIn
) -> None:
    data = fetched(journey, register.closed_year(register.year))
    assert all(register.secret.encode() not in content for _, content in unpacked(data))
    assert [sorted(line) for line in lines(data)].count(["hash", "leaf"]) == 1
    assert "records_withheld" in {it.code for it in checked(cloud, data).findings}


def test_a_stretch_begins_just_before_its_period(cloud: LocalCloud, journey: Journey, register: LivedIn) -> None:
    first, *_ = lines(fetched(journey, register.closed_year(register.year - 1)))
    assert first["body"]["register"]["seq"] == 1
    data = fetched(journey, register.closed(date(register.year, 8, 1), date(register.year, 8, 31)))
    before, *_ = lines(data)
    assert before["body"]["detail"]["number"].endswith("0000051")
    report = checked(cloud, data)
    assert report.exit_code == 0, report.faults


def test_an_empty_period_holds(cloud: LocalCloud, journey: Journey, register: LivedIn) -> None:
    data = fetched(journey, register.closed(date(register.year, 1, 1), date(register.year, 1, 31)))
    report = checked(cloud, data)
    assert report.exit_code == 0, report.faults


def test_it_is_asked_for_and_saved_on_the_page_of_the_closing(
    cloud: LocalCloud, journey: Journey, register: LivedIn
) -> None:
    closing = register.closed_year(register.year)
    saved = fetched(journey, closing)
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "registrar"))
        page = f"/desk{closing}/bundle"
        assert page in desk.get(f"/desk{closing}").text
        assert f"{page}/file" in desk.post(page, data=csrf_of(desk.get(page))).text
        assert desk.get(f"{page}/file").content == saved


def test_before_it_is_closed_there_is_none(journey: Journey, register: LivedIn) -> None:
    period = {"since": f"{register.year}-01-01", "until": f"{register.year}-12-31"}
    asked = journey.call("POST", f"/registers/{register.id}/closings", "registrar", json=period)
    journey.call("POST", f"/registers/{register.id}/closings/{asked['id']}/bundle", "registrar", 404)


def test_whatever_is_altered_in_what_was_really_made_is_found(
    cloud: LocalCloud, journey: Journey, register: LivedIn, soak: bool
) -> None:
    data = fetched(journey, register.closed_year(register.year))
    for seed in range(1000 if soak else 30):
        _, altered = tampering.archive_altered(data, random.Random(seed))
        report = checked(cloud, altered)
        if report.exit_code == 0:
            assert unpacked(altered) == unpacked(data), seed
        else:
            assert all(fault.place and all(sentences(fault)) for fault in report.faults), seed


def test_the_first_record_altered_in_what_was_really_made_is_named_though_it_was_signed_again(
    cloud: LocalCloud, journey: Journey, register: LivedIn, soak: bool
) -> None:
    """By whoever could sign as the platform, and not change the tree."""
    data = fetched(journey, register.closed_year(register.year))
    records = lines(data)
    original = dict(unpacked(data))["log/records.jsonl"]
    assert checked(cloud, resigned(data, {})).exit_code == 0
    for seed in range(1000 if soak else 30):
        line, altered = tampering.records_altered(records, random.Random(seed))
        if altered == original:
            continue
        report = checked(cloud, resigned(data, {"log/records.jsonl": altered}))
        places = [fault.place for fault in report.faults]
        named = (f"log/records.jsonl {line}:", f"log/records.jsonl {line} ")
        assert any(f"{place} ".startswith(named) for place in places), (seed, line, places)
