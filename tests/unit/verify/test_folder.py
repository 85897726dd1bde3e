"""What members of a folder's bundle say of one another: whatever disagrees is named, though the platform signed it."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chalicelib.adapters.pades.archivist import PadesArchivist
from infra.local.pki.hierarchy import Pki
from tests.pki import States, Timestamper
from tests.proven import Members, World, Written
from tests.proven_folder import Act, acts
from tests.unit.verify.test_lasting import Roots
from wasl_verify.bundle import check_bundle
from wasl_verify.certificates import Trust
from wasl_verify.keys import Keys
from wasl_verify.report import Report

Check = Callable[[World, Members | None], Report]


@pytest.fixture
def check(keys: Keys, trust: Trust) -> Check:
    """What is found of the bundle of a world's folder, or of these members."""

    def checked(world: World, members: Members | None = None) -> Report:
        report = Report()
        check_bundle(io.BytesIO(world.bundle("folder", members or world.folder())), keys, trust, report)
        return report

    return checked


def told(world: World, change: Callable[[list[Act]], list[Act]]) -> World:
    """The world whose log tells otherwise of the folder."""
    log = Written()
    log.add("deposit/D1", "DepositSubmitted")
    for name, event, detail, register in change(acts(world.reply)):
        log.add(name, event, detail, register)
    return replace(world, log=log)


def without(event: str) -> Callable[[list[Act]], list[Act]]:
    return lambda given: [act for act in given if act[1] != event]


def saying(event: str, **detail: Any) -> Callable[[list[Act]], list[Act]]:
    return lambda given: [(name, it, {**said, **detail} if it == event else said, at) for name, it, said, at in given]


def test_what_agrees_is_told(world: World, check: Check) -> None:
    report = check(world, None)
    assert report.exit_code == 0, report.faults
    found = {finding.code: finding.given for finding in report.findings}
    assert found["document_recorded"]["count"] == "3"
    assert found["steps_signed"] == {"signatures": "1", "visas": "1"}
    assert found["number_recorded"]["number"] == "ENK-D-2026-0000001"
    assert "original_recorded" in found


def test_of_records_that_do_not_say_what_the_circuit_began_with_it_is_noted(world: World, check: Check) -> None:
    def before_it_was_said(given: list[Act]) -> list[Act]:
        return [(a, b, {k: v for k, v in said.items() if k != "source_sha256"}, d) for a, b, said, d in given]

    report = check(told(world, before_it_was_said), None)
    assert report.exit_code == 0, report.faults
    assert "original_unrecorded" in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without("SignatureGranted"), "other_steps"),
        (without("DocumentSigned"), "other_steps"),
        (without("FolderSealed"), "not_sealed"),
        (without("DocumentPrepared"), "not_sealed"),
        (without("MailRegistered"), "other_number"),
        (saying("DocumentSigned", step="3-1"), "other_steps"),
        (saying("DocumentSigned", sha256="0" * 64), "other_document"),
        (saying("FolderSealed", sha256="0" * 64), "other_document"),
        (saying("FolderSealed", number="ENK-D-2026-0000002"), "other_number"),
        (saying("FolderSealed", reply_mail_id="R2"), "other_number"),
        (saying("ReplySealed", sha256="0" * 64), "other_document"),
        (saying("DocumentPrepared", source_sha256="0" * 64), "other_original"),
    ],
)
def test_records_that_tell_of_another_document_are_named(
    world: World, check: Check, change: Callable[[list[Act]], list[Act]], code: str
) -> None:
    assert [fault.code for fault in check(told(world, change), None).faults] == [code]


def test_states_of_the_document_come_in_the_order_of_their_records(world: World, check: Check) -> None:
    def turned(given: list[Act]) -> list[Act]:
        digests = [said["sha256"] for _, event, said, _ in given if event in ("DocumentPrepared", "DocumentSigned")]
        return saying("DocumentSigned", sha256=digests[0])(saying("DocumentPrepared", sha256=digests[1])(given))

    assert [fault.code for fault in check(told(world, turned), None).faults] == ["other_document"]


@pytest.mark.parametrize(("state", "codes"), [(1, ["other_document"]), (2, ["other_document"]), (0, ["no_seal"])])
def test_a_document_that_did_not_come_to_its_seal_is_not_the_one(
    world: World, check: Check, state: int, codes: list[str]
) -> None:
    assert [fault.code for fault in check(world, sealed_as(world, world.reply[state])).faults] == codes


def test_a_document_that_was_prolonged_since_is_the_one_and_it_is_noted(world: World, check: Check) -> None:
    report = check(told(world, prolonged_to("0" * 64)), None)
    assert report.exit_code == 0, report.faults
    assert "prolonged_since" in {finding.code for finding in report.findings}


def test_a_prolonged_document_is_one_that_was_recorded(world: World, pki: Pki, check: Check) -> None:
    archivist = PadesArchivist(Roots([pki.root_pem]), States([pki]), Timestamper(pki))
    now = datetime.now(UTC) + timedelta(seconds=2)
    with time_machine.travel(now):
        longer = archivist.with_proofs(world.reply[-1], now)
    recorded = told(world, prolonged_to(hashlib.sha256(longer).hexdigest()))
    report, unrecorded = check(recorded, sealed_as(recorded, longer)), check(world, sealed_as(world, longer))
    assert report.exit_code == 0, report.faults
    assert {it.given["count"] for it in report.findings if it.code == "document_recorded"} == {"4"}
    assert [fault.code for fault in unrecorded.faults] == ["other_document"]


def prolonged_to(sha256: str) -> Callable[[list[Act]], list[Act]]:
    return lambda given: [*given, ("lasting/V1", "SealProlonged", {"sha256": sha256}, "")]


def sealed_as(world: World, document: bytes) -> Members:
    return [(path, role, document if role == "signed" else data) for path, role, data in world.folder()]


def test_another_document_before_the_circuit_is_named(world: World, check: Check) -> None:
    members = [(path, role, data + b" " if role == "original" else data) for path, role, data in world.folder()]
    assert [fault.code for fault in check(world, members).faults] == ["other_original"]


@pytest.mark.parametrize(
    "other",
    [
        {"message_id": "0" * 20},
        {"number": "ENK-D-2026-0000002"},
        {"content": [{"sha256": "0" * 64, "size_bytes": None}]},
    ],
    ids=lambda other: next(iter(other)),
)
def test_evidence_that_another_document_was_delivered_is_named(
    world: World, check: Check, other: dict[str, Any]
) -> None:
    said = world.delivery(**other).encode()
    members = [(path, role, said if role == "evidence" else data) for path, role, data in world.folder()]
    (fault,) = check(world, members).faults
    assert (fault.code, fault.place) == ("other_delivery", "evidence/01-ContentConsignment.jws")


def test_records_of_another_folder_prove_nothing_of_this_one(world: World, check: Check) -> None:
    def of_another(given: list[Act]) -> list[Act]:
        return [(name.replace("folder/F1", "mail/R1"), event, said, at) for name, event, said, at in given]

    other = told(world, of_another)
    assert [fault.code for fault in check(other, other.folder()).faults] == ["other_subject"]
