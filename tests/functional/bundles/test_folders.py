"""A folder's bundle is asked for by whoever reads the folder, once it is sealed, and holds for the verifier and other
people's tools; whatever is altered in it is found."""

import hashlib
import io
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import pdf_tools, tampering
from tests.conftest import PortalSession
from tests.functional.bundles.test_bundle import published, trust
from tests.journeys import Journey
from tests.kept import LATER, following
from tests.on_the_tree import signed
from tests.pdf_samples import letter
from tests.people import csrf_of, email_of, sign_in
from tests.proven import canonical, packed
from tests.workflows.conftest import unique
from wasl_verify.bundle import check_bundle
from wasl_verify.keys import Keys, read_keys
from wasl_verify.report import Kind, Report
from wasl_verify.words import sentences

REPLY = letter()


@dataclass(frozen=True)
class Proven:
    """A letter, the sealed folder of its reply, and the bundle as its head saved it."""

    deposit: Any
    folder: Any
    bundle: bytes

    @property
    def members(self) -> dict[str, bytes]:
        return dict(tampering.unpacked(self.bundle))

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.members["log/records.jsonl"].splitlines()]


@pytest.fixture(scope="module")
def way(cloud: LocalCloud) -> Journey:
    return Journey(cloud, cloud.seed(unique(specification.read())))


@pytest.fixture(scope="module")
def proven(cloud: LocalCloud, way: Journey) -> Iterator[Proven]:
    """Asked for and saved on the folder's page."""
    with following(cloud):
        deposit, folder = way.answered_deposit(REPLY)
        cloud.drain()
    signed(cloud)
    page = f"/desk/folders/{folder['id']}/bundle"
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(way.seeded, "head"))
        assert page in desk.get(f"/desk/folders/{folder['id']}").text
        assert desk.post(page, data=csrf_of(desk.get(page))).headers["Refresh"]
        cloud.drain()
        yield Proven(deposit, folder, desk.get(f"{page}/file").content)


@pytest.fixture(scope="module")
def keys() -> Keys:
    return read_keys(published())


@pytest.fixture(scope="module")
def count(soak: bool) -> int:
    return 1000 if soak else 40


def checked(cloud: LocalCloud, keys: Keys, bundle: bytes) -> Report:
    report = Report()
    check_bundle(io.BytesIO(bundle), keys, trust(cloud), report)
    return report


def demand_fault(report: Report, seed: int) -> None:
    """It fails, says where, and can say so in words."""
    assert report.exit_code == 1, seed
    assert all(fault.place and all(sentences(fault)) for fault in report.faults), seed


def test_what_was_saved_holds_without_us(cloud: LocalCloud, proven: Proven, keys: Keys) -> None:
    report = checked(cloud, keys, proven.bundle)
    assert report.exit_code == 0, [one for one in report.findings if one.kind in (Kind.FAULT, Kind.UNJUDGED)]
    held = {finding.code for finding in report.findings if finding.kind is Kind.HOLDS}
    assert held >= {"manifest_signed", "included", "chain_whole", "sealed", "trusted", "timestamped"}
    assert held >= {"original_recorded", "document_recorded", "steps_signed", "number_recorded"}


def test_it_holds_the_document_before_its_circuit_and_sealed(proven: Proven, way: Journey) -> None:
    (original,) = [data for path, data in proven.members.items() if path == "files/01-file.pdf"]
    assert original == REPLY
    assert proven.members["documents/01.pdf"] == way.sealed_reply(proven.folder)


def test_it_says_how_the_document_was_delivered(proven: Proven) -> None:
    told = [path.rpartition("-")[2] for path in proven.members if path.startswith("evidence/")]
    assert told == ["ContentConsignment.jws", "ConsignmentNotification.jws"]


def test_its_readme_says_how_to_check_a_signed_document(proven: Proven) -> None:
    said = proven.members["README.txt"].decode()
    assert "الوثيقة الموقعة والمختومة" in said
    assert "documents/01.pdf" in said.partition("À la main")[2]


def test_the_program_interface_leads_to_the_same_file(proven: Proven, way: Journey) -> None:
    found = way.call("GET", f"/folders/{proven.folder['id']}/bundle", "registrar")
    assert found["state"] == "ready"
    assert requests.get(found["file"]["url"], timeout=20).content == proven.bundle


def test_nothing_in_it_opens_the_page_of_the_depositor_who_is_answered(proven: Proven) -> None:
    secrets = [proven.deposit["id"], proven.deposit["submission"]["tracking_code"]]
    assert [path for path, data in proven.members.items() for it in secrets if it.encode() in data] == []
    assert {record["body"]["object"].partition("/")[0] for record in proven.records} <= {"folder", "mail", "lasting"}


def test_other_tools_accept_its_document_and_certificates(cloud: LocalCloud, proven: Proven, tmp_path: Path) -> None:
    """Opening, signature and seal: poppler and openssl each read all three."""
    document, members = proven.members["documents/01.pdf"], proven.members
    assert pdf_tools.pdfsig_verdicts(document, tmp_path) == ["Signature is Valid."] * 3
    assert pdf_tools.openssl_verify(document, cloud.pki.root_pem, tmp_path) == 3
    assert pdf_tools.mutool_verdict(document, tmp_path).count("signature is valid") == 2  # it takes no certification
    certificates = [data for path, data in members.items() if path.startswith("certificates/")]
    assert certificates
    for data in certificates:
        (tmp_path / "one.cer").write_bytes(data)
        pdf_tools.run("openssl", "x509", "-inform", "DER", "-in", tmp_path / "one.cer", "-noout", "-subject")


def test_a_sum_by_hand_finds_each_act_in_the_document(proven: Proven) -> None:
    document = proven.members["documents/01.pdf"]
    ends = [at + 6 for at in range(len(document)) if document.startswith(b"%%EOF\n", at)]
    states = {hashlib.sha256(document[:end]).hexdigest() for end in ends}
    said = [one["body"]["detail"] for one in proven.records if one["body"]["object"].startswith("folder/")]
    assert {detail["sha256"] for detail in said if "sha256" in detail} <= states
    assert hashlib.sha256(REPLY).hexdigest() in {detail.get("source_sha256") for detail in said}


def test_no_altered_archive_is_believed(cloud: LocalCloud, proven: Proven, keys: Keys, count: int) -> None:
    for seed in range(count):
        _, altered = tampering.archive_altered(proven.bundle, random.Random(seed))
        report = checked(cloud, keys, altered)
        if report.exit_code == 0:
            assert tampering.unpacked(altered) == tampering.unpacked(proven.bundle), seed
        else:
            demand_fault(report, seed)


def test_a_manifest_that_goes_along_with_what_was_altered_is_not_the_one_that_was_signed(
    cloud: LocalCloud, proven: Proven, keys: Keys, count: int
) -> None:
    members = tampering.unpacked(proven.bundle)
    for seed in range(count):
        for alter in (tampering.listing_altered, tampering.listed_otherwise):
            altered = alter(list(members), random.Random(seed))
            if altered != members:
                demand_fault(checked(cloud, keys, packed(altered)), seed)


def test_no_altered_member_is_believed_though_the_platform_signs_for_it(
    cloud: LocalCloud, proven: Proven, keys: Keys, count: int
) -> None:
    """Only what says how to check it rests on the manifest alone."""
    members = tampering.unpacked(proven.bundle)
    for seed in range(count):
        altered = tampering.listing_altered(list(members), random.Random(seed))
        changed = [name for (name, data), (_, was) in zip(altered[2:], members[2:], strict=True) if data != was]
        if changed and changed[0] not in ("README.txt", "keys/keys.json"):
            report = checked(cloud, keys, resigned(altered))
            assert report.exit_code == 1 or _only_letters(altered, members), (seed, changed)


def test_the_first_record_that_is_not_as_it_was_is_named(
    cloud: LocalCloud, proven: Proven, keys: Keys, count: int
) -> None:
    """Though whoever altered them could sign as the platform, but not change the tree."""
    members, records = tampering.unpacked(proven.bundle), proven.records
    place = [name for name, _ in members].index("log/records.jsonl")
    original = members[place][1]
    for seed in range(count):
        line, altered = tampering.records_altered(records, random.Random(seed))
        if altered == original:
            continue
        members[place] = "log/records.jsonl", altered
        report = checked(cloud, keys, resigned(members))
        demand_fault(report, seed)
        named = [fault.place for fault in report.faults if fault.place.startswith("log/records.jsonl")]
        exact = [it for it in named if it.startswith((f"log/records.jsonl {line}:", f"log/records.jsonl {line} "))]
        assert exact or f"log/records.jsonl {line}" in named, (seed, line, named)


def test_a_document_that_lasts_comes_with_what_was_said_of_its_certificates(
    cloud: LocalCloud, proven: Proven, way: Journey, keys: Keys, tmp_path: Path
) -> None:
    path = f"/folders/{proven.folder['id']}/bundle"
    with time_machine.travel(datetime.now(UTC) + LATER):
        cloud.fire("SweeperSchedule")
        cloud.drain(60)
        way.call("POST", path, "registrar")
        signed(cloud)
        way.call("POST", path, "registrar")
        cloud.drain()
        found = way.call("GET", path, "registrar")
        assert found["state"] == "ready"
        later = requests.get(found["file"]["url"], timeout=20).content
    report = checked(cloud, keys, later)
    assert report.exit_code == 0, report.faults
    members = dict(tampering.unpacked(later))
    assert members["documents/01.pdf"].startswith(proven.members["documents/01.pdf"])
    assert [name for name in members if name.startswith("revocation/")]
    assert pdf_tools.openssl_archive(members["documents/01.pdf"], cloud.pki.root_pem, tmp_path)


def test_of_a_folder_on_its_way_there_is_none_and_it_is_said_why(cloud: LocalCloud, way: Journey) -> None:
    folder_id = way.proposed_reply()["folder_id"]
    path, page = f"/folders/{folder_id}/bundle", f"/desk/folders/{folder_id}/bundle"
    assert way.call("POST", path, "head", expect=409)["code"] == "signing.folder_not_sealed"
    assert way.call("GET", path, "head", expect=404)["code"] == "bundles.none"
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(way.seeded, "head"))
        folder = desk.get(f"/desk/folders/{folder_id}")
        answer = desk.post(page, data=csrf_of(folder))
    assert page not in folder.text
    assert answer.status_code == 409
    assert "لم يكتمل مسار المصادقة" in answer.text


def resigned(members: tampering.Named) -> bytes:
    """The archive with a manifest that says what its members are by now, signed by the platform."""
    manifest = json.loads(members[0][1])
    for listed, (_, data) in zip(manifest["members"], members[2:], strict=True):
        listed.update(sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data))
    written = canonical(manifest)
    said = {name: manifest[name] for name in ("version", "kind", "subject", "issuer", "made_at")}
    said["sha256"] = hashlib.sha256(written).hexdigest()
    signature = bootstrap.platform_signer().sign(said, bootstrap.clock().now(), "wasl-manifest")
    return packed([("manifest.json", written), ("manifest.jws", signature.encode()), *members[2:]])


def _only_letters(altered: tampering.Named, members: tampering.Named) -> bool:
    """The digits of a signature may be of either size."""
    return [data.lower() for _, data in altered[2:]] == [data.lower() for _, data in members[2:]]
